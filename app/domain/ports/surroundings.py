"""The ports of what surrounds the work: time, listeners, files, the lock of a home."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.document import Reading
from app.domain.events import Event


class Clock(Protocol):
    """Time, injected so that tests own it."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump."""
        ...


class EventSink(Protocol):
    """Takes events; called from any thread; must return at once and never raise."""

    def publish(self, event: Event) -> None:
        """Tell whoever listens."""
        ...


class DocumentReader(Protocol):
    """Turns a file into pages of text."""

    def read(self, path: Path) -> Reading:
        """The file's pages, in order.

        Raises:
            AppError: one of the document errors; never anything else.
        """
        ...

    def fingerprint(self, path: Path) -> str:
        """The file's SHA-256 as lower-case hex.

        Raises:
            AppError: the file is missing or may not be read.
        """
        ...

    def close(self) -> None:
        """Let go of what is kept ready for the next file; another `read` takes it up again."""
        ...


class LaneLock(Protocol):
    """Held by the one process that works on a home's tasks; released by its death."""

    def try_acquire(self) -> bool:
        """True when this process holds the lock now."""
        ...

    def release(self) -> None:
        """Let another process work."""
        ...
