"""Give the store another key, or none, without a moment at which a crash could cost anything.

1. The store and each backup are exported into new files `….next`, which are checked and flushed.
2. `vault.next.json` is written: from here on the change is decided.
3. `settle` moves each new file over the old one, and `vault.next.json` over `vault.json`.

A crash before 2 leaves the old store; one after 2 is settled at the next start.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.errors import StoreDamaged, VaultChangeFailed, VaultInUse
from app.domain.vault import Changed
from app.store.backups import backups
from app.store.checking import check_thoroughly
from app.store.cipher import Key, connect
from app.store.database import FILE_NAME, translated
from app.store.durable import flush, move, write_whole
from app.store.vault_file import (
    BACKUPS,
    NEXT_VAULT_FILE,
    VAULT_FILE,
    VaultFile,
    copy_vault_file,
    read_vault_file,
)

_NEXT = ".next"
_MEMORY = "document-memory"
_BUSY_MS = 1000
_log = logging.getLogger(__name__)


def change_key(home: Path, old: Key | None, new: Key | None, vault: VaultFile) -> Changed:
    """Export the store with another key and put it in the old one's place.

    Args:
        home: whose store it is; the caller keeps others from opening it.
        old: the key it has.
        new: the key it gets; None: it is not encrypted any more.
        vault: what is said about it then.

    Raises:
        VaultInUse: another process has it open. StoreDamaged, VaultChangeFailed, DiskFull,
        HomeNotWritable: nothing was changed.
    """
    left: list[str] = []
    count = 0
    try:
        _export(home / FILE_NAME, old, new)
        for backup in backups(home):
            try:
                _export(home / BACKUPS / backup.name, old, new)
            except (StoreDamaged, VaultChangeFailed):
                left.append(backup.name)
            else:
                count += 1
        with translated(home / FILE_NAME):
            write_whole(home / NEXT_VAULT_FILE, vault.model_dump_json(indent=2))
    except BaseException:
        if not (home / NEXT_VAULT_FILE).exists():
            _clear(home)
        raise
    settle_change(home)
    if read_vault_file(home) != vault:  # somebody wrote to the store meanwhile: it was kept
        raise VaultInUse
    return Changed(protection=vault.protection, backups_changed=count, backups_left=tuple(left))


def settle_change(home: Path) -> None:
    """Finish a change that was decided; clear away one that was not. Needs no key.

    Raises:
        HomeNotWritable, DiskFull.
    """
    with translated(home / FILE_NAME):
        if not (home / NEXT_VAULT_FILE).exists():
            _clear(home)
            return
        if _has_log(home / FILE_NAME):  # written to since it was exported: that must not be lost
            (home / NEXT_VAULT_FILE).unlink()
            _clear(home)
            return
        for path in _next_files(home):
            move(path, path.with_suffix(""))
        # What is kept there cannot be read with another key; it is made anew when it is needed.
        shutil.rmtree(home / _MEMORY, ignore_errors=True)
        move(home / NEXT_VAULT_FILE, home / VAULT_FILE)
        copy_vault_file(home)


def is_decided(home: Path, vault: VaultFile) -> bool:
    """Whether the store has this protection, or will have it when the change is settled."""
    return (home / NEXT_VAULT_FILE).exists() or read_vault_file(home) == vault


def _next_files(home: Path) -> list[Path]:
    """The store's last: while it is there, the change is not half done for who looks."""
    return [*(home / BACKUPS).glob(f"*.db{_NEXT}"), *home.glob(f"{FILE_NAME}{_NEXT}")]


def _clear(home: Path) -> None:
    for path in [*_next_files(home), *home.glob("*.json.partial")]:
        path.unlink()
    for path in [*home.glob(f"*{_NEXT}-journal"), *(home / BACKUPS).glob(f"*{_NEXT}-journal")]:
        path.unlink()


def _has_log(path: Path) -> bool:
    """Whether a log with something in it lies beside the store that was exported."""
    log = path.with_name(f"{path.name}-wal")
    return path.with_name(path.name + _NEXT).exists() and log.exists() and log.stat().st_size > 0


def _export(path: Path, old: Key | None, new: Key | None) -> None:
    """Write the copy `PATH.next` with the new key, and make sure that it is like the file."""
    target = path.with_name(path.name + _NEXT)
    with translated(path):
        target.unlink(missing_ok=True)
        with _alone(path, old) as connection:
            spec = new.spec if new is not None else ""
            connection.execute("ATTACH DATABASE ? AS next KEY ?", (str(target), spec))
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("SELECT sqlcipher_export('next')")
            connection.execute("COMMIT")
            connection.execute("DETACH DATABASE next")
            _require_like(connection, target, new)
        flush(target)


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[Any]:
    """A connection that no other process shares; what its log held is in the file then."""
    with closing(connect(path, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except dbapi2.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF in {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}:
                raise VaultInUse from None
            raise
        yield connection


def _require_like(old: Any, target: Path, key: Key | None) -> None:  # noqa: ANN401 - DB-API
    """The copy is sound, and has the same form and as many rows in each table.

    Raises:
        VaultChangeFailed: it is not so.
    """
    with closing(connect(target, key)) as new:
        if check_thoroughly(new, key) or _form(old) != _form(new) or _rows(old) != _rows(new):
            target.unlink()
            raise VaultChangeFailed


def _form(connection: Any) -> list[tuple[object, ...]]:  # noqa: ANN401
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    return list(connection.execute(query).fetchall())


def _rows(connection: Any) -> dict[str, int]:  # noqa: ANN401
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = [name for (name,) in connection.execute(query).fetchall()]
    counts = {}
    for name in names:
        with suppress(dbapi2.OperationalError):  # an index of words without content counts nothing
            [(counts[name],)] = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()  # noqa: S608
    return counts
