"""How fast bytes come, and how fast they may come."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

from app.domain.ports import Clock

_WINDOW_S = 6.0
_LEAST_S = 0.5
# So much time's worth of bytes may come at once: less would wait more often than it reads.
_BURST_S = 0.2


class Waiting(Protocol):
    """Lets time pass."""

    def wait(self, seconds: float) -> None:
        """Wait, or be stopped."""
        ...


class Meter:
    """The speed of one download over its last seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque([(clock.monotonic(), 0)])
        self._bytes = 0

    def count(self, size_bytes: int) -> None:
        """So many bytes have come."""
        now = self._clock.monotonic()
        self._bytes += size_bytes
        self._seen.append((now, self._bytes))
        while now - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()

    def per_second(self) -> float | None:
        """Bytes a second; None: it is too early to tell. A stall counts."""
        since, bytes_then = self._seen[0]
        seconds = self._clock.monotonic() - since
        return (self._bytes - bytes_then) / seconds if seconds >= _LEAST_S else None


class Throttle:
    """Keeps all downloads together below a limit, which may change at any time.

    Args:
        limit: bytes a second; None: none.
    """

    def __init__(self, clock: Clock, limit: Callable[[], float | None]) -> None:
        self._clock, self._limit = clock, limit
        self._lock = threading.Lock()
        self._free_at_s = clock.monotonic()

    def take(self, size_bytes: int, waiting: Waiting) -> None:
        """Wait until so many bytes, which have come, are paid for."""
        limit = self._limit()
        if limit is None:
            return
        with self._lock:
            now = self._clock.monotonic()
            self._free_at_s = max(self._free_at_s, now - _BURST_S) + size_bytes / limit
            due_s = self._free_at_s - now
        waiting.wait(due_s)
