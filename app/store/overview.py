"""All tasks at a glance: a few queries, however many tasks there are."""

from collections import defaultdict

from sqlalchemy import Connection, case, func, select

from app.domain.plan import StepState
from app.domain.ports import AttemptSpan, TaskOverview
from app.store.finding import select_tasks
from app.store.rows import time_from_text
from app.store.tables import attempts, documents, steps, task_documents


def select_overviews(connection: Connection) -> list[TaskOverview]:
    """All tasks, newest first, with names, counts of steps and times of attempts."""
    files, counts, spans = _files(connection), _step_counts(connection), _spans(connection)
    return [
        TaskOverview(
            task,
            tuple(name for name, _ in files[task.id]),
            tuple(path for _, path in files[task.id]),
            *counts.get(task.id, (0, 0)),
            tuple(spans.get(task.id, ())),
        )
        for task in select_tasks(connection)
    ]


def _files(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Names and paths by task."""
    query = (
        select(task_documents.c.task_id, documents.c.name, documents.c.path)
        .join(documents, documents.c.id == task_documents.c.document_id)
        .order_by(task_documents.c.position)
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.task_id].append((row.name, row.path))
    return found


def _step_counts(connection: Connection) -> dict[str, tuple[int, int]]:
    """Done and all, by task."""
    is_done = case((steps.c.state == StepState.DONE, 1), else_=0)
    shown = steps.c.position >= 0  # see `reroutes`
    query = select(steps.c.task_id, func.sum(is_done), func.count()).where(shown)
    query = query.group_by(steps.c.task_id)
    return {task_id: (done, total) for task_id, done, total in connection.execute(query)}


def _spans(connection: Connection) -> dict[str, list[AttemptSpan]]:
    """Times of the attempts by task, oldest first."""
    query = select(
        attempts.c.task_id, attempts.c.finished_at, attempts.c.seconds, attempts.c.completion_tokens
    ).order_by(attempts.c.started_at, attempts.c.number)
    found: dict[str, list[AttemptSpan]] = defaultdict(list)
    for task_id, finished_at, seconds, tokens in connection.execute(query):
        found[task_id].append(AttemptSpan(time_from_text(finished_at), seconds, tokens))
    return found
