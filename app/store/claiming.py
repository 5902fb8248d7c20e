"""Who works on which task: claims, leases, fences, and what a dead process has left."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    select,
    true,
    update,
)

from app.domain.errors import TaskPoisonous
from app.domain.history import Happening
from app.domain.plan import StepState
from app.domain.ports import Claim, Lease, Recovered
from app.domain.task import Priority, TaskState
from app.store.attempts import close_all
from app.store.events import note, note_all
from app.store.rows import error_to_row, time_to_text
from app.store.tables import steps, tasks
from app.store.tables_queue import queue_pauses

MOST_INTERRUPTIONS = 3
_ENDED = [state for state in TaskState if state.is_final]
_FEW = 500  # so many named tasks are looked up one by one; of more, the queue is walked through
_followed = tasks.alias("followed")
# A question waits for the answer that it follows, and its tasks are few.
_has_turn = tasks.c.follows.is_(None) | ~exists().where(
    _followed.c.id == tasks.c.follows, _followed.c.state.not_in(_ENDED)
)
# Made once, with the values left open: to make a statement takes longer than to run it.
_turn = (
    select(tasks.c.id)
    .where(tasks.c.priority == bindparam("priority"), _has_turn)
    .order_by(tasks.c.place, tasks.c.id)
)
_QUEUED = _turn.where(tasks.c.state == TaskState.QUEUED)
_NEXT = _QUEUED.limit(1)
_values = func.json_each(bindparam("named")).table_valued("value")
# An expression, so that SQLite looks up the named instead of walking through all that are queued.
_NEXT_NAMED = _turn.where(
    tasks.c.id.in_(select(_values.c.value)), tasks.c.state.concat("") == TaskState.QUEUED
).limit(1)
_TAKE = (
    update(tasks)
    .where(tasks.c.id == bindparam("this_task"), tasks.c.state == TaskState.QUEUED)
    .values(
        state=TaskState.RUNNING,
        started_at=bindparam("at"),
        fence=tasks.c.fence + 1,
        lease_owner=bindparam("owner"),
        lease_until=bindparam("until"),
    )
    .returning(tasks.c.fence)
)
_LET_GO = (
    update(steps)
    .where(steps.c.task_id == bindparam("this_task"), steps.c.state == StepState.RUNNING)
    .values(state=StepState.PENDING)
)
_IS_PAUSED = select(queue_pauses.c.id)


def claim(
    connection: Connection,
    at: datetime,
    only: Collection[str] | None,
    priority: Priority | None,
    lease: Lease | None,
) -> str | None:
    """Take the task whose turn it is; its id, or None."""
    if connection.execute(_IS_PAUSED).first() is not None:
        return None
    asked = [priority] if priority else [Priority.INTERACTIVE, Priority.BACKGROUND]
    found = (_find(connection, one, only) for one in asked)
    task_id = next((one for one in found if one is not None), None)
    if task_id is None:
        return None
    values = {
        "this_task": task_id,
        "at": time_to_text(at),
        "owner": lease.owner if lease else None,
        "until": time_to_text(lease.until) if lease else None,
    }
    fence = connection.execute(_TAKE, values).scalar_one()
    connection.execute(_LET_GO, {"this_task": task_id})  # an earlier claim may have left them
    note(connection, task_id, at, Happening.CLAIMED, str(fence))
    return task_id


def _find(connection: Connection, priority: Priority, only: Collection[str] | None) -> str | None:
    asked = {"priority": priority.value}
    if only is None:
        return connection.execute(_NEXT, asked).scalar()
    if len(only) <= _FEW:
        return connection.execute(_NEXT_NAMED, {**asked, "named": json.dumps(list(only))}).scalar()
    wanted = only if isinstance(only, set | frozenset) else set(only)
    with connection.execute(_QUEUED, asked) as waiting:
        return next((task_id for task_id in waiting.scalars() if task_id in wanted), None)


def holds(fence: int | None) -> ColumnElement[bool]:
    """Whether a claim is the task's present one; None: whichever it is."""
    return true() if fence is None else tasks.c.fence == fence


def held(connection: Connection, owner: str) -> dict[Claim, int]:
    """The claims an owner has; with each, how often its task was found running."""
    query = select(tasks.c.id, tasks.c.fence, tasks.c.interruptions).where(_is_held(owner))
    return {Claim(row.id, row.fence): row.interruptions for row in connection.execute(query)}


def renew(connection: Connection, owner: str, until: datetime) -> None:
    """Prolong an owner's leases."""
    renewal = update(tasks).where(_is_held(owner)).values(lease_until=time_to_text(until))
    connection.execute(renewal)


def recover(connection: Connection, at: datetime) -> Recovered:
    """Put everything running back; what was found so too often has failed."""
    close_all(connection, at)
    was_running = steps.c.state == StepState.RUNNING
    to_pending = update(steps).where(was_running).values(state=StepState.PENDING)
    step_count = connection.execute(to_pending).rowcount
    query = select(tasks.c.id, tasks.c.interruptions).where(tasks.c.state == TaskState.RUNNING)
    found = connection.execute(query).all()
    note_all(connection, (row.id for row in found), at, Happening.FOUND_RUNNING)
    poisonous = [row.id for row in found if row.interruptions + 1 >= MOST_INTERRUPTIONS]
    _give_up(connection, poisonous, at)  # they are not running any more
    queue = update(tasks).where(tasks.c.state == TaskState.RUNNING)
    connection.execute(
        queue.values(
            state=TaskState.QUEUED,
            interruptions=tasks.c.interruptions + 1,
            lease_owner=None,
            lease_until=None,
        )
    )
    return Recovered(len(found) - len(poisonous), step_count, len(poisonous))


def _give_up(connection: Connection, task_ids: list[str], at: datetime) -> None:
    error = TaskPoisonous(times=MOST_INTERRUPTIONS).info
    values = {"state": TaskState.FAILED, "finished_at": time_to_text(at), **error_to_row(error)}
    is_open = steps.c.state != StepState.DONE
    for task_id in task_ids:
        connection.execute(update(tasks).where(tasks.c.id == task_id).values(**values))
        cancel = update(steps).where(steps.c.task_id == task_id, is_open)
        connection.execute(cancel.values(state=StepState.CANCELLED))
    note_all(connection, task_ids, at, Happening.FAILED, error.code)


def _is_held(owner: str) -> ColumnElement[bool]:
    return and_(tasks.c.state == TaskState.RUNNING, tasks.c.lease_owner == owner)


def named(values: Collection[object]) -> Select[tuple[Any]]:
    """The values, as one parameter however many there are: a statement takes only so many."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)
