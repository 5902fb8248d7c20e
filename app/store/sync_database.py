"""The SyncTarget port on a team's PostgreSQL: results are added, never changed.

One short transaction for each result, keyed by who sent it, the task and the revision: after any
interruption the next pass finds it there or adds it.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from pg8000 import dbapi
from sqlalchemy import Connection, Engine, create_engine, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.domain.egress import Permit
from app.domain.errors import AppError, KeyringMissing, KeyringRefused, well_formed
from app.domain.errors.sync import (
    SyncPasswordWanted,
    SyncRefused,
    SyncServerAway,
    SyncServerRefuses,
)
from app.domain.ports import OpenTarget
from app.domain.sync import DatabasePlace, Parcel, TargetKind
from app.store.sync_faults import FaultKind, judge, network_reason
from app.store.sync_schema import bring_up, result_documents, results

# A connection that the border has let out.
OpenSocket = Callable[[str, int, Permit], socket.socket]

_STATEMENT_MS, _LOCK_MS = 60_000, 20_000
_IO_TIMEOUT_S = 90.0
_MOST_TRIES = 20
_TLS_REQUEST = (8).to_bytes(4) + (80_877_103).to_bytes(4)  # PostgreSQL's protocol, SSLRequest


class ResultDatabase:
    """A database that holds results; see `domain.ports.sync.SyncTarget`."""

    kind: TargetKind = "database"

    def __init__(
        self,
        at: DatabasePlace,
        open_socket: OpenSocket,
        read_password: Callable[[DatabasePlace], str | None],
        new_id: Callable[[], str],
    ) -> None:
        self._at, self._new_id = at, new_id
        self._open_socket, self._read_password = open_socket, read_password
        self.place = at.name
        self.trust_name = at.host
        self.is_on_this_machine = at.is_loopback

    @contextmanager
    def open(self, permit: Permit) -> Iterator[OpenTarget]:
        """One connection, with the tables in their newest form."""
        engine = create_engine(
            "postgresql+pg8000://",
            module=dbapi,
            creator=lambda: self._connect(permit),
            poolclass=NullPool,
            hide_parameters=True,  # results must not get into an error
        )
        with self._translated():
            connection = engine.connect()
        try:
            with self._translated(), connection.begin():
                identity = bring_up(connection, self._new_id(), self.place)
            yield _OpenDatabase(self, connection, f"database:{identity}")
        finally:
            _close(connection, engine)

    def prepare(self, permit: Permit) -> str:
        """Make the tables."""
        with self.open(permit) as opened:
            return opened.fingerprint

    def deliver(self, connection: Connection, parcel: Parcel) -> int:
        """Add a result, in one transaction; the revision it stands as."""
        with self._translated(parcel), connection.begin():
            return _add(connection, parcel)

    def _connect(self, permit: Permit) -> Any:  # noqa: ANN401 - DB-API
        password, tls = self._password(), None if self._at.is_loopback else _tls(self._at)
        sock = self._open_socket(self._at.host, self._at.port, permit)
        try:
            sock.settimeout(_IO_TIMEOUT_S)
            if tls is not None:
                sock = _encrypted(sock, tls, self._at.host)
            connection = dbapi.connect(
                self._at.user,
                database=self._at.database,
                password=password,
                sock=sock,
                ssl_context=False,  # done above, or not needed
                application_name="homeport",
            )
        except BaseException:
            sock.close()
            raise
        _keep_short(connection)
        return connection

    def _password(self) -> str:
        """The database may want none; one that does then says that it is wrong."""
        try:
            return self._read_password(self._at) or ""
        except KeyringMissing:
            return ""
        except KeyringRefused as error:
            raise self._not_let_in(error.info.title) from None

    def _not_let_in(self, reason: str) -> SyncPasswordWanted:
        return SyncPasswordWanted(place=self.place, user=self._at.user, reason=reason)

    @contextmanager
    def _translated(self, parcel: Parcel | None = None) -> Iterator[None]:
        """What driver and server say, as errors of ours: never their own words."""
        try:
            yield
        except AppError:
            raise
        except (DBAPIError, dbapi.Error) as fault:
            cause = fault.orig if isinstance(fault, DBAPIError) else fault
            raise self._error(cause, parcel) from None
        except OSError as fault:
            raise self._away(network_reason(fault)) from None
        except Exception:  # noqa: BLE001 - whatever a stranger's server makes the driver stumble at
            raise self._away("its answer makes no sense") from None

    def _error(self, fault: BaseException | None, parcel: Parcel | None) -> AppError:
        verdict = judge(fault)
        if verdict.kind is FaultKind.NOT_LET_IN:
            return self._not_let_in(verdict.reason)
        if verdict.kind is FaultKind.AWAY:
            return self._away(verdict.reason)
        if verdict.kind is FaultKind.THIS_RESULT and parcel is not None:
            facts = {"place": self.place, "task_id": parcel.task_id}
            return SyncRefused(reason=verdict.reason, **facts)
        return SyncServerRefuses(place=self.place, reason=verdict.reason)

    def _away(self, reason: str) -> SyncServerAway:
        return SyncServerAway(place=self.place, reason=reason)


class _OpenDatabase:
    """The database while it is connected."""

    def __init__(self, database: ResultDatabase, connection: Connection, fingerprint: str) -> None:
        self._database, self._connection = database, connection
        self.fingerprint = fingerprint

    def deliver(self, parcel: Parcel) -> int:
        """Add a result for good."""
        return self._database.deliver(self._connection, parcel)


def _add(connection: Connection, parcel: Parcel) -> int:
    """Add it, unless it is there. Another with its number is left, and this gets the next."""
    report = parcel.report
    row = {
        "installation": parcel.installation,
        "task_id": parcel.task_id,
        "content_sha256": parcel.content_sha256,
        "kind": report.kind.value,
        "document": report.document,
        "finished_at": parcel.finished_at,
        "report": report.model_dump(mode="json"),
    }
    for _ in range(_MOST_TRIES):
        there = _revisions(connection, parcel)
        if parcel.content_sha256 in there:
            return there[parcel.content_sha256]
        taken = there.values()
        revision = parcel.revision if parcel.revision not in taken else max(taken) + 1
        put = upsert(results).values(_storable({**row, "revision": revision}))
        added = put.on_conflict_do_nothing().returning(results.c.revision)
        if connection.execute(added).scalar() is not None:
            _add_documents(connection, parcel, revision)
            return revision
    raise SyncServerRefuses(place="the database", reason="others change the same rows")


def _revisions(connection: Connection, parcel: Parcel) -> dict[str, int]:
    """The revisions of its task that are there, by their contents."""
    query = select(results.c.content_sha256, results.c.revision).where(
        results.c.installation == parcel.installation, results.c.task_id == parcel.task_id
    )
    return dict(connection.execute(query).tuples().all())


def _add_documents(connection: Connection, parcel: Parcel, revision: int) -> None:
    key = {
        "installation": parcel.installation,
        "task_id": parcel.task_id,
        "revision": revision,
    }
    documents = [
        _storable({**key, "position": position, **one.model_dump()})
        for position, one in enumerate(parcel.documents)
    ]
    if documents:
        connection.execute(insert(result_documents), documents)


def _storable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value with U+FFFD for what no text of PostgreSQL can hold: NUL and lone surrogates."""
    if isinstance(value, str):
        return well_formed(value).replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {_storable(key): _storable(part) for key, part in value.items()}
    return [_storable(part) for part in value] if isinstance(value, list) else value


def _tls(at: DatabasePlace) -> ssl.SSLContext:
    """The system's authorities, or those of the file that the URL names."""
    return ssl.create_default_context(cafile=at.ca_file)


def _encrypted(sock: socket.socket, tls: ssl.SSLContext, host: str) -> socket.socket:
    """The same connection, encrypted, with the host's certificate looked at. Never without."""
    sock.sendall(_TLS_REQUEST)
    if sock.recv(1) != b"S":
        raise ssl.SSLError("it does not encrypt")
    return tls.wrap_socket(sock, server_hostname=host)


def _keep_short(connection: Any) -> None:  # noqa: ANN401
    """Nothing waits long there: neither for us nor for what we hold."""
    cursor = connection.cursor()
    for name, limit_ms in (
        ("statement_timeout", _STATEMENT_MS),
        ("lock_timeout", _LOCK_MS),
        ("idle_in_transaction_session_timeout", _STATEMENT_MS),
    ):
        cursor.execute(f"SET {name} = {limit_ms}")
    connection.commit()


def _close(connection: Connection, engine: Engine) -> None:
    """What is broken cannot be closed well."""
    with suppress(Exception):
        connection.close()
    with suppress(Exception):
        engine.dispose()
