"""Is anything left of what was deleted? The files are looked through as they lie on the disk."""

from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from app.domain.deleting import Searched
from app.store.backups import backups
from app.store.cipher import Key, connect
from app.store.database import FILE_NAME
from app.store.pages_at_rest import stretches
from app.store.vault_file import BACKUPS

_MOST_PASSAGES, _LEAST_PASSAGES = 200, 24
_BYTES_COMPARED = 6_000_000_000  # some seconds
_INDEXES = (
    "SELECT count(*) FROM task_words WHERE task_words MATCH ? "
    "AND rowid NOT IN (SELECT id FROM task_texts)",
    "SELECT count(*) FROM page_words WHERE page_words MATCH ? "
    "AND rowid NOT IN (SELECT id FROM pages)",
)


def store_files(home: Path) -> list[Path]:
    """The store, its log and its index of the log, and all backups, as far as they are there."""
    names = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", f"{FILE_NAME}-journal")
    kept = [home / BACKUPS / backup.name for backup in backups(home)]
    return [path for path in (*(home / name for name in names), *kept) if path.exists()]


def chosen(passages: Collection[bytes], files: Sequence[Path]) -> list[bytes]:
    """So many of the passages, from all over, that to look for them takes seconds."""
    size = sum(path.stat().st_size for path in files) or 1
    most = min(_MOST_PASSAGES, max(_LEAST_PASSAGES, _BYTES_COMPARED // size))
    every = list(dict.fromkeys(passages))
    step = max(1, -(-len(every) // most))
    return every[::step]


def search(path: Path, key: Key | None, passages: Collection[bytes]) -> set[bytes]:
    """Those of the passages that stand in a file."""
    is_clear = path.name.endswith("-shm")  # it never holds content, and is not encrypted
    found: set[bytes] = set()
    for stretch in stretches(path, None if is_clear else key):
        found |= {passage for passage in passages if passage not in found and passage in stretch}
    return found


def told(home: Path, path: Path, found: Collection[bytes]) -> Searched:
    """What is said about a file."""
    name = path.relative_to(home).as_posix()
    return Searched(file=name, bytes=path.stat().st_size, found=len(found))


def still_stored(connection: Any, passages: Collection[bytes]) -> set[bytes]:  # noqa: ANN401
    """Those that stand in what was not deleted, read as SQLite shows it."""
    left, found = set(passages), set()
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    for (name,) in connection.execute(query).fetchall():
        if not left:
            break
        for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - the form's own
            values = [value.encode() if isinstance(value, str) else value for value in row]
            whole = b"\0".join(value for value in values if isinstance(value, bytes))
            here = {passage for passage in left if passage in whole}
            found |= here
            left -= here
    return found


def index_is_clean(path: Path, key: Key | None, words: Collection[str]) -> bool:
    """Whether the index knows none of the words for what is gone."""
    with closing(connect(path, key)) as connection:
        return not any(
            connection.execute(query, (f'"{word}"',)).fetchone()[0]
            for query in _INDEXES
            for word in words
        )
