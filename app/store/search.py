"""Full-text search over pages: BM25 of SQLite's FTS5 (https://www.sqlite.org/fts5.html).

The index `page_words` holds no text, only where each word stands; its rows go by `pages.id`. It is
written here and not by a trigger, because SQLite cannot cut a script that has no blanks.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection, select, text

from app.domain.search import Hit
from app.store.tables import pages

# Han, kana, Hangul: each sign is indexed by itself, and a question's signs are looked for in pairs.
_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
_SIGNS = re.compile(f"{_SIGN}+")
_EACH_SIGN = re.compile(f"({_SIGN})")
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
    """Put a document's new pages into the index; a trigger takes deleted ones out."""
    query = select(pages.c.id, pages.c.text).where(pages.c.document_id == document_id)
    rows = [{"id": row.id, "words": cut_signs(row.text)} for row in connection.execute(query)]
    if rows:
        connection.execute(_INSERT, rows)


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
    return _EACH_SIGN.sub(r" \1 ", words)


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
