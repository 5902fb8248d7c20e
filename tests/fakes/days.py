"""The day book over the store in memory."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.days import DayFigures, DaySpan
from app.domain.route import Route
from app.domain.task import TaskState
from app.pipeline.cost import spent_on, was_sent
from app.planning.estimate import busy_seconds
from tests.fakes.store import FakeTaskStore

_JUDGED = (AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED)


class FakeDayBook:
    """A DayBook that adds up attempt by attempt."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        every = [a for a in self._store.all_attempts() if bounds[0] <= a.started_at < bounds[-1]]
        days = tuple(self._day(start, end) for start, end in pairwise(bounds))
        return DaySpan(days, len({one.task_id for one in every if was_sent(one)}))

    def _day(self, start: datetime, end: datetime) -> DayFigures:
        found = [a for a in self._store.all_attempts() if start <= a.started_at < end]
        local = [one for one in found if one.route is Route.LOCAL]
        judged = [one for one in found if one.outcome in _JUDGED]
        refused = [one for one in judged if one.outcome is AttemptOutcome.VALIDATION_FAILED]
        ended = [
            task.state
            for task in self._store.tasks()
            if task.finished_at is not None and start <= task.finished_at < end
        ]
        return DayFigures(
            starts_at=start,
            dispatched=len(local),
            escalated=sum(map(was_sent, found)),
            refused_here=sum(self._may_leave(one) for one in refused if one in local),
            judged=len(judged),
            refused=len(refused),
            read_tokens=sum(one.prompt_tokens or 0 for one in found),
            reused_tokens=sum(one.prompt_tokens_reused or 0 for one in found),
            written_tokens=sum(one.completion_tokens or 0 for one in found),
            local_read_tokens=sum(one.prompt_tokens or 0 for one in local),
            local_written_tokens=sum(one.completion_tokens or 0 for one in local),
            work_s=busy_seconds(local),
            cost_usd=spent_on(found).known_usd,
            unpriced=sum(one.completion_tokens is not None for one in _without_cost(found)),
            tasks_done=ended.count(TaskState.SUCCEEDED),
            tasks_failed=ended.count(TaskState.FAILED),
        )

    def _may_leave(self, one: Attempt) -> bool:
        decision = self._store.task(one.task_id).decision
        return decision is not None and decision.route is Route.LOCAL_WITH_FALLBACK


def _without_cost(found: Sequence[Attempt]) -> list[Attempt]:
    return [one for one in found if one.route is Route.CLOUD and one.cost_usd is None]
