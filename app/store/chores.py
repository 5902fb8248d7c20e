"""What keeps a store recoverable: a backup a day, a thorough check a week."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

from app.domain.vault import Backup
from app.store.backups import back_up, backups, has_backup_of
from app.store.checking import check_thoroughly, is_due, look_quickly, remember_check
from app.store.cipher import connect
from app.store.database import Database, translated
from app.store.vault_file import BACKUPS, VAULT_FILE, copy_vault_file

_BUSY_MS = 5000


def back_up_now(database: Database, at: datetime) -> Backup:
    """Make a backup; a store that is not sound makes none, so it pushes no sound one out.

    Raises:
        StoreDamaged, DiskFull, HomeNotWritable
    """
    home = database.path.parent
    with _fresh(database) as connection:
        look_quickly(database.path, connection)
        query = "SELECT version_num FROM alembic_version"
        [(revision,)] = connection.execute(query).fetchall()
        made = back_up(connection, database.path, revision, at, database.key)
        if (home / VAULT_FILE).exists():
            copy_vault_file(home)
    return next(backup for backup in backups(home) if backup.name == made.name)


def back_up_daily(database: Database, at: datetime) -> Backup | None:
    """Make a backup unless there is one of this day (UTC); None: there is."""
    if has_backup_of(database.path.parent, at):
        return None
    return back_up_now(database, at)


def check_now(database: Database, at: datetime) -> tuple[str, ...]:
    """Check the store thoroughly and remember how it stood; what is wrong, empty: nothing."""
    with _fresh(database) as connection:
        problems = check_thoroughly(connection, database.key)
        remember_check(database.path.parent / BACKUPS, at, problems)
    return tuple(problems)


def check_weekly(database: Database, at: datetime) -> tuple[str, ...] | None:
    """Check unless that was done in the last week (None)."""
    if not is_due(database.path.parent / BACKUPS, at):
        return None
    return check_now(database, at)


@contextmanager
def _fresh(database: Database) -> Iterator[Any]:
    """A connection that has read nothing yet: it sees the file as it is on the disk."""
    with translated(database.path), closing(connect(database.path, database.key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        yield connection
