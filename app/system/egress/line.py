"""Sockets: the only calls that open one. Their bytes are counted for the request that uses them."""

import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from app.domain.egress import is_loopback
from app.system.socket_lock import unlocked

# TEST-NET-1 (RFC 5737): no host has this address; a UDP connect only asks for a route.
_NOWHERE = ("192.0.2.1", 9)
_HERE = ("127.0.0.1", "::1")

# A family, and what `connect` takes of it: host, port and, for IPv6, flow and scope.
Address = tuple[socket.AddressFamily, Any]


class Crossing:
    """One request on its way: its row, its bytes so far, and whether the switch has cut it."""

    def __init__(self, row_id: int, *, is_staying: bool) -> None:
        self.row_id, self.is_staying = row_id, is_staying
        self.bytes_out = 0
        self.bytes_in = 0
        self.address = ""
        self.is_cut = False
        self.is_ended = False


class Line:
    """A socket. What passes is counted for `crossing`, which changes when a line is used again."""

    def __init__(self, sock: socket.socket, crossing: Crossing) -> None:
        self.socket = sock
        self.crossing = crossing
        self.on_close: Callable[[Line], None] = lambda _: None
        self._lock = threading.Lock()

    def connect(self, address: Address, timeout_s: float | None) -> None:
        """Connect it."""
        self.socket.settimeout(timeout_s)
        with unlocked():
            self.socket.connect(address[1])
        host, port = address[1][:2]
        self.crossing.address = f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"

    def receive(self, most_bytes: int, timeout_s: float | None) -> bytes:
        """Wait for bytes; empty: the other side has ended."""
        self.socket.settimeout(timeout_s)
        data = self.socket.recv(most_bytes)
        self.crossing.bytes_in += len(data)
        return data

    def send(self, data: bytes | memoryview, timeout_s: float | None) -> None:
        """Send all of it."""
        rest = memoryview(data)
        while rest:
            self.socket.settimeout(timeout_s)
            sent = self.socket.send(rest)
            self.crossing.bytes_out += sent
            rest = rest[sent:]

    def is_readable(self) -> bool:
        """Whether a read would not wait: on an idle line that means that the other side hung up."""
        if self.socket.fileno() < 0:
            return True
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(self.socket, select.POLLIN)
            return bool(poll.poll(0))
        return bool(select.select([self.socket], [], [], 0)[0])

    def cut(self) -> None:
        """The offline switch is on: end it from another thread."""
        self.crossing.is_cut = True
        self.hang_up()

    def hang_up(self) -> None:
        """End it from another thread: a shutdown wakes who waits, a close would not."""
        with self._lock, suppress(OSError):
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Give it back."""
        with self._lock:
            self.socket.close()
        self.on_close(self)


def addresses(host: str, port: int) -> Iterator[Address]:
    """Where a name leads. This machine's own names are asked of nobody.

    Raises:
        OSError: the name is not known.
    """
    if is_loopback(host):
        name = host.strip("[]").rstrip(".").lower()
        for here in _HERE if name == "localhost" else (name,):
            yield (socket.AF_INET6 if ":" in here else socket.AF_INET), (here, port)
        return
    with unlocked():
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for family, _, _, _, address in found:
        yield socket.AddressFamily(family), address


def new_socket(address: Address) -> socket.socket:
    """A socket for an address, not yet connected."""
    made = socket.socket(address[0], socket.SOCK_STREAM)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def pair() -> tuple[socket.socket, socket.socket]:
    """Two sockets that are connected with each other, on this machine."""
    with unlocked():  # Windows makes it of two sockets on loopback
        return socket.socketpair()


def has_route() -> bool:
    """True when the system has a route to the outside. Not a byte leaves the machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, unlocked():
        try:
            probe.connect(_NOWHERE)
        except OSError:
            return False
    return True
