"""The Reroutes port on SQLite. Every method is one transaction.

A step that is set aside keeps its row, for its attempts belong to it: it gets a place before the
first, which `steps` of the task store does not read.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.plan import Plan, StepState
from app.domain.route import Decision
from app.domain.task import Category, TaskState
from app.store.claiming import holds
from app.store.database import Database
from app.store.rows import conversation_to_text, step_to_row, time_to_text
from app.store.tables import attempts, steps, tasks
from app.store.tables_consent import reroutes

_AT_REST = [TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK, TaskState.PAUSED]


class SqlReroutes:
    """Tasks that are to be decided anew; see `domain.ports.Reroutes`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, task_id: str, at: datetime) -> bool:
        """Do it on this machine."""
        is_open = and_(tasks.c.id == task_id, tasks.c.state.in_([*_AT_REST, TaskState.RUNNING]))
        with self._database.write() as connection:
            if connection.execute(select(tasks.c.id).where(is_open)).first() is None:
                return False
            _put(connection, task_id, at, is_kept=True)
            return True

    def change_category(self, task_id: str, category: Category, at: datetime) -> bool:
        """Change it and have the task decided anew."""
        rests = and_(tasks.c.id == task_id, tasks.c.state.in_(_AT_REST))
        with self._database.write() as connection:
            change = update(tasks).where(rests).values(category=category)
            if connection.execute(change).rowcount == 0:
                return False
            _put(connection, task_id, at, is_kept=_is(connection, task_id, "is_kept"))
            return True

    def is_kept(self, task_id: str) -> bool:
        """Whether the user wants it done here."""
        with self._database.read() as connection:
            return _is(connection, task_id, "is_kept")

    def is_open(self, task_id: str) -> bool:
        """Whether it has to be decided anew."""
        with self._database.read() as connection:
            return _is(connection, task_id, "is_open")

    def replan(
        self, task_id: str, plan: Plan, decision: Decision, fence: int | None = None
    ) -> bool:
        """Replace steps and decision of a running task."""
        runs = and_(tasks.c.id == task_id, tasks.c.state == TaskState.RUNNING, holds(fence))
        values = {
            "route": decision.route,
            "route_reason": decision.reason,
            "conversation": conversation_to_text(plan.conversation),
        }
        with self._database.write() as connection:
            if connection.execute(update(tasks).where(runs).values(values)).rowcount == 0:
                return False
            kept = _set_aside(connection, task_id, {step.id for step in plan.steps})
            for step in plan.steps:
                row = step_to_row(task_id, step)
                if step.id in kept:
                    place = {"position": step.position, "inputs": row["inputs"]}
                    connection.execute(update(steps).where(steps.c.id == step.id).values(place))
                else:
                    connection.execute(insert(steps), row)
            closed = update(reroutes).where(reroutes.c.task_id == task_id)
            connection.execute(closed.values(is_open=0))
            return True


def _put(connection: Connection, task_id: str, at: datetime, *, is_kept: bool) -> None:
    row = {"task_id": task_id, "is_kept": is_kept, "is_open": 1, "asked_at": time_to_text(at)}
    put = upsert(reroutes).values(row)
    connection.execute(put.on_conflict_do_update(index_elements=["task_id"], set_=row))


def _is(connection: Connection, task_id: str, column: str) -> bool:
    query = select(reroutes.c[column]).where(reroutes.c.task_id == task_id)
    return bool(connection.execute(query).scalar())


def _set_aside(connection: Connection, task_id: str, wanted: Collection[str]) -> set[str]:
    """Make room for other steps: nothing of the task is left at a place that is read.

    Returns:
        Those of the wanted ones that the task has; their places are still to be given.
    """
    of_task = steps.c.task_id == task_id
    tried = select(attempts.c.id).where(attempts.c.step_id == steps.c.id).exists()
    untried = and_(of_task, steps.c.id.not_in(wanted), ~tried)
    connection.execute(delete(steps).where(untried))
    lowest = connection.execute(select(func.min(steps.c.position)).where(of_task)).scalar() or 0
    shown = select(steps.c.id).where(of_task, steps.c.position >= 0).order_by(steps.c.position)
    there = list(connection.execute(shown).scalars())
    for place, step_id in enumerate(there, start=1):
        aside = update(steps).where(steps.c.id == step_id)
        connection.execute(aside.values(position=min(0, lowest) - place))
    open_still = and_(of_task, steps.c.id.not_in(wanted), steps.c.state != StepState.DONE)
    connection.execute(update(steps).where(open_still).values(state=StepState.CANCELLED))
    return set(there) & set(wanted)
