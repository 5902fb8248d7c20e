"""Put a backup in the place of a damaged store. What was damaged is moved aside, never deleted.

1. The backup is copied to `homeport.db.restoring` and flushed.
2. `restore.json` is written: from here on it is decided.
3. `settle_restore` moves the store, its log and the log's index into `damaged/TIME`, and the copy
   into the store's place. A crash on the way is settled at the next start.
"""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel
from sqlcipher3 import dbapi2

from app.domain.errors import BackupUnknown, NoBackup, VaultInUse
from app.domain.vault import Backup, Restored
from app.store.backups import backups, is_sound
from app.store.cipher import Key, connect
from app.store.database import FILE_NAME, translated
from app.store.durable import copy_whole, move, write_whole
from app.store.vault_file import BACKUPS

DAMAGED = "damaged"
_RESTORING = f"{FILE_NAME}.restoring"
_MARK = "restore.json"
# The store first: a log without its store is told at once, a store without its log is not.
_PARTS = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm")


class _Decided(BaseModel):
    folder: str


def restore(home: Path, key: Key | None, name: str | None, at: datetime) -> Restored:
    """Put a backup back.

    Args:
        home: whose store is damaged; the caller keeps others from opening it.
        key: the store's, and so the backups'.
        name: of the backup; None: the last that is sound.
        at: the time, for the folder that the damaged files go to.

    Raises:
        BackupUnknown, NoBackup, VaultInUse, HomeNotWritable, DiskFull: nothing was changed.
    """
    path = home / FILE_NAME
    with translated(path):
        backup = _choose(home, key, name)
        _require_unused(path, key)
        before, after = _tasks(path, key), _tasks(home / BACKUPS / backup.name, key)
        copy_whole(home / BACKUPS / backup.name, home / _RESTORING)
        folder = _new_folder(home, at)
        write_whole(home / _MARK, _Decided(folder=folder).model_dump_json())
    settle_restore(home)
    return Restored(
        backup=backup,
        tasks=len(after or ()),
        tasks_lost=len(before - after) if before is not None and after is not None else None,
        moved_to=str(home / DAMAGED / folder) if (home / DAMAGED / folder).exists() else None,
    )


def settle_restore(home: Path) -> None:
    """Finish a restore that was decided; clear away one that was not."""
    with translated(home / FILE_NAME):
        if not (home / _MARK).exists():
            (home / _RESTORING).unlink(missing_ok=True)
            return
        folder = _Decided.model_validate_json((home / _MARK).read_bytes()).folder
        if (home / _RESTORING).exists():
            _move_aside(home, home / DAMAGED / Path(folder).name)
            move(home / _RESTORING, home / FILE_NAME)
        (home / _MARK).unlink()


def keep_broken_log(home: Path, at: datetime) -> None:
    """Copy a log aside that SQLite is about to read as far as it is whole."""
    target = home / DAMAGED / _new_folder(home, at)
    with translated(home / FILE_NAME):
        target.mkdir(parents=True, mode=0o700)
        copy_whole(home / _PARTS[1], target / _PARTS[1])


def damaged_folders(home: Path) -> list[str]:
    """What was moved aside, oldest first."""
    return sorted(path.name for path in (home / DAMAGED).glob("*") if path.is_dir())


def _move_aside(home: Path, target: Path) -> None:
    for name in _PARTS:
        if (home / name).exists():
            target.mkdir(parents=True, exist_ok=True, mode=0o700)
            move(home / name, target / name)


def _new_folder(home: Path, at: datetime) -> str:
    first = f"{at:%Y%m%dT%H%M%S}"
    names = [first, *(f"{first}-{number}" for number in range(2, 1000))]
    return next(name for name in names if not (home / DAMAGED / name).exists())


def _choose(home: Path, key: Key | None, name: str | None) -> Backup:
    found = [one for one in backups(home) if name in {None, one.name}]
    for backup in found:
        if is_sound(home / BACKUPS / backup.name, key):
            return backup
    if name is not None:
        raise BackupUnknown(name=name)
    raise NoBackup(path=home / FILE_NAME)


def _require_unused(path: Path, key: Key | None) -> None:
    """A store that is so damaged that it cannot be locked is not in use either."""
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
    except dbapi2.DatabaseError as fault:
        if fault.sqlite_errorcode & 0xFF in {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}:
            raise VaultInUse from None


def _tasks(path: Path, key: Key | None) -> set[str] | None:
    """The tasks that can still be read; None: none can."""
    try:
        with closing(connect(path, key, "ro")) as connection:
            return {row[0] for row in connection.execute("SELECT id FROM tasks")}
    except dbapi2.DatabaseError:
        return None
