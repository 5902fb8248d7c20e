"""Is a file of this version's form? Only where it is not, Alembic is loaded, which takes long."""

from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlcipher3 import dbapi2

from app.domain.errors import StoreTooNew
from app.store.cipher import Key, connect

WRITING = "homeport_writing"
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, at: datetime, key: Key | None = None) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Raises:
        StoreTooNew: the file was written by a newer app; it was not touched.
    """
    with engine.begin() as connection:
        if current_revision(connection) == max(known_revisions()):
            return
    from app.store.upgrade import upgrade  # noqa: PLC0415 - see above

    upgrade(engine, path, at, key)


def known_revisions() -> set[str]:
    """Those of this version, by the names of their files: each begins with its own."""
    return {file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py")}


def refuse_newer_at_rest(path: Path, key: Key | None) -> None:
    """Look at a file without changing it, before it is opened for use.

    Raises:
        StoreTooNew: it was written by a newer app.
    """
    _refuse_newer(revisions_at_rest(path, key))


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


def current_revision(connection: Connection) -> str | None:
    """The file's revision; None: it has no tables yet.

    Raises:
        StoreTooNew
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    _refuse_newer(found)
    return found[0] if found else None


def _refuse_newer(revisions: Collection[str]) -> None:
    if not set(revisions) <= known_revisions():
        raise StoreTooNew
