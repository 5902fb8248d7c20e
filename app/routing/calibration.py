"""Recommendations for the routing settings from answers that were seen: pure.

Intervals of shares are Wilson's (1927), at 95 %: they hold for few answers and for shares near 0.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil, comb, sqrt
from typing import NamedTuple

from app.domain.calibration import Confidence, LengthFigures, Recommendation
from app.routing.breaker import LEAST_SAMPLES

_Z = 1.96
# Bounds of the groups of lengths: each power of two and the middle between two of them.
_EDGES = tuple(sorted({part << n for n in range(18) for part in (512, 768)}))
_LEAST_IN_GROUP = 8
_ROUND_TOKENS = 128
# Of breakers that look at an unchanged model, so many do not open by chance.
_CALM = 0.99
_LEAST_THRESHOLD, _MOST_THRESHOLD = 0.05, 0.25
# So wide is the interval, at most.
_SURE, _FAIRLY_SURE = 0.06, 0.14


class Seen(NamedTuple):
    """An answer: tokens of prompt and answer together, and whether the first try was valid."""

    tokens: int
    is_valid: bool


def interval(bad: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, from 0 to 1; without any samples all of that."""
    if total == 0:
        return 0.0, 1.0
    share, square = bad / total, _Z * _Z
    middle = share + square / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    low, high = ((middle + way * spread) / (1 + square / total) for way in (-1, 1))
    return max(0.0, low), min(1.0, high)


def by_length(seen: Sequence[Seen]) -> list[LengthFigures]:
    """The answers in groups of growing length, each of eight at least but perhaps the last."""
    groups: list[list[Seen]] = [[]]
    edge = 0
    for one in sorted(seen):
        if one.tokens > edge and len(groups[-1]) >= _LEAST_IN_GROUP:
            groups.append([])
        edge = max(edge, next(most for most in _EDGES if most >= one.tokens))
        groups[-1].append(one)
    return [_group(group) for group in groups if group]


def recommend_limit(
    kinds: Mapping[str, Sequence[Seen]], now: int, threshold: float
) -> Recommendation:
    """Up to what length answers are as good as they have to be, of all kinds.

    Each kind is looked at by itself: some fail more than others whatever the length. The kind that
    first gets worse counts; where none does, the one that was seen to do well at most tokens.

    Args:
        now: the limit as it is set.
        threshold: the share of refused answers that is borne (`escalation_threshold`).
    """
    found = {kind: _limit_of(seen, now, threshold) for kind, seen in kinds.items()}
    if not found:
        return _limit(now, None, Confidence.LOW, "nothing was answered")
    worse = [kind for kind, (_, is_worse) in found.items() if is_worse]

    def value(kind: str) -> float:
        return found[kind][0].value or 0

    kind = min(worse, key=value) if worse else max(found, key=value)
    chosen = found[kind][0]
    return chosen.model_copy(update={"reason": f"{kind}: {chosen.reason}"})


def _limit_of(seen: Sequence[Seen], now: int, threshold: float) -> tuple[Recommendation, bool]:
    """For one kind; True when it gets worse with length."""
    groups = [one for one in by_length(seen) if one.prompts >= _LEAST_IN_GROUP]
    good = [rate <= threshold for rate in (one.refused / one.prompts for one in groups)]
    fit = next((at for at, is_good in enumerate(good) if not is_good), len(good))
    if not groups:
        why = f"too few answers of a length: {len(seen)} in all"
        return _limit(now, None, Confidence.LOW, why), False
    if fit == 0:
        why = f"answers of up to {groups[0].up_to_tokens:,} tokens fail too: length is not why"
        return _limit(now, None, _sureness(groups[:1], threshold), why), False
    last = groups[fit - 1]
    told = f"{last.refused} of {last.prompts} refused at up to {last.up_to_tokens:,} tokens"
    if fit < len(groups):
        worse = groups[fit]
        told += f", {worse.refused} of {worse.prompts} at up to {worse.up_to_tokens:,}"
        sureness = _sureness(groups[fit - 1 : fit + 1], threshold)
        return _limit(now, _rounded(last), sureness, told), True
    told += ", and too few longer ones were tried"
    value = _rounded(last) if _rounded(last) > now else None
    return _limit(now, value, _sureness([last], threshold), told), False


def recommend_threshold(bad: int, total: int, now: float, window: int) -> Recommendation:
    """A share that local JSON does not pass by chance, but does when it gets worse.

    The 99 % quantile of a window of answers, at the highest failure rate that the answers seen
    leave likely; never above a quarter: then work goes to the larger model, as it should.

    Args:
        bad: refused first answers among `total` that had to be JSON.
        window: how many answers the breaker looks back on.
    """
    low, high = interval(bad, total)
    sureness = _by_width(high - low)
    told = f"{bad} of {total} JSON answers were refused ({low:.0%} to {high:.0%} of all such)"
    if total < LEAST_SAMPLES:
        told = f"too few JSON answers: {total}, {LEAST_SAMPLES} are needed"
        return _threshold(now, None, Confidence.LOW, told)
    if low > _MOST_THRESHOLD:
        told += ": no threshold mends that, a larger model does"
        return _threshold(now, None, sureness, told)
    value = ceil(100 * _quantile(window, high) / window) / 100
    value = min(_MOST_THRESHOLD, max(_LEAST_THRESHOLD, value))
    told += f"; by chance {window} answers hardly pass {value:.0%}"
    return _threshold(now, value, sureness, told)


def _group(group: Sequence[Seen]) -> LengthFigures:
    bad = sum(not one.is_valid for one in group)
    low, high = interval(bad, len(group))
    return LengthFigures(
        up_to_tokens=group[-1].tokens,
        prompts=len(group),
        refused=bad,
        failure_low=round(low, 4),
        failure_high=round(high, 4),
    )


def _rounded(group: LengthFigures) -> int:
    """Its length in round figures, from below; the setting takes no less than 512."""
    return max(512, group.up_to_tokens // _ROUND_TOKENS * _ROUND_TOKENS)


def _sureness(groups: Sequence[LengthFigures], threshold: float) -> Confidence:
    """High when no interval reaches over the threshold, medium when one of two does not."""
    clear = sum(not one.failure_low <= threshold < one.failure_high for one in groups)
    if clear == len(groups):
        return Confidence.HIGH
    return Confidence.MEDIUM if clear else Confidence.LOW


def _by_width(width: float) -> Confidence:
    if width <= _SURE:
        return Confidence.HIGH
    return Confidence.MEDIUM if width <= _FAIRLY_SURE else Confidence.LOW


def _quantile(total: int, share: float) -> int:
    """The 99 % quantile of a binomial distribution."""
    weights = (comb(total, n) * share**n * (1 - share) ** (total - n) for n in range(total + 1))
    return next((n for n, sum_ in enumerate(accumulate(weights)) if sum_ >= _CALM), total)


def _limit(now: int, value: int | None, sureness: Confidence, why: str) -> Recommendation:
    return _made("routing.local_context_limit", now, value, sureness, why)


def _threshold(now: float, value: float | None, sureness: Confidence, why: str) -> Recommendation:
    return _made("routing.escalation_threshold", now, value, sureness, why)


def _made(
    setting: str, now: float, value: float | None, confidence: Confidence, reason: str
) -> Recommendation:
    return Recommendation(
        setting=setting, now=now, value=value, confidence=confidence, reason=reason
    )
