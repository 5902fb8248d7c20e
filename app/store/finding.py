"""Tasks by id, by what they ask of which file, and by what they did to which content."""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, Select, func, literal, select

from app.domain.errors import TaskUnknown
from app.domain.task import Task, TaskState
from app.store.rows import task_from_row
from app.store.tables import PathText, attempts, documents, task_documents, tasks

# An expression, so that SQLite does not walk through all tasks of a state to find those of a file.
_state = tasks.c.state.concat("")


def find_task(connection: Connection, task_id: str) -> Task:
    """One task by its id, or by an unambiguous beginning of it.

    Raises:
        TaskUnknown: no task, or more than one, begins so.
    """
    asked = literal(task_id, PathText)  # what was typed may be no text, as a path may
    begins_so = func.substr(tasks.c.id, 1, len(task_id)) == asked  # LIKE ignores case
    query = select(tasks.c.id).where(begins_so).order_by(tasks.c.id)  # the whole id first
    found = list(connection.execute(query.limit(2)).scalars())
    if len(found) != 1 and task_id not in found:
        raise TaskUnknown(task_id=task_id)
    return select_task(connection, found[0])


def select_task(connection: Connection, task_id: str) -> Task:
    """One task by its whole id, which exists."""
    row = connection.execute(select(tasks).where(tasks.c.id == task_id)).mappings().one()
    links = select(task_documents.c.document_id).where(task_documents.c.task_id == task_id)
    document_ids = connection.execute(links.order_by(task_documents.c.position)).scalars()
    return task_from_row(row, tuple(document_ids))


def select_tasks(connection: Connection) -> list[Task]:
    """All tasks, newest first."""
    links: dict[str, list[str]] = {}
    for row in connection.execute(select(task_documents).order_by(task_documents.c.position)):
        links.setdefault(row.task_id, []).append(row.document_id)
    query = select(tasks).order_by(tasks.c.created_at.desc(), tasks.c.id)
    return [
        task_from_row(row, tuple(links.get(row["id"], ())))
        for row in connection.execute(query).mappings()
    ]


def find_unfinished_twin(connection: Connection, task: Task, paths: Sequence[str]) -> Task | None:
    """The oldest queued or running task that asks the same of the same paths."""
    query = _by_first(documents.c.path, paths[0]).where(
        _state.in_([TaskState.QUEUED, TaskState.RUNNING]),
        tasks.c.privacy == task.privacy,
        tasks.c.is_again == task.is_again,
        *_asks_the_same(task),
    )
    found = sorted(connection.execute(query), key=lambda row: (row.created_at, row.id))
    for row in found:
        if _of_documents(connection, row.id, documents.c.path) == list(paths):
            return select_task(connection, row.id)
    return None


def find_finished_twin(
    connection: Connection, task: Task, sha256s: Sequence[str], model_fingerprint: str
) -> Task | None:
    """The newest task that did the same to the same contents, all of it with this model."""
    done_by = select(attempts.c.model_fingerprint).where(attempts.c.task_id == tasks.c.id)
    query = _by_first(documents.c.sha256, sha256s[0]).where(
        _state == TaskState.SUCCEEDED,
        *_asks_the_same(task),
        done_by.exists(),
        ~done_by.where(attempts.c.model_fingerprint != model_fingerprint).exists(),
    )
    by_id = sorted(connection.execute(query), key=lambda row: row.id)
    for row in sorted(by_id, key=lambda row: row.created_at, reverse=True):
        if _of_documents(connection, row.id, documents.c.sha256) == list(sha256s):
            return select_task(connection, row.id)
    return None


def _asks_the_same(task: Task) -> Sequence[ColumnElement[bool]]:
    return (
        tasks.c.kind == task.kind,
        tasks.c.category == task.category,
        tasks.c.instruction == task.instruction,
        tasks.c.options == task.options.as_json(),
    )


def _by_first(fact: Column[str], value: str) -> Select[tuple[str, str]]:
    """The tasks whose first document has this."""
    return (
        select(tasks.c.id, tasks.c.created_at)
        .join(task_documents, task_documents.c.task_id == tasks.c.id)
        .join(documents, documents.c.id == task_documents.c.document_id)
        .where(fact == value, task_documents.c.position == 0)
    )


def _of_documents(connection: Connection, task_id: str, fact: Column[str]) -> list[str]:
    """That fact of each of a task's documents, in order."""
    query = (
        select(fact)
        .join(task_documents, task_documents.c.document_id == documents.c.id)
        .where(task_documents.c.task_id == task_id)
        .order_by(task_documents.c.position)
    )
    return list(connection.execute(query).scalars())
