"""Is the store sound? Quickly at each start, thoroughly once a week."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from sqlcipher3 import dbapi2

from app.domain.errors import StoreDamaged
from app.store.cipher import Key
from app.store.durable import write_whole

CHECK_FILE = "checked.json"
LOOK_FILE = "looked.json"
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# Of an encrypted store 30 MB are read in about a second on a slow machine.
_LARGE_BYTES = 8_000_000
_MOST_TOLD = 20
_SOUND = [("ok",)]


class Check(BaseModel):
    """The last thorough check."""

    at: datetime
    is_sound: bool


def look_quickly(path: Path, connection: Any) -> None:  # noqa: ANN401 - DB-API
    """Read every page; of an encrypted store each page's seal is checked on the way.

    Raises:
        StoreDamaged: a page is not what was written.
    """
    if connection.execute("PRAGMA quick_check(1)").fetchall() != _SOUND:
        raise StoreDamaged(path=path)


def is_due(folder: Path, at: datetime) -> bool:
    """Whether the last thorough check is a week old; a clock that was set back counts as that."""
    last = last_check(folder)
    return last is None or not timedelta(0) <= at - last.at < _WEEK


def last_check(folder: Path) -> Check | None:
    """The last thorough check; None before the first."""
    try:
        return Check.model_validate_json((folder / CHECK_FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def wants_look(path: Path, at: datetime, *, has_log: bool) -> bool:
    """Whether a start reads the whole file: a small one always, a large one once a day, and when
    who used it last did not close it.
    """
    if has_log or not path.exists() or path.stat().st_size < _LARGE_BYTES:
        return True
    try:
        last = Check.model_validate_json((path.parent / LOOK_FILE).read_bytes()).at
    except (OSError, ValidationError):
        return True
    return not timedelta(0) <= at - last < _DAY


def remember_look(path: Path, at: datetime) -> None:
    """Keep when a large file was found sound."""
    if path.stat().st_size >= _LARGE_BYTES:
        write_whole(path.parent / LOOK_FILE, Check(at=at, is_sound=True).model_dump_json())


def check_thoroughly(connection: Any, key: Key | None) -> Sequence[str]:  # noqa: ANN401
    """What is wrong with the store, in SQLite's words (pages and trees, no text); empty: nothing.

    Indexes are compared with their tables, foreign keys are followed, and each page of an encrypted
    store is verified as it lies on the disk.
    """
    problems = []
    if key is not None:
        problems += _said(connection, "PRAGMA cipher_integrity_check")
    found = _said(connection, f"PRAGMA integrity_check({_MOST_TOLD})")
    problems += [] if found == ["ok"] else found
    if not problems:
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        problems += [f"a row of {row[0]} belongs to no row of {row[2]}" for row in orphans]
    return problems[:_MOST_TOLD]


def _said(connection: Any, pragma: str) -> list[str]:  # noqa: ANN401
    try:
        return [str(row[0]) for row in connection.execute(pragma).fetchall()]
    except dbapi2.DatabaseError as fault:
        if fault.sqlite_errorcode & 0xFF not in {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}:
            raise
        return ["pages cannot be read"]


def remember_check(folder: Path, at: datetime, problems: Sequence[str]) -> None:
    """Keep when the store was checked, and whether it was sound."""
    folder.mkdir(exist_ok=True)
    check = Check(at=at, is_sound=not problems)
    write_whole(folder / CHECK_FILE, check.model_dump_json())
