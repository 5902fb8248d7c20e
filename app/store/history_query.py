"""The history's queries: which tasks a filter means, newest first."""
# ruff: noqa: S608 - our own words; what is asked for comes as parameters

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from app.domain.history_words import Term
from app.domain.ports.history import HistoryFilter
from app.store.rows import time_to_text
from app.store.search import cut_signs

# Of a word that stands on more pages than this, the newest tasks are looked at one by one: that
# finds a first page sooner than to collect all there are. Of a rarer word it is the other way.
_MANY = 4000
_WALKED = 400

_MATCHED = """
WITH hits (task_id, page_id, text_id) AS MATERIALIZED (
  SELECT td.task_id, p.id, NULL
  FROM page_words JOIN pages p ON p.id = page_words.rowid
    JOIN task_documents td ON td.document_id = p.document_id
  WHERE page_words MATCH :terms
  UNION ALL
  SELECT t.task_id, NULL, t.id
  FROM task_words JOIN task_texts t ON t.id = task_words.rowid
  WHERE task_words MATCH :terms
)
SELECT tasks.id, min(hits.page_id) AS page_id, min(hits.text_id) AS text_id
FROM hits JOIN tasks ON tasks.id = hits.task_id
WHERE {where}
GROUP BY tasks.id ORDER BY tasks.created_at DESC, tasks.id LIMIT :most
"""
_LISTED = """
SELECT tasks.id, NULL AS page_id, NULL AS text_id FROM tasks
WHERE {where} ORDER BY tasks.created_at DESC, tasks.id LIMIT :most
"""
_HAS_MANY = text(
    "SELECT count(*) FROM (SELECT 1 FROM page_words WHERE page_words MATCH :terms LIMIT :many)"
)
_IN_TASK = text(
    "SELECT (SELECT min(rowid) FROM page_words WHERE page_words MATCH :terms AND rowid BETWEEN "
    ":first AND :last) AS page_id"
)
_IN_TEXTS = text("SELECT rowid FROM task_words WHERE task_words MATCH :terms AND rowid = :id")
_PARTS = text(
    "SELECT td.document_id, min(p.id), max(p.id) FROM task_documents td "
    "JOIN pages p ON p.document_id = td.document_id WHERE td.task_id = :id GROUP BY td.document_id"
)
_TEXT_ID = text("SELECT id FROM task_texts WHERE task_id = :id")
_START = text("SELECT created_at FROM tasks WHERE id = :id")


class Found(NamedTuple):
    """A task, and where its words stand: a page's and a text's row."""

    task_id: str
    page_id: int | None
    text_id: int | None


def select_found(
    connection: Connection, wanted: HistoryFilter, after: str | None, most: int
) -> list[Found]:
    """So many tasks of a filter, newest first, from behind the one named."""
    where, values = _conditions(wanted)
    if after is not None:
        created_at = connection.execute(_START, {"id": after}).scalar()
        if created_at is None:
            return []
        where += [_BEHIND]
        values |= {"after_at": created_at, "after_id": after}
    if not wanted.terms:
        return _rows(connection, _LISTED, where, {**values, "most": most})
    terms = match_expression(wanted.terms)
    asked = {"terms": terms, "many": _MANY}
    if connection.execute(_HAS_MANY, asked).scalar_one() >= _MANY:
        return _walk(connection, terms, where, values, most)
    return _rows(connection, _MATCHED, where, {**values, "terms": terms, "most": most})


_BEHIND = (
    "tasks.created_at <= :after_at AND "
    "(tasks.created_at < :after_at OR (tasks.created_at = :after_at AND tasks.id > :after_id))"
)


def match_expression(terms: Sequence[Term]) -> str:
    """The terms in FTS5's language: all of them, each quoted, so that nothing in them is syntax."""
    phrases = (
        '"' + " ".join(cut_signs(" ".join(term.words)).split()) + '"' + " *" * term.is_prefix
        for term in terms
    )
    return " AND ".join(phrases)


def _rows(
    connection: Connection, query: str, where: Sequence[str], values: dict[str, Any]
) -> list[Found]:
    filled = text(query.format(where=" AND ".join(where) or "1"))
    return [Found(*row) for row in connection.execute(filled, values)]


def _walk(
    connection: Connection,
    terms: str,
    where: Sequence[str],
    values: dict[str, Any],
    most: int,
) -> list[Found]:
    """The same, task by task from the newest."""
    found: list[Found] = []
    last: tuple[str, str] | None = None
    while True:
        here, more = list(where), {**values, "most": _WALKED}
        if last is not None:
            here.append(_BEHIND.replace(":after", ":walked"))
            more |= {"walked_at": last[0], "walked_id": last[1]}
        rows = _rows(connection, _LISTED, here, more)
        for row in rows:
            hit = _look_in(connection, terms, row.task_id)
            if hit is not None:
                found.append(hit)
                if len(found) == most:
                    return found
        if len(rows) < _WALKED:
            return found
        newest = connection.execute(_START, {"id": rows[-1].task_id}).scalar_one()
        last = (newest, rows[-1].task_id)


def _look_in(connection: Connection, terms: str, task_id: str) -> Found | None:
    asked = {"id": task_id}
    text_id = connection.execute(_TEXT_ID, asked).scalar()
    if text_id is not None:
        text_id = connection.execute(_IN_TEXTS, {"terms": terms, "id": text_id}).scalar()
    page_id = None
    for _, first, last in connection.execute(_PARTS, asked).all():
        span = {"terms": terms, "first": first, "last": last}
        page_id = connection.execute(_IN_TASK, span).scalar()
        if page_id is not None:
            break
    return Found(task_id, page_id, text_id) if page_id or text_id else None


def _conditions(wanted: HistoryFilter) -> tuple[list[str], dict[str, Any]]:
    where = ["NOT EXISTS (SELECT 1 FROM doomed_tasks d WHERE d.task_id = tasks.id)"]
    values: dict[str, Any] = {}
    for name, sign, moment in (("since", ">=", wanted.since), ("until", "<", wanted.until)):
        if moment is not None:
            where.append(f"tasks.created_at {sign} :{name}")
            values[name] = time_to_text(moment)
    lists = (("kind", wanted.kinds), ("state", wanted.states), ("route", wanted.routes))
    for column, words in lists:
        if words:
            where.append(f"+tasks.{column} IN (SELECT value FROM json_each(:{column}))")
            values[column] = json.dumps([word.value for word in words])
    if wanted.set_id is not None:
        where.append("tasks.set_id = :set_id")
        values["set_id"] = wanted.set_id
    if wanted.has_left is not None:
        where.append(_LEFT if wanted.has_left else f"NOT {_LEFT}")
    return where, values


_LEFT = (
    "EXISTS (SELECT 1 FROM attempts a WHERE a.task_id = tasks.id "
    "AND a.route = 'cloud' AND a.bytes_out > 0)"
)
