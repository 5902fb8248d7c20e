"""The speed that is learned from what was done."""

from datetime import UTC, datetime
from typing import Any

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.route import Route
from app.planning.measured import Size, measured_speed

SIZES = {"small.gguf": Size(100, 30), "large.gguf": Size(4000, 32)}


def attempt(**facts: Any) -> Attempt:
    told: dict[str, Any] = {
        "id": "a",
        "task_id": "t",
        "step_id": "s",
        "engine": "local",
        "model": "small.gguf",
        "started_at": datetime(2026, 3, 2, tzinfo=UTC),
        "outcome": AttemptOutcome.DONE,
        "completion_tokens": 101,
        "first_token_s": 1.0,
        "seconds": 3.0,
        "batch_size": 1.0,
    }
    return Attempt(**{**told, **facts})


def test_tokens_after_the_first_over_the_time_after_the_first() -> None:
    found = measured_speed([attempt()], SIZES)
    assert found is not None
    assert (found.model, found.tokens_per_second) == ("small.gguf", 50.0)
    assert (found.bytes_per_token, found.layers) == (100, 30)


def test_the_newest_model_counts_and_of_its_prompts_the_median() -> None:
    attempts = [
        attempt(),
        *(attempt(model="large.gguf", seconds=1 + s) for s in (10.0, 20.0, 1000.0)),
    ]
    found = measured_speed(attempts, SIZES)
    assert found is not None
    assert (found.model, found.tokens_per_second) == ("large.gguf", 5.0)


def test_what_tells_nothing_of_one_prompt_alone_is_left_out() -> None:
    for facts in (
        {"batch_size": 4.0},
        {"route": Route.CLOUD},
        {"outcome": AttemptOutcome.CANCELLED},
        {"completion_tokens": 3},
        {"seconds": None},
        {"first_token_s": None},
        {"seconds": 1.0},
        {"model": "unknown.gguf"},
    ):
        assert measured_speed([attempt(**facts)], SIZES) is None, facts
    assert measured_speed([], SIZES) is None
