"""Carries bytes between a socket that somebody else uses and a line of ours.

The other one may be wrapped, detached and closed as its user likes: every byte of the line is still
counted here, and the offline switch still ends it.
"""

import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from app.system.egress.line import Line, pair

_PIECE_BYTES = 65536


def pumped(line: Line, on_end: Callable[[], None]) -> tuple[socket.socket, threading.Thread]:
    """A socket whose bytes go over the line, and who carries them.

    When either side ends, both are closed.
    """
    theirs, ours = pair()
    pump = threading.Thread(target=_pump, args=(line, ours, on_end), daemon=True, name="egress-tcp")
    pump.start()
    return theirs, pump


def _pump(line: Line, ours: socket.socket, on_end: Callable[[], None]) -> None:
    try:
        with suppress(OSError, ValueError), selectors.DefaultSelector() as selector:
            selector.register(ours, selectors.EVENT_READ, _Way(ours.recv, _sender(line)))
            selector.register(line.socket, selectors.EVENT_READ, _Way(_taker(line), ours.sendall))
            while all(_pass_on(key.data) for key, _ in selector.select()):
                pass
    finally:
        ours.close()
        line.close()
        on_end()


class _Way(NamedTuple):
    take: Callable[[int], bytes]
    give: Callable[[bytes], None]


def _sender(line: Line) -> Callable[[bytes], None]:
    return lambda data: line.send(data, None)


def _taker(line: Line) -> Callable[[int], bytes]:
    return lambda most: line.receive(most, None)


def _pass_on(way: _Way) -> bool:
    """Move what is there; False when the side that gives has ended."""
    data = way.take(_PIECE_BYTES)
    if data:
        way.give(data)
    return bool(data)
