"""The PiiRecords port on SQLite."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.document import Document
from app.domain.pii import LOOKED_FOR, PiiCounts, PiiKind
from app.domain.task import Privacy, TaskState
from app.store.database import Database
from app.store.rows import time_to_text
from app.store.tables import documents, task_documents, tasks
from app.store.tables_pii import pii_confirmations, pii_findings, pii_raises, pii_scans

_ENDED = [state for state in TaskState if state.is_final]


class SqlPiiRecords:
    """What was found, raised and confirmed; see `domain.ports.PiiRecords`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def found(self, document: Document) -> PiiCounts | None:
        """What its stored text holds; None: it has to be looked through."""
        is_known = select(pii_scans.c.looked_for).where(pii_scans.c.document_id == document.id)
        with self._database.read() as connection:
            if connection.execute(is_known).scalar() != LOOKED_FOR:
                return None
            return _counts(connection, pii_findings, pii_findings.c.document_id, document.id)

    def save_found(self, document: Document, counts: PiiCounts) -> None:
        """Keep what a document's text holds."""
        row = {"document_id": document.id, "looked_for": LOOKED_FOR}
        put = upsert(pii_scans).values(row)
        old = delete(pii_findings).where(pii_findings.c.document_id == document.id)
        with self._database.write() as connection:
            connection.execute(put.on_conflict_do_update(index_elements=["document_id"], set_=row))
            connection.execute(old)
            _add(connection, pii_findings, {"document_id": document.id}, counts)

    def confirmed(self, sha256: str) -> frozenset[PiiKind]:
        """The kinds that the user lets leave."""
        query = select(pii_confirmations.c.kind).where(pii_confirmations.c.sha256 == sha256)
        with self._database.read() as connection:
            return frozenset(PiiKind(kind) for kind in connection.execute(query).scalars())

    def confirm(self, sha256: str, kinds: Collection[PiiKind], at: datetime) -> None:
        """Let these kinds of a content leave."""
        rows = [
            {"sha256": sha256, "kind": kind.value, "confirmed_at": time_to_text(at)}
            for kind in kinds
        ]
        if not rows:
            return
        with self._database.write() as connection:
            connection.execute(upsert(pii_confirmations).on_conflict_do_nothing(), rows)

    def withdraw(self, sha256: str) -> bool:
        """Take it back, and raise what has not ended."""
        gone = delete(pii_confirmations).where(pii_confirmations.c.sha256 == sha256)
        with self._database.write() as connection:
            if connection.execute(gone).rowcount == 0:
                return False
            for task_id in connection.execute(_open_over(sha256)).scalars().all():
                _raise(connection, task_id, _found_in(connection, task_id))
            return True

    def raise_task(self, task_id: str, counts: PiiCounts) -> None:
        """Make a task local only, and keep why."""
        with self._database.write() as connection:
            _raise(connection, task_id, counts)

    def raised(self, task_id: str) -> PiiCounts:
        """What a task was raised for."""
        with self._database.read() as connection:
            return _counts(connection, pii_raises, pii_raises.c.task_id, task_id)


def _raise(connection: Connection, task_id: str, counts: PiiCounts) -> None:
    strictest = update(tasks).where(tasks.c.id == task_id)
    connection.execute(strictest.values(privacy=Privacy.LOCAL_ONLY))
    connection.execute(delete(pii_raises).where(pii_raises.c.task_id == task_id))
    _add(connection, pii_raises, {"task_id": task_id}, counts)


def _open_over(sha256: str) -> Select[tuple[str]]:
    """The tasks that read this content, might leave, and have not ended."""
    over_it = (
        select(task_documents.c.task_id)
        .join(documents, documents.c.id == task_documents.c.document_id)
        .where(documents.c.sha256 == sha256)
    )
    is_open = tasks.c.state.not_in(_ENDED)
    might_leave = tasks.c.privacy == Privacy.CLOUD_ALLOWED
    return select(tasks.c.id).where(tasks.c.id.in_(over_it), is_open, might_leave)


def _found_in(connection: Connection, task_id: str) -> PiiCounts:
    """What a task's documents hold together."""
    total = func.sum(pii_findings.c.count)
    query = (
        select(pii_findings.c.kind, total)
        .join(task_documents, task_documents.c.document_id == pii_findings.c.document_id)
        .where(task_documents.c.task_id == task_id)
        .group_by(pii_findings.c.kind)
    )
    return {PiiKind(kind): count for kind, count in connection.execute(query)}


def _counts(connection: Connection, table: Table, owner: Column[Any], key: str) -> PiiCounts:
    rows = connection.execute(select(table.c.kind, table.c.count).where(owner == key))
    known = {PiiKind(kind): count for kind, count in rows}
    return {kind: known[kind] for kind in PiiKind if kind in known}


def _add(connection: Connection, table: Table, owner: dict[str, str], counts: PiiCounts) -> None:
    rows = [{**owner, "kind": kind.value, "count": count} for kind, count in counts.items()]
    if rows:
        connection.execute(insert(table), rows)
