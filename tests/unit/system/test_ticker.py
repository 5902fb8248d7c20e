"""The clock that calls: through jumps of the wall clock, late looks, slow and broken listeners.

The wall clock is a test's, for APScheduler too (its module's `datetime` is replaced); waits are
real, and short.
"""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo

import psutil
import pytest
from apscheduler.schedulers import base

from app.system.ticker import ApTicker

WAIT_S = 10
HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


class Wall:
    """A Clock whose wall time jumps when a test says so."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def monotonic(self) -> float:
        return time.monotonic()


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall()

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Shifted":
            moment = wall.now().astimezone(tz)
            return cls.combine(moment.date(), moment.timetz())

    monkeypatch.setattr(base, "datetime", Shifted)
    return wall


@pytest.fixture
def ticker(wall: Wall) -> Iterator[ApTicker]:
    ticker = ApTicker(wall, look_s=0.05, drift_s=5.0)
    yield ticker
    ticker.close()


class Calls:
    """Counts, and waits for the next ones."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = threading.Condition()

    def __call__(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait_for(self, more: int) -> bool:
        with self._changed:
            goal = self.count + more
            return self._changed.wait_for(lambda: self.count >= goal, WAIT_S)


@pytest.mark.parametrize("jump", [-HOUR, HOUR, YEAR, -YEAR], ids=["-1 h", "+1 h", "+1 y", "-1 y"])
def test_a_jump_of_the_clock_stops_nothing_and_is_told(
    ticker: ApTicker, wall: Wall, jump: timedelta
) -> None:
    often, seldom, resumes = Calls(), Calls(), Calls()
    ticker.on_resume(resumes)
    ticker.every(0.05, often)
    ticker.every(3600.0, seldom)
    assert often.wait_for(2)
    wall.shift += jump
    assert resumes.count or resumes.wait_for(1)
    assert seldom.count or seldom.wait_for(1)  # it is looked at anew, not an hour later
    assert often.wait_for(5)
    assert resumes.count == 1
    assert seldom.count in {1, 2}  # after a jump forward APScheduler may find it due as well


def test_a_year_costs_neither_memory_nor_time(ticker: ApTicker, wall: Wall) -> None:
    """APScheduler's own interval job counts 31 million runs here: 24 s of CPU, 450 MB."""
    often, process = Calls(), psutil.Process()
    ticker.every(0.1, often)
    assert often.wait_for(2)
    before, memory = process.cpu_times(), process.memory_info().rss
    wall.shift += YEAR
    assert often.wait_for(5)
    after = process.cpu_times()
    assert after.user + after.system - before.user - before.system < 5.0
    assert process.memory_info().rss - memory < 50_000_000


def test_a_late_look_counts_as_sleep(wall: Wall) -> None:
    """A process that was stopped is late by both clocks."""
    steady = {"s": 0.0}

    class Frozen(Wall):
        def monotonic(self) -> float:
            return time.monotonic() + steady["s"]

        def now(self) -> datetime:
            return datetime.now(UTC) + timedelta(seconds=steady["s"])

    ticker, resumes = ApTicker(Frozen(), look_s=0.05, drift_s=5.0), Calls()
    ticker.on_resume(resumes)
    ticker.every(3600.0, Calls())
    steady["s"] = 60.0
    assert resumes.count or resumes.wait_for(1)
    ticker.close()
    assert resumes.count == 1


def test_small_steps_of_the_clock_are_no_jump(ticker: ApTicker, wall: Wall) -> None:
    often, resumes = Calls(), Calls()
    ticker.on_resume(resumes)
    ticker.every(0.05, often)
    for _ in range(3):
        wall.shift -= timedelta(seconds=1)
        wall.shift += timedelta(seconds=1)
        assert often.wait_for(2)
    assert resumes.count == 0


def raises() -> None:
    raise ValueError("CANARY-HERRING-2208")


def test_a_listener_that_fails_stops_nobody(
    ticker: ApTicker, wall: Wall, caplog: pytest.LogCaptureFixture
) -> None:
    often, resumes = Calls(), Calls()
    ticker.on_resume(raises)
    ticker.on_resume(resumes)
    ticker.every(0.05, raises)
    ticker.every(0.05, often)
    assert often.wait_for(3)
    wall.shift += HOUR
    assert resumes.count or resumes.wait_for(1)
    assert often.wait_for(3)
    assert "a tick failed: ValueError" in caplog.text
    assert "CANARY" not in caplog.text


def test_a_slow_job_is_not_called_while_it_is_at_work_and_goes_on_after_a_jump(
    ticker: ApTicker, wall: Wall
) -> None:
    at_work, let_go, resumes = Calls(), threading.Event(), Calls()
    most: list[int] = [0]
    busy: list[int] = [0]

    def slow() -> None:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        at_work()
        let_go.wait(WAIT_S)
        busy[0] -= 1

    ticker.on_resume(resumes)
    ticker.every(0.02, slow)
    assert at_work.count or at_work.wait_for(1)
    wall.shift += HOUR  # it is set anew while it is at work
    assert resumes.count or resumes.wait_for(1)
    let_go.set()
    assert at_work.wait_for(3)
    assert most[0] == 1


@pytest.mark.parametrize("is_begun", [True, False])
def test_nobody_is_called_after_the_end(wall: Wall, *, is_begun: bool) -> None:
    ticker, often = ApTicker(wall, look_s=0.02), Calls()
    if is_begun:
        ticker.every(0.01, often)
        assert often.wait_for(3)
    ticker.close()
    count = often.count
    ticker.every(0.01, often)
    assert not _soon(lambda: often.count > count)


def _soon(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so within a tenth of a second, ten times what a tick takes here."""
    threading.Event().wait(0.1)
    return is_so()
