"""`homeport metrics`: what the engines did, from the attempts alone: no second bookkeeping."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Task
from app.pipeline.cost import saved_by, spent_on, was_sent
from app.planning.estimate import busy_seconds, tokens_per_second

_MEDIAN, _HIGH = 0.5, 0.95
_GONE = "deleted"
_JUDGED = {AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED}


class Group(BaseModel):
    """What the attempts of one day, kind, model or preset come to."""

    model_config = ConfigDict(frozen=True)

    attempts: int
    refused: int
    prompt_tokens: int
    completion_tokens: int
    tokens_per_second: float
    seconds_p50: float | None
    cost_usd: float | None


class Metrics(BaseModel):
    """Figures over some days. Times in seconds; shares from 0 to 1; None: nothing to tell.

    `busy_share` is the part of the time from the first attempt to the last one's end in which an
    engine worked; `tokens_per_second` counts written tokens in that working time, all prompts at
    once together. `local_dispatch_count` and `cloud_escalation_count` are tries here and requests
    to providers; `fallback_validation_failures` are local answers that validation refused where the
    cloud may take over. `cost_per_task` is the mean of the tasks that used the cloud;
    `saved_usd_estimate` is what the local tokens would have cost there.
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
    local_dispatch_count: int
    cloud_escalation_count: int
    fallback_validation_failures: int
    validation_rate: float | None
    escalation_reasons: dict[str, int]
    cost_usd: float | None
    possible_cost_usd: float
    cost_per_task: float | None
    saved_usd_estimate: float | None
    by_day: dict[str, Group]
    by_kind: dict[str, Group]
    by_model: dict[str, Group]
    by_preset: dict[str, Group]


def read_metrics(ports: Ports, days: int) -> Metrics:
    """The figures of the last days."""
    since = ports.clock.now() - timedelta(days=days)
    attempts = ports.store.attempts_since(since)
    queue = _known(attempt.queue_s for attempt in attempts)
    # Nobody knows how long a provider was at what it did in a batch.
    first = _known(one.first_token_s for one in attempts if one.batch_id is None)
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
        **_routing(ports, attempts),
    )


def _routing(ports: Ports, attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Where work ran, why it left, and what that cost."""
    tasks = {task.id: task for task in ports.store.tasks()}
    local = [one for one in attempts if one.route is Route.LOCAL]
    cloud = [one for one in attempts if was_sent(one)]
    judged = [one for one in attempts if one.outcome in _JUDGED]
    refused = [one for one in judged if one.outcome is AttemptOutcome.VALIDATION_FAILED]
    spent = spent_on(attempts)
    cost_usd = None if spent.unknown else spent.known_usd
    left = {one.task_id for one in cloud}
    bad = {one.task_id for one in refused if one.route is Route.LOCAL}

    def may_leave(one: Attempt) -> bool:
        is_here = one.route is Route.LOCAL
        task = tasks.get(one.task_id)  # figures outlive tasks that were deleted
        return is_here and task is not None and _route(task) is Route.LOCAL_WITH_FALLBACK

    return {
        "local_dispatch_count": len(local),
        "cloud_escalation_count": len(cloud),
        "fallback_validation_failures": sum(map(may_leave, refused)),
        "validation_rate": round(1 - len(refused) / len(judged), 4) if judged else None,
        "escalation_reasons": dict(Counter(_why(tasks.get(key), bad) for key in sorted(left))),
        "cost_usd": cost_usd,
        "possible_cost_usd": spent.possible_usd,
        "cost_per_task": None if cost_usd is None or not left else cost_usd / len(left),
        "saved_usd_estimate": saved_by(ports, attempts),
        "by_day": _grouped(attempts, lambda one: f"{one.started_at:%Y-%m-%d}"),
        "by_kind": _grouped(
            attempts, lambda one: tasks[one.task_id].kind.value if one.task_id in tasks else _GONE
        ),
        "by_model": _grouped(attempts, lambda one: one.model),
        "by_preset": _grouped(
            attempts,
            lambda one: (tasks[one.task_id].preset or "none") if one.task_id in tasks else _GONE,
        ),
    }


def _route(task: Task) -> Route | None:
    return task.decision.route if task.decision else None


def _why(task: Task | None, refused: Collection[str]) -> str:
    """Why a task left: its decision's reason, or what was wrong with the local answer.

    Args:
        refused: the tasks that had a local answer refused.
    """
    if task is None:
        return _GONE
    if _route(task) is Route.LOCAL_WITH_FALLBACK:
        is_late = task.terms.has_deadline and task.id not in refused
        return (
            "the local answer would have been late" if is_late else "the local answer was refused"
        )
    return task.decision.reason if task.decision else "unknown"


def _grouped(attempts: Sequence[Attempt], name: Callable[[Attempt], str]) -> dict[str, Group]:
    groups: dict[str, list[Attempt]] = {}
    for one in attempts:
        groups.setdefault(name(one), []).append(one)
    return {key: _group(group) for key, group in groups.items()}


def _group(attempts: Sequence[Attempt]) -> Group:
    spent = spent_on(attempts)
    timed = [one.seconds for one in attempts if one.batch_id is None]
    return Group(
        attempts=len(attempts),
        refused=sum(one.outcome is AttemptOutcome.VALIDATION_FAILED for one in attempts),
        prompt_tokens=sum(one.prompt_tokens or 0 for one in attempts),
        completion_tokens=sum(one.completion_tokens or 0 for one in attempts),
        tokens_per_second=round(tokens_per_second(attempts), 2),
        seconds_p50=quantile(_known(timed), _MEDIAN),
        cost_usd=None if spent.unknown else spent.known_usd,
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
