"""The attempts of one task that are under way, so that all of them can be stopped at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.attempt import Attempt
from app.domain.ports import Cloud, Engine


class Flight:
    """Stopped once, it stays stopped."""

    def __init__(self, engine: Engine, cloud: Cloud) -> None:
        self._engine, self._cloud = engine, cloud
        self._attempts: dict[str, str] = {}  # attempt to step
        self._settled: set[str] = set()
        self._is_stopped = False
        self._changed = threading.Condition()

    @property
    def is_stopped(self) -> bool:
        """True when nothing of the task may go on."""
        return self._is_stopped

    def is_over(self, step_id: str) -> bool:
        """True when nothing of this step may go on: it is done, or all is stopped."""
        return self._is_stopped or step_id in self._settled

    def stop(self) -> None:
        """Cancel what is under way; called from any thread."""
        with self._changed:
            self._is_stopped = True
            attempts = list(self._attempts)
            self._changed.notify_all()
        for attempt_id in attempts:
            self.cancel(attempt_id)

    def settle(self, step_id: str) -> None:
        """A step is done: cancel what else is under way for it."""
        with self._changed:
            self._settled.add(step_id)
            attempts = [one for one, step in self._attempts.items() if step == step_id]
            self._changed.notify_all()
        for attempt_id in attempts:
            self.cancel(attempt_id)

    def cancel(self, attempt_id: str) -> None:
        """Stop one attempt, wherever it runs; the rest goes on."""
        self._engine.cancel(attempt_id)
        self._cloud.cancel(attempt_id)

    def wait(self, step_id: str, seconds: float) -> None:
        """Wait so long, or until the step is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_over(step_id), max(0.0, seconds))

    @contextmanager
    def carrying(self, attempt: Attempt) -> Iterator[None]:
        """While an attempt is under way."""
        with self._changed:
            self._attempts[attempt.id] = attempt.step_id
        try:
            yield
        finally:
            with self._changed:
                self._attempts.pop(attempt.id, None)
