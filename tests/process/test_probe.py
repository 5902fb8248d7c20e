"""Probes of real servers: in both dialects, over TLS, through every fault; in namespaces without a
network, with a route and no names, and behind a sign-in page."""

import json
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from app.domain.cloud import CloudModel, Provider
from app.domain.egress import EgressOutcome, Purpose
from app.domain.errors import OfflineSwitchOn
from app.domain.network import Finding
from app.domain.settings import CloudEngineSettings
from app.engines.cloud import CloudEngine
from app.engines.cloud.probe import Prober
from app.system.clock import SystemClock
from tests.conftest import REPOSITORY
from tests.fakes.egress import FakeLedger, open_guard
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import ModelServer

KEY = "sk-canary-4711"
ANSWERED, AWAY, PORTAL = Finding.ANSWERED, Finding.UNREACHABLE, Finding.INTERCEPTED
DIALECTS = (Provider.GATEWAY, Provider.ANTHROPIC)


@pytest.fixture
def proxy(server: ModelServer) -> Iterator[FaultProxy]:
    proxy = FaultProxy(int(server.address.rpartition(":")[2]))
    yield proxy
    proxy.close()


def model_at(port: int, provider: Provider = Provider.GATEWAY, scheme: str = "http") -> CloudModel:
    path = "" if provider is Provider.ANTHROPIC else "/v1"
    base_url = f"{scheme}://127.0.0.1:{port}{path}"
    return CloudModel(provider=provider, model="any", base_url=base_url)


def ask(
    model: CloudModel,
    ledger: FakeLedger | None = None,
    is_offline: Callable[[], bool] = lambda: False,
) -> Finding:
    settings = CloudEngineSettings()
    network = open_guard(ledger, is_offline).transport()
    engine = CloudEngine(lambda: settings, lambda _: KEY, SystemClock(), lambda _: (), network)
    try:
        return engine.probe(model)
    finally:
        engine.close()


@pytest.mark.real_model
@pytest.mark.parametrize("provider", DIALECTS)
def test_a_real_server_answers_without_a_key_and_the_ledger_has_it(
    proxy: FaultProxy, provider: Provider
) -> None:
    ledger = FakeLedger()
    assert ask(model_at(proxy.port, provider), ledger) is ANSWERED
    [request] = proxy.requests
    assert request.startswith(b"GET /v1/models HTTP/1.1\r\n")
    assert KEY.encode() not in request
    assert b"authorization" not in request.lower()
    [row] = ledger.all
    assert (row.purpose, row.method, row.task_id) == (Purpose.PROBE, "GET", None)
    assert row.outcome is EgressOutcome.ANSWERED
    assert row.bytes_out


@pytest.mark.real_model
@pytest.mark.parametrize(
    ("fault", "finding"),
    [
        ("portal page", PORTAL),
        ("portal redirect", PORTAL),
        ("401", ANSWERED),
        ("429 seconds", ANSWERED),
        ("503", ANSWERED),
        ("rst", AWAY),
        ("cut", ANSWERED),
        ("1 GB", PORTAL),
    ],
)
def test_each_fault_means_something(proxy: FaultProxy, fault: str, finding: Finding) -> None:
    proxy.fault = fault
    assert ask(model_at(proxy.port)) is finding


@pytest.mark.real_model
@pytest.mark.parametrize("fault", ["hang", "slow loris"])
def test_what_hangs_is_given_up(proxy: FaultProxy, fault: str) -> None:
    """With a deadline of its own: a server that sends a byte now and then meets every other."""
    proxy.fault = fault
    url = f"http://127.0.0.1:{proxy.port}/v1/models"
    finding = Prober(open_guard().transport()).ask(url, deadline_s=0.5)
    assert finding is (AWAY if fault == "hang" else PORTAL)  # it does begin: with what is no JSON


def test_a_port_that_nobody_listens_on_and_a_name_that_nobody_has_are_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert ask(model_at(port)) is AWAY
    nowhere = CloudModel(
        provider=Provider.GATEWAY, model="any", base_url="https://nowhere.invalid/v1"
    )
    assert ask(nowhere) is AWAY


