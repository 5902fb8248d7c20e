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

# What matches more rows than this is looked for task by task, from the newest: that finds a first
# page sooner than to look up where all of them belong. Of what is rarer it is the other way.
_FEW = 800
_WALKED = 400

_MATCHED = """
WITH hits (task_id, page_id, text_id) AS MATERIALIZED (
  SELECT td.task_id, p.id, NULL
  FROM json_each(:pages) named JOIN pages p ON p.id = named.value
    JOIN task_documents td ON td.document_id = p.document_id
  UNION ALL
  SELECT t.task_id, NULL, t.id FROM json_each(:texts) named JOIN task_texts t ON t.id = named.value
)
SELECT tasks.id, min(hits.page_id), min(hits.text_id)
FROM hits JOIN tasks ON tasks.id = hits.task_id
WHERE {where}
GROUP BY tasks.id ORDER BY tasks.created_at DESC, tasks.id LIMIT :most
"""
_LISTED = """
SELECT tasks.id, NULL, NULL FROM tasks
WHERE {where} ORDER BY tasks.created_at DESC, tasks.id LIMIT :most
"""
_PAGES_OF = text(
    "SELECT td.task_id, p.id FROM task_documents td JOIN pages p ON p.document_id = td.document_id "
    "WHERE td.task_id IN (SELECT value FROM json_each(:ids)) ORDER BY td.position, p.number"
)
_TEXTS_OF = text(
    "SELECT task_id, id FROM task_texts WHERE task_id IN (SELECT value FROM json_each(:ids))"
)
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
    pages, texts = _matching(connection, wanted.terms)
    if len(pages) + len(texts) <= _FEW:
        named = {"pages": json.dumps(list(pages)), "texts": json.dumps(list(texts))}
        return _rows(connection, _MATCHED, where, {**values, **named, "most": most})
    return _walk(connection, (pages, texts), where, {**values, "most": most})


def _matching(connection: Connection, terms: Sequence[Term]) -> tuple[set[int], set[int]]:
    """The rows of pages and of texts in which all the terms stand."""
    asked = {"terms": match_expression(terms)}
    queries = (
        f"SELECT rowid FROM {name} WHERE {name} MATCH :terms"
        for name in ("page_words", "task_words")
    )
    pages, texts = (set(connection.execute(text(query), asked).scalars()) for query in queries)
    return pages, texts


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
    rows: tuple[set[int], set[int]],
    where: Sequence[str],
    values: dict[str, Any],
) -> list[Found]:
    """The same, task by task from the newest."""
    found: list[Found] = []
    here, more = list(where), {**values, "most": _WALKED}
    while len(found) < values["most"]:
        listed = [row.task_id for row in _rows(connection, _LISTED, here, more)]
        found += _among(connection, listed, rows)
        if len(listed) < _WALKED:
            break
        last = connection.execute(_START, {"id": listed[-1]}).scalar_one()
        here = [*where, _BEHIND.replace(":after", ":walked")]
        more |= {"walked_at": last, "walked_id": listed[-1]}
    return found[: values["most"]]


def _among(
    connection: Connection, task_ids: Sequence[str], rows: tuple[set[int], set[int]]
) -> list[Found]:
    """Those of the tasks that have one of the rows."""
    asked = {"ids": json.dumps(list(task_ids))}
    first: list[dict[str, int]] = []
    for query, wanted in zip((_PAGES_OF, _TEXTS_OF), rows, strict=True):
        places: dict[str, int] = {}
        for task_id, row_id in connection.execute(query, asked):
            if row_id in wanted:
                places.setdefault(task_id, row_id)
        first.append(places)
    pages, texts = first
    hits = (task_id for task_id in task_ids if task_id in pages or task_id in texts)
    return [Found(task_id, pages.get(task_id), texts.get(task_id)) for task_id in hits]


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
