"""The guard over real sockets: what is written when, what is counted, how the switch ends it."""

import os
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
import trustme

from app.domain.egress import (
    EgressOutcome,
    LedgerRow,
    Permit,
    Purpose,
    permit_for_endpoint,
    permit_for_sync,
    permit_without_documents,
)
from app.domain.errors import DiskFull, LeavesNot, OfflineSwitchOn
from app.system.egress import EgressGuard
from app.system.egress.guard import _is_running, process_name
from tests.fakes.egress import HELLO, FakeLedger, open_guard

HERE = permit_for_endpoint("127.0.0.1", ())
REPLY = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
Handler = Callable[[socket.socket], None]


class Server:
    """Listens on loopback and counts what each connection brings and takes."""

    def __init__(self, handle: Handler, tls: ssl.SSLContext | None = None) -> None:
        self._handle, self._tls = handle, tls
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.base = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                self.connections += 1
                if self._tls is not None:
                    client = self._tls.wrap_socket(client, server_side=True)
            except OSError:
                if self._listener.fileno() < 0:
                    return
                continue
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client:
            self._handle(client)

    def close(self) -> None:
        self._listener.close()


def answer(client: socket.socket) -> None:
    """Answer each request, as long as any come."""
    while _head(client):
        client.sendall(REPLY)


def hang(client: socket.socket) -> None:
    client.recv(65536)
    client.recv(65536)  # until the other side hangs up


def begin_and_hang(client: socket.socket) -> None:
    _head(client)
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhel")
    client.recv(65536)


