"""Bring a file to this version's form: back up first, all or nothing, never a newer file."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from app.domain.errors import StoreTooNew
from app.store.backups import back_up
from app.store.cipher import Key, connect

WRITING = "homeport_writing"
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, at: datetime, key: Key | None = None) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Raises:
        StoreTooNew: the file was written by a newer app; it was not touched.
    """
    config, scripts = _config(_MIGRATIONS), _scripts(_MIGRATIONS)
    head = scripts.get_current_head()
    known = _known(scripts)
    with engine.begin() as connection:
        if _revision(connection, known) == head:
            return
    with _rebuilding(engine) as connection:
        revision = _revision(connection, known)  # another process may have been faster
        if revision not in {None, head}:
            with closing(engine.raw_connection()) as raw:  # this thread holds the write lock
                back_up(raw.driver_connection, path, revision or "", at, key)
        config.attributes["connection"] = connection
        for script in reversed(list(scripts.iterate_revisions("head", revision or "base"))):
            with _without_triggers(connection):
                command.upgrade(config, script.revision)


def refuse_newer_at_rest(path: Path, key: Key | None) -> None:
    """Look at a file without changing it, before it is opened for use.

    Raises:
        StoreTooNew: it was written by a newer app.
    """
    _refuse_newer(revisions_at_rest(path, key), _known(_scripts(_MIGRATIONS)))


def _config(folder: Path) -> Config:
    config = Config()
    # Alembic takes a % for the beginning of a reference.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


@cache
def _scripts(folder: Path) -> ScriptDirectory:
    """Read once: Alembic compiles each script anew."""
    return ScriptDirectory.from_config(_config(folder))


def _known(scripts: ScriptDirectory) -> set[str]:
    return {script.revision for script in scripts.walk_revisions()}


def writing(engine: Engine) -> Engine:
    """The engine, with transactions that hold the write lock from their start."""
    return engine.execution_options(**{WRITING: True})


def revisions_at_rest(path: Path, key: Key | None) -> list[str]:
    """The file's revisions, read without changing it: to open it for use may do that.

    When a write-ahead log lies beside it, who last closes the file writes the log into it, unless
    it was opened to read only. Empty when they cannot be read so: the file is opened for use next,
    and what is wrong with it is told then.
    """
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "rw"  # rw makes no new file
    try:
        with closing(connect(path, key, mode)) as connection:
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
