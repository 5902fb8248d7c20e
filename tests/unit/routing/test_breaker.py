"""The breaker opens above the threshold, on enough samples, and closes after good probes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.breaker import Breaker, BreakerState
from app.routing.breaker import (
    LEAST_SAMPLES,
    PROBES,
    BreakerRules,
    applies_as,
    failure_rate,
    next_breaker,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULES = BreakerRules(threshold=0.15, window=100, cooldown_s=300)
CLOSED = Breaker(state=BreakerState.CLOSED, since=NOW - timedelta(days=1))
OPEN = Breaker(state=BreakerState.OPEN, since=NOW)
HALF_OPEN = Breaker(state=BreakerState.HALF_OPEN, since=NOW)


def verdicts(bad: int, of: int) -> list[bool]:
    return [False] * bad + [True] * (of - bad)


@pytest.mark.parametrize(
    ("bad", "of", "state"),
    [
        (15, 100, BreakerState.CLOSED),  # exactly 15% is not above it
        (16, 100, BreakerState.OPEN),
        (3, 20, BreakerState.CLOSED),
        (4, 20, BreakerState.OPEN),
        (19, 19, BreakerState.CLOSED),  # too few to say anything
        (0, 0, BreakerState.CLOSED),
    ],
)
def test_it_opens_above_the_threshold_alone(bad: int, of: int, state: BreakerState) -> None:
    moved = next_breaker(CLOSED, verdicts(bad, of), NOW, RULES)
    assert moved.state is state
    assert moved.since == (NOW if state is BreakerState.OPEN else CLOSED.since)


def test_only_the_newest_count() -> None:
    newest_good = [True] * 100 + [False] * 100
    assert next_breaker(CLOSED, newest_good, NOW, RULES) == CLOSED


def test_it_half_opens_after_the_cooldown() -> None:
    early, late = NOW + timedelta(seconds=299), NOW + timedelta(seconds=300)
    assert next_breaker(OPEN, [], early, RULES) == OPEN
    assert next_breaker(OPEN, [], late, RULES) == Breaker(state=BreakerState.HALF_OPEN, since=late)


def test_good_probes_close_it_and_a_bad_one_opens_it_again() -> None:
    assert next_breaker(HALF_OPEN, [True] * 4, NOW, RULES) == HALF_OPEN
    assert next_breaker(HALF_OPEN, [True] * 5, NOW, RULES).state is BreakerState.CLOSED
    assert next_breaker(HALF_OPEN, [True] * 4 + [False], NOW, RULES).state is BreakerState.OPEN


def test_half_open_lets_only_the_probes_through() -> None:
    assert [applies_as(HALF_OPEN, begun) for begun in (0, PROBES - 1, PROBES)] == [
        BreakerState.CLOSED,
        BreakerState.CLOSED,
        BreakerState.OPEN,
    ]
    assert applies_as(OPEN, 0) is BreakerState.OPEN


@given(st.lists(st.booleans(), max_size=150), st.floats(0.01, 1), st.integers(20, 100))
def test_closed_it_opens_exactly_when_the_rate_is_above(
    found: list[bool], threshold: float, window: int
) -> None:
    rules = BreakerRules(threshold, window, 60)
    looked_at = found[:window]
    is_open = next_breaker(CLOSED, found, NOW, rules).state is BreakerState.OPEN
    assert is_open == (len(looked_at) >= LEAST_SAMPLES and failure_rate(looked_at) > threshold)
