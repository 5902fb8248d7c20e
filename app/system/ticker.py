"""APScheduler as a clock, nothing more: memory job store; what must happen is in the store.

APScheduler 3 reckons by the wall clock. After a jump back an interval job rests until the old time
comes again, after a jump of a year it counts every run in between (its issues #752 and #1066). So
each job is a one-shot `date` job that adds itself anew, and a thread that depends on no wall clock
compares the two: a sleep, a resume and a jump show as a difference, and all jobs are set anew.
"""

import itertools
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from app.domain.ports import Clock
from app.system.clock import SystemClock

_log = logging.getLogger(__name__)
_LOOK_S = 2.0
_DRIFT_S = 10.0
_PATIENCE_S = 5.0


class ApTicker:
    """A Ticker. Its threads are started by the first job."""

    def __init__(
        self, clock: Clock | None = None, look_s: float = _LOOK_S, drift_s: float = _DRIFT_S
    ) -> None:
        """Nothing ticks yet.

        Args:
            clock: the time, which tests may let jump.
            look_s: seconds between two looks at the clocks.
            drift_s: how far they may be apart, or a look be late, before it counts as a jump.
        """
        self._clock = clock or SystemClock()
        self._look_s, self._drift_s = look_s, drift_s
        # Late runs are merged into one; the stock grace time of 1 s would drop them silently.
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._lock = threading.Lock()
        self._jobs: list[_Job] = []
        self._names = itertools.count()
        self._listeners: list[Callable[[], None]] = []
        self._closing = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="clock watcher", daemon=True)

    def every(self, seconds: float, wake: Callable[[], None]) -> None:
        """Call `wake` every so many seconds; it must return at once."""
        job = _Job(seconds, wake)
        with self._lock:
            self._jobs.append(job)
        self._arm(job, seconds)
        with self._lock:
            if not self._scheduler.running and not self._closing.is_set():
                self._scheduler.start()
                self._watcher.start()

    def on_resume(self, wake: Callable[[], None]) -> None:
        """Call `wake` after a sleep or a jump of the clock; it must return at once."""
        self._listeners.append(wake)

    def close(self) -> None:
        """No call after this returns."""
        with self._lock:  # from here on nothing is added: the scheduler's locks are its own
            self._closing.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        if self._watcher.is_alive():
            self._watcher.join(_PATIENCE_S)

    def _arm(self, job: "_Job", seconds: float) -> None:
        """Have a job fire once, so many seconds from now, instead of when it would have."""
        with self._lock:
            if self._closing.is_set():
                return
            old, job.name = job.name, f"tick {next(self._names)}"
            # A name of its own: with the old one it would be refused while the old one still runs.
            self._scheduler.add_job(
                self._fire,
                "date",
                run_date=self._clock.now() + timedelta(seconds=seconds),
                args=(job,),
                id=job.name,
            )
            with suppress(JobLookupError):  # it may have fired already
                self._scheduler.remove_job(old)

    def _fire(self, job: "_Job") -> None:
        if not job.guard.acquire(blocking=False):
            return  # the call that is under way sets the next one
        try:
            _call(job.wake)
        finally:
            job.guard.release()
            self._arm(job, job.seconds)

    def _watch(self) -> None:
        """Compare the clocks until the end. The wait is by the monotonic one."""
        wall, steady_s = self._clock.now(), self._clock.monotonic()
        while not self._closing.wait(self._look_s):
            now, now_s = self._clock.now(), self._clock.monotonic()
            passed_s = now_s - steady_s
            drift_s = (now - wall).total_seconds() - passed_s
            if abs(drift_s) > self._drift_s or passed_s - self._look_s > self._drift_s:
                _log.info("asleep for %.0f s, clock moved by %.0f s", passed_s, drift_s)
                self._catch_up()
            wall, steady_s = now, now_s

    def _catch_up(self) -> None:
        """Everybody looks again now: jobs do nothing but wake, so once too often does no harm."""
        with self._lock:
            jobs = list(self._jobs)
        for job in jobs:
            self._arm(job, 0.0)
        for listener in self._listeners:
            _call(listener)


class _Job:
    """What is called, and the name under which it is set for its next time."""

    def __init__(self, seconds: float, wake: Callable[[], None]) -> None:
        self.seconds, self.wake = seconds, wake
        self.name = ""
        self.guard = threading.Lock()


def _call(wake: Callable[[], None]) -> None:
    try:
        wake()
    except Exception as fault:  # noqa: BLE001 - one broken listener must not stop the clock
        _log.error("a tick failed: %s", type(fault).__name__)
