"""The History port on SQLite. Every method is one transaction."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.history_words import Term, beginning, snippet
from app.domain.ports.history import HistoryFilter, HistoryHit, Place, TaskTexts, Where
from app.domain.task import TaskState
from app.store.claiming import named
from app.store.database import Database
from app.store.finding import select_tasks
from app.store.history_query import Found, select_found
from app.store.overview import select_files
from app.store.rows import time_to_text
from app.store.search import index_wanted
from app.store.tables import attempts, pages, tasks
from app.store.tables_history import (
    kept_tasks,
    pages_wanted,
    task_texts,
    texts_wanted,
)

_ENDED = [state for state in TaskState if state.is_final]


class SqlHistory:
    """See `domain.ports.history.History`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: HistoryFilter, after: str | None, most: int) -> list[HistoryHit]:
        """So many, newest first."""
        with self._database.read() as connection:
            found = select_found(connection, wanted, after, most)
            return _hits(connection, found, wanted.terms)

    def ids(self, wanted: HistoryFilter, most: int) -> list[str]:
        """The tasks of a filter."""
        with self._database.read() as connection:
            return [one.task_id for one in select_found(connection, wanted, None, most)]

    def unread(self, most: int) -> list[str]:
        """Tasks whose texts are to be put into the index, newest first."""
        query = select(tasks.c.id).join(texts_wanted, texts_wanted.c.task_id == tasks.c.id)
        query = query.order_by(tasks.c.created_at.desc()).limit(most)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def put_texts(self, texts: Sequence[TaskTexts]) -> None:
        """Index tasks' texts in place of what was indexed."""
        if not texts:
            return
        ids = named([one.task_id for one in texts])
        with self._database.write() as connection:
            there = set(connection.execute(select(tasks.c.id).where(tasks.c.id.in_(ids))).scalars())
            connection.execute(delete(task_texts).where(task_texts.c.task_id.in_(ids)))
            rows = [one._asdict() for one in texts if one.task_id in there]
            if rows:
                connection.execute(insert(task_texts), rows)
            connection.execute(delete(texts_wanted).where(texts_wanted.c.task_id.in_(ids)))

    def index_pages(self, most: int) -> int:
        """Index pages that an older version has not."""
        newest = select(pages_wanted.c.page_id).order_by(pages_wanted.c.page_id.desc()).limit(most)
        with self._database.read() as connection:
            wanted = list(connection.execute(newest).scalars())
        if not wanted:
            return 0
        with self._database.write() as connection:
            return index_wanted(connection, wanted)

    def behind(self) -> int:
        """How many tasks and pages are still to be indexed."""
        with self._database.read() as connection:
            counts = (select(func.count()).select_from(one) for one in (texts_wanted, pages_wanted))
            return sum(connection.execute(count).scalar_one() for count in counts)

    def keep(self, task_ids: Collection[str], at: datetime) -> None:
        """Never delete these by their age."""
        there = select(tasks.c.id, func.coalesce(None, time_to_text(at)))
        put = upsert(kept_tasks).from_select(
            ["task_id", "kept_at"], there.where(tasks.c.id.in_(named(task_ids)))
        )
        with self._database.write() as connection:
            connection.execute(put.on_conflict_do_nothing())

    def let_go(self, task_ids: Collection[str]) -> None:
        """Delete these by their age again."""
        gone = delete(kept_tasks).where(kept_tasks.c.task_id.in_(named(task_ids)))
        with self._database.write() as connection:
            connection.execute(gone)

    def old(self, before: datetime, most: int) -> list[str]:
        """Tasks that ended before then and are not kept, nor is what rests on them."""
        stays = exists().where(kept_tasks.c.task_id == tasks.c.id) | tasks.c.state.not_in(_ENDED)
        stays |= (tasks.c.finished_at >= time_to_text(before)) | tasks.c.finished_at.is_(None)
        staying = select(tasks.c.id, tasks.c.follows, tasks.c.refines).where(stays)
        held = staying.cte("held", recursive=True)
        base = (tasks.c.id == held.c.follows) | (tasks.c.id == held.c.refines)
        held = held.union(select(tasks.c.id, tasks.c.follows, tasks.c.refines).where(base))
        query = select(tasks.c.id).where(tasks.c.id.not_in(select(held.c.id)))
        with self._database.read() as connection:
            return list(
                connection.execute(query.order_by(tasks.c.finished_at).limit(most)).scalars()
            )


def _hits(
    connection: Connection, found: Sequence[Found], terms: Sequence[Term]
) -> list[HistoryHit]:
    ids = [one.task_id for one in found]
    files, left = select_files(connection, ids), _bytes_left(connection, ids)
    is_one = kept_tasks.c.task_id.in_(named(ids))
    kept = set(connection.execute(select(kept_tasks.c.task_id).where(is_one)).scalars())
    by_id = {task.id: task for task in select_tasks(connection, ids)}
    hits = []
    for one in found:
        task, names = by_id[one.task_id], [name for name, _ in files[one.task_id]]
        hits.append(
            HistoryHit(
                task_id=task.id,
                document=_joined(names),
                kind=task.kind,
                state=task.state,
                route=task.decision.route if task.decision else None,
                created_at=task.created_at,
                finished_at=task.finished_at,
                set_id=task.set_id,
                bytes_left=left.get(task.id, 0),
                is_kept=task.id in kept,
                places=tuple(_places(connection, one, terms)),
            )
        )
    return hits


def _places(connection: Connection, found: Found, terms: Sequence[Term]) -> Iterable[Place]:
    """The result first: that is what people look for; then the page, then the rest."""
    texts = select(task_texts.c.result, task_texts.c.asked, task_texts.c.names)
    row = connection.execute(texts.where(task_texts.c.task_id == found.task_id)).first()
    is_there = row is not None and found.text_id is not None
    if row is not None and is_there:
        shown = snippet(row.result, terms)
        if shown:
            yield Place(where=Where.RESULT, snippet=shown)
    if found.page_id is not None:
        page = select(pages.c.number, pages.c.text).where(pages.c.id == found.page_id)
        number, text = connection.execute(page).one()
        yield Place(where=Where.PAGE, snippet=snippet(text, terms) or beginning(text), page=number)
    if row is not None and is_there:
        for where, text in ((Where.ASKED, row.asked), (Where.NAME, row.names)):
            shown = snippet(text, terms)
            if shown:
                yield Place(where=where, snippet=shown)
    if row is not None and not terms and row.result:
        yield Place(where=Where.RESULT, snippet=beginning(row.result))


def _bytes_left(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    total = func.coalesce(func.sum(attempts.c.bytes_out), 0)
    query = select(attempts.c.task_id, total).where(
        attempts.c.task_id.in_(named(ids)), attempts.c.route == "cloud"
    )
    rows = connection.execute(query.group_by(attempts.c.task_id))
    return {row.task_id: row[1] for row in rows}


def _joined(names: Sequence[str]) -> str:
    others = len(names) - 1
    return f"{names[0]} and {others} more" if others > 0 else "".join(names[:1])
