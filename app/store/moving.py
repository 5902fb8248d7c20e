"""A task's way from state to state; its steps go along, and its history tells."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, case, insert, literal, select, update

from app.domain.errors import ErrorInfo
from app.domain.history import Happening
from app.domain.plan import Plan, StepState
from app.domain.route import Decision, Waits
from app.domain.task import Privacy, TaskState
from app.store.claiming import holds, named
from app.store.events import note, note_all
from app.store.rows import (
    conversation_to_text,
    error_to_row,
    optional_time_to_text,
    step_to_row,
    time_to_text,
)
from app.store.tables import steps, tasks

ENDED = [state for state in TaskState if state.is_final]
_OPEN_STEPS = [StepState.PENDING, StepState.RUNNING, StepState.WAITING_FOR_NETWORK]
_TOLD = {
    TaskState.QUEUED: Happening.PUT_BACK,
    TaskState.WAITING_FOR_NETWORK: Happening.WAITED,
    TaskState.SUCCEEDED: Happening.SUCCEEDED,
    TaskState.FAILED: Happening.FAILED,
    TaskState.CANCELLED: Happening.CANCELLED,
    TaskState.PAUSED: Happening.PAUSED,
}


class Ending(NamedTuple):
    """The state that a running task comes to, when, and why."""

    state: TaskState
    at: datetime
    error: ErrorInfo | None = None
    waits: Waits | None = None


class Planned(NamedTuple):
    """What a task's plan is; see `TaskStore.save_plan`."""

    task_id: str
    plan: Plan
    decision: Decision
    reused_from: str | None = None
    at: datetime | None = None


def end(connection: Connection, task_id: str, ending: Ending, fence: int | None) -> bool:
    """Move a running task to another state, if its claim holds."""
    state, at, error, waits = ending
    values: dict[str, Any] = {
        "state": state,
        "waits_reason": waits.reason if waits else None,
        "waits_until": optional_time_to_text(waits.until) if waits else None,
        "lease_owner": None,
        "lease_until": None,
        **error_to_row(error),
    }
    if state.is_final:
        values["finished_at"] = time_to_text(at)
    is_held = and_(tasks.c.id == task_id, tasks.c.state == TaskState.RUNNING, holds(fence))
    if connection.execute(update(tasks).where(is_held).values(values)).rowcount == 0:
        return False
    if state.is_final:
        set_steps(connection, task_id, _OPEN_STEPS, StepState.CANCELLED)
    else:
        set_steps(connection, task_id, [StepState.RUNNING], StepState.PENDING)
    note(connection, task_id, at, _TOLD.get(state, Happening.PUT_BACK), error.code if error else "")
    return True


def cancel(connection: Connection, task_id: str, at: datetime) -> bool:
    """Cancel a task that has not ended, and its unfinished steps."""
    is_open = and_(tasks.c.id == task_id, tasks.c.state.not_in(ENDED))
    values = {"state": TaskState.CANCELLED, "finished_at": time_to_text(at)}
    if connection.execute(update(tasks).where(is_open).values(values)).rowcount == 0:
        return False
    set_steps(connection, task_id, _OPEN_STEPS, StepState.CANCELLED)
    note(connection, task_id, at, Happening.CANCELLED)
    return True


def due(connection: Connection, at: datetime | None, only: Collection[str] | None) -> list[str]:
    """The tasks that wait for the network and whose next try has come; None: whenever it is."""
    query = select(tasks.c.id).where(tasks.c.state == TaskState.WAITING_FOR_NETWORK)
    if at is not None:
        is_due = tasks.c.waits_until.is_(None) | (tasks.c.waits_until <= time_to_text(at))
        query = query.where(is_due)
    if only is not None:
        query = query.where(tasks.c.id.in_(named(only)))
    return list(connection.execute(query).scalars())


def wake(connection: Connection, at: datetime, task_ids: list[str]) -> int:
    """Queue these tasks."""
    queue = update(tasks).where(tasks.c.id.in_(named(task_ids)))
    connection.execute(queue.values(state=TaskState.QUEUED))
    note_all(connection, task_ids, at, Happening.WOKEN)
    return len(task_ids)


def put_plan(connection: Connection, planned: Planned, fence: int | None) -> bool:
    """Store steps and decision of a running task that has none, if its claim holds.

    What takes over a result of local-only work is local only from now on.
    """
    task_id, plan, decision, reused_from, at = planned
    is_unplanned = and_(
        tasks.c.id == task_id,
        tasks.c.state == TaskState.RUNNING,
        tasks.c.route.is_(None),
        holds(fence),
    )
    source = tasks.alias("source")
    is_private = select(source.c.id).where(
        source.c.id == reused_from, source.c.privacy == Privacy.LOCAL_ONLY
    )
    values = {
        "route": decision.route,
        "route_reason": decision.reason,
        "reused_from": reused_from,
        "conversation": conversation_to_text(plan.conversation),
        "privacy": case(
            (is_private.exists(), literal(Privacy.LOCAL_ONLY.value)), else_=tasks.c.privacy
        ),
    }
    told = update(tasks).where(is_unplanned).values(values).returning(tasks.c.started_at)
    started_at = connection.execute(told).scalar()
    if started_at is None:
        return False
    rows = [step_to_row(task_id, step) for step in plan.steps]
    if rows:
        connection.execute(insert(steps), rows)
    at = at or datetime.fromisoformat(started_at)
    note(connection, task_id, at, Happening.PLANNED, decision.route.value)
    return True


def set_steps(
    connection: Connection, task_id: str, old: Iterable[StepState], new: StepState
) -> None:
    """Move a task's steps from any of the old states to the new one."""
    is_affected = and_(steps.c.task_id == task_id, steps.c.state.in_(list(old)))
    connection.execute(update(steps).where(is_affected).values(state=new))
