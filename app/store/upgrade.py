"""Bring a file to this version's form: back up first, all or nothing."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from app.store import migrate
from app.store.backups import back_up
from app.store.cipher import Key


def upgrade(engine: Engine, path: Path, at: datetime, key: Key | None) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Raises:
        StoreTooNew: another process with a newer app was faster; it was not touched.
    """
    config, scripts = _config(migrate.MIGRATIONS), _scripts(migrate.MIGRATIONS)
    head = scripts.get_current_head()
    with _rebuilding(engine) as connection:
        revision = migrate.current_revision(connection)  # another process may have been faster
        if revision not in {None, head}:
            with closing(engine.raw_connection()) as raw:  # this thread holds the write lock
                back_up(raw.driver_connection, path, revision or "", at, key)
        config.attributes["connection"] = connection

        def steps(revision: str, _context: object) -> Iterator[object]:
            """Alembic takes one, and comes for the next when that has been done."""
            for step in scripts._upgrade_revs("head", revision):  # noqa: SLF001 - as its command
                with _without_triggers(connection):
                    yield step

        with EnvironmentContext(config, scripts, fn=steps, destination_rev="head"):
            scripts.run_env()


def _config(folder: Path) -> Config:
    config = Config()
    # Alembic takes a % for the beginning of a reference.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


@cache
def _scripts(folder: Path) -> ScriptDirectory:
    """Read once: Alembic compiles each script anew."""
    return ScriptDirectory.from_config(_config(folder))


@contextmanager
def _rebuilding(engine: Engine) -> Iterator[Connection]:
    """One transaction with the write lock, without foreign keys until its end.

    A table that a migration rebuilds is dropped, and with foreign keys that deletes what belongs to
    its rows. Inside a transaction they cannot be switched.
    """
    with migrate.writing(engine).connect() as connection:
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
