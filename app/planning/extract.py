"""The plan of `extract`: every chunk is read; what was found is merged without a model."""

import json

from app.domain.errors import ModelContextTooSmall
from app.domain.plan import Chunk, Plan, Step, StepRole
from app.domain.work import Assignment
from app.planning.chunker import chunk_pages
from app.planning.whole import require_whole

# An answer may hold most of its text, and the fields' names besides.
_CHUNK_TOKENS = 800
_ANSWER_TOKENS = 1024
_FEWEST_CHUNK_TOKENS = 64
# Instruction, chat template and what tokenization may differ by at a chunk's edges.
_PROMPT_TOKENS = 250


def plan_extract(assignment: Assignment) -> Plan:
    """One `single` step for one chunk; else a `map` step a chunk and the merge, which is ours.

    Raises:
        ModelContextTooSmall: the schema leaves no room for a text.
    """
    [(document, pages)] = assignment.documents
    answer_tokens = min(_ANSWER_TOKENS, assignment.context_tokens // 4)
    budget = _chunk_budget(assignment, answer_tokens)
    chunks = chunk_pages(document.id, pages, budget, assignment.count)
    require_whole(chunks, document)

    def step(position: int, role: StepRole, chunk: Chunk | None = None) -> Step:
        inputs = () if chunk else tuple(range(position))
        return Step(
            id=assignment.new_id(),
            position=position,
            role=role,
            chunk=chunk,
            inputs=inputs,
            max_tokens=answer_tokens if chunk else 0,
        )

    if len(chunks) == 1:
        return Plan(steps=(step(0, StepRole.SINGLE, chunks[0]),))
    reading = [step(position, StepRole.MAP, chunk) for position, chunk in enumerate(chunks)]
    return Plan(steps=(*reading, step(len(chunks), StepRole.MERGE)))


def _chunk_budget(assignment: Assignment, answer_tokens: int) -> int:
    task = assignment.task
    told = assignment.count([task.instruction, json.dumps(task.options.json_schema)])
    needed = _PROMPT_TOKENS + sum(told) + answer_tokens
    room = assignment.context_tokens - needed
    if room < _FEWEST_CHUNK_TOKENS:
        raise ModelContextTooSmall(
            name=assignment.model,
            context_tokens=assignment.context_tokens,
            needed_tokens=needed + _FEWEST_CHUNK_TOKENS,
        )
    return min(_CHUNK_TOKENS, room)
