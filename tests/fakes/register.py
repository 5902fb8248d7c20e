"""The register over the store in memory."""

from datetime import datetime

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.breaker import Breaker
from app.domain.money import Spending
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Category, Kind, TaskState
from tests.fakes.store import FakeTaskStore

_JUDGED = (AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED)


class FakeRegister:
    """A Register; what can be counted is counted from the store's attempts."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store
        self._breaker: Breaker | None = None
        self._pauses: dict[str, str] = {}

    def breaker(self) -> Breaker | None:
        return self._breaker

    def move_breaker(self, old: Breaker | None, new: Breaker) -> bool:
        if self._breaker != old:
            return False
        self._breaker = new
        return True

    def verdicts(self, since: datetime, most: int) -> list[bool]:
        judged = [
            one
            for one in self._local_json(since)
            if one.outcome in _JUDGED and one.completion_tokens is not None
        ]
        newest = sorted(judged, key=lambda one: one.started_at, reverse=True)
        return [one.outcome is AttemptOutcome.DONE for one in newest[:most]]

    def probes(self, since: datetime) -> int:
        return len(self._local_json(since))

    def spending(self, since: datetime) -> Spending:
        return self._store.spending(since)

    def token_ratios(self, engine: str, model: str, most: int) -> list[float]:
        asked = [
            one
            for one in self._store.all_attempts()
            if (one.route, one.engine, one.model) == (Route.CLOUD, engine, model)
            and one.prompt_tokens
            and one.tokens_estimated
            and (one.cost_usd is not None or one.cost_estimate_usd is None)
        ]
        newest = sorted(asked, key=lambda one: one.started_at, reverse=True)
        return [(one.prompt_tokens or 0) / (one.tokens_estimated or 1) for one in newest[:most]]

    def cloud_starts(self, since: datetime) -> list[datetime]:
        every = self._store.all_attempts()
        sent = [one for one in every if one.route is Route.CLOUD and one.batch_id is None]
        return sorted(one.started_at for one in sent if one.started_at >= since)

    def pauses(self) -> dict[str, str]:
        return dict(self._pauses)

    def pause(self, provider: str, code: str, at: datetime) -> None:
        self._pauses[provider] = code

    def resume(self, provider: str) -> bool:
        return self._pauses.pop(provider, None) is not None

    def waiting_categories(self) -> set[Category]:
        waiting = [t for t in self._store.tasks() if t.state is TaskState.WAITING_FOR_NETWORK]
        return {t.category for t in waiting if t.waits is None or t.waits.reason != LOOK_WANTED}

    def forget_figures(self, before: datetime, most: int) -> int:
        return self._store.forget_attempts(before, most)

    def _local_json(self, since: datetime) -> list[Attempt]:
        return [
            one
            for one in self._store.all_attempts()
            if one.route is Route.LOCAL
            and one.started_at >= since
            and self._kind_of(one.task_id) is Kind.EXTRACT
        ]

    def _kind_of(self, task_id: str) -> Kind:
        gone = self._store.gone.get(task_id)
        return gone.kind if gone else self._store.task(task_id).kind
