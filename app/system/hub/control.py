"""How a download is stopped from another thread, and how it waits meanwhile."""

import threading
from contextlib import suppress
from enum import Enum
from typing import Any

_BOTH_WAYS = 2  # SHUT_RDWR: on Linux a close would leave a reader waiting, a shutdown wakes it


class Stop(Enum):
    """Why it is to stop."""

    PAUSE = "pause"
    CANCEL = "cancel"
    CLOSE = "close"


class Stopped(Exception):
    """Somebody wants this download to stop; not an error of ours."""


class Control:
    """One download's switch. Asked often by the thread that works, set by others."""

    def __init__(self) -> None:
        self._changed = threading.Event()
        self._lock = threading.Lock()
        self._line: Any = None  # the socket of the request under way
        self.wish: Stop | None = None

    def stop(self, wish: Stop) -> None:
        """Let it stop now; the first reason stands, unless it is given up altogether."""
        with self._lock:
            if self.wish is None or wish is Stop.CANCEL:
                self.wish = wish
            self._changed.set()
            self._hang_up()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take a new connection's socket (httpcore's `trace` extension calls this)."""
        if event != "connection.connect_tcp.complete":
            return
        with self._lock:
            self._line = info["return_value"].get_extra_info("socket")
            if self.wish is not None:
                self._hang_up()

    def check(self) -> None:
        """Go on, or not.

        Raises:
            Stopped.
        """
        if self.wish is not None:
            raise Stopped

    def require_not_given_up(self) -> None:
        """Go on, unless nobody wants it any more.

        Raises:
            Stopped.
        """
        if self.wish is Stop.CANCEL:
            raise Stopped

    def wait(self, seconds: float) -> None:
        """Let time pass.

        Raises:
            Stopped: somebody wanted so meanwhile.
        """
        if seconds > 0:
            self._changed.wait(seconds)
        self.check()

    def _hang_up(self) -> None:
        if self._line is not None:
            with suppress(OSError):  # it was closed already
                self._line.shutdown(_BOTH_WAYS)
