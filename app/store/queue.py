"""The Queue port on SQLite: what is done to the queue. Every method is one transaction."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.history import Happening, TaskEvent
from app.domain.listing import Listing, Position, TaskFilter
from app.domain.plan import StepState
from app.domain.ports import Changes, Claim, Place, TaskOverview
from app.domain.task import Priority, Privacy, TaskState
from app.store.claiming import held, named, renew
from app.store.database import Database
from app.store.events import (
    note,
    note_all,
    select_changes,
    select_gone,
    select_history,
    select_newest_gone,
    select_newest_mark,
)
from app.store.listing import count_listed
from app.store.moving import ENDED
from app.store.order import WAITING, move, move_before, turn
from app.store.overview import select_overviews, select_page
from app.store.rows import time_from_text, time_to_text
from app.store.tables import steps, tasks
from app.store.tables_queue import queue_pauses

_RETRIED = [TaskState.FAILED, TaskState.CANCELLED]


class SqlQueue:
    """Order, pauses, leases and history; see `domain.ports.Queue`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pause(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Hold tasks; what is under way keeps its claim, so that an answer may still come in."""
        may_pause = tasks.c.state.in_([*_waiting_now(), TaskState.RUNNING])
        values = {"state": TaskState.PAUSED, "lease_owner": None, "lease_until": None}
        with self._database.write() as connection:
            return _change(connection, task_ids, may_pause, values, (at, Happening.PAUSED))

    def resume(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Queue paused tasks."""
        is_paused = tasks.c.state == TaskState.PAUSED
        values = {"state": TaskState.QUEUED}
        with self._database.write() as connection:
            return _change(connection, task_ids, is_paused, values, (at, Happening.RESUMED))

    def retry(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Queue failed or cancelled tasks anew, with their finished steps."""
        has_ended = tasks.c.state.in_(_RETRIED)
        nothing = dict.fromkeys(("error_code", "error_title", "error_hint", "error_is_retryable"))
        values = {
            "state": TaskState.QUEUED,
            "finished_at": None,
            "fence": tasks.c.fence + 1,
            "retried_fence": tasks.c.fence + 1,
            "interruptions": 0,
            **nothing,
        }
        with self._database.write() as connection:
            retried = _change(connection, task_ids, has_ended, values, (at, Happening.RETRIED))
            is_open = and_(steps.c.task_id.in_(named(retried)), steps.c.state != StepState.DONE)
            connection.execute(update(steps).where(is_open).values(state=StepState.PENDING))
            return retried

    def failed(self) -> list[str]:
        """The tasks that have failed."""
        query = select(tasks.c.id).where(tasks.c.state == TaskState.FAILED)
        with self._database.read() as connection:
            return list(connection.execute(query.order_by(tasks.c.place, tasks.c.id)).scalars())

    def tally(self, set_id: str | None) -> dict[TaskState, int]:
        """How many tasks are in each state."""
        query = select(tasks.c.state, func.count()).group_by(tasks.c.state)
        if set_id is not None:
            query = query.where(tasks.c.set_id == set_id)
        with self._database.read() as connection:
            return {TaskState(state): count for state, count in connection.execute(query)}

    def forgive(self, task_ids: Collection[str]) -> None:
        """Forget how often recovery found these running."""
        is_blamed = and_(tasks.c.id.in_(named(task_ids)), tasks.c.interruptions > 0)
        with self._database.write() as connection:
            connection.execute(update(tasks).where(is_blamed).values(interruptions=0))

    def move(self, task_id: str, place: Place, at: datetime) -> bool:
        """Move a task among those of its priority."""
        with self._database.write() as connection:
            has_moved = move(connection, task_id, place)
            if has_moved:
                note(connection, task_id, at, Happening.MOVED, place.value)
            return has_moved

    def move_before(self, task_id: str, other_id: str, at: datetime) -> bool:
        """Move a task right before another."""
        with self._database.write() as connection:
            has_moved = move_before(connection, task_id, other_id)
            if has_moved:
                note(connection, task_id, at, Happening.MOVED, f"before {other_id}")
            return has_moved

    def turn(self, task_id: str) -> int | None:
        """How many-th a queued task is."""
        with self._database.read() as connection:
            return turn(connection, task_id)

    def set_priority(
        self, task_ids: Collection[str], priority: Priority, at: datetime
    ) -> list[str]:
        """Change the priority of tasks that have not ended."""
        differs = and_(tasks.c.state.not_in(ENDED), tasks.c.priority != priority)
        told = (at, Happening.PRIORITY_SET, priority.value)
        with self._database.write() as connection:
            return _change(connection, task_ids, differs, {"priority": priority}, told)

    def make_local_only(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Raise privacy; what was derived comes first, for nothing may be looser than its source.

        A trigger refuses a derived task that is looser, at the moment when it is written.
        """
        may_leave = tasks.c.privacy != Privacy.LOCAL_ONLY
        values = {"privacy": Privacy.LOCAL_ONLY}
        with self._database.write() as connection:
            family = _with_derived(connection, task_ids)
            told = (at, Happening.MADE_LOCAL_ONLY)
            return _change(connection, family, may_leave, values, told)

    def pause_all(self, at: datetime) -> None:
        """No claims."""
        put = upsert(queue_pauses).values(id=1, paused_at=time_to_text(at))
        with self._database.write() as connection:
            connection.execute(put.on_conflict_do_nothing())

    def resume_all(self) -> None:
        """Claims again."""
        with self._database.write() as connection:
            connection.execute(delete(queue_pauses))

    def paused_since(self) -> datetime | None:
        """When the whole queue was paused."""
        with self._database.read() as connection:
            return time_from_text(connection.execute(select(queue_pauses.c.paused_at)).scalar())

    def held(self, owner: str) -> dict[Claim, int]:
        """The claims that a lane still holds."""
        with self._database.read() as connection:
            return held(connection, owner)

    def renew(self, owner: str, until: datetime) -> None:
        """Prolong the leases of a lane."""
        with self._database.write() as connection:
            renew(connection, owner, until)

    def history(self, task_id: str) -> list[TaskEvent]:
        """What happened to a task, oldest first."""
        with self._database.read() as connection:
            return select_history(connection, task_id)

    def changes(self, mark: int, most: int) -> Changes:
        """The tasks that changed since a mark."""
        with self._database.read() as connection:
            return select_changes(connection, mark, most)

    def newest_mark(self) -> int:
        """The mark of what happened last."""
        with self._database.read() as connection:
            return select_newest_mark(connection)

    def gone(self, mark: int, most: int) -> Changes:
        """The tasks that were deleted since a mark."""
        with self._database.read() as connection:
            return select_gone(connection, mark, most)

    def newest_gone(self) -> int:
        """The mark of what was deleted last."""
        with self._database.read() as connection:
            return select_newest_gone(connection)

    def page(self, listing: Listing, after: Position | None, most: int) -> list[TaskOverview]:
        """So many tasks of a listing."""
        with self._database.read() as connection:
            return select_page(connection, listing, after, most)

    def count(self, wanted: TaskFilter) -> int:
        """How many tasks the filter lets through."""
        with self._database.read() as connection:
            return count_listed(connection, wanted)

    def overviews(self, task_ids: Sequence[str]) -> list[TaskOverview]:
        """These tasks, newest first."""
        with self._database.read() as connection:
            return select_overviews(connection, task_ids)


def _waiting_now() -> Iterable[TaskState]:
    return (state for state in WAITING if state is not TaskState.PAUSED)


def _change(
    connection: Connection,
    task_ids: Collection[str],
    where: ColumnElement[bool],
    values: dict[str, Any],
    told: tuple[datetime, Happening] | tuple[datetime, Happening, str],
) -> list[str]:
    """Change those of the tasks that fit, and tell it; the changed ones in the order given."""
    affected = and_(tasks.c.id.in_(named(task_ids)), where)
    changed = set(
        connection.execute(
            update(tasks).where(affected).values(values).returning(tasks.c.id)
        ).scalars()
    )
    in_order = [task_id for task_id in dict.fromkeys(task_ids) if task_id in changed]
    note_all(connection, in_order, *told)
    return in_order


def _with_derived(connection: Connection, task_ids: Collection[str]) -> list[str]:
    """The tasks, and all that rests on them: follow-ups, refinements, results used again."""
    found: dict[str, None] = dict.fromkeys(task_ids)
    new = list(found)
    while new:
        among = named(new)
        rests_on = or_(
            tasks.c.follows.in_(among), tasks.c.refines.in_(among), tasks.c.reused_from.in_(among)
        )
        derived = connection.execute(select(tasks.c.id).where(rests_on)).scalars()
        new = [task_id for task_id in derived if task_id not in found]
        found.update(dict.fromkeys(new))
    return list(found)
