"""Requests a minute, over all threads: a strict window, kept by pyrate-limiter."""

import itertools
import threading
import time
from collections.abc import Sequence
from datetime import datetime

from pyrate_limiter import InMemoryBucket, Rate, RateItem

from app.domain.errors import CloudUnreachable
from app.engines.cloud.wire import Sending

_MINUTE_MS = 60_000
_LOOK_S = 0.05


class Turnstile:
    """Lets so many through in any minute: those whom a person waits for, then who came first.

    Args:
        limit: requests a minute.
        started: when those of the last minute were begun, before this process perhaps.
        now: the wall clock now, to place `started` in time.
    """

    def __init__(self, limit: int, started: Sequence[datetime], now: datetime) -> None:
        self._guard = threading.Lock()
        self._numbers = itertools.count()
        self._line: list[tuple[bool, int]] = []
        self._bucket = InMemoryBucket([Rate(limit, _MINUTE_MS)])
        now_ms = _now_ms()
        for moment in sorted(started)[-limit:]:
            age_ms = round(1000 * max(0.0, (now - moment).total_seconds()))
            if age_ms < _MINUTE_MS:
                self._bucket.put(RateItem("request", now_ms - age_ms))

    def wait(self, sending: Sending, provider: str, *, is_background: bool = False) -> None:
        """Wait for a turn, but not beyond the deadline.

        Raises:
            GenerationCancelled: it is not wanted any more.
            CloudUnreachable: its turn did not come in time; nothing was sent.
        """
        with self._guard:
            place = (is_background, next(self._numbers))
            self._line.append(place)
        try:
            while not self._try(place):
                sending.require_wanted()
                if sending.seconds_left <= 0:
                    raise CloudUnreachable(
                        provider=provider, reason="the rate limit of the settings"
                    )
                time.sleep(_LOOK_S)
        finally:
            with self._guard:
                self._line.remove(place)
        sending.require_wanted()

    def _try(self, place: tuple[bool, int]) -> bool:
        with self._guard:
            if min(self._line) != place:
                return False
            now_ms = _now_ms()
            self._bucket.leak(now_ms)
            return bool(self._bucket.put(RateItem("request", now_ms)))


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
