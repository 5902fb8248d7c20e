"""APScheduler as a clock, nothing more: memory job store; what must happen is in the store."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler


class ApTicker:
    """A Ticker on one background thread, started by its first job."""

    def __init__(self) -> None:
        # Late runs are merged into one; the stock grace time of 1 s would drop them silently.
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, wake: Callable[[], None]) -> None:
        """Call `wake` every so many seconds; it must return at once."""
        self._scheduler.add_job(wake, "interval", seconds=seconds)
        if not self._scheduler.running:
            self._scheduler.start()

    def close(self) -> None:
        """No call after this returns."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
