"""Take tasks out of the store: all that was derived from them goes, figures stay.

One transaction: it is whole or has not happened. `secure_delete` overwrites what is let go; what is
then left to do outside the transaction is written down in it (`cleanings`).
"""
# ruff: noqa: S608 - our own words; what is asked for comes as parameters

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.domain.deleting import Doomed, Erased
from app.store.pasted import last_pasted, note_pasted
from app.store.rows import time_to_text

_LONGEST, _LEAST_SIGNS = 32, 10
# Questions and refinements hold what they rest on: they go with it.
_CLOSURE = """
WITH RECURSIVE chosen (id) AS (
  SELECT id FROM tasks WHERE id IN (SELECT value FROM json_each(:ids))
  UNION SELECT t.id FROM chosen JOIN tasks t ON t.follows = chosen.id
  UNION SELECT t.id FROM chosen JOIN tasks t ON t.refines = chosen.id
) SELECT id FROM chosen"""
_THESE = "(SELECT value FROM json_each(:ids))"
_THEIRS = f"(SELECT document_id FROM task_documents WHERE task_id IN {_THESE})"
_ALONE = f"""
SELECT id FROM documents WHERE id IN {_THEIRS} AND NOT EXISTS (
  SELECT 1 FROM task_documents td WHERE td.document_id = documents.id AND td.task_id NOT IN {_THESE}
)"""
_STATEMENTS = (
    f"INSERT OR REPLACE INTO gone_tasks SELECT id, kind, :at FROM tasks WHERE id IN {_THESE}",
    f"DELETE FROM tasks WHERE id IN {_THESE}",
    f"UPDATE attempts SET raw_text = NULL WHERE task_id IN {_THESE} AND raw_text IS NOT NULL",
    "DELETE FROM pii_confirmations WHERE sha256 IN (SELECT sha256 FROM documents WHERE id IN "
    "(SELECT value FROM json_each(:documents))) AND NOT EXISTS (SELECT 1 FROM documents d WHERE "
    "d.sha256 = pii_confirmations.sha256 "
    "AND d.id NOT IN (SELECT value FROM json_each(:documents)))",
    "DELETE FROM documents WHERE id IN (SELECT value FROM json_each(:documents))",
    "INSERT OR IGNORE INTO cleanings SELECT 'document', value FROM json_each(:documents)",
    "INSERT OR IGNORE INTO cleanings VALUES ('files', '')",
)
_FIGURES = {
    "followers": "SELECT count(*) FROM json_each(:ids) WHERE value NOT IN "
    "(SELECT value FROM json_each(:asked))",
    "running": f"SELECT count(*) FROM tasks WHERE id IN {_THESE} AND state = 'running'",
    "copies": f"SELECT count(*) FROM tasks WHERE reused_from IN {_THESE} AND id NOT IN {_THESE}",
    "delivered": f"SELECT count(DISTINCT task_id) FROM deliveries WHERE task_id IN {_THESE} "
    "AND state = 'delivered'",
    "documents": f"SELECT count(*) FROM ({_ALONE})",
    "documents_shared": f"SELECT count(*) FROM documents WHERE id IN {_THEIRS} "
    f"AND id NOT IN ({_ALONE})",
    "pages": f"SELECT count(*) FROM pages WHERE document_id IN ({_ALONE})",
}
_TEXTS = (
    f"SELECT instruction, options, conversation, terms, names FROM tasks WHERE id IN {_THESE}",
    f"SELECT result FROM steps WHERE task_id IN {_THESE}",
    f"SELECT raw_text FROM attempts WHERE task_id IN {_THESE}",
    "SELECT name, path FROM documents WHERE id IN (SELECT value FROM json_each(:documents))",
    "SELECT text FROM pages WHERE document_id IN (SELECT value FROM json_each(:documents))",
)


def look_at(connection: Connection, task_ids: Collection[str], home: Path) -> Doomed:
    """What would go."""
    ids = with_followers(connection, task_ids)
    asked = {"ids": json.dumps(ids), "asked": json.dumps(list(task_ids))}
    counts = {
        name: connection.execute(text(query), _fitting(query, asked)).scalar_one()
        for name, query in _FIGURES.items()
    }
    alone = list(connection.execute(text(_ALONE), _fitting(_ALONE, asked)).scalars())
    pasted = len(last_pasted(connection, home, json.dumps(alone)))
    return Doomed(task_ids=tuple(ids), pasted=pasted, **counts)


def with_followers(connection: Connection, task_ids: Collection[str]) -> list[str]:
    """Those of the tasks that are there, and the questions and refinements that rest on them."""
    asked = {"ids": json.dumps(list(task_ids))}
    return list(connection.execute(text(_CLOSURE), asked).scalars())


def erase(
    connection: Connection, task_ids: Collection[str], at: datetime, home: Path
) -> tuple[Erased, list[bytes]]:
    """Delete tasks with all that only they need; passages of it, to look for."""
    ids = {"ids": json.dumps(with_followers(connection, task_ids))}
    alone = list(connection.execute(text(_ALONE), ids).scalars())
    values = {**ids, "documents": json.dumps(alone), "at": time_to_text(at)}
    passages = list(_passages(connection, values))
    erased = Erased(
        tasks=len(json.loads(ids["ids"])),
        steps=_count(connection, f"SELECT count(*) FROM steps WHERE task_id IN {_THESE}", ids),
        documents=len(alone),
        pages=_count(connection, _FIGURES["pages"], ids),
    )
    note_pasted(connection, last_pasted(connection, home, values["documents"]))
    for statement in _STATEMENTS:
        connection.execute(text(statement), _fitting(statement, values))
    return erased, passages


def _count(connection: Connection, query: str, values: dict[str, str]) -> int:
    return int(connection.execute(text(query), values).scalar_one())


def _passages(connection: Connection, values: dict[str, str]) -> Iterator[bytes]:
    """A few stretches of each text, as they are stored."""
    for query in _TEXTS:
        for row in connection.execute(text(query), _fitting(query, values)):
            for value in row:
                if isinstance(value, str):
                    yield from _stretches(value)


def _stretches(stored: str) -> Iterator[bytes]:
    """From the beginning, the middle and the end; none of what says too little."""
    last = max(0, len(stored) - _LONGEST)
    for start in sorted({0, last // 2, last}):
        stretch = stored[start : start + _LONGEST]
        if sum(map(str.isalnum, stretch)) >= _LEAST_SIGNS:
            yield stretch.encode("utf-8", "ignore")


def _fitting(query: str, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in query}
