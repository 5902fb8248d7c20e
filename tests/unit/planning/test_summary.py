"""The merge tree reads every chunk exactly once and every merge fits the model."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelContextTooSmall
from app.domain.plan import Chunk, Plan, StepRole
from app.planning.summary import SummaryBudget, plan_tree, summary_budget

BUDGET = SummaryBudget(chunk_tokens=1200, note_tokens=160, summary_tokens=320, fan_in=7)


def plan_of(count: int, fan_in: int = 7) -> Plan:
    chunks = [
        Chunk(document_id="d", page_first=n, page_last=n, char_start=n, char_end=n + 1, tokens=9)
        for n in range(count)
    ]
    ids = itertools.count()
    return plan_tree(chunks, BUDGET._replace(fan_in=fan_in), lambda: f"s{next(ids)}")


def test_one_chunk_is_one_single_step() -> None:
    [step] = plan_of(1).steps
    assert (step.role, step.max_tokens) == (StepRole.SINGLE, 320)


@given(st.integers(min_value=2, max_value=300), st.integers(min_value=2, max_value=8))
def test_every_result_but_the_last_is_merged_exactly_once(count: int, fan_in: int) -> None:
    steps = plan_of(count, fan_in).steps
    used = sorted(position for step in steps for position in step.inputs)
    assert used == list(range(len(steps) - 1))


@given(st.integers(min_value=2, max_value=300), st.integers(min_value=2, max_value=8))
def test_steps_come_after_what_they_read_and_fit_the_fan_in(count: int, fan_in: int) -> None:
    for position, step in enumerate(plan_of(count, fan_in).steps):
        assert step.position == position
        assert len(step.inputs) <= fan_in
        assert all(earlier < position for earlier in step.inputs)


def test_only_the_last_step_may_be_as_long_as_a_summary() -> None:
    steps = plan_of(20).steps
    assert [step.max_tokens for step in steps[:-1]] == [160] * (len(steps) - 1)
    assert steps[-1].max_tokens == 320


@given(st.integers(min_value=1100, max_value=200_000), st.integers(min_value=0, max_value=100))
def test_a_merge_of_full_notes_fits_the_context(context: int, instruction: int) -> None:
    budget = summary_budget("m", context, instruction)
    notes = budget.fan_in * (budget.note_tokens + 8)
    assert max(notes, budget.chunk_tokens) + budget.summary_tokens + instruction + 250 <= context


def test_a_model_with_too_small_a_context_is_refused_with_both_figures() -> None:
    with pytest.raises(ModelContextTooSmall, match="512") as refused:
        summary_budget("tiny", 512, 0)
    needed = refused.value.facts["needed_tokens"]
    assert isinstance(needed, int)
    summary_budget("tiny", needed, 0)
    with pytest.raises(ModelContextTooSmall):
        summary_budget("tiny", needed - 1, 0)
