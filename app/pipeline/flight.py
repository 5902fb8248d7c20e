"""The attempts of one task that are under way, so that all of them can be stopped at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.ports import Engine


class Flight:
    """Stopped once, it stays stopped."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._attempts: set[str] = set()
        self._guard = threading.Lock()
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """True when nothing of the task may go on."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Cancel what is under way; called from any thread."""
        self._stopped.set()
        with self._guard:
            attempts = list(self._attempts)
        for attempt_id in attempts:
            self._engine.cancel(attempt_id)

    @contextmanager
    def carrying(self, attempt_id: str) -> Iterator[None]:
        """While an attempt is under way."""
        with self._guard:
            self._attempts.add(attempt_id)
        try:
            yield
        finally:
            with self._guard:
                self._attempts.discard(attempt_id)