@pytest.mark.real_model
def test_a_certificate_is_verified_and_a_stranger_s_is_a_sign_in_page(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    proxy = FaultProxy(int(server.address.rpartition(":")[2]), context)
    assert ask(model_at(proxy.port, scheme="https")) is PORTAL
    assert proxy.requests == []
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert ask(model_at(proxy.port, scheme="https")) is ANSWERED
    proxy.close()


@pytest.mark.real_model
def test_the_offline_switch_lets_no_probe_out(proxy: FaultProxy) -> None:
    ledger = FakeLedger()
    with pytest.raises(OfflineSwitchOn):
        ask(model_at(proxy.port), ledger, lambda: True)
    assert (proxy.requests, ledger.all) == ([], [])


# What is run inside a network of its own; the last line of its output is JSON.
_INSIDE = """
import json, subprocess, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from app.domain.cloud import CloudModel, Provider
from app.system.connectivity import Connectivity
from app.system.clock import SystemClock
from app.system.egress.route import has_route
from tests.process.test_probe import ask

for words in json.loads(sys.argv[1]):
    subprocess.run(words, check=True)

class Portal(BaseHTTPRequestHandler):
    def do_GET(self):
        is_page = self.path.startswith("/page")
        body = b"<html>Welcome on board"
        self.send_response(200 if is_page else 302)
        self.send_header("Content-Type", "text/html")
        self.send_header("Location", "http://10.99.0.1/welcome")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass

found = {}
if len(sys.argv) > 3:
    server = HTTPServer(("0.0.0.0", 80), Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
for url in json.loads(sys.argv[2]):
    model = CloudModel(provider=Provider.GATEWAY, model="any", base_url=url)
    view = Connectivity(SystemClock(), lambda: 0.5).view([model])
    found[url] = [view.standing.name, ask(model).name]
print(json.dumps([has_route(), found]))
"""
_LOOPBACK = ["ip", "link", "set", "lo", "up"]
_ROUTE = [
    _LOOPBACK,
    ["ip", "link", "add", "train0", "type", "veth", "peer", "name", "track0"],
    ["ip", "addr", "add", "10.99.0.1/24", "dev", "train0"],
    ["ip", "link", "set", "train0", "up"],
    ["ip", "link", "set", "track0", "up"],
    ["ip", "route", "add", "default", "via", "10.99.0.254"],
]


def inside(
    commands: list[list[str]], urls: list[str], *more: str
) -> tuple[bool, dict[str, list[str]]]:
    """Whether there is a route, and by address what is thought of it and what a probe finds."""
    if not shutil.which("unshare") or not shutil.which("ip"):
        pytest.skip("no namespaces here")
    alone = ["unshare", "--net", "--mount"]
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("no right to make a namespace")
    words = [sys.executable, "-c", _INSIDE, json.dumps(commands), json.dumps(urls), *more]
    done = subprocess.run(
        [*alone, *words], check=False, capture_output=True, text=True, cwd=REPOSITORY, timeout=60
    )
    if "Unknown device" in done.stderr or "not permitted" in done.stderr:
        pytest.skip("no such network can be made here")
    assert done.returncode == 0, done.stderr
    has_route, found = json.loads(done.stdout.splitlines()[-1])
    return has_route, found


def test_without_a_network_it_is_offline_and_a_server_on_this_machine_is_not() -> None:
    outside, here = "https://models.example.org/v1", "http://127.0.0.1:9/v1"
    has_route, found = inside([_LOOPBACK], [outside, here])
    assert not has_route
    assert found == {outside: ["OFFLINE", "UNREACHABLE"], here: ["UNKNOWN", "UNREACHABLE"]}


def test_a_route_without_names_is_no_connection() -> None:
    """The system says `online`; only the probe knows better."""
    no_names = ["mount", "--bind", "/dev/null", "/etc/resolv.conf"]
    url = "https://models.example.org/v1"
    has_route, found = inside([*_ROUTE, no_names], [url])
    assert has_route
    assert found == {url: ["UNKNOWN", "UNREACHABLE"]}


def test_a_sign_in_page_is_no_connection() -> None:
    page, redirect = "http://10.99.0.1/page/v1", "http://10.99.0.1/v1"
    has_route, found = inside(_ROUTE, [page, redirect], "portal")
    assert has_route
    assert found == {page: ["UNKNOWN", "INTERCEPTED"], redirect: ["UNKNOWN", "INTERCEPTED"]}
