"""The question for the newest version: through the guard, and nothing told of this machine."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from app.domain.egress import Purpose
from app.domain.errors import OfflineSwitchOn
from app.domain.errors.install import UpdateUnknown
from app.system.updates import read_newest
from tests.fakes.egress import FakeLedger, open_guard


class Server:
    """A server on this machine that says one thing."""

    def __init__(self) -> None:
        self.body, self.status = b"1.2.0\nmore\n", 200
        self.requests: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.requests.append(f"{self.path} {self.headers}")
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, *_: object) -> None: ...

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/newest"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def ask(
    address: str, ledger: FakeLedger | None = None, is_offline: Callable[[], bool] = lambda: False
) -> str:
    return read_newest(address, open_guard(ledger, is_offline).transport())


def test_the_first_line_is_read_and_the_ledger_has_the_question(server: Server) -> None:
    ledger = FakeLedger()
    assert ask(server.address, ledger) == "1.2.0"
    [row] = ledger.all
    assert (row.purpose, row.method, row.host) == (Purpose.DOWNLOAD, "GET", "127.0.0.1")
    [request] = server.requests
    assert "0.1.0" not in request
    assert "User-Agent: Homeport\n" in request.replace("\r", "")


def test_an_endless_answer_is_cut(server: Server) -> None:
    server.body = b"9" * 100_000
    assert len(ask(server.address)) <= 256


def test_a_refusal_says_nothing(server: Server) -> None:
    server.status = 404
    assert ask(server.address) == ""


def test_nobody_there_is_said_in_a_sentence() -> None:
    with pytest.raises(UpdateUnknown):
        ask("http://127.0.0.1:9/newest")


def test_with_the_offline_switch_nothing_is_asked(server: Server) -> None:
    with pytest.raises(OfflineSwitchOn):
        ask(server.address, is_offline=lambda: True)
    assert not server.requests
