"""Full-text search over pages: BM25 of SQLite's FTS5 (https://www.sqlite.org/fts5.html).

The index `page_words` holds no text, only where each word stands; its rows go by `pages.id`. A
trigger takes deleted pages out. What an older version has stored may still wait in `pages_wanted`.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection, delete, select, text

from app.domain.history_words import SIGN
from app.domain.search import Hit
from app.store.claiming import named
from app.store.tables import pages
from app.store.tables_history import pages_wanted

# Han, kana, Hangul: each sign is indexed by itself, and a question's signs are looked for in pairs.
_SIGNS = re.compile(f"{SIGN}+")
_EACH_SIGN = re.compile(f"({SIGN})")
# A question has some dozen words; a pasted page must not make a query of thousands.
_MOST_TERMS = 64
_INSERT = text("INSERT INTO page_words (rowid, text) VALUES (:id, :words)")
_FIND = text(
    "SELECT pages.document_id, pages.number "
    "FROM page_words JOIN pages ON pages.id = page_words.rowid "
    "WHERE page_words MATCH :terms "
    "AND pages.document_id IN (SELECT value FROM json_each(:document_ids)) "
    "ORDER BY bm25(page_words), pages.id LIMIT :most"
)


def index_pages(connection: Connection, document_id: str) -> None:
    """Put a document's new pages into the index."""
    of_document = pages.c.document_id == document_id
    query = select(pages.c.id, pages.c.text).where(of_document)
    rows = [{"id": row.id, "words": cut_signs(row.text)} for row in connection.execute(query)]
    if rows:
        connection.execute(_INSERT, rows)


def index_wanted(connection: Connection, page_ids: Sequence[int]) -> int:
    """Index those of the pages that are not yet; how many they were."""
    query = select(pages.c.id, pages.c.text).join(
        pages_wanted, pages_wanted.c.page_id == pages.c.id
    )
    found = connection.execute(query.where(pages.c.id.in_(named(page_ids)))).all()
    if found:
        rows = [{"id": row.id, "words": cut_signs(row.text)} for row in found]
        connection.execute(_INSERT, rows)
        ids = named([row.id for row in found])
        connection.execute(delete(pages_wanted).where(pages_wanted.c.page_id.in_(ids)))
    return len(found)


def unindexed_pages(connection: Connection, document_ids: Sequence[str]) -> list[int]:
    """The documents' pages that are not in the index yet."""
    query = select(pages.c.id).join(pages_wanted, pages_wanted.c.page_id == pages.c.id)
    query = query.where(pages.c.document_id.in_(named(document_ids)))
    return list(connection.execute(query).scalars())


def select_hits(
    connection: Connection, document_ids: Sequence[str], question: str, most: int
) -> list[Hit]:
    """The documents' pages that fit a question best, best first."""
    terms = match_terms(question)
    if not terms:
        return []
    asked = {"terms": terms, "document_ids": json.dumps(list(document_ids)), "most": most}
    return [Hit(row.document_id, row.number) for row in connection.execute(_FIND, asked)]


def cut_signs(words: str) -> str:
    """The text with a blank around every sign of a script that has none."""
    return words if words.isascii() else _EACH_SIGN.sub(r" \1 ", words)


def match_terms(question: str) -> str:
    """The question in FTS5's language: any of its words, each quoted, so that none is syntax."""
    words: list[str] = []
    for word in "".join(map(_word_sign, question)).split():
        words += _SIGNS.sub(" ", word).split()
        words += [pair for run in _SIGNS.findall(word) for pair in _pairs(run)]
    return " OR ".join(f'"{word}"' for word in list(dict.fromkeys(words))[:_MOST_TERMS])


def _word_sign(sign: str) -> str:
    """Letters, digits and marks stay; all else is a blank."""
    return sign if unicodedata.category(sign)[0] in "LNM" else " "


def _pairs(run: str) -> list[str]:
    """Two signs each, as a phrase of the index; a lone sign by itself."""
    return [f"{a} {b}" for a, b in pairwise(run)] or [run]
