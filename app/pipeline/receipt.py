"""The receipt of a task: what was read, where it ran, what it cost, what left the machine."""

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.document import Document
from app.domain.errors import TaskUnknown
from app.domain.plan import Chunk, Step, StepState
from app.domain.ports import Ports
from app.domain.result import Reading, Receipt
from app.domain.route import Route
from app.domain.task import Task
from app.pipeline.cost import spent_on, was_sent
from app.planning.estimate import busy_seconds, tokens_per_second


def make_receipt(
    task: Task, documents: list[Document], steps: list[Step], attempts: list[Attempt]
) -> Receipt:
    """The receipt of a task in whatever state it is."""
    done = [step for step in steps if step.state is StepState.DONE]
    read = [step.chunk for step in done if step.chunk]
    unread = [step.chunk for step in steps if step.chunk and step.state is not StepState.DONE]
    spent, givers = spent_on(attempts), _givers(done, attempts)
    cloud_steps = sum(one.route is Route.CLOUD for one in givers)
    return Receipt(
        pages_total=sum(document.pages_total or 0 for document in documents),
        reading=_reading(task, documents, steps),
        pages_read=sum(_pages_read(document, steps) for document in documents),
        pages_unreadable=tuple(page for d in documents for page in d.pages_unreadable),
        chunks_total=len(read) + len(unread),
        chunks_read=len(read),
        tokens_read=sum(chunk.tokens for chunk in read),
        tokens_dropped=sum(chunk.tokens for chunk in unread) if task.state.is_final else 0,
        steps=len(steps),
        attempts=len(attempts),
        repairs=sum(attempt.is_repair for attempt in attempts),
        local_steps=len(done) - cloud_steps,
        cloud_steps=cloud_steps,
        batch_steps=sum(one.batch_id is not None for one in givers),
        prompt_tokens=sum(attempt.prompt_tokens or 0 for attempt in attempts),
        completion_tokens=sum(attempt.completion_tokens or 0 for attempt in attempts),
        seconds=round(busy_seconds(attempts), 3),
        tokens_per_second=round(tokens_per_second(attempts), 2),
        cost_usd=None if spent.unknown else spent.known_usd,
        possible_cost_usd=spent.possible_usd,
        bytes_left_machine=_bytes_left(attempts),
        model=_model(attempts),
    )


def origin(ports: Ports, task: Task) -> dict[str, object]:
    """What the receipt says when another task did the work: when, and with which model."""
    if task.reused_from is None:
        return {}
    try:
        earlier = ports.store.task(task.reused_from)
    except TaskUnknown:  # it was deleted
        return {}
    return {
        "reused_at": earlier.finished_at,
        "model": _model(ports.store.attempts(earlier.id)),
    }


def _reading(task: Task, documents: list[Document], steps: list[Step]) -> Reading:
    """Whether the plan reads all of the documents; before there is one, nothing is left out."""
    is_planned = task.decision is not None
    is_whole = all(_is_whole(document, _chunks(document, steps)) for document in documents)
    if is_whole or not is_planned:
        return "whole"
    return "rows" if task.options.is_by_row else "passages"


def _pages_read(document: Document, steps: list[Step]) -> int:
    """Readable pages that were to be read and that no open step still has to read."""
    chunks = _chunks(document, steps)
    if not chunks:
        return 0
    total = document.pages_total or 0
    planned = range(1, total + 1) if _is_whole(document, chunks) else _numbers(chunks)
    open_steps = [step for step in steps if step.state is not StepState.DONE]
    unread = {*document.pages_unreadable, *_numbers(_chunks(document, open_steps))}
    return len(set(planned) - unread)


def _chunks(document: Document, steps: list[Step]) -> list[Chunk]:
    return [step.chunk for step in steps if step.chunk and step.chunk.document_id == document.id]


def _numbers(chunks: list[Chunk]) -> set[int]:
    return {number for c in chunks for number in range(c.page_first, c.page_last + 1)}


def _is_whole(document: Document, chunks: list[Chunk]) -> bool:
    """Whether the chunks, without their overlaps, are as long as the text."""
    lengths = (chunk.char_end - chunk.char_start - chunk.overlap_chars for chunk in chunks)
    return sum(lengths) == document.char_count


def _model(attempts: list[Attempt]) -> str:
    """The model(s) that wrote or tried in vain; more than one if it was changed in between."""
    tried = {AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED}
    return ", ".join(dict.fromkeys(a.model for a in attempts if a.outcome in tried))


def _givers(done: list[Step], attempts: list[Attempt]) -> list[Attempt]:
    """The attempts that gave the finished steps their results. Of two good ones the first did."""
    good = [one for one in attempts if one.outcome is AttemptOutcome.DONE and one.finished_at]
    last_first = sorted(good, key=lambda one: str(one.finished_at), reverse=True)
    givers = {one.step_id: one for one in last_first}
    return [givers[step.id] for step in done if step.id in givers]


def _bytes_left(attempts: list[Attempt]) -> int:
    """What was sent, or may have been: where no answer came, what the request had in it."""
    return sum(one.bytes_out or 0 for one in attempts if was_sent(one))
