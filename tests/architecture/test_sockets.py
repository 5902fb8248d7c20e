"""Nobody but the border opens a connection, and nobody but the domain makes a permit."""

import ast
import subprocess
import sys

import pytest

from app.domain.finding import Verdict
from app.system.doctor import _telemetry
from app.system.socket_lock import is_locked
from app.system.telemetry import SWITCHES
from tests.conftest import REPOSITORY

APP = REPOSITORY / "app"
BORDER = {
    "system/egress/line.py": "makes and connects every socket",
    "system/egress/guard.py": "names the type",
    "system/egress/pump.py": "names the type of one end of a pair",
    "system/egress/http.py": "httpcore over the border's own lines",
    "system/egress/route.py": "asks the system for a route, and sends nothing",
    "system/socket_lock.py": "names address families, to refuse them",
    "store/sync_database.py": "names the type of the connection it is given, and puts TLS on it",
    "store/sync_faults.py": "names an error, to say that a name is not known",
    "engines/exchange.py": "shuts down the socket of a request that it is given",
}
# These make a client without a network of its own: what they get is the guard's transport.
CLIENTS = {"engines/cloud/wire.py", "engines/cloud/probe.py", "engines/local/endpoint/wire.py"}
CLIENTS |= {"system/hub/hub.py", "system/hub/transfer.py"}
CLIENTS |= {"system/updates.py"}
OPENERS = {
    "http.client",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "aiohttp",
}
OPENERS |= {"requests", "urllib3", "socketserver", "asyncio", "psycopg", "websockets"}
CLIENT_NAMES = {"Client", "AsyncClient", "HTTPTransport", "AsyncHTTPTransport", "get", "post"}
CLIENT_NAMES |= {"stream", "request", "put", "patch", "delete", "head", "options"}


def names_in(tree: ast.AST) -> set[str]:
    """What a module reaches for: imports, and attributes of modules, by their whole names."""
    found: set[str] = set()
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                known[alias.asname or alias.name.partition(".")[0]] = alias.name
                found.add(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                found |= {node.module, f"{node.module}.{alias.name}"}
    uses = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    named = [(use, use.value.id) for use in uses if isinstance(use.value, ast.Name)]
    # What is not imported is a name of the module's own.
    return found | {f"{known[name]}.{use.attr}" for use, name in named if name in known}


def faults(path: str, tree: ast.AST) -> list[str]:
    """What a module may not reach for."""
    names = names_in(tree)
    found = [name for name in names if any(name.split(".")[0] == o or name == o for o in OPENERS)]
    found += [
        name for name in names if name.startswith("urllib.request.") and "getprox" not in name
    ]
    if path not in BORDER:
        found += [name for name in names if name.split(".")[0] in {"socket", "_socket", "httpcore"}]
    if path not in CLIENTS:
        found += [name for name in names if name in {f"httpx.{one}" for one in CLIENT_NAMES}]
    return found


def test_no_other_module_opens_a_connection() -> None:
    found = {}
    for path in APP.rglob("*.py"):
        place = path.relative_to(APP).as_posix()
        found[place] = faults(place, ast.parse(path.read_text(encoding="utf-8")))
    assert len(found) > 200
    assert {place: names for place, names in found.items() if names} == {}


@pytest.mark.parametrize("place", sorted(CLIENTS))
def test_a_client_always_gets_its_network_from_outside(place: str) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse((APP / place).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "httpx.Client"
    ]
    assert calls
    for call in calls:
        given = {word.arg: ast.unparse(word.value) for word in call.keywords}
        assert given["transport"] in {"transport", "self._transport"}
        assert given["trust_env"] == "False"  # else an environment's proxy would be a way around


def test_only_the_domain_makes_permits() -> None:
    for path in APP.rglob("*.py"):
        if path.relative_to(APP).as_posix() != "domain/egress.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)]
            assert not [name for name in calls if name.split(".")[-1] == "Permit"], path
            assert "_SEAL" not in path.read_text(encoding="utf-8"), path


def test_every_place_that_is_excused_is_still_there() -> None:
    for place in (*BORDER, *CLIENTS):
        assert (APP / place).exists(), place


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('h', 1))",
        "from socket import socket",
        "import httpx\nhttpx.get('http://h')",
        "from httpx import Client",
        "import httpx as web\nweb.Client()",
        "import urllib.request\nurllib.request.urlopen('http://h')",
        "from urllib.request import urlopen",
        "import http.client",
        "import requests",
    ],
)
def test_the_check_can_fail(code: str) -> None:
    assert faults("ui/anywhere.py", ast.parse(code))


LOCKED = """
import socket, app.__main__
from app.system.socket_lock import unlocked
def refused(work):
    try:
        work()
    except PermissionError:
        return True
    except OSError:
        return False
    return False
def connect():
    socket.socket().connect(("127.0.0.1", 1))
assert refused(connect)
assert refused(lambda: socket.getaddrinfo("provider.example", 443))
assert refused(lambda: socket.gethostbyname("provider.example"))
assert refused(lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)))
import urllib.request
assert refused(lambda: socket.create_connection(("127.0.0.1", 1)))
with unlocked():
    assert not refused(connect)
one, two = socket.socketpair()
one.send(b"x")
import os
assert os.environ["DO_NOT_TRACK"] == os.environ["HF_HUB_DISABLE_TELEMETRY"] == "1"
assert os.environ["HF_HUB_DISABLE_XET"] == os.environ["HF_HUB_DISABLE_IMPLICIT_TOKEN"] == "1"
from app.system.telemetry import SWITCHES
from app.system.doctor import _telemetry
assert _telemetry().verdict == "ok"
print("locked")
"""


def test_the_doctor_does_not_call_off_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SWITCHES:
        monkeypatch.delenv(name, raising=False)
    assert _telemetry().verdict is Verdict.NOTICE


def test_the_tests_own_process_is_not_locked() -> None:
    """A test module that imports the program's first line would lock it, and others would fail."""
    assert not is_locked()


def test_in_the_program_not_even_a_library_opens_a_connection_by_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOCKED], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "locked", done.stderr
