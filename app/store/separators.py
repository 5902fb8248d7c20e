"""FTS5's index of its index: the words between two leaves, which `secure-delete` leaves behind.

`NAME_idx` holds for each leaf of the index a word that parts it from the leaf before. Where that
word was deleted, another takes its place that parts them as well: the next that is still there. So
the index stays as it is for whoever searches it (https://www.sqlite.org/fts5.html#fts5_data_structures).
"""
# ruff: noqa: S608 - our own words

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, text

NAMES = ("page_words", "task_words")
_MAIN = b"0"  # the words themselves; other first bytes are of prefix indexes, which we have none of


class _Leaf(NamedTuple):
    segid: int
    pgno: int
    term: bytes
    next: bytes | None


def tidy(connection: Connection) -> int:
    """Put words that are there in place of those that are not; how many it were."""
    count = 0
    for name in NAMES:
        with _vocabulary(connection, name):
            for leaf in list(_left_over(connection, name)):
                _replace(connection, name, leaf)
                count += 1
    return count


class _vocabulary:  # noqa: N801 - a context manager
    """The words of an index as a table, for a while."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection, self._name = connection, name

    def __enter__(self) -> None:
        self._connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.{self._name}_vocabulary "
            f"USING fts5vocab('main', '{self._name}', 'instance')"
        )

    def __exit__(self, *_: object) -> None:
        self._connection.exec_driver_sql(f"DROP TABLE temp.{self._name}_vocabulary")


def _left_over(connection: Connection, name: str) -> Iterator[_Leaf]:
    leaves = text(f"SELECT segid, pgno, term FROM {name}_idx WHERE length(term) > 1")
    following = text(f"SELECT term FROM temp.{name}_vocabulary WHERE term >= :word LIMIT 1")
    for segid, pgno, term in connection.execute(leaves).all():
        word = term[1:].decode(errors="ignore")
        found = connection.execute(following, {"word": word}).scalar()
        after = None if found is None else str(found).encode()
        if after is None or not after.startswith(term[1:]):
            yield _Leaf(segid, pgno, term, after)


def _replace(connection: Connection, name: str, leaf: _Leaf) -> None:
    """Behind the last word of all, what sorts behind every word."""
    last = b"\xff%d" % leaf.pgno
    put = _MAIN + (leaf.next if leaf.next is not None else last)
    connection.execute(
        text(f"UPDATE OR IGNORE {name}_idx SET term = :put WHERE segid = :segid AND pgno = :pgno"),
        {"put": put, "segid": leaf.segid, "pgno": leaf.pgno},
    )
