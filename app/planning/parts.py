"""The plan of `translate` and `rewrite`: a step for every part, and its result in the part's place.

There is nothing to merge.
"""

from app.domain.errors import ModelContextTooSmall
from app.domain.languages import LATIN, scripts_of
from app.domain.plan import Plan, Step, StepRole
from app.domain.work import Assignment
from app.planning.chunker import chunk_pages
from app.planning.whole import require_whole

# A small model that is given more begins to leave things out.
_CHUNK_TOKENS = 400
_FEWEST_CHUNK_TOKENS = 32
# Instruction, chat template and what tokenization may differ by at a chunk's edges.
_PROMPT_TOKENS = 250
# An answer's tokens for each of the text's; most vocabularies are rich in Latin words only.
_GROWTH, _GROWTH_OTHER_SCRIPT = 1.6, 3.0
_SPARE_TOKENS = 32


def plan_parts(assignment: Assignment) -> Plan:
    """A step for each chunk of the task's document.

    Raises:
        ModelContextTooSmall: no useful chunk fits beside its answer.
    """
    [(document, pages)] = assignment.documents
    task = assignment.task
    [told_tokens] = assignment.count([task.instruction + task.options.language])
    growth = answer_growth(task.options.language)
    budget = chunk_budget(assignment.model, assignment.context_tokens - told_tokens, growth)
    chunks = chunk_pages(document.id, pages, budget, assignment.count, has_overlap=False)
    require_whole(chunks, document)
    role = StepRole.SINGLE if len(chunks) == 1 else StepRole.MAP
    steps = (
        Step(
            id=assignment.new_id(),
            position=position,
            role=role,
            chunk=chunk,
            max_tokens=part_answer_tokens(task.options.language, chunk.tokens),
        )
        for position, chunk in enumerate(chunks)
    )
    return Plan(steps=tuple(steps))


def part_answer_tokens(language: str, tokens: int) -> int:
    """How long the answer for a part of so many tokens may be."""
    return int(tokens * answer_growth(language)) + _SPARE_TOKENS


def answer_growth(language: str) -> float:
    """The most tokens that an answer may have for each token of its text."""
    scripts = scripts_of(language)
    return _GROWTH_OTHER_SCRIPT if scripts and LATIN not in scripts else _GROWTH


def chunk_budget(model: str, context_tokens: int, growth: float) -> int:
    """The most tokens of a chunk whose answer fits beside it.

    Raises:
        ModelContextTooSmall: it would be too few to be of use.
    """
    room = context_tokens - _PROMPT_TOKENS - _SPARE_TOKENS
    tokens = min(_CHUNK_TOKENS, int(room / (1 + growth)))
    if tokens < _FEWEST_CHUNK_TOKENS:
        needed = context_tokens - room + int(_FEWEST_CHUNK_TOKENS * (1 + growth)) + 1
        raise ModelContextTooSmall(name=model, context_tokens=context_tokens, needed_tokens=needed)
    return tokens
