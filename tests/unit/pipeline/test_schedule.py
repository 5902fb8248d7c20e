"""The jobs of the clock: each wakes a lane, none runs anything itself."""

import dataclasses
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import DiskFull
from app.domain.events import TaskChanged
from app.domain.settings import Settings
from app.domain.task import TaskState
from app.pipeline.lane import Lane
from app.pipeline.schedule import Schedule
from tests.fakes.house import FakeHouse, fake_house
from tests.unit.pipeline.test_connection import Home

FILE = Path("/d/a.txt")
WAIT_S = 10


@pytest.fixture
def house() -> FakeHouse:
    house = fake_house({FILE: ["A ferry left the harbour. " * 9]})
    house.settings = Settings.model_validate({"cloud_engine": {"provider": "openai", "model": "b"}})
    return house


@pytest.fixture
def schedule(house: FakeHouse) -> Iterator[Schedule]:
    lane = Lane(house.ports, house.lock)
    lane.start()
    house.hub.subscribe(lane.on_event)
    schedule = Schedule(house.house, lane)
    yield schedule
    schedule.stop(WAIT_S)
    lane.stop(WAIT_S)


def test_the_list_of_jobs(schedule: Schedule) -> None:
    every = {job.name: job.every_s for job in schedule.jobs()}
    assert every == {
        "drain": 2.0,
        "probe": 1.0,
        "watch folders": 2.0,
        "batch polling": 60.0,
        "sync": 300.0,
        "deletions": 5.0,
        "history": 15.0,
        "retention": 3600.0,
        "backup": 3600.0,
        "integrity": 3600.0,
    }


def test_a_job_runs_nothing_itself(house: FakeHouse, schedule: Schedule) -> None:
    """The ticker's thread calls them: whatever they wake works on a thread of its own."""
    seen: list[str] = []
    called = threading.Event()

    def forget(before: object, most: int) -> int:
        seen.append(threading.current_thread().name)
        called.set()
        return 0

    house.register.forget_figures = forget  # type: ignore[method-assign]
    schedule.start()
    house.ticker.tick()
    assert called.wait(WAIT_S)
    assert set(seen) == {"side lane"}


def test_one_process_looks_at_the_folders(house: FakeHouse) -> None:
    alone = Schedule(house.house, Lane(house.ports, house.lock), has_folders=False)
    assert "watch folders" not in {job.name for job in alone.jobs()}


def test_what_waits_is_taken_up_when_two_probes_have_been_answered() -> None:
    """By the clock alone: nobody touches it."""
    home = Home()
    house = dataclasses.replace(home.fakes.house, ports=home.ports)
    task_id, done = home.submit(), threading.Event()
    assert home.fail(task_id).state is TaskState.WAITING_FOR_NETWORK
    lane = Lane(home.ports, house.lock)
    schedule = Schedule(house, lane)
    house.hub.subscribe(lambda event: done.set() if isinstance(event, TaskChanged) else None)
    lane.start()
    schedule.start()
    ticks = 0
    while not done.wait(0.02):
        ticks += 1
        assert ticks < 500
        home.fakes.clock.advance(1.0)
        home.fakes.ticker.tick()
    schedule.stop(WAIT_S)
    lane.stop(WAIT_S)
    assert home.ports.store.task(task_id).state is TaskState.SUCCEEDED
    assert home.probes == 2


def test_a_resume_doubts_the_network_and_wakes_everybody(
    house: FakeHouse, schedule: Schedule
) -> None:
    schedule.start()
    [on_resume] = house.ticker.resumes
    on_resume()
    assert house.network.doubts == 1


def test_old_figures_are_deleted_later_when_the_disk_is_full(
    house: FakeHouse, schedule: Schedule, caplog: pytest.LogCaptureFixture
) -> None:
    called, faults = threading.Semaphore(0), [DiskFull(path="/x")]

    def forget(before: object, most: int) -> int:
        called.release()
        if faults:
            raise faults.pop()
        return 0

    house.register.forget_figures = forget  # type: ignore[method-assign]
    house.clock.advance(timedelta(days=1).total_seconds())
    schedule.start()
    assert called.acquire(timeout=WAIT_S)
    schedule.wake("retention")
    assert called.acquire(timeout=WAIT_S)
    assert "retention: disk_full" in caplog.text
