"""Open the file, keep to its rules (design, section 4), and translate what SQLite says.

sqlcipher3 is the driver because it brings its own SQLite: versions before 3.51.3 can corrupt a
write-ahead log (https://www.sqlite.org/wal.html#walresetbug).
"""

import errno
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.domain.errors import (
    AppError,
    Bug,
    DiskFull,
    HomeNotWritable,
    StoreBusy,
    StoreDamaged,
)
from app.store.checking import look_quickly
from app.store.cipher import Key, tell_key
from app.store.migrate import WRITING, migrate, refuse_newer_at_rest, writing
from app.store.search import cut_signs

FILE_NAME = "homeport.db"
_OLDEST_SAFE_SQLITE = (3, 51, 3)
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA fullfsync = ON",  # without it macOS lets a disk keep a commit in its cache
    "PRAGMA secure_delete = ON",  # what is deleted or replaced is overwritten, not only let go
)
_WAL_TRIES = 100
_WAL_WAIT_S = 0.05
_LEAST_FREE_BYTES = 1_048_576
# By SQLite's result code (https://www.sqlite.org/rescode.html).
_FAULTS: dict[int, type[AppError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_PROTOCOL: StoreBusy,
    sqlite3.SQLITE_READONLY: HomeNotWritable,
    sqlite3.SQLITE_PERM: HomeNotWritable,
    sqlite3.SQLITE_CANTOPEN: HomeNotWritable,
    sqlite3.SQLITE_IOERR: HomeNotWritable,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}
# SQLite says so too when it finds no room for a file it works with.
_MAY_BE_FULL = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


class Database:
    """One file, used by any number of threads; other processes may use it at the same time."""

    def __init__(self, path: Path, engine: Engine, key: Key | None = None) -> None:
        self.path = path
        self.key = key
        self._engine = engine
        # SQLite lets one write at a time, and lets the others look again and again: a lock wakes
        # the next one at once.
        self._writer = threading.Lock()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start, so it cannot fail half-way."""
        with (
            self._writer,
            translated(self.path),
            writing(self._engine).begin() as connection,
        ):
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that sees the file as it is at its first query."""
        with translated(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def driver(self) -> Iterator[Any]:
        """The driver's own connection, outside any transaction: for what runs in none."""
        with translated(self.path), closing(self._engine.raw_connection()) as connection:
            yield connection.driver_connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_database(
    home: Path, at: datetime, key: Key | None = None, *, is_looking: bool = True
) -> Database:
    """Open the home's file, making it or bringing it up to this version's form.

    Args:
        home: the folder it lies in.
        at: the time, for the backup's name.
        key: of an encrypted file; the caller has made sure that it is the right one.
        is_looking: read the whole file first, to see whether it is sound.

    Raises:
        StoreError: it cannot be written, is damaged, or was written by a newer app.
        Bug: the app was put together with a SQLite that is not safe.
    """
    if dbapi2.sqlite_version_info < _OLDEST_SAFE_SQLITE:
        raise Bug(kind=f"SQLite {dbapi2.sqlite_version} is not safe to use")
    path = home / FILE_NAME
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # in a text a ? would end the path
        module=dbapi2,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # document text must not get into an error
    )
    event.listen(engine, "connect", partial(_prepare_connection, key))
    event.listen(engine, "begin", _begin)
    database = Database(path, engine, key)
    try:
        with translated(path):
            refuse_newer_at_rest(path, key)
            if is_looking:
                with database.driver() as connection:
                    look_quickly(path, connection)
            migrate(engine, path, at, key)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLAlchemy, SQLite and the file system raise into an AppError, without its text."""
    try:
        yield
    except DBAPIError as fault:
        raise _translate(path, fault.orig) from None
    except dbapi2.Error as fault:
        raise _translate(path, fault) from None
    except OSError as fault:
        is_full = fault.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (DiskFull() if is_full else HomeNotWritable(path=path.parent)) from None


def _translate(path: Path, fault: BaseException | None) -> Exception:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:  # the driver's own words, not SQLite's: they may quote what was stored
        is_unreadable = str(fault).startswith("Could not decode to UTF-8")
        return StoreDamaged(path=path) if is_unreadable else RuntimeError(type(fault).__name__)
    error = _FAULTS.get(code & 0xFF)
    if error is None:
        return RuntimeError(f"the store refused a statement: {fault}")
    if code & 0xFF in _MAY_BE_FULL and _is_full(path.parent):
        return DiskFull()
    return error(path=path if error is StoreDamaged else path.parent)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE_BYTES
    except OSError:
        return False


def _prepare_connection(
    key: Key | None,
    connection: Any,  # noqa: ANN401 - DB-API
    _record: object,
) -> None:
    connection.isolation_level = None  # we say when a transaction begins
    tell_key(connection, key)
    _use_wal(connection)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    connection.create_function("cut_signs", 1, cut_signs, deterministic=True)  # for triggers


def _use_wal(connection: Any) -> None:  # noqa: ANN401
    """Of processes that make a new file at once SQLite lets one, and refuses the others at once."""
    connection.execute("PRAGMA busy_timeout = 0")
    for tries_left in reversed(range(_WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except dbapi2.OperationalError as fault:
            if tries_left == 0 or fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            sleep(_WAL_WAIT_S)
        else:
            return


def _begin(connection: Connection) -> None:
    """A deferred transaction that turns to writing fails at once, whatever the busy timeout."""
    is_writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
