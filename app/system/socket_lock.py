"""Keeps everybody but the guard from opening connections: our code by mistake, libraries by habit.

An audit hook (PEP 578) sees each connection that Python code opens, and each name that it looks up.
What C code does by itself it cannot see: for that the tests trace system calls.
"""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_here = threading.local()
_INTERNET = {socket.AF_INET, socket.AF_INET6}
_CONNECTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOK_UPS = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}


def lock_sockets() -> None:
    """From now on this process opens connections through the guard only. It cannot be undone."""
    if not _State.is_locked:
        _State.is_locked = True
        sys.addaudithook(_refuse)


def is_locked() -> bool:
    """Whether this process is locked."""
    return _State.is_locked


@contextmanager
def unlocked() -> Iterator[None]:
    """The guard's own calls, on this thread."""
    before = getattr(_here, "is_unlocked", False)
    _here.is_unlocked = True
    try:
        yield
    finally:
        _here.is_unlocked = before


class _State:
    is_locked = False


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An OSError, which libraries take for a network that is not there."""
    if not event.startswith("socket."):
        return
    is_out = event in _LOOK_UPS or (event in _CONNECTS and arguments[0].family in _INTERNET)
    if is_out and not getattr(_here, "is_unlocked", False):
        raise PermissionError("connections are opened by the egress guard alone")
