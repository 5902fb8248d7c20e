"""The attempts of one task that are under way, so that all of them can be stopped at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.ports import Cloud, Engine


class Flight:
    """Stopped once, it stays stopped."""

    def __init__(self, engine: Engine, cloud: Cloud) -> None:
        self._engine, self._cloud = engine, cloud
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
            self.cancel(attempt_id)

    def cancel(self, attempt_id: str) -> None:
        """Stop one attempt, wherever it runs; the rest goes on."""
        self._engine.cancel(attempt_id)
        self._cloud.cancel(attempt_id)

    def wait(self, seconds: float) -> None:
        """Wait so long, or until everything is stopped."""
        self._stopped.wait(max(0.0, seconds))

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
