"""Time left comes from what finished steps took."""

from datetime import UTC, datetime

import pytest

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.plan import Chunk, Step, StepRole, StepState
from app.planning.estimate import seconds_left, tokens_per_second

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def step(position: int, state: StepState, tokens: int = 1000) -> Step:
    chunk = Chunk(
        document_id="d", page_first=1, page_last=1, char_start=0, char_end=1, tokens=tokens
    )
    role = StepRole.MAP
    return Step(
        id=str(position), position=position, role=role, chunk=chunk, max_tokens=100, state=state
    )


def attempt(outcome: AttemptOutcome | None = AttemptOutcome.DONE) -> Attempt:
    return Attempt(
        id="a",
        task_id="t",
        step_id="0",
        number=1,
        engine="local",
        model="m",
        started_at=NOON,
        outcome=outcome,
        prompt_tokens=1000,
        completion_tokens=50,
        first_token_s=4.0,
        seconds=5.0,
    )


def test_rate_is_of_writing_alone() -> None:
    assert tokens_per_second([attempt()]) == 50.0
    assert tokens_per_second([]) == 0.0


def test_left_is_unknown_before_a_step_is_done() -> None:
    assert seconds_left([step(0, StepState.RUNNING)], []) is None
    assert seconds_left([step(0, StepState.PENDING)], [attempt(AttemptOutcome.FAILED)]) is None


def test_left_counts_reading_by_tokens_and_writing_by_steps() -> None:
    steps = [step(0, StepState.DONE), step(1, StepState.PENDING, 500), step(2, StepState.RUNNING)]
    assert seconds_left(steps, [attempt()]) == pytest.approx(1500 * 4.0 / 1000 + 2 * 1.0)


def test_a_merge_is_as_long_as_the_notes_it_may_get() -> None:
    merge = Step(id="m", position=1, role=StepRole.MERGE, inputs=(0,), max_tokens=100)
    assert seconds_left([step(0, StepState.DONE), merge], [attempt()]) == pytest.approx(0.4 + 1.0)
