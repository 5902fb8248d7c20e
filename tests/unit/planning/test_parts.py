"""Every part has a step, in order, and each answer fits beside its part."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Document, Page
from app.domain.errors import InstructionMissing, LanguageMissing, ModelContextTooSmall
from app.domain.options import Options
from app.domain.plan import Plan, StepRole
from app.domain.task import Kind
from app.domain.work import Assignment, ReadDocument
from app.planning.parts import answer_growth, chunk_budget, plan_parts
from app.planning.require import require_instruction, require_language
from tests.contract.samples import make_task

TASK = make_task("t").model_copy(update={"kind": Kind.TRANSLATE})


def plan_of(texts: list[str], language: str = "German", context_tokens: int = 600) -> Plan:
    pages = [Page(number=n, text=text) for n, text in enumerate(texts, start=1)]
    document = Document(id="d", path="/d", name="d", char_count=sum(map(len, texts)))
    task = TASK.model_copy(update={"options": Options(language=language)})
    ids = itertools.count()
    assignment = Assignment(
        task,
        [ReadDocument(document, pages)],
        "model",
        context_tokens,
        lambda several: [len(text.split()) for text in several],
        lambda: f"s{next(ids)}",
    )
    return plan_parts(assignment)


@given(st.lists(st.integers(min_value=1, max_value=300), min_size=1, max_size=5))
def test_the_parts_tile_the_text_and_every_answer_fits(lengths: list[int]) -> None:
    texts = ["one word more. " * length + "\n\n" for length in lengths]
    plan = plan_of(texts)
    text = "".join(texts)
    assert "".join(text[c.char_start : c.char_end] for c in plan.chunks) == text
    assert [step.position for step in plan.steps] == list(range(len(plan.steps)))
    assert {step.role for step in plan.steps} <= {StepRole.MAP, StepRole.SINGLE}
    for step in plan.steps:
        assert step.chunk is not None
        assert step.chunk.tokens + step.max_tokens + 250 <= 600
        assert step.max_tokens >= step.chunk.tokens * 1.6


def test_a_script_that_takes_more_tokens_gets_smaller_parts() -> None:
    texts = ["one word more. " * 200]
    assert len(plan_of(texts, "Russian").chunks) > len(plan_of(texts, "German").chunks)
    assert answer_growth("Russian") > answer_growth("German") == answer_growth("Klingon")


def test_a_context_without_room_is_refused() -> None:
    with pytest.raises(ModelContextTooSmall):
        chunk_budget("tiny", 300, 1.6)


def test_what_is_missing_is_told_before_anything_is_queued() -> None:
    with pytest.raises(LanguageMissing):
        require_language(TASK)
    with pytest.raises(InstructionMissing):
        require_instruction(TASK.model_copy(update={"kind": Kind.REWRITE}))
