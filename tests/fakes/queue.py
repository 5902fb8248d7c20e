"""The queue over the store in memory."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from app.domain.history import Happening, TaskEvent
from app.domain.listing import (
    Listing,
    Position,
    Rank,
    TaskFilter,
    in_order,
    is_wanted,
    position,
)
from app.domain.plan import StepState
from app.domain.ports import Changes, Claim, Place, TaskOverview
from app.domain.route import Route
from app.domain.task import Kind, Priority, Privacy, Task, TaskState
from tests.fakes.store import FakeTaskStore

_WAITING = (TaskState.QUEUED, TaskState.PAUSED, TaskState.WAITING_FOR_NETWORK)
_PAUSABLE = (TaskState.QUEUED, TaskState.RUNNING, TaskState.WAITING_FOR_NETWORK)


class FakeQueue:
    """A Queue; each order is a list that is put together anew."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store

    def pause(self, task_ids: Collection[str], at: datetime) -> list[str]:
        return self._change(task_ids, _PAUSABLE, at, Happening.PAUSED, state=TaskState.PAUSED)

    def resume(self, task_ids: Collection[str], at: datetime) -> list[str]:
        paused = (TaskState.PAUSED,)
        return self._change(task_ids, paused, at, Happening.RESUMED, state=TaskState.QUEUED)

    def retry(self, task_ids: Collection[str], at: datetime) -> list[str]:
        ended = (TaskState.FAILED, TaskState.CANCELLED)
        queued = TaskState.QUEUED
        retried = self._change(task_ids, ended, at, Happening.RETRIED, state=queued)
        for task_id in retried:
            fence = self._store.task(task_id).fence + 1
            self._store._set_task(task_id, error=None, finished_at=None, interruptions=0)
            self._store._set_task(task_id, fence=fence, retried_fence=fence)
            open_states = [state for state in StepState if state is not StepState.DONE]
            self._store._set_steps(task_id, open_states, StepState.PENDING)
        return retried

    def failed(self) -> list[str]:
        failed = [task for task in self._store.tasks() if task.state is TaskState.FAILED]
        return [task.id for task in sorted(failed, key=lambda task: self._store.turn(task)[1:])]

    def tally(self, set_id: str | None) -> dict[TaskState, int]:
        tasks = self._store.tasks()
        return Counter(task.state for task in tasks if set_id in {None, task.set_id})

    def forgive(self, task_ids: Collection[str]) -> None:
        for task_id in task_ids:
            self._store._set_task(task_id, interruptions=0)

    def move(self, task_id: str, place: Place, at: datetime) -> bool:
        task = self._waiting(task_id)
        if task is None:
            return False
        peers = self._peers(task.priority)
        now = peers.index(task_id)
        peers.remove(task_id)
        places = {
            Place.FIRST: 0,
            Place.LAST: len(peers),
            Place.EARLIER: max(0, now - 1),
            Place.LATER: min(len(peers), now + 1),
        }
        peers.insert(places[place], task_id)
        self._arrange(peers)
        self._store.note(task_id, at, Happening.MOVED, place.value)
        return True

    def move_before(self, task_id: str, other_id: str, at: datetime) -> bool:
        task, other = self._waiting(task_id), self._waiting(other_id)
        if task is None or other is None:
            return False
        if task_id != other_id:
            self._store._set_task(task_id, priority=other.priority)
            peers = self._peers(other.priority)
            peers.remove(task_id)
            peers.insert(peers.index(other_id), task_id)
            self._arrange(peers)
        self._store.note(task_id, at, Happening.MOVED, f"before {other_id}")
        return True

    def turn(self, task_id: str) -> int | None:
        queued = [task for task in self._store.tasks() if task.state is TaskState.QUEUED]
        ids = [task.id for task in sorted(queued, key=self._store.turn)]
        return ids.index(task_id) + 1 if task_id in ids else None

    def set_priority(
        self, task_ids: Collection[str], priority: Priority, at: datetime
    ) -> list[str]:
        others = [key for key in task_ids if self._has(key, priority=priority) is False]
        unfinished = [state for state in TaskState if not state.is_final]
        told = Happening.PRIORITY_SET
        return self._change(others, unfinished, at, told, priority.value, priority=priority)

    def make_local_only(self, task_ids: Collection[str], at: datetime) -> list[str]:
        family = list(dict.fromkeys(task_ids))
        for task_id in family:  # grows
            family += [t.id for t in self._store.tasks() if _rests_on(t, task_id, family)]
        loose = [key for key in family if self._has(key, privacy=Privacy.LOCAL_ONLY) is False]
        told = Happening.MADE_LOCAL_ONLY
        return self._change(loose, list(TaskState), at, told, privacy=Privacy.LOCAL_ONLY)

    def pause_all(self, at: datetime) -> None:
        self._store.paused_since = self._store.paused_since or at

    def resume_all(self) -> None:
        self._store.paused_since = None

    def paused_since(self) -> datetime | None:
        return self._store.paused_since

    def held(self, owner: str) -> dict[Claim, int]:
        return {
            Claim(task.id, task.fence): task.interruptions
            for task in self._store.tasks()
            if task.state is TaskState.RUNNING and self._store.owners.get(task.id) == owner
        }

    def renew(self, owner: str, until: datetime) -> None:
        """Nobody asks for how long."""

    def history(self, task_id: str) -> list[TaskEvent]:
        return [event for key, event in self._store.log if key == task_id]

    def changes(self, mark: int, most: int) -> Changes:
        new = self._store.log[mark:][:most]
        return Changes(tuple(dict.fromkeys(key for key, _ in new)), mark + len(new))

    def newest_mark(self) -> int:
        return len(self._store.log)

    def gone(self, mark: int, most: int) -> Changes:
        new = list(self._store.gone)[mark:][:most]
        return Changes(tuple(new), mark + len(new))

    def newest_gone(self) -> int:
        return len(self._store.gone)

    def page(self, listing: Listing, after: Position | None, most: int) -> list[TaskOverview]:
        def place(one: TaskOverview) -> Rank:
            return in_order(listing, position(_listed(one), listing.sort))

        found = [one for one in self._store.overviews() if is_wanted(_listed(one), listing.filter)]
        found.sort(key=place)
        if after is not None:
            found = [one for one in found if in_order(listing, after) < place(one)]
        return found[:most]

    def count(self, wanted: TaskFilter) -> int:
        return sum(is_wanted(_listed(one), wanted) for one in self._store.overviews())

    def overviews(self, task_ids: Sequence[str]) -> list[TaskOverview]:
        return [one for one in self._store.overviews() if one.task.id in set(task_ids)]

    def _waiting(self, task_id: str) -> Task | None:
        found = [task for task in self._store.tasks() if task.id == task_id]
        return next((task for task in found if task.state in _WAITING), None)

    def _peers(self, priority: Priority) -> list[str]:
        waiting = [task for task in self._store.tasks() if task.state in _WAITING]
        peers = [task for task in waiting if task.priority is priority]
        return [task.id for task in sorted(peers, key=self._store.turn)]

    def _arrange(self, task_ids: Sequence[str]) -> None:
        """Give the places these have to them in this order."""
        places = sorted(self._store.places[task_id] for task_id in task_ids)
        for at, task_id in enumerate(task_ids):
            self._store.places[task_id] = places[at] + at * 1e-6  # also where places were the same

    def _has(self, task_id: str, **values: object) -> bool | None:
        """Whether a task has these; None: there is no such task."""
        task = next((task for task in self._store.tasks() if task.id == task_id), None)
        if task is None:
            return None
        return all(getattr(task, name) is value for name, value in values.items())

    def _change(
        self,
        task_ids: Collection[str],
        states: Collection[TaskState],
        at: datetime,
        what: Happening,
        detail: str = "",
        **values: object,
    ) -> list[str]:
        known = {task.id: task.state for task in self._store.tasks()}
        changed = [key for key in dict.fromkeys(task_ids) if known.get(key) in states]
        for task_id in changed:
            self._store._set_task(task_id, **values)
            self._store.note(task_id, at, what, detail)
        return changed


def _rests_on(task: Task, source_id: str, known: Collection[str]) -> bool:
    sources = (task.follows, task.terms.refines, task.reused_from)
    return source_id in sources and task.id not in known


class _Listed(NamedTuple):
    """What filter and order go by."""

    id: str
    names: tuple[str, ...]
    kind: Kind
    state: TaskState
    route: Route | None
    cost_usd: float
    set_id: str | None
    created_at: datetime
    finished_at: datetime | None


def _listed(one: TaskOverview) -> _Listed:
    task = one.task
    route = task.decision.route if task.decision else None
    return _Listed(
        *(task.id, one.names, task.kind, task.state, route, one.cost_usd),
        *(task.set_id, task.created_at, task.finished_at),
    )
