"""The plan of a hierarchical summary: map over all chunks, then merge in a tree until one is left.

The tree is fixed before anything runs: every result has a token limit, so how many results fit
one merge is known. That makes progress countable and a restart simple.
"""

from collections.abc import Callable, Sequence
from itertools import count, pairwise
from math import ceil
from typing import NamedTuple

from app.domain.errors import ModelContextTooSmall
from app.domain.options import Length
from app.domain.plan import Chunk, Plan, Step, StepRole
from app.domain.work import Assignment
from app.planning.chunker import chunk_pages
from app.planning.whole import require_whole

# Small models lose the middle of a long text, so chunks stay short even where more would fit.
_CHUNK_TOKENS = 1200
# A model with a long context, one in the cloud for example, reads a quarter of it at a time.
_CHUNK_SHARE = 4
# Notes are dense, so more of them may be read at once: each level of merging loses something.
_MERGE_TOKENS = 2000
_NOTE_TOKENS = 220
_LEAST_NOTE_TOKENS = 110
_SUMMARY_TOKENS = {Length.SHORT: 120, Length.MEDIUM: 320, Length.LONG: 640}
# A summary never takes more of the context than this: the rest is for what it reads.
_SUMMARY_SHARE = 3
# Instruction, chat template and what tokenization may differ by at a chunk's edges.
_PROMPT_TOKENS = 250
_SEPARATOR_TOKENS = 8


class SummaryBudget(NamedTuple):
    """Token limits of a summary's steps for one model."""

    chunk_tokens: int
    note_tokens: int
    summary_tokens: int
    fan_in: int


def plan_summary(assignment: Assignment) -> Plan:
    """The steps of a summary of the task's document.

    Raises:
        ModelContextTooSmall: not even two notes fit one merge.
    """
    [(document, pages)] = assignment.documents
    [instruction_tokens] = assignment.count([assignment.task.instruction])
    length = assignment.task.options.length
    budget = summary_budget(assignment.model, assignment.context_tokens, instruction_tokens, length)
    chunks = chunk_pages(document.id, pages, budget.chunk_tokens, assignment.count)
    require_whole(chunks, document)
    return plan_tree(chunks, budget, assignment.new_id)


def summary_budget(
    model: str, context_tokens: int, instruction_tokens: int, length: Length = Length.MEDIUM
) -> SummaryBudget:
    """Divide a model's context between prompt, text and answer.

    Raises:
        ModelContextTooSmall: not even two notes fit one merge.
    """
    summary_tokens = min(_SUMMARY_TOKENS[length], context_tokens // _SUMMARY_SHARE)
    room = context_tokens - _PROMPT_TOKENS - instruction_tokens - summary_tokens
    chunk_tokens = min(max(_CHUNK_TOKENS, context_tokens // _CHUNK_SHARE), room)
    note_tokens = min(_NOTE_TOKENS, max(_LEAST_NOTE_TOKENS, room // 2 - _SEPARATOR_TOKENS))
    fan_in = min(_MERGE_TOKENS, room) // (note_tokens + _SEPARATOR_TOKENS)
    if fan_in < 2:  # noqa: PLR2004 - a merge of fewer than two never ends
        least = _PROMPT_TOKENS + instruction_tokens + 2 * (_LEAST_NOTE_TOKENS + _SEPARATOR_TOKENS)
        most = _SUMMARY_TOKENS[length]
        needed = next(n for n in count(least) if n - min(most, n // _SUMMARY_SHARE) >= least)
        raise ModelContextTooSmall(name=model, context_tokens=context_tokens, needed_tokens=needed)
    return SummaryBudget(chunk_tokens, note_tokens, summary_tokens, fan_in)


def plan_tree(chunks: Sequence[Chunk], budget: SummaryBudget, new_id: Callable[[], str]) -> Plan:
    """One `single` step for one chunk; else a `map` step a chunk and a tree of `merge` steps."""
    if len(chunks) == 1:
        return Plan(steps=(_step(0, StepRole.SINGLE, budget, new_id, chunk=chunks[0]),))
    steps = [
        _step(position, StepRole.MAP, budget, new_id, chunk=chunk)
        for position, chunk in enumerate(chunks)
    ]
    level = [step.position for step in steps]
    while len(level) > 1:
        groups = _even_groups(level, budget.fan_in)
        merges = [
            _step(len(steps) + number, StepRole.MERGE, budget, new_id, inputs=group)
            for number, group in enumerate(groups)
        ]
        steps += merges
        level = [step.position for step in merges]
    steps[-1] = steps[-1].model_copy(update={"max_tokens": budget.summary_tokens})
    return Plan(steps=tuple(steps))


def _step(
    position: int,
    role: StepRole,
    budget: SummaryBudget,
    new_id: Callable[[], str],
    *,
    chunk: Chunk | None = None,
    inputs: tuple[int, ...] = (),
) -> Step:
    is_whole = role is StepRole.SINGLE
    return Step(
        id=new_id(),
        position=position,
        role=role,
        chunk=chunk,
        inputs=inputs,
        max_tokens=budget.summary_tokens if is_whole else budget.note_tokens,
    )


def _even_groups(positions: Sequence[int], fan_in: int) -> list[tuple[int, ...]]:
    """Neighbours in as few groups of at most `fan_in` as possible, of sizes that differ by 1."""
    groups = ceil(len(positions) / fan_in)
    size, larger = divmod(len(positions), groups)
    cuts = [number * size + min(number, larger) for number in range(groups + 1)]
    return [tuple(positions[a:b]) for a, b in pairwise(cuts)]
