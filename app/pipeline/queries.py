"""What the window and the command line show: rows and reports, read from the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.document import Document
from app.domain.errors import ErrorInfo, well_formed
from app.domain.plan import Chunk, Step, StepRole, StepState
from app.domain.ports import Ports, TaskOverview
from app.domain.result import Reading, Receipt, ReportedError, Result, TaskReport
from app.domain.route import Route
from app.domain.task import Kind, Task, TaskState
from app.domain.work import FinishedSteps
from app.pipeline.kinds import WORK
from app.planning.estimate import busy_seconds, seconds_left, tokens_per_second

_MINUTE_S = 60


@dataclass(frozen=True)
class TaskRow:
    """One line of the task table. `stage` is in words: "reading", "map 3 of 9", "done"."""

    id: str
    document: str
    path: str
    kind: Kind
    state: TaskState
    route: Route | None
    stage: str
    steps_done: int
    steps_total: int
    tokens_per_second: float
    seconds_left: float | None
    created_at: datetime
    error: ErrorInfo | None
    set_id: str | None = None

    @property
    def fraction_done(self) -> float:
        """Steps done out of all, 0 to 1; 0 before the plan is made."""
        return self.steps_done / self.steps_total if self.steps_total else 0.0

    @property
    def time_left(self) -> str:
        """The time left in words; empty when it is not known or nothing is left."""
        if not self.seconds_left:
            return ""
        if self.seconds_left < _MINUTE_S:
            return f"about {max(1, round(self.seconds_left))} s"
        return f"about {round(self.seconds_left / _MINUTE_S)} min"


@dataclass(frozen=True)
class StepNote:
    """The result of a finished step, for reading before the whole is done."""

    step_id: str
    role: StepRole
    heading: str
    text: str


def task_rows(ports: Ports) -> list[TaskRow]:
    """All tasks, newest first; only those that are under way are looked at closely."""
    return [
        _row(ports, one.task) if _is_under_way(one) else _resting_row(one)
        for one in ports.store.overviews()
    ]


def task_row(ports: Ports, task_id: str) -> TaskRow:
    """One task's line.

    Raises:
        TaskUnknown: there is none with this id.
    """
    return _row(ports, ports.store.task(task_id))


def step_notes(ports: Ports, task_id: str) -> list[StepNote]:
    """What the finished steps of a task say, in order: the result as far as it is there."""
    work = WORK[ports.store.task(task_id).kind]
    return [
        StepNote(step.id, step.role, step_heading(step), work.note(step))
        for step in ports.store.steps(task_id)
        if step.result is not None and step.role is not StepRole.VERIFY
    ]


def step_heading(step: Step) -> str:
    """What a step read, in words."""
    if step.role is StepRole.MERGE:
        return f"Merged from {len(step.inputs)} notes"
    if step.chunk is None:
        return "Whole document" if step.inputs else "Without a text"
    first, last = step.chunk.page_first, step.chunk.page_last
    return f"Page {first}" if first == last else f"Pages {first} to {last}"


def task_report(ports: Ports, task_id: str) -> TaskReport:
    """Result and receipt of a task, in whatever state it is.

    Raises:
        TaskUnknown: there is none with this id.
    """
    task = ports.store.task(task_id)
    documents = [ports.store.document(key) for key in task.document_ids]
    steps = ports.store.steps(task.id)
    result = task_result(ports, task, steps, documents)
    return TaskReport(
        task_id=task.id,
        document=_names([document.name for document in documents]),
        state=task.state,
        kind=task.kind,
        category=task.category,
        privacy=task.privacy,
        route=task.decision.route if task.decision else None,
        reason=task.decision.reason if task.decision else None,
        result=result.value,
        citations=result.citations,
        checks=result.checks,
        notes=result.notes,
        receipt=_receipt(task, documents, steps, ports.store.attempts(task.id)).model_copy(
            update={"sentences": result.sentences, **_origin(ports, task)}
        ),
        error=ReportedError.of(task.error) if task.error else None,
        reused_from=task.reused_from,
        conversation=task.conversation,
    )


def task_result(ports: Ports, task: Task, steps: list[Step], documents: list[Document]) -> Result:
    """What a finished task gave; an empty result before that."""
    if task.state is not TaskState.SUCCEEDED:
        return Result(value=None)
    return WORK[task.kind].result(FinishedSteps(task, steps, ports.store.pages, documents))


def _row(ports: Ports, task: Task) -> TaskRow:
    documents = [ports.store.document(key) for key in task.document_ids]
    steps = ports.store.steps(task.id)
    attempts = ports.store.attempts(task.id)
    return TaskRow(
        id=task.id,
        document=_names([document.name for document in documents]),
        path=well_formed(documents[0].path),
        kind=task.kind,
        state=task.state,
        route=task.decision.route if task.decision else None,
        stage=_stage(task, steps),
        steps_done=sum(step.state is StepState.DONE for step in steps),
        steps_total=len(steps),
        tokens_per_second=tokens_per_second(attempts),
        seconds_left=None if task.state.is_final else seconds_left(steps, attempts),
        created_at=task.created_at,
        error=task.error,
        set_id=task.set_id,
    )


def _is_under_way(one: TaskOverview) -> bool:
    is_begun = one.task.state is TaskState.RUNNING or one.steps_total > 0
    return is_begun and not one.task.state.is_final


def _resting_row(one: TaskOverview) -> TaskRow:
    """A task that has ended or not begun: its steps need only be counted."""
    task = one.task
    return TaskRow(
        id=task.id,
        document=_names(one.names),
        path=well_formed(one.paths[0]),
        kind=task.kind,
        state=task.state,
        route=task.decision.route if task.decision else None,
        stage=_stage(task, []),
        steps_done=one.steps_done,
        steps_total=one.steps_total,
        tokens_per_second=tokens_per_second(one.spans),
        seconds_left=None,
        created_at=task.created_at,
        error=task.error,
        set_id=task.set_id,
    )


def _stage(task: Task, steps: list[Step]) -> str:
    """Where the task is, in words a person reads."""
    if task.state is not TaskState.RUNNING:
        return task.state.value.replace("_", " ")
    current = next((step for step in steps if step.state is not StepState.DONE), None)
    if current is None:
        return "finishing" if steps else "reading"
    same = [step for step in steps if step.role is current.role]
    return f"{current.role.value} {same.index(current) + 1} of {len(same)}"


def _names(names: Sequence[str]) -> str:
    others = len(names) - 1
    return f"{names[0]} and {others} more" if others else names[0]


def _receipt(
    task: Task, documents: list[Document], steps: list[Step], attempts: list[Attempt]
) -> Receipt:
    done = [step for step in steps if step.state is StepState.DONE]
    read = [step.chunk for step in done if step.chunk]
    unread = [step.chunk for step in steps if step.chunk and step.state is not StepState.DONE]
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
        local_steps=len(done),
        cloud_steps=0,
        prompt_tokens=sum(attempt.prompt_tokens or 0 for attempt in attempts),
        completion_tokens=sum(attempt.completion_tokens or 0 for attempt in attempts),
        seconds=round(busy_seconds(attempts), 3),
        tokens_per_second=round(tokens_per_second(attempts), 2),
        cost_usd=0.0,
        bytes_left_machine=0,
        model=_model(attempts),
    )


def _origin(ports: Ports, task: Task) -> dict[str, object]:
    """What the receipt says when another task did the work: when, and with which model."""
    if task.reused_from is None:
        return {}
    origin = ports.store.task(task.reused_from)
    return {
        "reused_at": origin.finished_at,
        "model": _model(ports.store.attempts(origin.id)),
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
