"""The Ledger port on SQLite: one transaction a row, before anything is sent."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, or_, select, update

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    LedgerRow,
    LeftSum,
    Permit,
    Purpose,
)
from app.domain.errors import LeavesNot
from app.domain.task import Privacy
from app.store.database import Database
from app.store.rows import time_from_text, time_to_text
from app.store.tables import attempts, tasks
from app.store.tables_egress import egress

_TO_PROVIDERS = {Purpose.GENERATE, Purpose.BATCH}
_is_open = egress.c.outcome.is_(None)


class SqlLedger:
    """The rows of what leaves; see `domain.ports.Ledger`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, departure: Departure) -> int:
        """Write a row, committed when this returns."""
        permit = departure.permit
        with self._database.write() as connection:
            _require_may_leave(connection, permit)
            row = {
                "at": time_to_text(departure.at),
                "purpose": permit.purpose,
                "method": departure.method,
                "host": departure.host,
                "port": departure.port,
                "via": departure.via,
                "is_staying": departure.is_staying,
                "task_id": permit.task_id or _task_of(connection, permit.attempt_id),
                "attempt_id": permit.attempt_id,
                "process": departure.process,
            }
            made = connection.execute(insert(egress).values(row).returning(egress.c.id))
            return int(made.scalar_one())

    def end(self, row_id: int, ending: Ending) -> bool:
        """Close a row that is open."""
        closed = {
            "ended_at": time_to_text(ending.at),
            "outcome": ending.outcome,
            "address": ending.address,
            "bytes_out": ending.bytes_out,
            "bytes_in": ending.bytes_in,
        }
        put = update(egress).where(egress.c.id == row_id, _is_open).values(closed)
        with self._database.write() as connection:
            return connection.execute(put).rowcount > 0

    def close_orphans(self, is_running: Callable[[str], bool], at: datetime) -> int:
        """Close what dead processes left open. Processes are looked for outside a transaction."""
        with self._database.read() as connection:
            query = select(egress.c.process).where(_is_open).distinct()
            processes = connection.execute(query).scalars().all()
        dead = [name for name in processes if not is_running(name)]
        if not dead:
            return 0
        closed = {"ended_at": time_to_text(at), "outcome": EgressOutcome.UNKNOWN}
        put = update(egress).where(_is_open, egress.c.process.in_(dead)).values(closed)
        with self._database.write() as connection:
            return connection.execute(put).rowcount

    def rows(self, since: datetime, most: int) -> list[LedgerRow]:
        """The rows begun since then, the newest first."""
        query = (
            select(egress)
            .where(egress.c.at >= time_to_text(since))
            .order_by(egress.c.id.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            return [_row(row) for row in connection.execute(query).mappings()]

    def left(self, since: datetime) -> LeftSum:
        """The sum of what left."""
        sizes = (
            func.coalesce(func.sum(size), 0) for size in (egress.c.bytes_out, egress.c.bytes_in)
        )
        is_connected = or_(_is_open, egress.c.outcome != EgressOutcome.NOT_CONNECTED)
        query = select(func.count(), *sizes).where(
            egress.c.at >= time_to_text(since), egress.c.is_staying == 0, is_connected
        )
        with self._database.read() as connection:
            return LeftSum(*connection.execute(query).one())


def _require_may_leave(connection: Connection, permit: Permit) -> None:
    """A task may have become more private since its permit was made; a trigger sees to it too."""
    if permit.purpose in _TO_PROVIDERS and permit.task_id is not None:
        query = select(tasks.c.privacy).where(tasks.c.id == permit.task_id)
        if connection.execute(query).scalar() == Privacy.LOCAL_ONLY:
            raise LeavesNot


def _task_of(connection: Connection, attempt_id: str | None) -> str | None:
    """The task that an attempt is of; None: it is none, a question about tokens for example."""
    if attempt_id is None:
        return None
    query = select(attempts.c.task_id).where(attempts.c.id == attempt_id)
    return connection.execute(query).scalar()


def _row(row: RowMapping) -> LedgerRow:
    facts = {**row, "at": datetime.fromisoformat(row["at"])}
    facts["ended_at"] = time_from_text(row["ended_at"])
    facts.pop("process")
    return LedgerRow.model_validate(facts)
