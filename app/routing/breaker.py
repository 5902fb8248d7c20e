"""The circuit breaker over local JSON: pure. Its state and the verdicts are in the store.

Opens *above* the threshold, so that 15 of 100 at 0.15 do not open it, and only on enough samples.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from app.domain.breaker import Breaker, BreakerState

LEAST_SAMPLES = 20
PROBES = 5


class BreakerRules(NamedTuple):
    """When it opens and how long it stays so; see the routing settings."""

    threshold: float
    window: int
    cooldown_s: float


def next_breaker(
    now_is: Breaker, verdicts: Sequence[bool], now: datetime, rules: BreakerRules
) -> Breaker:
    """What it is by now.

    Args:
        verdicts: whether local JSON was valid, newest first, of tries begun since `now_is.since`.
    """
    if now_is.state is BreakerState.OPEN:
        is_over = now >= reset_at(now_is, rules)
        return Breaker(state=BreakerState.HALF_OPEN, since=now) if is_over else now_is
    least = PROBES if now_is.state is BreakerState.HALF_OPEN else LEAST_SAMPLES
    looked_at = verdicts[: PROBES if now_is.state is BreakerState.HALF_OPEN else rules.window]
    if len(looked_at) < least:
        return now_is
    if failure_rate(looked_at) > rules.threshold:
        return Breaker(state=BreakerState.OPEN, since=now)
    if now_is.state is BreakerState.HALF_OPEN:
        return Breaker(state=BreakerState.CLOSED, since=now)
    return now_is


def failure_rate(verdicts: Sequence[bool]) -> float:
    """The share of the answers that were not valid; 0 without any."""
    return sum(not is_valid for is_valid in verdicts) / len(verdicts) if verdicts else 0.0


def reset_at(breaker: Breaker, rules: BreakerRules) -> datetime:
    """When an open breaker lets a few through again."""
    return breaker.since + timedelta(seconds=rules.cooldown_s)


def applies_as(breaker: Breaker, probes_begun: int) -> BreakerState:
    """What it means for the next task: half open, it is closed for a few and open for the rest."""
    if breaker.state is not BreakerState.HALF_OPEN:
        return breaker.state
    return BreakerState.CLOSED if probes_begun < PROBES else BreakerState.OPEN
