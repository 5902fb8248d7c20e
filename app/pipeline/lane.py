"""The local lane: one thread that takes queued tasks and runs them, one after another."""

import logging
import threading
from collections.abc import Collection

from app.domain.errors import StoreError
from app.domain.events import Event, LaneHalted, TaskQueued
from app.domain.ports import LaneLock, Ports
from app.pipeline.run_task import run_task

_log = logging.getLogger(__name__)


class Lane:
    """Works while it holds the lane lock of its home, so that two processes never share a task.

    The lane sleeps when there is nothing to do; `wake` makes it look again.
    """

    def __init__(self, ports: Ports, lock: LaneLock, only: Collection[str] | None = None) -> None:
        self._ports = ports
        self._lock = lock
        self._only = only
        self._is_stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="local lane", daemon=True)
        self._is_lock_held = False

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def wake(self) -> None:
        """Look for work again; may be called from any thread."""
        self._wake.set()

    def on_event(self, event: Event) -> None:
        """Look at once when a task is added in this process; others' are found by the ticker."""
        if isinstance(event, TaskQueued):
            self.wake()

    def stop(self, timeout_s: float) -> None:
        """Give up the running step and put its task back into the queue.

        After the timeout (a model is being loaded, say) the caller may exit all the same: what
        was `running` is put back at the next start.
        """
        self._is_stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            while not self._is_stopping.is_set():
                self._wake.clear()
                if not self._work():
                    self._wake.wait()
        finally:
            self._lock.release()

    def _work(self) -> bool:
        """Run one task if there is one; False when there is nothing to do for now."""
        try:
            if not self._acquire():
                return False
            task = self._ports.store.claim_task(self._ports.clock.now(), self._only)
            if task is None:
                return False
            run_task(self._ports, task, self._is_stopping.is_set)
        except StoreError as error:
            _log.error("lane halted: %s", error.code)
            self._ports.events.publish(LaneHalted(error.info))
            self._is_lock_held = False  # so that recovery runs again before the next task
            return False
        return True

    def _acquire(self) -> bool:
        """Take the lock and put back what a dead process left running."""
        if not self._is_lock_held and self._lock.try_acquire():
            recovered = self._ports.store.recover(self._ports.clock.now())
            _log.info("recovered %d task(s), %d step(s)", recovered.tasks, recovered.steps)
            self._is_lock_held = True
        return self._is_lock_held
