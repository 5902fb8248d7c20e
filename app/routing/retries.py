"""Which model is asked next, and when: by what a step's attempts in the cloud have come to. Pure.

Counted from the stored attempts, so that no restart resets anything, and nothing can loop:
a request whose outcome is unknown is sent once more, a busy provider is asked a few times, an
answer of the wrong shape is repaired as often as locally. Only a provider that cannot be reached
may be tried without end, each time later than before.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.cloud import CloudModel
from app.domain.errors import (
    CloudBatchBroken,
    CloudBatchFailed,
    CloudBusy,
    CloudIntercepted,
    CloudKeyringClosed,
    CloudPaused,
    CloudUncertain,
    CloudUnreachable,
)

MOST_BUSY = 5
MOST_UNCERTAIN = 2
_FIRST_WAIT_S, _LONGEST_WAIT_S = 5.0, 300.0
_AWAY_CODES = {CloudUnreachable.code, CloudKeyringClosed.code, CloudIntercepted.code}
_NETWORK_CODES = {CloudUnreachable.code, CloudIntercepted.code}
_BATCH_CODES = {CloudBatchBroken.code, CloudBatchFailed.code}
_PAUSED_CODES = {kind.code for kind in CloudPaused.__subclasses__()}


class NextTry(NamedTuple):
    """The model to ask, and the moment before which it is not asked; None: at once."""

    model: CloudModel
    not_before: datetime | None


def next_try(
    chain: Sequence[CloudModel],
    tries: Sequence[Attempt],
    most_repairs: int,
    now: datetime,
    back_since: datetime | None = None,
) -> NextTry | None:
    """The first model of the chain that can be asked soonest; None: no hope is left.

    Args:
        chain: the models that may be asked now, in order of preference.
        tries: the step's attempts in the cloud, oldest first.
        back_since: when the connection was last confirmed: what was not reached before then
            is asked again at once.
    """
    if _count_uncertain(tries) >= MOST_UNCERTAIN:
        return None
    left = [model for model in chain if _has_hope(_of(model, tries), most_repairs)]
    if not left:
        return None
    times = [max(now, _retry_at(_of(model, tries), back_since) or now) for model in left]
    soonest = min(times)
    return NextTry(left[times.index(soonest)], soonest if soonest > now else None)


def backoff_s(earlier: int, least_s: float, chance: float) -> float:
    """Seconds to the next try after so many earlier ones in vain.

    Doubles up to five minutes, with half of it left to chance (0 to 1), so that many clients do not
    come back together. Never sooner than a server has asked for (`least_s`).
    """
    wait_s = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(earlier, 10))
    return max(least_s, wait_s * (0.5 + chance / 2))


def in_vain(model: CloudModel, tries: Sequence[Attempt]) -> int:
    """How many tries at a model have failed for reasons that pass, since it last answered."""
    count = 0
    for one in reversed(_of(model, tries)):
        if one.outcome in {AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED}:
            break
        count += one.error_code in {*_AWAY_CODES, CloudBusy.code}
    return count


def _of(model: CloudModel, tries: Sequence[Attempt]) -> list[Attempt]:
    return [one for one in tries if one.cloud_model == model.name]


def _has_hope(tries: Sequence[Attempt], most_repairs: int) -> bool:
    refused = sum(one.outcome is AttemptOutcome.VALIDATION_FAILED for one in tries)
    busy = sum(one.error_code == CloudBusy.code for one in tries)
    return refused <= most_repairs and busy < MOST_BUSY and not any(map(_is_final, tries))


def _is_final(one: Attempt) -> bool:
    """Whether an attempt says that this model never answers this request."""
    passing = {*_AWAY_CODES, CloudBusy.code, CloudUncertain.code, *_PAUSED_CODES, *_BATCH_CODES}
    return one.outcome is AttemptOutcome.FAILED and one.error_code not in passing


def _count_uncertain(tries: Sequence[Attempt]) -> int:
    return sum(one.outcome is AttemptOutcome.UNKNOWN for one in tries)


def _retry_at(tries: Sequence[Attempt], back_since: datetime | None) -> datetime | None:
    if not tries:
        return None
    last = tries[-1]
    is_old = back_since is not None and (last.finished_at or last.started_at) <= back_since
    return None if is_old and last.error_code in _NETWORK_CODES else last.retry_at
