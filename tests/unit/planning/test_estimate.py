"""Speed and time left come from what attempts took, however many ran at once."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.attempt import Attempt, AttemptOutcome, Completion
from app.domain.plan import Chunk, Plan, Step, StepRole, StepState
from app.planning.estimate import (
    Speed,
    busy_seconds,
    past_speed,
    plan_seconds,
    seconds_left,
    tokens_per_second,
    trial_speed,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def step(position: int, state: StepState, tokens: int = 1000) -> Step:
    chunk = Chunk(
        document_id="d", page_first=1, page_last=1, char_start=0, char_end=1, tokens=tokens
    )
    role = StepRole.MAP
    return Step(
        id=str(position), position=position, role=role, chunk=chunk, max_tokens=100, state=state
    )


def attempt(
    outcome: AttemptOutcome | None = AttemptOutcome.DONE, end_s: float = 5.0, seconds: float = 5.0
) -> Attempt:
    return Attempt(
        id="a",
        task_id="t",
        step_id="0",
        number=1,
        engine="local",
        model="m",
        started_at=NOON,
        finished_at=NOON + timedelta(seconds=end_s),
        outcome=outcome,
        prompt_tokens=1000,
        completion_tokens=50,
        first_token_s=4.0,
        seconds=seconds,
    )


def test_time_in_which_several_ran_counts_once_and_pauses_do_not_count() -> None:
    together = [attempt(end_s=5), attempt(end_s=6), attempt(end_s=5.5, seconds=1)]
    assert busy_seconds(together) == pytest.approx(6.0)
    assert busy_seconds([*together, attempt(end_s=100)]) == pytest.approx(11.0)
    assert busy_seconds([]) == 0.0


def test_the_rate_is_that_of_all_together() -> None:
    assert tokens_per_second([attempt(), attempt()]) == 20.0
    assert tokens_per_second([]) == 0.0


def test_left_is_unknown_before_a_step_is_done() -> None:
    assert seconds_left([step(0, StepState.RUNNING)], []) is None
    assert seconds_left([step(0, StepState.PENDING)], [attempt(AttemptOutcome.FAILED)]) is None


def test_left_is_by_tokens_to_read_and_to_write() -> None:
    steps = [step(0, StepState.DONE), step(1, StepState.PENDING, 500), step(2, StepState.RUNNING)]
    assert seconds_left(steps, [attempt()]) == pytest.approx(5.0 * (1500 + 400) / (1000 + 200))


def test_four_at_once_take_a_quarter_of_the_time() -> None:
    steps = [step(n, StepState.DONE) for n in range(4)]
    steps += [step(4 + n, StepState.PENDING) for n in range(4)]
    assert seconds_left(steps, [attempt()] * 4) == pytest.approx(5.0)


def test_a_merge_is_as_long_as_the_notes_it_may_get() -> None:
    merge = Step(id="m", position=1, role=StepRole.MERGE, inputs=(0,), max_tokens=100)
    left = seconds_left([step(0, StepState.DONE), merge], [attempt()])
    assert left == pytest.approx(5.0 * (100 + 200) / (1000 + 200))


def test_a_plan_that_was_done_is_foretold_as_it_went() -> None:
    """Whatever its answers and repairs were like, and however many ran at once."""
    steps = [step(n, StepState.DONE) for n in range(4)]
    tries = [attempt(AttemptOutcome.VALIDATION_FAILED, end_s=5), attempt(end_s=10)]
    speed = past_speed([steps], tries)
    assert speed is not None
    assert plan_seconds(Plan(steps=tuple(steps)), speed) == pytest.approx(10.0)
    assert plan_seconds(Plan(steps=tuple(steps[:2])), speed) == pytest.approx(5.0)


def test_several_plans_count_together_each_with_its_own_positions() -> None:
    merge = Step(id="m", position=1, role=StepRole.MERGE, inputs=(0,), max_tokens=100)
    plans = [[step(0, StepState.DONE), merge], [step(0, StepState.DONE)]]
    speed = past_speed(plans, [attempt(end_s=5), attempt(end_s=10), attempt(end_s=15)])
    assert speed is not None
    taken = sum(plan_seconds(Plan(steps=tuple(plan)), speed) for plan in plans)
    assert taken == pytest.approx(15.0)
    assert past_speed([], []) is None


def test_a_step_that_needs_no_model_takes_no_time() -> None:
    merge = Step(id="m", position=1, role=StepRole.MERGE, inputs=(0,), max_tokens=0)
    alone, both = Plan(steps=(step(0, StepState.DONE),)), (step(0, StepState.DONE), merge)
    speed = Speed(0.001, 0.01)
    assert plan_seconds(Plan(steps=both), speed) == plan_seconds(alone, speed) > 0


def trial(**figures: float) -> Completion:
    values = {"prompt_tokens": 300, "completion_tokens": 24, "first_token_s": 1.5, "seconds": 1.8}
    return Completion.model_validate({"text": "x", "is_truncated": True, **values, **figures})


def test_a_trial_shows_reading_and_writing() -> None:
    assert trial_speed(trial(seconds=2.5 + 23)) == pytest.approx(Speed(0.005, 24 / 23))
    quick = trial_speed(trial())  # beside a longer text, writing will not stay so quick
    assert quick == pytest.approx(Speed(0.005, 0.02))


def test_what_a_trial_found_in_the_cache_was_not_read() -> None:
    assert trial_speed(trial(prompt_tokens_reused=200)).read_s == pytest.approx(0.015)