def _head(client: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        try:
            piece = client.recv(65536)
        except OSError:
            return b""
        if not piece:
            return b""
        data += piece
    return data


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    server = Server(getattr(request, "param", answer))
    yield server
    server.close()


@pytest.fixture
def ledger() -> FakeLedger:
    return FakeLedger()


class Switch:
    """The offline switch of a test."""

    def __init__(self) -> None:
        self.is_on = False

    def __call__(self) -> bool:
        return self.is_on


def client_of(guard: EgressGuard, *, is_direct: bool = True) -> httpx.Client:
    return httpx.Client(transport=guard.transport(is_direct=is_direct), trust_env=False, timeout=20)


def get(guard: EgressGuard, url: str, permit: Permit | None = HELLO) -> httpx.Response:
    with client_of(guard) as client:
        return client.get(url, extensions={} if permit is None else {"permit": permit})


def closed(ledger: FakeLedger) -> LedgerRow:
    """The only row, once it is closed: a socket's row is closed by the thread that carries it."""
    for _ in range(500):
        [row] = ledger.all
        if row.outcome is not None:
            return row
        threading.Event().wait(0.01)
    raise AssertionError("the row stays open")


def test_without_a_permit_nothing_is_sent(server: Server, ledger: FakeLedger) -> None:
    guard = open_guard(ledger)
    with pytest.raises(LeavesNot):
        get(guard, server.base, None)
    with pytest.raises(LeavesNot):
        get(guard, server.base, permit_for_endpoint("localhost", ()))  # another host's
    with pytest.raises(LeavesNot):
        guard.open_socket("127.0.0.1", server.port, "a word", 5)  # type: ignore[arg-type]
    assert (server.connections, ledger.all) == (0, [])


def test_the_row_is_there_before_the_name_is_looked_up(
    ledger: FakeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[LedgerRow]] = []

    def look_up(*_: object, **__: object) -> list[object]:
        seen.append(ledger.all)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(httpx.ConnectError):
        get(open_guard(ledger), "http://provider.example/")
    [[row]] = seen
    assert (row.host, row.port, row.outcome) == ("provider.example", 80, None)
    [row] = ledger.all
    assert (row.outcome, row.bytes_out) == (EgressOutcome.NOT_CONNECTED, 0)


def test_a_ledger_that_cannot_be_written_lets_nothing_out(server: Server) -> None:
    class Full(FakeLedger):
        def begin(self, departure: object) -> int:
            raise DiskFull

    with pytest.raises(DiskFull):
        get(open_guard(Full()), server.base)
    assert server.connections == 0


def test_an_answer_is_not_lost_when_its_row_cannot_be_closed(server: Server) -> None:
    class Full(FakeLedger):
        def end(self, row_id: int, ending: object) -> bool:
            raise DiskFull

    assert get(open_guard(Full()), server.base).text == "hello"


def test_bytes_are_those_of_the_connection(server: Server, ledger: FakeLedger) -> None:
    sent = get(open_guard(ledger), f"{server.base}/path").request
    [row] = ledger.all
    lines = [f"GET {sent.url.raw_path.decode()} HTTP/1.1"]
    lines += [f"{name.decode()}: {value.decode()}" for name, value in sent.headers.raw]
    assert row.bytes_out == len("\r\n".join([*lines, "", ""]))
    assert row.bytes_in == len(REPLY)
    assert (row.method, row.address) == ("GET", f"127.0.0.1:{server.port}")
    assert row.outcome is EgressOutcome.ANSWERED


def test_requests_on_one_connection_are_counted_apart(server: Server, ledger: FakeLedger) -> None:
    kept = {"permit": HERE, "is_kept": True}
    with client_of(open_guard(ledger)) as client:
        client.get(f"{server.base}/a", extensions=kept)
        client.get(f"{server.base}/much/longer", extensions=kept)
    first, second = ledger.all
    assert server.connections == 1
    assert (second.bytes_out or 0) - (first.bytes_out or 0) == len("/much/longer") - len("/a")
    assert first.bytes_in == second.bytes_in == len(REPLY)
    assert first.is_staying


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = Server(answer, context)
    yield server
    server.close()


def test_tls_is_counted_with_its_handshake(
    secure: Server,
    authority: trustme.CA,
    ledger: FakeLedger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = open_guard(ledger)
    with client_of(guard, is_direct=False) as client, pytest.raises(httpx.ConnectError) as refused:
        client.get(secure.base, extensions={"permit": HELLO})
    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value)
    bundle = tmp_path / "company.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with client_of(guard, is_direct=False) as client:
        assert client.get(secure.base, extensions={"permit": HELLO}).text == "hello"
    refused_row, row = ledger.all
    assert refused_row.outcome is EgressOutcome.BROKEN
    assert (row.bytes_out or 0) > 500  # a greeting, a finish, and the request
    assert (row.bytes_in or 0) > 900  # a certificate, and the answer


def test_with_the_switch_on_nothing_begins(server: Server, ledger: FakeLedger) -> None:
    guard = open_guard(ledger, lambda: True)
    with pytest.raises(OfflineSwitchOn):
        get(guard, server.base)
    with pytest.raises(OfflineSwitchOn):
        guard.open_socket("db.example", 5432, permit_for_sync([], is_trusted=True), 5)
    assert (server.connections, ledger.all) == (0, [])


def test_the_switch_does_not_stop_what_stays_on_this_machine(
    server: Server, ledger: FakeLedger
) -> None:
    guard = open_guard(ledger, lambda: True)
    assert get(guard, server.base, HERE).text == "hello"
    [row] = ledger.all
    assert row.is_staying


@pytest.mark.parametrize("server", [hang, begin_and_hang], indirect=True)
def test_the_switch_ends_what_is_under_way(server: Server, ledger: FakeLedger) -> None:
    switch = Switch()
    guard = open_guard(ledger, switch)
    turn = threading.Timer(0.3, setattr, (switch, "is_on", True))
    turn.start()
    with pytest.raises(OfflineSwitchOn):
        get(guard, server.base)
    [row] = ledger.all
    assert row.outcome is EgressOutcome.SWITCHED_OFF
    assert row.bytes_out


def test_the_switch_ends_a_socket_too(ledger: FakeLedger) -> None:
    server, switch = Server(hang), Switch()
    guard = open_guard(ledger, switch)
    opened = guard.open_socket("127.0.0.1", server.port, HELLO, 5)
    opened.sendall(b"hello")
    switch.is_on = True
    assert opened.recv(9) == b""
    assert closed(ledger).outcome is EgressOutcome.SWITCHED_OFF
    opened.close()
    server.close()


@pytest.mark.parametrize("is_secure", [False, True])
def test_a_sockets_bytes_are_counted_also_under_anothers_tls(
    is_secure: bool, server: Server, secure: Server, authority: trustme.CA, ledger: FakeLedger
) -> None:
    guard, there = open_guard(ledger), secure if is_secure else server
    opened = guard.open_socket("localhost", there.port, permit_for_sync([], is_trusted=True), 5)
    if is_secure:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        opened = context.wrap_socket(opened, server_hostname="127.0.0.1")
    request = b"GET / HTTP/1.1\r\n\r\n"
    opened.sendall(request)
    assert opened.recv(len(REPLY)) == REPLY
    opened.close()
    guard.close()
    [row] = ledger.all
    assert (row.method, row.purpose, row.host) == ("TCP", Purpose.SYNC, "localhost")
    assert row.outcome is EgressOutcome.ANSWERED
    assert (row.bytes_out == len(request)) is not is_secure
    assert (row.bytes_out or 0) >= len(request)
    assert (row.bytes_in or 0) >= len(REPLY)


def test_a_socket_to_nobody_is_a_row_of_its_own(ledger: FakeLedger) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with pytest.raises(ConnectionRefusedError):
        open_guard(ledger).open_socket("127.0.0.1", port, HELLO, 5)
    [row] = ledger.all
    assert (row.outcome, row.bytes_out) == (EgressOutcome.NOT_CONNECTED, 0)


def test_a_proxy_is_named_and_its_user_is_not(
    server: Server, ledger: FakeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://ada:secret@127.0.0.1:{server.port}")
    monkeypatch.setenv("no_proxy", "intern.example, .company.test")
    with client_of(open_guard(ledger), is_direct=False) as client:
        client.get("http://provider.example/", extensions={"permit": HELLO})
    [row] = ledger.all
    assert (row.host, row.port, row.via) == ("provider.example", 80, f"127.0.0.1:{server.port}")
    assert "secret" not in row.model_dump_json()


def test_a_process_is_known_by_number_and_beginning() -> None:
    name = process_name(os.getpid())
    assert _is_running(name)
    assert not _is_running(f"{os.getpid()}@1.00")
    assert not _is_running("no process")
    assert not _is_running("999999999@1.00")


def test_the_rows_of_a_dead_process_are_closed(ledger: FakeLedger) -> None:
    guard = open_guard(ledger)
    guard.begin(permit_without_documents(Purpose.PROBE), "GET", "h.example", 443)
    assert guard.close_orphans() == 0  # ours: it is under way
    ledger._processes[0] = "999999999@1.00"
    assert guard.close_orphans() == 1
    assert ledger.all[0].outcome is EgressOutcome.UNKNOWN


def test_what_waits_for_a_connection_is_ended_too(
    ledger: FakeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch = Switch()

    def slow(*_: object, **__: object) -> list[object]:
        switch.is_on = True  # turned while the name is looked up
        here = ("127.0.0.1", 9)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", here)]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(OfflineSwitchOn):
        get(open_guard(ledger, switch), "http://provider.example/")
    assert ledger.all[0].outcome is EgressOutcome.SWITCHED_OFF


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a full queue is Linux's way")
def test_the_switch_ends_what_is_still_connecting(ledger: FakeLedger) -> None:
    switch = Switch()
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf, ExitStack() as stack:
        address = deaf.getsockname()
        for _ in range(3):  # its queue is full: who comes now gets no answer
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(address)
        threading.Timer(0.3, setattr, (switch, "is_on", True)).start()
        with pytest.raises(OfflineSwitchOn):
            get(open_guard(ledger, switch), f"http://127.0.0.1:{address[1]}/")
    [row] = ledger.all
    assert (row.outcome, row.bytes_out) == (EgressOutcome.SWITCHED_OFF, 0)
