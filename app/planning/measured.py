"""How fast this machine has really written, from what it has done. Pure."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.recommendation import MeasuredSpeed
from app.domain.route import Route

# Prompts that shared their decodes with others are no measure of one prompt's speed.
_MOST_SHARED = 1.2
# The first tokens come after a pause that is no writing.
_LEAST_TOKENS = 16
_MOST_LOOKED_AT = 20


class Size(NamedTuple):
    """What of a model each token reads: bytes, and layers that it passes."""

    bytes_per_token: int
    layers: int


def measured_speed(attempts: Sequence[Attempt], sizes: Mapping[str, Size]) -> MeasuredSpeed | None:
    """The median of the last prompts that ran alone, of the newest model whose size is known.

    Args:
        attempts: oldest first.
        sizes: by the model's file name.
    """
    usable = [one for one in attempts if one.model in sizes and _rate(one)]
    if not usable:
        return None
    model = usable[-1].model
    rates = [_rate(one) for one in usable if one.model == model][-_MOST_LOOKED_AT:]
    return MeasuredSpeed(model, median(rates), *sizes[model])


def _rate(one: Attempt) -> float:
    """Tokens a second that it was written at; 0: it tells nothing."""
    is_alone = one.route is Route.LOCAL and (one.batch_size or 1.0) <= _MOST_SHARED
    tokens, whole_s, first_s = one.completion_tokens or 0, one.seconds, one.first_token_s
    is_done = one.outcome is AttemptOutcome.DONE
    if not is_done or not is_alone or tokens < _LEAST_TOKENS or not whole_s or first_s is None:
        return 0.0
    return (tokens - 1) / (whole_s - first_s) if whole_s > first_s else 0.0
