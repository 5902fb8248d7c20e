"""Results in a real PostgreSQL: once each, whatever breaks, and nothing is ever overwritten."""

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from app.domain.errors import KeyringRefused
from app.domain.errors.sync import (
    SyncPasswordWanted,
    SyncRefused,
    SyncServerAway,
    SyncServerRefuses,
    SyncTargetTooNew,
    SyncWaits,
)
from app.domain.sync import DatabasePlace, Parcel
from app.store import sync_database, sync_schema
from app.store.sync_database import OpenSocket, ResultDatabase
from tests.fakes.egress import FakeLedger, open_guard
from tests.fakes.parcels import ANY, ENDED, make_parcel
from tests.postgres import HOST, PostgresServer

PASSWORD = "pässword 'of' a team"
guard = open_guard()


def dial(host: str, port: int, permit: object) -> socket.socket:
    return guard.open_socket(host, port, permit, 5.0)  # type: ignore[arg-type]


def target(
    at: DatabasePlace, password: str | None = PASSWORD, open_socket: OpenSocket = dial
) -> ResultDatabase:
    return ResultDatabase(at, open_socket, lambda _: password, lambda: "f00d")


@pytest.fixture
def at(postgres: PostgresServer) -> DatabasePlace:
    return postgres.new_place(PASSWORD.replace("'", "''"))


def send(to: ResultDatabase, *parcels: Parcel) -> list[int]:
    with to.open(ANY) as opened:
        return [opened.deliver(one) for one in parcels]


def rows(postgres: PostgresServer, at: DatabasePlace, what: str = "count(*)") -> list[object]:
    query = f"SELECT {what} FROM homeport.results ORDER BY 1"
    return [row[0] for row in postgres.run(query, database=at.database)]


