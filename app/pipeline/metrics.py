"""`homeport metrics`: what the engines did, from the attempts alone: no second bookkeeping."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.ports import Ports
from app.planning.estimate import busy_seconds, tokens_per_second

_MEDIAN, _HIGH = 0.5, 0.95


class Metrics(BaseModel):
    """Figures over some days. Times in seconds; shares from 0 to 1; None: nothing to tell.

    `busy_share` is the part of the time from the first attempt to the last one's end in which an
    engine worked; `tokens_per_second` counts written tokens in that working time, all prompts at
    once together.
    """

    model_config = ConfigDict(frozen=True)

    days: int
    attempts: int
    outcomes: dict[str, int]
    models: dict[str, int]
    prompt_tokens: int
    prompt_tokens_reused: int
    completion_tokens: int
    busy_seconds: float
    busy_share: float | None
    tokens_per_second: float
    queue_s_p50: float | None
    queue_s_p95: float | None
    first_token_s_p50: float | None
    first_token_s_p95: float | None
    batch_size_mean: float | None
    kv_share_max: float | None


def read_metrics(ports: Ports, days: int) -> Metrics:
    """The figures of the last days."""
    since = ports.clock.now() - timedelta(days=days)
    attempts = ports.store.attempts_since(since)
    queue = _known(attempt.queue_s for attempt in attempts)
    first = _known(attempt.first_token_s for attempt in attempts)
    batch = _known(attempt.batch_size for attempt in attempts)
    return Metrics(
        days=days,
        attempts=len(attempts),
        outcomes=dict(Counter((a.outcome or AttemptOutcome.INTERRUPTED).value for a in attempts)),
        models=dict(Counter(attempt.model for attempt in attempts)),
        prompt_tokens=sum(attempt.prompt_tokens or 0 for attempt in attempts),
        prompt_tokens_reused=sum(attempt.prompt_tokens_reused or 0 for attempt in attempts),
        completion_tokens=sum(attempt.completion_tokens or 0 for attempt in attempts),
        busy_seconds=round(busy_seconds(attempts), 3),
        busy_share=_busy_share(attempts),
        tokens_per_second=round(tokens_per_second(attempts), 2),
        queue_s_p50=quantile(queue, _MEDIAN),
        queue_s_p95=quantile(queue, _HIGH),
        first_token_s_p50=quantile(first, _MEDIAN),
        first_token_s_p95=quantile(first, _HIGH),
        batch_size_mean=round(sum(batch) / len(batch), 2) if batch else None,
        kv_share_max=max(_known(attempt.kv_share for attempt in attempts), default=None),
    )


def _busy_share(attempts: Sequence[Attempt]) -> float | None:
    ends = [attempt.finished_at for attempt in attempts if attempt.finished_at is not None]
    if not ends:
        return None
    span_s = (max(ends) - min(attempt.started_at for attempt in attempts)).total_seconds()
    return round(min(1.0, busy_seconds(attempts) / span_s), 4) if span_s > 0 else None


def _known(values: Iterable[float | None]) -> list[float]:
    return sorted(value for value in values if value is not None)


def quantile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank quantile of sorted values; None when there are none."""
    if not values:
        return None
    return round(values[min(len(values) - 1, int(share * len(values)))], 4)
