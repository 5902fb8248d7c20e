"""Bring a file to this version's form: back up first, all or nothing, never a newer file."""

import os
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from app.domain.errors import StoreTooNew

WRITING = "homeport_writing"
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, at: datetime) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Raises:
        StoreTooNew: the file was written by a newer app; it was not touched.
    """
    config = Config()
    # Alembic takes a % for the beginning of a reference.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    known = {script.revision for script in scripts.walk_revisions()}
    _refuse_newer(_revisions_at_rest(path), known)
    with engine.begin() as connection:
        if _revision(connection, known) == head:
            return
    with _rebuilding(engine) as connection:
        revision = _revision(connection, known)  # another process may have been faster
        if revision not in {None, head}:
            _back_up(engine, path, revision, at)
        config.attributes["connection"] = connection
        for script in reversed(list(scripts.iterate_revisions("head", revision or "base"))):
            with _without_triggers(connection):
                command.upgrade(config, script.revision)


def writing(engine: Engine) -> Engine:
    """The engine, with transactions that hold the write lock from their start."""
    return engine.execution_options(**{WRITING: True})


def _revisions_at_rest(path: Path) -> list[str]:
    """The file's revisions, read without changing it: to open it for use may do that.

    When a write-ahead log lies beside it, who last closes the file writes the log into it, unless
    it was opened to read only. Empty when they cannot be read so: the file is opened for use next,
    and what is wrong with it is told then.
    """
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "rw"  # rw makes no new file
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(dbapi2.connect(uri, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except dbapi2.Error:
        return []
    return [revision for (revision,) in rows]


def _revision(connection: Connection, known: Collection[str]) -> str | None:
    revisions = MigrationContext.configure(connection).get_current_heads()
    _refuse_newer(revisions, known)
    return revisions[0] if revisions else None


def _refuse_newer(revisions: Collection[str], known: Collection[str]) -> None:
    if not set(revisions) <= set(known):
        raise StoreTooNew


@contextmanager
def _rebuilding(engine: Engine) -> Iterator[Connection]:
    """One transaction with the write lock, without foreign keys until its end.

    A table that a migration rebuilds is dropped, and with foreign keys that deletes what belongs to
    its rows. Inside a transaction they cannot be switched.
    """
    with writing(engine).connect() as connection:
        _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RuntimeError("a migration left rows that belong to no row")
        finally:
            _set_foreign_keys(connection, "ON")


@contextmanager
def _without_triggers(connection: Connection) -> Iterator[None]:
    """Put the triggers aside and back: SQLite drops those of a table that is made anew, and lets
    no table be renamed that another's trigger names. What the migration made itself stays.
    """
    query = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.exec_driver_sql(query).all()
    for name, _, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    there = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'table')"
    names = set(connection.exec_driver_sql(there).scalars())
    for name, table, sql in triggers:
        if name not in names and table in names:
            connection.exec_driver_sql(sql)


def _set_foreign_keys(connection: Connection, state: str) -> None:
    with closing(connection.connection.cursor()) as cursor:  # SQLAlchemy would begin a transaction
        cursor.execute(f"PRAGMA foreign_keys = {state}")


def _back_up(engine: Engine, path: Path, revision: str | None, at: datetime) -> None:
    """A copy of the file as it was, whole or not at all. The caller holds the write lock."""
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    for left_over in folder.glob("*.partial"):  # by a process that was killed
        left_over.unlink()
    target = folder / f"{path.stem}-{revision}-{at:%Y%m%dT%H%M%S}{path.suffix}"
    partial = target.with_suffix(".partial")
    try:
        with closing(engine.raw_connection()) as connection:  # VACUUM runs outside transactions
            connection.cursor().execute("VACUUM INTO ?", (str(partial),))
        with partial.open("r+b") as copy:  # Windows refuses to flush what it may only read
            os.fsync(copy.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
