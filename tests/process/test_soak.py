"""Weeks of faults: nothing is lost, nothing leaves that may not, and nothing piles up.

The household's chance is seeded; its threads are not, so two runs are alike and not the same.
"""

import faulthandler
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.pipeline.flight import Flight
from tests.process.soak import Town
from tests.process.soak_checks import Checks, Figures
from tests.process.soak_life import Life

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it counts file descriptors")
SEED = 20261150  # both days of the short run have a restart, one of them after a kill
MEGABYTE = 2**20
# In the first days caches fill up: compiled statements, certificates, the allocator's arenas.
WARM_UP_DAYS = 5
MOST_FDS_MORE, MOST_THREADS_MORE, MOST_GROWTH = 3, 2, 1 * MEGABYTE


class Soak:
    """A run and what it has found, day by day."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, most_orders: int) -> None:
        self.town = Town(folder, SEED)
        self.life = Life(self.town, SEED, most_orders)
        self.checks = Checks(self.town, self.life)
        self.days: list[Figures] = []
        clock = self.town.clock
        # The clock is ours: what waits a few seconds in place lets them pass.
        monkeypatch.setattr(Flight, "wait", lambda _, __, seconds: clock.advance(max(0.0, seconds)))

    def run(self, days: int) -> None:
        """Live so many days; what must hold is looked at each evening, and in the end all ends."""
        self.town.open()
        try:
            for _ in range(days):
                for _ in range(24):
                    self.life.hour()
                self.days.append(self.checks.end_of_day())
            assert self.life.clear_up() == []
        finally:
            self.town.close()
            self.town.provider.close()

    def report(self) -> str:
        """The figures, in a line for each kind."""
        provider, days = self.town.provider, self.days
        counts = {**self.life.done, "requests": provider.total, "of them failed": provider.faults}
        rss = " ".join(f"{one.rss / MEGABYTE:.0f}" for one in days)
        fds, threads = [one.fds for one in days], [one.threads for one in days]
        return f"{len(days)} days: {counts}\nMB: {rss}\nfds: {fds}\nthreads: {threads}"


def require_flat(days: Sequence[Figures], warm_up: int) -> None:
    """What the process holds after the warm-up is what it held at its end."""
    first, rest = days[:warm_up], days[warm_up:]
    most_fds = max(one.fds for one in first) + MOST_FDS_MORE
    most_threads = max(one.threads for one in first) + MOST_THREADS_MORE
    assert max(one.fds for one in rest) <= most_fds
    assert max(one.threads for one in rest) <= most_threads


def growth(days: Sequence[Figures]) -> float:
    """Bytes a day, by the line that fits best."""
    return statistics.linear_regression(range(len(days)), [one.rss for one in days]).slope


def test_days_of_faults_lose_and_leak_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soak = Soak(tmp_path, monkeypatch, most_orders=2)
    soak.run(days=2)
    assert soak.town.provider.total > 5
    assert soak.town.provider.faults > 0
    assert soak.life.done["kills"] > 0
    assert soak.life.done["restarts"] > 0
    require_flat(soak.days, warm_up=1)


@pytest.mark.heavy
def test_a_month_of_faults_leaves_memory_files_and_threads_flat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faulthandler.cancel_dump_traceback_later()  # it may take longer than other tests
    soak, began_s = Soak(tmp_path, monkeypatch, most_orders=4), time.monotonic()
    try:
        soak.run(days=30)
    finally:
        with capsys.disabled():
            sys.stdout.write(f"\n{soak.report()}\n{time.monotonic() - began_s:.0f} s\n")
    require_flat(soak.days, WARM_UP_DAYS)
    assert growth(soak.days[WARM_UP_DAYS:]) < MOST_GROWTH
