"""The program in a network namespace of its own, with its system calls traced."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.conftest import REPOSITORY

_TIMEOUT_S = 240
_UP = "ip link set lo up"
_ROUTE = "ip route add default dev lo"
_CONNECT = re.compile(
    r"connect\(.*?sa_family=AF_INET6?, sin6?_port=htons\((\d+)\).*?"
    r'(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"'
)
_MOVED = re.compile(r"(send\w*|recv\w*|read|write)\(\d+<TCPv?6?:\[(\S+?)->(\S+?)\]>.* = (\d+)$")
_OUTGOING = ("send", "write")


class Connection(NamedTuple):
    """What a traced process connected to. A datagram socket that only asks for a route too."""

    address: str
    port: int
    is_tcp: bool


class Trace(NamedTuple):
    """What was seen of a run."""

    done: "subprocess.CompletedProcess[str]"
    text: str

    @property
    def connections(self) -> list[Connection]:
        """Each call of connect to an address of the internet, in order."""
        found = []
        for line in self.text.splitlines():
            call = _CONNECT.search(line)
            if call:
                found.append(Connection(call[2], int(call[1]), "<TCP" in line))
        return found

    def bytes_at(self, port: int) -> tuple[Counter[str], Counter[str]]:
        """Bytes that went to a port and came from it, by the local end of each connection."""
        out: Counter[str] = Counter()
        came: Counter[str] = Counter()
        for line in self.text.splitlines():
            call = _MOVED.search(line)
            if call and call[3].endswith(f":{port}"):
                (out if call[1].startswith(_OUTGOING) else came)[call[2]] += int(call[4])
        return out, came

    @property
    def datagrams(self) -> list[str]:
        """Calls that sent something over a datagram socket of the internet: a look-up, say."""
        return [
            line
            for line in self.text.splitlines()
            if re.search(r"send\w*\(\d+<UDP", line) or "sin_port=htons(53)" in line
        ]


@cache
def can_trace() -> bool:
    """Whether this machine lets us make namespaces and trace in them."""
    if not all(map(shutil.which, ("strace", "unshare", "ip"))):
        return False
    tried = ["unshare", "-n", "strace", "-f", "-qq", "-o", os.devnull, "ip", "link"]
    return subprocess.run(tried, check=False, capture_output=True).returncode == 0


def run_traced(
    home: Path,
    *words: str | Path,
    has_loopback: bool = False,
    has_route: bool = False,
    has_bytes: bool = True,
    cloud_file: Path | None = None,
    hub_file: Path | None = None,
) -> Trace:
    """Run `homeport` without any network, with only loopback, or with a route that ends there.

    Args:
        has_bytes: reads and writes are traced too.
        cloud_file: a loopback cloud runs beside it, and writes there what it has seen.
        hub_file: a loopback hub runs beside it, and has this file for a model.
    """
    log = home / "strace.log"
    tracer = ["strace", "-f", "-qq", "-yy", "-s", "0", "-o", str(log)]
    tracer += ["--seccomp-bpf", "-e", "trace=network" + ",read,write" * has_bytes]
    app = [*tracer, sys.executable, "-m", "app", *map(str, words)]
    if cloud_file is not None:
        app = [sys.executable, "-m", "tests.e2e.loopback_cloud", str(cloud_file), *app]
    if hub_file is not None:
        app = [sys.executable, "-m", "tests.e2e.loopback_hub", str(hub_file), *app]
    steps = [_UP] * has_loopback + [_ROUTE] * has_route + ['exec "$@"']
    command = ["unshare", "-n", "sh", "-ec", "\n".join(steps), "sh", *app]
    environment = {
        **os.environ,
        "HOMEPORT_HOME": str(home),
        "PYTHON_KEYRING_BACKEND": "tests.e2e.one_key.OneKey",
        "PYTHONPATH": os.pathsep.join(
            filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH")))
        ),
    }
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, timeout=_TIMEOUT_S
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Trace(done, log.read_text(errors="replace"))
