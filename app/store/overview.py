"""Tasks at a glance: a few queries, however many tasks there are."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Column, ColumnElement, Connection, case, func, select, true

from app.domain.listing import Listing, Position
from app.domain.plan import StepState
from app.domain.ports import AttemptSpan, TaskOverview
from app.store.claiming import named
from app.store.finding import select_tasks
from app.store.listing import select_listed
from app.store.rows import time_from_text
from app.store.tables import attempts, documents, steps, task_documents


def select_overviews(
    connection: Connection, task_ids: Collection[str] | None = None
) -> list[TaskOverview]:
    """The tasks (None: all), newest first, with names, counts of steps and times of attempts."""
    files = select_files(connection, task_ids)
    counts, spans = _step_counts(connection, task_ids), _spans(connection, task_ids)
    costs = _costs(connection, task_ids)
    return [
        TaskOverview(
            task,
            tuple(name for name, _ in files[task.id]),
            tuple(path for _, path in files[task.id]),
            *counts.get(task.id, (0, 0)),
            tuple(spans.get(task.id, ())),
            costs.get(task.id, 0.0),
        )
        for task in select_tasks(connection, task_ids)
    ]


def select_page(
    connection: Connection, listing: Listing, after: Position | None, most: int
) -> list[TaskOverview]:
    """So many tasks in the listing's order, from behind a position."""
    ids = select_listed(connection, listing, after, most)
    found = {one.task.id: one for one in select_overviews(connection, ids)}
    return [found[task_id] for task_id in ids]


def _among(column: Column[str], task_ids: Collection[str] | None) -> ColumnElement[bool]:
    return true() if task_ids is None else column.in_(named(task_ids))


def select_files(
    connection: Connection, task_ids: Collection[str] | None
) -> dict[str, list[tuple[str, str]]]:
    """Names and paths by task."""
    query = (
        select(task_documents.c.task_id, documents.c.name, documents.c.path)
        .join(documents, documents.c.id == task_documents.c.document_id)
        .where(_among(task_documents.c.task_id, task_ids))
        .order_by(task_documents.c.position)
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.task_id].append((row.name, row.path))
    return found


def _step_counts(
    connection: Connection, task_ids: Collection[str] | None
) -> dict[str, tuple[int, int]]:
    """Done and all, by task."""
    is_done = case((steps.c.state == StepState.DONE, 1), else_=0)
    query = select(steps.c.task_id, func.sum(is_done), func.count()).group_by(steps.c.task_id)
    query = query.where(_among(steps.c.task_id, task_ids), steps.c.position >= 0)  # see `reroutes`
    return {task_id: (done, total) for task_id, done, total in connection.execute(query)}


def _spans(
    connection: Connection, task_ids: Collection[str] | None
) -> dict[str, list[AttemptSpan]]:
    """Times of the attempts by task, oldest first."""
    query = (
        select(
            attempts.c.task_id,
            attempts.c.finished_at,
            attempts.c.seconds,
            attempts.c.completion_tokens,
        )
        .where(_among(attempts.c.task_id, task_ids))
        .order_by(attempts.c.started_at, attempts.c.number)
    )
    found: dict[str, list[AttemptSpan]] = defaultdict(list)
    for task_id, finished_at, seconds, tokens in connection.execute(query):
        found[task_id].append(AttemptSpan(time_from_text(finished_at), seconds, tokens))
    return found


def _costs(connection: Connection, task_ids: Collection[str] | None) -> dict[str, float]:
    """US dollars by task, of those that cost anything."""
    usd = func.sum(attempts.c.cost_usd).label("usd")
    query = select(attempts.c.task_id, usd).group_by(attempts.c.task_id)
    query = query.where(_among(attempts.c.task_id, task_ids), attempts.c.cost_usd > 0)
    return {row.task_id: row.usd for row in connection.execute(query)}
