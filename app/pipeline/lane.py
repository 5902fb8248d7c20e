"""The lanes: take queued tasks and run them, as many at once as the engines are good for."""

import itertools
import logging
import threading
from collections.abc import Collection
from datetime import timedelta

from app.domain.errors import StoreError
from app.domain.events import (
    Event,
    LaneHalted,
    QueuePaused,
    QueueResumed,
    StepFinished,
    TaskChanged,
    TaskQueued,
)
from app.domain.ports import Claim, LaneLock, Lease, Ports
from app.domain.task import Priority, Task
from app.pipeline.cloud_state import may_drain
from app.pipeline.flight import Flight
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool

_log = logging.getLogger(__name__)
# More steps than the engine runs at once, so that it always finds the next one waiting.
_WIDTH = 16
_WIDTH_PER_PARALLEL = 2
_CLOUD_WIDTH = 4
# Leases say who is at what, and since when nobody has heard of it. They are no time limit: while we
# hold the home's lock nobody takes work from us, whatever the clock says.
_LEASE = timedelta(seconds=60)
_RENEW_S = 20.0
_CHANGES = (TaskQueued, TaskChanged, StepFinished, QueuePaused, QueueResumed)


class Lane:
    """Works while it holds the lock of its home, so that two processes never share a task.

    The lane sleeps when there is nothing to do; `wake` makes it look again.
    """

    def __init__(
        self,
        ports: Ports,
        lock: LaneLock,
        only: Collection[str] | None = None,
        width: int | None = None,
    ) -> None:
        """Make the threads.

        Args:
            only: the tasks to work on; None: all.
            width: steps at once; None: what suits the engine.
        """
        self._ports = ports
        self._lock = lock
        self._only = None if only is None else frozenset(only)
        parallel = ports.settings.local_engine.parallel
        self._width = width or (_WIDTH_PER_PARALLEL * parallel if parallel else _WIDTH)
        self._pools = Pools(StepPool(self._width), StepPool(_CLOUD_WIDTH))
        self._orders = itertools.count()
        self._owner = ports.new_id()
        self._renewed_s = ports.clock.monotonic()
        self._flights: dict[Claim, Flight] = {}
        self._threads: set[threading.Thread] = set()
        self._fault: StoreError | None = None
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
        """Look at once when this process changes the queue; the ticker finds what others do."""
        if isinstance(event, _CHANGES):
            self.wake()

    def stop(self, timeout_s: float) -> None:
        """Give up the running steps and put their tasks back into the queue.

        After the timeout (a model is being loaded, say) the caller may exit all the same: what
        was `running` is put back at the next start.
        """
        self._is_stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        self._pools.close()

    def _run(self) -> None:
        try:
            while not self._is_stopping.is_set():
                self._wake.clear()
                if not self._work():
                    self._wake.wait()
        finally:
            self._land()
            self._lock.release()

    def _work(self) -> bool:
        """Take up one task if there is one; False when there is nothing to do for now."""
        try:
            if self._fault is not None:
                raise self._fault
            if not self._acquire():
                return False
            task = self._claim() if self._tend() else None
        except StoreError as error:
            self._halt(error)
            return False
        if task is None:
            return False
        self._take_off(task)
        return True

    def _tend(self) -> bool:
        """Stop what is no longer ours, keep the leases, wake what is due; whether to claim more.

        What recovery found running may be what killed us: it runs alone until a step is done.
        """
        is_paused = self._ports.queue.paused_since() is not None
        held = self._ports.queue.held(self._owner) if self._flights else {}
        for claim, flight in list(self._flights.items()):
            if is_paused or claim not in held:
                flight.stop()
        now_s = self._ports.clock.monotonic()
        if held and now_s - self._renewed_s >= _RENEW_S:
            self._ports.queue.renew(self._owner, self._ports.clock.now() + _LEASE)
            self._renewed_s = now_s
        if is_paused or any(held.values()):
            return False
        self._wake_waiting()
        return True

    def _claim(self) -> Task | None:
        """The next task; only an interactive one when there is enough to do already."""
        if len(self._flights) >= 2 * self._width:  # each has a thread: not one for every file
            return None
        if self._ports.engine.is_outdated():
            if self._flights:  # what has begun is ended by the model that it was planned for
                return None
            self._ports.engine.close()
        is_busy = len(self._flights) >= self._width or self._pools.local.backlog >= self._width
        priority = Priority.INTERACTIVE if is_busy else None
        now = self._ports.clock.now()
        lease = Lease(self._owner, now + _LEASE)
        return self._ports.store.claim_task(now, self._only, priority, lease)

    def _wake_waiting(self) -> None:
        """Queue what waits for the network and is due, if the cloud can be asked at all."""
        if may_drain(self._ports):
            self._ports.store.wake_waiting(self._ports.clock.now(), self._only)

    def _take_off(self, task: Task) -> None:
        flight = Flight(self._ports.engine, self._ports.cloud)
        self._flights[Claim(task.id, task.fence)] = flight
        thread = threading.Thread(
            target=self._fly, args=(task, flight, next(self._orders)), name="task", daemon=True
        )
        self._threads.add(thread)
        thread.start()

    def _fly(self, task: Task, flight: Flight, order: int) -> None:
        try:
            run_task(self._ports, task, flight, self._pools, order)
        except StoreError as error:
            self._fault = error
        finally:
            self._flights.pop(Claim(task.id, task.fence), None)
            self._threads.discard(threading.current_thread())
            self._wake.set()

    def _halt(self, error: StoreError) -> None:
        """Nothing can be stored: stop all work until something outside has changed."""
        _log.error("lane halted: %s", error.code)
        self._land()
        self._fault = None
        self._is_lock_held = False  # so that recovery runs again before the next task
        self._wake.clear()  # those that landed woke us: only somebody else's wake counts now
        self._ports.events.publish(LaneHalted(error.info))

    def _land(self) -> None:
        """Stop all tasks and wait until they have stopped."""
        for flight in list(self._flights.values()):
            flight.stop()
        for thread in list(self._threads):
            thread.join()

    def _acquire(self) -> bool:
        """Take the lock and put back what a dead process left running."""
        if not self._is_lock_held and self._lock.try_acquire():
            recovered = self._ports.store.recover(self._ports.clock.now())
            _log.info("recovered %d task(s), %d step(s)", recovered.tasks, recovered.steps)
            if recovered.given_up:
                _log.warning("set aside %d task(s) found running again", recovered.given_up)
            self._is_lock_held = True
        return self._is_lock_held
