"""Copies of the store: before each migration and once a day; encrypted when the store is."""

import logging
import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.errors import StoreDamaged
from app.domain.vault import Backup
from app.store.checking import look_quickly
from app.store.cipher import Key, connect
from app.store.durable import flush, move
from app.store.vault_file import BACKUPS

KEPT = 7
_NAME = re.compile(r"(?P<stem>.+)-(?P<revision>[^-]+)-(?P<at>\d{8}T\d{6})\.db")
_TIME = "%Y%m%dT%H%M%S"
_log = logging.getLogger(__name__)


def back_up(
    connection: Any,  # noqa: ANN401 - DB-API
    path: Path,
    revision: str,
    at: datetime,
    key: Key | None,
) -> Path:
    """Copy the store as it is now, whole or not at all, and let the oldest copies go.

    Args:
        connection: to the store, in no transaction.
        path: the store's file.
        revision: of its form.
        at: the time, for the copy's name.
        key: the store's.

    Raises:
        StoreDamaged: the copy is not sound; older copies are left alone.
        sqlcipher3's errors, OSError: the caller translates them.
    """
    folder = path.parent / BACKUPS
    folder.mkdir(exist_ok=True, mode=0o700)
    for left_over in folder.glob("*.partial"):  # by a process that was killed
        left_over.unlink()
    target = folder / f"{path.stem}-{revision}-{at.astimezone(UTC):{_TIME}}{path.suffix}"
    partial = target.with_suffix(".partial")
    try:
        connection.execute("VACUUM INTO ?", (str(partial),))
        flush(partial)
        require_sound(partial, key)
        move(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    _rotate(path.parent)
    return target


def backups(home: Path) -> list[Backup]:
    """The copies, newest first."""
    found = []
    for path in (home / BACKUPS).glob("*.db"):
        match = _NAME.fullmatch(path.name)
        if match is not None:
            made_at = datetime.strptime(match["at"], _TIME).replace(tzinfo=UTC)
            size_bytes = path.stat().st_size
            found.append(Backup(name=path.name, made_at=made_at, size_bytes=size_bytes))
    return sorted(found, key=lambda backup: (backup.made_at, backup.name), reverse=True)


def has_backup_of(home: Path, at: datetime) -> bool:
    """Whether there is a copy of this day (UTC)."""
    day = at.astimezone(UTC).date()
    return any(backup.made_at.date() == day for backup in backups(home))


def require_sound(path: Path, key: Key | None) -> None:
    """Open a copy on its own and read it all.

    Raises:
        StoreDamaged: it is not what was written, or another key's.
    """
    try:
        with closing(connect(path, key, "ro")) as connection:
            look_quickly(path, connection)
    except dbapi2.DatabaseError:
        raise StoreDamaged(path=path) from None


def is_sound(path: Path, key: Key | None) -> bool:
    """Whether a copy can be used."""
    try:
        require_sound(path, key)
    except StoreDamaged:
        return False
    return True


def _rotate(home: Path) -> None:
    for backup in backups(home)[KEPT:]:
        try:
            (home / BACKUPS / backup.name).unlink()
        except OSError:  # it is tried again with the next copy
            _log.warning("an old backup could not be deleted")
