"""The plan of `classify`: what gets a label is read whole, in parts where it is long.

A document gets one label. With `is_by_row` each row of its tables gets one; then a step that needs
no model carries the names of a table's columns to the steps of its rows. The first step of all
reads no text: it measures which labels the model is fond of in any case.
"""

import re
from collections.abc import Sequence

from app.domain.errors import DocumentHasNoTable, LabelsInvalid, ModelContextTooSmall
from app.domain.plan import Chunk, Plan, Step, StepRole
from app.domain.table import tables_of
from app.domain.task import Task
from app.domain.work import Assignment, ReadDocument
from app.planning.chunker import chunk_pages
from app.planning.spans import chunk_spans
from app.planning.whole import require_whole

_CHUNK_TOKENS = 1200
_FEWEST_CHUNK_TOKENS = 64
# Instruction, chat template and what tokenization may differ by at a chunk's edges.
_PROMPT_TOKENS = 200
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_MOST_LABELS = 200
_MOST_LABEL_CHARS = 200


def require_labels(task: Task) -> None:
    """Raise LabelsInvalid unless there are two labels or more that can be told apart."""
    names = [label.name for label in task.options.labels]
    if len(names) < 2:  # noqa: PLR2004 - one label is no choice
        raise LabelsInvalid(reason="there are fewer than two")
    if len(names) > _MOST_LABELS:
        raise LabelsInvalid(reason=f"there are {len(names):,}, the limit is {_MOST_LABELS}")
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        bare = " ".join(name.split()).casefold()
        if not bare:
            raise LabelsInvalid(reason=f"label {number} is empty")
        if not name.isprintable() or len(name) > _MOST_LABEL_CHARS:
            raise LabelsInvalid(reason=f"label {number} is too long or has control characters")
        if bare in seen:
            raise LabelsInvalid(reason=f'two of them are alike: "{name}"')
        seen.add(bare)


def plan_classify(assignment: Assignment) -> Plan:
    """The steps that read what gets a label.

    Raises:
        DocumentHasNoTable: rows are asked for and there are none.
        ModelContextTooSmall: the labels leave no room for a text.
    """
    [read] = assignment.documents
    labels = assignment.task.options.labels
    answer_tokens = max(assignment.count([label.name for label in labels])) + 1
    budget = _chunk_budget(assignment, answer_tokens)
    steps = [_step(0, StepRole.SINGLE)]
    if assignment.task.options.is_by_row:
        _add_rows(steps, assignment, read, budget)
    else:
        chunks = chunk_pages(read.document.id, read.pages, budget, assignment.count)
        require_whole(chunks, read.document)
        _add(steps, chunks)
    facts = {"max_tokens": answer_tokens}
    steps = [step.model_copy(update={**facts, "id": assignment.new_id()}) for step in steps]
    return Plan(steps=tuple(steps))


def _chunk_budget(assignment: Assignment, answer_tokens: int) -> int:
    """The most tokens of a chunk beside everything that is told about the labels."""
    told = [assignment.task.instruction]
    for label in assignment.task.options.labels:
        told += [f'- {label.name}: {label.description} ""', *label.examples]
    told_tokens = _PROMPT_TOKENS + answer_tokens + sum(assignment.count(told)) + len(told)
    room = assignment.context_tokens - told_tokens
    _require_room(assignment, room)
    return min(_CHUNK_TOKENS, room)


def _require_room(assignment: Assignment, room: int) -> None:
    """Raise ModelContextTooSmall unless so many tokens are enough for a text."""
    if room < _FEWEST_CHUNK_TOKENS:
        raise ModelContextTooSmall(
            name=assignment.model,
            context_tokens=assignment.context_tokens,
            needed_tokens=assignment.context_tokens - room + _FEWEST_CHUNK_TOKENS,
        )


def _step(
    position: int, role: StepRole, chunk: Chunk | None = None, inputs: tuple[int, ...] = ()
) -> Step:
    return Step(id="", position=position, role=role, chunk=chunk, inputs=inputs, max_tokens=1)


def _add(steps: list[Step], chunks: Sequence[Chunk], inputs: tuple[int, ...] = ()) -> None:
    """Add a step for each chunk of one thing that gets a label."""
    role = StepRole.SINGLE if len(chunks) == 1 else StepRole.MAP
    for chunk in chunks:
        steps.append(_step(len(steps), role, chunk, inputs))


def _after_blank_lines(text: str, at: int) -> int:
    """Where the blank lines end that follow a row: they go with it, so that none is left unread."""
    blank = _BLANK_LINES.match(text, at)
    return blank.end() if blank else at


def _add_rows(steps: list[Step], assignment: Assignment, read: ReadDocument, budget: int) -> None:
    """Add for each table the step of its header, then those of its rows.

    Raises:
        DocumentHasNoTable, ModelContextTooSmall.
    """
    text = "".join(page.text for page in read.pages)
    tables = [table for table in tables_of(text) if table.rows]
    if not tables:
        raise DocumentHasNoTable(name=read.document.name)
    key, pages, count = read.document.id, read.pages, assignment.count
    spans = [(table.start, table.end) for table in tables]
    heads = [chunk for [chunk] in chunk_spans(key, pages, spans, assignment.context_tokens, count)]
    room = budget - max(head.tokens for head in heads)
    _require_room(assignment, room)
    for head, table in zip(heads, tables, strict=True):
        at = len(steps)
        _add(steps, [head])
        spans = [(row.start, _after_blank_lines(text, row.end)) for row in table.rows]
        for chunks in chunk_spans(key, pages, spans, room, count):
            _add(steps, chunks, (at,))