def test_a_result_is_there_with_its_documents_and_can_be_asked_for(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    assert send(target(at), make_parcel(text="Grüße, 日本\0 und 'Zitate'")) == [1]
    [row] = postgres.run(
        "SELECT r.report->>'result', d.name, d.sha256, r.received_from FROM homeport.results r "
        "JOIN homeport.result_documents d USING (installation, task_id, revision)",
        database=at.database,
    )
    assert list(row) == ["Grüße, 日本\ufffd und 'Zitate'", "report.pdf", "ab" * 32, at.user]


def test_the_same_result_twice_is_there_once(postgres: PostgresServer, at: DatabasePlace) -> None:
    assert send(target(at), make_parcel(), make_parcel()) == [1, 1]
    assert send(target(at), make_parcel(revision=7)) == [1]  # its record here was lost
    assert rows(postgres, at) == [1]


def test_another_result_of_the_same_number_stands_beside_it(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    other = make_parcel(text="Another result.")
    anew = make_parcel(ended=ENDED + timedelta(hours=1), revision=2)
    assert send(target(at), make_parcel(), other, other, anew) == [1, 2, 2, 3]
    assert rows(postgres, at, "report->>'result'") == [
        "Another result.",
        "The ferry runs.",
        "The ferry runs.",
    ]


def test_two_installations_write_side_by_side(postgres: PostgresServer, at: DatabasePlace) -> None:
    """They also begin at once, on a database without our tables."""
    start = threading.Barrier(6)

    def work(number: int) -> list[int]:
        parcels = [
            make_parcel(f"{one:012x}", installation=f"machine {number % 3}") for one in range(5)
        ]
        start.wait()
        return send(target(at), *parcels)

    with ThreadPoolExecutor(6) as pool:  # each installation twice: a race for the same rows
        assert set(map(tuple, pool.map(work, range(6)))) == {(1,) * 5}
    assert rows(postgres, at) == [15]
    versions = postgres.run("SELECT version FROM homeport.versions", database=at.database)
    assert [row[0] for row in versions] == [1]


def test_a_server_that_is_killed_in_the_middle_of_a_transaction(
    postgres: PostgresServer, at: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The result is written and its documents are not. What was told to be there stays there."""
    add_documents = sync_database._add_documents

    def die_first(connection: Connection, parcel: Parcel, revision: int) -> None:
        postgres.stop()
        add_documents(connection, parcel, revision)

    with target(at).open(ANY) as opened:
        assert opened.deliver(make_parcel("a" * 12)) == 1
        monkeypatch.setattr(sync_database, "_add_documents", die_first)
        with pytest.raises(SyncServerAway):
            opened.deliver(make_parcel("b" * 12))
        monkeypatch.undo()
        with pytest.raises(SyncServerAway):
            opened.deliver(make_parcel("b" * 12))
    with pytest.raises(SyncServerAway, match="nobody answers there"):
        send(target(at), make_parcel("b" * 12))
    postgres.start()
    assert rows(postgres, at, "task_id") == ["a" * 12]
    assert send(target(at), make_parcel("a" * 12), make_parcel("b" * 12)) == [1, 1]
    assert rows(postgres, at) == [2]


def test_a_connection_that_is_cut_at_any_moment(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    """After so many bytes the line is dead, from the first byte to the last."""
    send(target(at))
    whole = _bytes_of(at, make_parcel("0" * 12))
    for cut in range(0, whole, max(1, whole // 25)):
        parcel = make_parcel(f"{cut + 1:012d}")
        broken = target(at, open_socket=_cut_after(cut))
        with pytest.raises(SyncWaits):
            send(broken, parcel)
        assert send(target(at), parcel) == [1]
    assert rows(postgres, at, "count(DISTINCT task_id)") == rows(postgres, at)


class _Cut(socket.socket):
    """Breaks after so many bytes that are sent."""

    left = 0
    sent = 0

    def makefile(self, *words: object, **more: object) -> object:  # type: ignore[override]
        made = super().makefile("rwb")
        write = made.write

        def counted(data: bytes) -> int:
            made.flush()
            self.sent += len(data)
            self.left -= len(data)
            if self.left < 0:
                self.shutdown(socket.SHUT_RDWR)
                raise BrokenPipeError
            return write(data)

        made.write = counted  # type: ignore[method-assign, assignment]
        return made


def _cut_after(size: int) -> OpenSocket:
    def open_socket(host: str, port: int, permit: object) -> socket.socket:
        made = dial(host, port, permit)
        cut = _Cut(fileno=made.detach())
        cut.left = size
        _cuts.append(cut)
        return cut

    return open_socket


_cuts: list[_Cut] = []


def _bytes_of(at: DatabasePlace, parcel: Parcel) -> int:
    send(target(at, open_socket=_cut_after(10**9)), parcel)
    return _cuts[-1].sent - 5  # without the goodbye


def test_the_tables_of_an_earlier_version_are_brought_up(
    postgres: PostgresServer, at: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(target(at), make_parcel())
    added = ("ALTER TABLE homeport.results ADD COLUMN note text NOT NULL DEFAULT 'new'",)
    newer = (*sync_schema.MIGRATIONS, added)
    with monkeypatch.context() as patch:
        broken = (*sync_schema.MIGRATIONS, (*added, "SELECT nothing"))
        patch.setattr(sync_schema, "MIGRATIONS", broken)
        with pytest.raises(SyncServerRefuses):
            send(target(at))
        patch.setattr(sync_schema, "MIGRATIONS", newer)  # the broken one was rolled back whole
        assert send(target(at), make_parcel("b" * 12)) == [1]
    assert rows(postgres, at, "note") == ["new", "new"]
    with pytest.raises(SyncTargetTooNew):  # this version again
        send(target(at), make_parcel("c" * 12))
    assert rows(postgres, at) == [2]


def test_who_is_not_let_in_is_told_what_to_do(at: DatabasePlace) -> None:
    for password in ("wrong", None):
        with pytest.raises(SyncPasswordWanted) as caught:
            send(target(at, password))
        assert "homeport sync password" in caught.value.info.hint

    def locked(_: DatabasePlace) -> str | None:
        raise KeyringRefused(reason="it is locked")

    with pytest.raises(SyncPasswordWanted, match="it is locked"):
        send(ResultDatabase(at, dial, locked, lambda: "x"))


def test_a_database_that_is_not_there_or_not_ours(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    with pytest.raises(SyncServerRefuses, match="no such database"):
        send(target(at._replace(database="nowhere")))
    guest = postgres.new_place(PASSWORD.replace("'", "''"))
    send(target(at))
    with pytest.raises(SyncServerRefuses, match="may not write"):
        send(target(guest._replace(database=at.database)), make_parcel())
    postgres.run(f"ALTER ROLE {at.user} SET default_transaction_read_only = on")
    with pytest.raises(SyncServerRefuses, match="read-only"):
        send(target(at), make_parcel())


def test_a_result_that_breaks_a_rule_of_theirs_does_not_hold_up_the_others(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    send(target(at))
    rule = "ALTER TABLE homeport.results ADD CHECK (document <> 'forbidden.pdf')"
    postgres.run(rule, database=at.database)
    with target(at).open(ANY) as opened:
        with pytest.raises(SyncRefused) as caught:
            opened.deliver(make_parcel("a" * 12, document="forbidden.pdf"))
        assert "forbidden" not in json.dumps(caught.value.info.model_dump())
        assert opened.deliver(make_parcel("b" * 12)) == 1


def test_each_opening_is_a_row_of_the_ledger_with_its_bytes(at: DatabasePlace) -> None:
    ledger = FakeLedger()
    own = open_guard(ledger)

    def open_socket(host: str, port: int, permit: object) -> socket.socket:
        return own.open_socket(host, port, permit, 5.0)  # type: ignore[arg-type]

    send(target(at, open_socket=open_socket), make_parcel(text="x" * 5000))
    own.close()
    [row] = ledger.all
    assert (row.purpose, row.host, row.port) == ("sync", "127.0.0.1", at.port)
    assert (row.bytes_out or 0) > 5000


@pytest.mark.parametrize(
    "answer", [b"", b"N", b"S", b"E\0\0\0\4", b"R\0\0\0\x0c\0\0\0\x63....", b"?"]
)
def test_a_stranger_that_answers_instead_gets_no_password(answer: bytes) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line:
                heard.extend(line.recv(65536))
                line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        at = DatabasePlace("me", "127.0.0.1", server.getsockname()[1], "team")
        with pytest.raises(SyncServerAway):
            send(target(at), make_parcel())
        thread.join()
    assert PASSWORD.encode() not in heard


def dial_here(_host: str, port: int, permit: object) -> socket.socket:
    """As if a name elsewhere led to this machine."""
    return dial("127.0.0.1", port, permit)


def test_elsewhere_everything_is_encrypted_for_who_is_vouched_for(
    postgres: PostgresServer, at: DatabasePlace
) -> None:
    away = at._replace(host=HOST, ca_file=str(postgres.authority))
    assert send(target(away, open_socket=dial_here), make_parcel()) == [1]
    for place, reason in (
        (at._replace(host=HOST), "not trusted"),  # the system does not know who vouches
        (away._replace(host="db.other.example"), "not trusted"),
        (away._replace(ca_file="/nowhere.pem"), "sslrootcert"),
    ):
        with pytest.raises(SyncServerAway, match=reason):
            send(target(place, open_socket=dial_here), make_parcel())


@pytest.mark.parametrize("answer", [b"N", b"S", b"", b"E"])
def test_elsewhere_nothing_is_said_to_who_does_not_encrypt(answer: bytes) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line:
                heard.extend(line.recv(8))
                line.sendall(answer)
                line.shutdown(socket.SHUT_WR)
                while piece := line.recv(65536):
                    heard.extend(piece)

        thread = threading.Thread(target=serve)
        thread.start()
        at = DatabasePlace("me", HOST, server.getsockname()[1], "team")
        with pytest.raises(SyncServerAway):
            send(target(at, open_socket=dial_here), make_parcel())
        thread.join()
    assert PASSWORD.encode() not in heard
    assert b"team\0" not in heard
