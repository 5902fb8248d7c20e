"""Tasks by id, by what they ask of which file, and by what they did to which content."""

from collections.abc import Collection, Sequence

from sqlalchemy import Column, Connection, Select, bindparam, func, select

from app.domain.errors import TaskUnknown
from app.domain.task import Task, TaskState
from app.store.claiming import named
from app.store.rows import task_from_row
from app.store.tables import PathText, attempts, documents, task_documents, tasks

_ASKED = ("kind", "category", "instruction", "options")
# An expression, so that SQLite does not walk through all tasks of a state to find those of a file.
_state = tasks.c.state.concat("")


def _by_first(fact: Column[str]) -> Select[tuple[str, str]]:
    """The tasks that ask the same and whose first document has this."""
    return (
        select(tasks.c.id, tasks.c.created_at)
        .join(task_documents, task_documents.c.task_id == tasks.c.id)
        .join(documents, documents.c.id == task_documents.c.document_id)
        .where(
            fact == bindparam("first"),
            task_documents.c.position == 0,
            *(tasks.c[name] == bindparam(name) for name in _ASKED),
            tasks.c.follows.is_not_distinct_from(bindparam("follows")),
        )
    )


def _of_documents(fact: Column[str]) -> Select[tuple[str]]:
    """That fact of each of a task's documents, in order."""
    return (
        select(fact)
        .join(task_documents, task_documents.c.document_id == documents.c.id)
        .where(task_documents.c.task_id == bindparam("task_id"))
        .order_by(task_documents.c.position)
    )


# A folder asks for thousands of files. To make a statement takes longer than to run it, so each is
# made once, with the values left open.
_PATHS = _of_documents(documents.c.path)
_SHA256S = _of_documents(documents.c.sha256)
_typed = bindparam("asked", type_=PathText)  # what was typed may be no text, as a path may
_WHOLE_ID = select(tasks.c.id).where(tasks.c.id == _typed)
# Walks through all tasks; LIKE would be no faster, and ignores case.
_BEGINS_SO = (
    select(tasks.c.id).where(func.substr(tasks.c.id, 1, bindparam("length")) == _typed).limit(2)
)
_TASK = select(tasks).where(tasks.c.id == bindparam("task_id"))
_DOCUMENT_IDS = (
    select(task_documents.c.document_id)
    .where(task_documents.c.task_id == bindparam("task_id"))
    .order_by(task_documents.c.position)
)
_UNFINISHED = _by_first(documents.c.path).where(
    _state.in_([state for state in TaskState if not state.is_final]),
    tasks.c.privacy == bindparam("privacy"),
    tasks.c.is_again == bindparam("is_again"),
    tasks.c.terms == bindparam("terms"),
)
_done_by = select(attempts.c.id).where(attempts.c.task_id == tasks.c.id)
_FINISHED = _by_first(documents.c.sha256).where(
    _state == TaskState.SUCCEEDED,
    _done_by.exists(),
    ~_done_by.where(attempts.c.model_fingerprint != bindparam("model_fingerprint")).exists(),
)


def find_task(connection: Connection, task_id: str) -> Task:
    """One task by its id, or by an unambiguous beginning of it.

    Raises:
        TaskUnknown: no task, or more than one, begins so.
    """
    asked = {"asked": task_id}
    found = list(connection.execute(_WHOLE_ID, asked).scalars())
    if not found:
        found = list(connection.execute(_BEGINS_SO, {**asked, "length": len(task_id)}).scalars())
    if len(found) != 1:
        raise TaskUnknown(task_id=task_id)
    return select_task(connection, found[0])


def select_task(connection: Connection, task_id: str) -> Task:
    """One task by its whole id, which exists."""
    of_task = {"task_id": task_id}
    row = connection.execute(_TASK, of_task).mappings().one()
    return task_from_row(row, tuple(connection.execute(_DOCUMENT_IDS, of_task).scalars()))


def select_tasks(connection: Connection, task_ids: Collection[str] | None = None) -> list[Task]:
    """These tasks (None: all), newest first."""
    linked = select(task_documents).order_by(task_documents.c.position)
    query = select(tasks).order_by(tasks.c.created_at.desc(), tasks.c.id)
    if task_ids is not None:
        linked = linked.where(task_documents.c.task_id.in_(named(task_ids)))
        query = query.where(tasks.c.id.in_(named(task_ids)))
    links: dict[str, list[str]] = {}
    for row in connection.execute(linked):
        links.setdefault(row.task_id, []).append(row.document_id)
    return [
        task_from_row(row, tuple(links.get(row["id"], ())))
        for row in connection.execute(query).mappings()
    ]


def find_unfinished_twin(connection: Connection, task: Task, paths: Sequence[str]) -> Task | None:
    """The oldest unfinished task that asks the same of the same paths."""
    where = {"privacy": task.privacy, "is_again": task.is_again, "terms": task.terms.as_json()}
    found = connection.execute(_UNFINISHED, {**_asked(task, paths[0]), **where})
    for row in sorted(found, key=lambda row: (row.created_at, row.id)):
        if _facts(connection, _PATHS, row.id) == list(paths):
            return select_task(connection, row.id)
    return None


def find_finished_twin(
    connection: Connection, task: Task, sha256s: Sequence[str], model_fingerprint: str
) -> Task | None:
    """The newest task that did the same to the same contents, all of it with this model."""
    asked = {**_asked(task, sha256s[0]), "model_fingerprint": model_fingerprint}
    by_id = sorted(connection.execute(_FINISHED, asked), key=lambda row: row.id)
    for row in sorted(by_id, key=lambda row: row.created_at, reverse=True):
        if _facts(connection, _SHA256S, row.id) == list(sha256s):
            return select_task(connection, row.id)
    return None


def _asked(task: Task, first: str) -> dict[str, object]:
    """What is asked of documents the first of which has this."""
    asked = {name: getattr(task, name) for name in _ASKED}
    return {**asked, "options": task.options.as_json(), "follows": task.follows, "first": first}


def _facts(connection: Connection, of_documents: Select[tuple[str]], task_id: str) -> list[str]:
    return list(connection.execute(of_documents, {"task_id": task_id}).scalars())
