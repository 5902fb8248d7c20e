"""The history of tasks: written in the transaction of what it tells, never changed afterwards."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Integer, func, insert, literal_column, select

from app.domain.history import Happening, TaskEvent
from app.domain.ports import Changes
from app.domain.task import Task
from app.store.rows import time_to_text
from app.store.tables_history import gone_tasks
from app.store.tables_queue import task_events

_GONE_MARK: ColumnElement[int] = literal_column("rowid", Integer)
_INSERT = insert(task_events)


def note(
    connection: Connection, task_id: str, at: datetime, what: Happening, detail: str = ""
) -> None:
    """Something happened to a task."""
    note_all(connection, [task_id], at, what, detail)


def note_all(
    connection: Connection,
    task_ids: Iterable[str],
    at: datetime,
    what: Happening,
    detail: str = "",
) -> None:
    """The same happened to several tasks."""
    shared = {"at": time_to_text(at), "what": what.value, "detail": detail}
    rows = [{"task_id": task_id, **shared} for task_id in task_ids]
    if rows:
        connection.execute(_INSERT, rows)


def note_added(connection: Connection, tasks: Iterable[Task]) -> None:
    """Tasks were added, each at its own moment."""
    what = Happening.QUEUED.value
    rows = [
        {"task_id": task.id, "at": time_to_text(task.created_at), "what": what, "detail": ""}
        for task in tasks
    ]
    connection.execute(_INSERT, rows)


def select_history(connection: Connection, task_id: str) -> list[TaskEvent]:
    """What happened to a task, oldest first."""
    query = select(task_events.c.at, task_events.c.what, task_events.c.detail)
    query = query.where(task_events.c.task_id == task_id).order_by(task_events.c.id)
    return [
        TaskEvent(datetime.fromisoformat(row.at), row.what, row.detail)
        for row in connection.execute(query)
    ]


def select_changes(connection: Connection, mark: int, most: int) -> Changes:
    """The tasks of the entries after a mark, each once, and the last entry's mark."""
    query = select(task_events.c.id, task_events.c.task_id).where(task_events.c.id > mark)
    rows = connection.execute(query.order_by(task_events.c.id).limit(most)).all()
    return Changes(tuple(dict.fromkeys(row.task_id for row in rows)), rows[-1].id if rows else mark)


def select_newest_mark(connection: Connection) -> int:
    """The newest entry's mark; 0: there is none."""
    newest = connection.execute(select(func.max(task_events.c.id))).scalar()
    return int(newest or 0)


def select_gone(connection: Connection, mark: int, most: int) -> Changes:
    """The tasks that were deleted after a mark, and the last one's mark.

    Where so many were forgotten that the marks begin anew, this one does, too.
    """
    query = select(_GONE_MARK.label("mark"), gone_tasks.c.task_id).where(mark < _GONE_MARK)
    rows = connection.execute(query.order_by(_GONE_MARK).limit(most)).all()
    last = rows[-1].mark if rows else min(mark, select_newest_gone(connection))
    return Changes(tuple(row.task_id for row in rows), last)


def select_newest_gone(connection: Connection) -> int:
    """The mark of what was deleted last; 0: nothing that is still known of."""
    newest = connection.execute(select(func.max(_GONE_MARK)).select_from(gone_tasks)).scalar()
    return int(newest or 0)
