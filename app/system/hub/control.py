"""How a download is stopped from another thread, and how it waits meanwhile."""

import threading
from enum import Enum


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
        self.wish: Stop | None = None

    def stop(self, wish: Stop) -> None:
        """Let it stop soon; the first reason stands, unless it is given up altogether."""
        if self.wish is None or wish is Stop.CANCEL:
            self.wish = wish
        self._changed.set()

    def check(self) -> None:
        """Go on, or not.

        Raises:
            Stopped.
        """
        if self.wish is not None:
            raise Stopped

    def wait(self, seconds: float) -> None:
        """Let time pass.

        Raises:
            Stopped: somebody wanted so meanwhile.
        """
        if seconds > 0:
            self._changed.wait(seconds)
        self.check()
