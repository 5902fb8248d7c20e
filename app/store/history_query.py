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
# So many tasks at a time. Where so many of the newest have not filled a page, what matches is old
# or the filter is narrow: then up to so many rows are looked up after all.
_FIRST_BITE, _LARGEST_BITE = 100, 800
_PATIENCE, _MANY = 3000, 20_000
# Rows of tasks that were done one after another lie side by side; else an index is read whole.
_WIDE = 50_000
_INDEXES = ("page_words", "task_words")

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
    matches = _Matches(connection, wanted.terms)
    if matches.are_at_most(_FEW):
        return _of_rows(connection, matches, where, {**values, "most": most})
    return _walk(connection, matches, where, {**values, "most": most})


class _Matches:
    """The rows of pages and of texts in which all the terms stand; no more is read than is needed.

    `of_index` 0 are the pages, 1 the texts.
    """

    def __init__(self, connection: Connection, terms: Sequence[Term]) -> None:
        self._connection = connection
        self._terms = match_expression(terms)
        self._all: dict[int, set[int]] = {}

    def are_at_most(self, most: int) -> bool:
        """Whether there are no more than that; then all of them are known."""
        for of_index in range(len(_INDEXES)):
            if of_index not in self._all:
                rows = self._read(of_index, "LIMIT :most", most=most + 1)
                if len(rows) > most:
                    return False
                self._all[of_index] = rows
        return sum(map(len, self._all.values())) <= most

    def all(self, of_index: int) -> set[int]:
        """All of an index."""
        if of_index not in self._all:
            self._all[of_index] = self._read(of_index)
        return self._all[of_index]

    def among(self, of_index: int, rows: Sequence[int]) -> set[int]:
        """Those of the rows that match, and perhaps others."""
        if of_index in self._all or not rows:
            return self._all.get(of_index, set())
        first, last = min(rows), max(rows)
        if last - first > _WIDE:
            return self.all(of_index)
        within = "AND rowid BETWEEN :first AND :last"
        return self._read(of_index, within, first=first, last=last)

    def _read(self, of_index: int, rest: str = "", **values: int) -> set[int]:
        name = _INDEXES[of_index]
        query = text(f"SELECT rowid FROM {name} WHERE {name} MATCH :terms {rest}")
        return set(self._connection.execute(query, {"terms": self._terms, **values}).scalars())


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


def _of_rows(
    connection: Connection, matches: _Matches, where: Sequence[str], values: dict[str, Any]
) -> list[Found]:
    """The tasks to which all the rows belong, newest first."""
    pages, texts = (json.dumps(list(matches.all(of_index))) for of_index in range(len(_INDEXES)))
    return _rows(connection, _MATCHED, where, {**values, "pages": pages, "texts": texts})


def _walk(
    connection: Connection, matches: _Matches, where: Sequence[str], values: dict[str, Any]
) -> list[Found]:
    """The same, task by task from the newest."""
    found: list[Found] = []
    here, more, bite, walked, is_counted = list(where), values, _FIRST_BITE, 0, False
    while len(found) < values["most"]:
        if walked >= _PATIENCE and not is_counted:
            if matches.are_at_most(_MANY):
                return _of_rows(connection, matches, where, values)
            is_counted = True
        listed = [row.task_id for row in _rows(connection, _LISTED, here, {**more, "most": bite})]
        found += _among(connection, listed, matches)
        if len(listed) < bite:
            break
        last = connection.execute(_START, {"id": listed[-1]}).scalar_one()
        here = [*where, _BEHIND.replace(":after", ":walked")]
        more = {**values, "walked_at": last, "walked_id": listed[-1]}
        walked, bite = walked + bite, min(2 * bite, _LARGEST_BITE)
    return found[: values["most"]]


def _among(connection: Connection, task_ids: Sequence[str], matches: _Matches) -> list[Found]:
    """Those of the tasks that have one of the rows."""
    asked = {"ids": json.dumps(list(task_ids))}
    first: list[dict[str, int]] = []
    for of_index, query in enumerate((_PAGES_OF, _TEXTS_OF)):
        rows = connection.execute(query, asked).all()
        wanted = matches.among(of_index, [row_id for _, row_id in rows])
        places: dict[str, int] = {}
        for task_id, row_id in rows:
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
