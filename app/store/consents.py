"""The Consents port on SQLite. Every method is one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, or_, select, update

from app.domain.cloud import CloudModel
from app.domain.consent import Consent
from app.domain.route import LOOK_WANTED
from app.domain.task import Category, TaskState
from app.store.database import Database
from app.store.rows import time_from_text, time_to_text
from app.store.tables import tasks
from app.store.tables_consent import consents

_holds = consents.c.withdrawn_at.is_(None)
_ENDED = [state for state in TaskState if state.is_final]


class SqlConsents:
    """What was agreed to be sent; see `domain.ports.Consents`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, consents_: Sequence[Consent]) -> None:
        """Keep those that are not in force."""
        with self._database.write() as connection:
            for one in consents_:
                known = select(consents.c.id).where(_holds, _is_like(one))
                if connection.execute(known).first() is None:
                    connection.execute(insert(consents).values(_row(one)))

    def withdraw(self, category: Category, at: datetime) -> int:
        """End those for a category."""
        return self._end(consents.c.category == category, at)

    def withdraw_of(self, task_id: str, at: datetime) -> int:
        """End those for a task."""
        return self._end(consents.c.task_id == task_id, at)

    def in_force(self) -> list[Consent]:
        """Those for categories and for tasks that have not ended, oldest first."""
        query = (
            select(consents)
            .outerjoin(tasks, tasks.c.id == consents.c.task_id)
            .where(_holds, or_(tasks.c.id.is_(None), tasks.c.state.not_in(_ENDED)))
            .order_by(consents.c.given_at, consents.c.id)
        )
        with self._database.read() as connection:
            return [_consent(dict(row)) for row in connection.execute(query).mappings()]

    def is_given(self, task_id: str, category: Category, model: CloudModel) -> bool:
        """Whether a task may be sent to a model's host."""
        is_meant = or_(consents.c.task_id == task_id, consents.c.category == category)
        query = select(consents.c.id).where(_holds, is_meant, consents.c.host == model.host)
        with self._database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def awaiting(self, category: Category) -> list[str]:
        """The tasks of a category that wait for a look, oldest first."""
        query = (
            select(tasks.c.id)
            .where(
                tasks.c.state == TaskState.WAITING_FOR_NETWORK,
                tasks.c.category == category,
                tasks.c.waits_reason == LOOK_WANTED,
            )
            .order_by(tasks.c.created_at, tasks.c.id)
        )
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def _end(self, is_meant: ColumnElement[bool], at: datetime) -> int:
        end = update(consents).where(_holds, is_meant).values(withdrawn_at=time_to_text(at))
        with self._database.write() as connection:
            return connection.execute(end).rowcount


def _is_like(one: Consent) -> ColumnElement[bool]:
    return and_(
        consents.c.task_id.is_not_distinct_from(one.task_id),
        consents.c.category.is_not_distinct_from(one.category),
        consents.c.host == one.host,
    )


def _row(one: Consent) -> dict[str, Any]:
    return {**one.model_dump(exclude={"withdrawn_at"}), "given_at": time_to_text(one.given_at)}


def _consent(row: dict[str, Any]) -> Consent:
    times = {name: time_from_text(row[name]) for name in ("given_at", "withdrawn_at")}
    return Consent.model_validate({**row, **times})
