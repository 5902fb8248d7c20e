"""What the user has said of work that could leave, in memory."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.cloud import CloudModel
from app.domain.consent import Consent
from app.domain.plan import Plan
from app.domain.route import LOOK_WANTED, Decision
from app.domain.task import Category, TaskState
from tests.fakes.store import FakeTaskStore

_AT_REST = (TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK, TaskState.PAUSED)


class FakeConsents:
    """A Consents. With `is_all_agreed` everything was agreed to, whatever is kept."""

    def __init__(self, store: FakeTaskStore, *, is_all_agreed: bool = False) -> None:
        self.is_all_agreed = is_all_agreed
        self._store = store
        self._kept: list[Consent] = []

    def give(self, consents: Sequence[Consent]) -> None:
        def subject(one: Consent) -> tuple[object, ...]:
            return one.task_id, one.category, one.host, one.withdrawn_at

        for one in consents:
            if subject(one) not in map(subject, self._kept):
                self._kept.append(one)

    def withdraw(self, category: Category, at: datetime) -> int:
        return self._end([one for one in self._kept if one.category is category], at)

    def withdraw_of(self, task_id: str, at: datetime) -> int:
        return self._end([one for one in self._kept if one.task_id == task_id], at)

    def in_force(self) -> list[Consent]:
        open_ids = {task.id for task in self._store.tasks() if not task.state.is_final}
        found = [
            one
            for one in self._kept
            if one.withdrawn_at is None and (one.task_id is None or one.task_id in open_ids)
        ]
        return sorted(found, key=lambda one: (one.given_at, one.id))

    def is_given(self, task_id: str, category: Category, model: CloudModel) -> bool:
        return self.is_all_agreed or any(one.is_for(task_id, category, model) for one in self._kept)

    def awaiting(self, category: Category) -> list[str]:
        return [
            task.id
            for task in reversed(self._store.tasks())
            if task.state is TaskState.WAITING_FOR_NETWORK
            and task.category is category
            and task.waits is not None
            and task.waits.reason == LOOK_WANTED
        ]

    def _end(self, ended: Sequence[Consent], at: datetime) -> int:
        in_force = [one for one in ended if one.withdrawn_at is None]
        for one in in_force:
            place = self._kept.index(one)
            self._kept[place] = one.model_copy(update={"withdrawn_at": at})
        return len(in_force)


class FakeReroutes:
    """A Reroutes over the store in memory."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store
        self._kept: set[str] = set()
        self._open: set[str] = set()

    def keep(self, task_id: str, at: datetime) -> bool:
        if not self._store.change_task(task_id, (*_AT_REST, TaskState.RUNNING)):
            return False
        self._kept.add(task_id)
        self._open.add(task_id)
        return True

    def change_category(self, task_id: str, category: Category, at: datetime) -> bool:
        if not self._store.change_task(task_id, _AT_REST, category=category):
            return False
        self._open.add(task_id)
        return True

    def is_kept(self, task_id: str) -> bool:
        return task_id in self._kept

    def is_open(self, task_id: str) -> bool:
        return task_id in self._open

    def replan(
        self, task_id: str, plan: Plan, decision: Decision, fence: int | None = None
    ) -> bool:
        values = {"decision": decision, "conversation": plan.conversation}
        if fence is not None and self._store.task(task_id).fence != fence:
            return False
        if not self._store.change_task(task_id, (TaskState.RUNNING,), **values):
            return False
        self._store.replace_steps(task_id, plan.steps)
        self._open.discard(task_id)
        return True
