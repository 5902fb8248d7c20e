"""The provider goes away and comes back: what waits goes on by itself. Real server, store, lane,
schedule and clock; only time is ten times as fast."""

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.events import Event, TaskChanged
from app.domain.network import Standing
from app.domain.ports import Ports
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.connection import connection, try_now
from app.pipeline.consent import agree_beforehand
from app.pipeline.lane import Lane
from app.pipeline.schedule import Schedule
from app.pipeline.submit import Order, submit_task
from app.system.connectivity import Connectivity
from app.system.ticker import ApTicker
from tests.process.cloud_house import CloudHouse
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import STORY, ModelServer

pytestmark = pytest.mark.real_model
FILES = [Path(f"/d/{name}.txt") for name in "abc"]
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED
SPEED = 10.0
WAIT_S = 30


class FastClock:
    """Ten seconds in each."""

    def __init__(self) -> None:
        self._start, self._start_s = datetime.now(UTC), time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic() - self._start_s)

    def monotonic(self) -> float:
        return self._start_s + SPEED * (time.monotonic() - self._start_s)


class FastTicker(ApTicker):
    """Ticks ten times as often."""

    def every(self, seconds: float, wake: Callable[[], None]) -> None:
        super().every(seconds / SPEED, wake)


class Town:
    """A window's lane and schedule, and a provider that can be taken away."""

    def __init__(self, folder: Path, server: ModelServer) -> None:
        self._upstream = int(server.address.rpartition(":")[2])
        self.provider = FaultProxy(self._upstream)
        documents = {path: [f"{path.stem}: {STORY}"] for path in FILES}
        folder.mkdir()
        base_url = f"http://127.0.0.1:{self.provider.port}/v1"
        self.house = CloudHouse(folder, documents, base_url)
        self.changed = threading.Condition()

    def open(self) -> None:
        clock, ticker = FastClock(), FastTicker()
        network = Connectivity(clock, lambda: 1.0)
        self.ports: Ports = dataclasses.replace(self.house.ports, network=network, clock=clock)
        fakes = self.house.fakes
        house = dataclasses.replace(fakes.house, ports=self.ports, ticker=ticker)
        fakes.hub.subscribe(self._on_event)
        self.lane = Lane(self.ports, fakes.lock)
        fakes.hub.subscribe(self.lane.on_event)
        self.schedule = Schedule(house, self.lane)
        self.ticker = ticker
        self.lane.start()
        self.schedule.start()

    def close(self) -> None:
        self.ticker.close()
        self.schedule.stop(WAIT_S)
        self.lane.stop(WAIT_S)
        self.provider.close()

    def take_away(self) -> None:
        self.provider.close()

    def bring_back(self, fault: str = "") -> None:
        self.provider = FaultProxy(self._upstream, port=self.provider.port)
        self.provider.fault = fault

    def submit(self, path: Path) -> str:
        order = Order(
            Kind.SUMMARIZE, path, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED
        )
        task = submit_task(self.ports, order)
        agree_beforehand(self.ports, [task])
        return task.id

    def wait(self, task_ids: list[str], state: TaskState) -> None:
        def is_so() -> bool:
            return {self.ports.store.task(key).state for key in task_ids} == {state}

        with self.changed:
            assert self.changed.wait_for(is_so, WAIT_S), self.ports.store.tasks()

    def count(self, method: bytes) -> int:
        return sum(request.startswith(method) for request in self.provider.requests)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, TaskChanged):
            with self.changed:
                self.changed.notify_all()


@pytest.fixture
def town(tmp_path: Path, server: ModelServer) -> Iterator[Town]:
    town = Town(tmp_path / "home", server)
    with town.house.opened():
        town.open()
        yield town
        town.close()


def test_what_waits_goes_on_by_itself_when_the_provider_is_back(town: Town) -> None:
    first = town.submit(FILES[0])
    town.wait([first], DONE)
    assert town.count(b"GET") == 0  # a real answer needs no probe, and nothing waits

    town.take_away()
    waiting = [town.submit(path) for path in FILES[1:]]
    town.wait(waiting, WAITS)
    [reason] = {task.waits.reason for task in map(town.ports.store.task, waiting) if task.waits}
    assert reason == "there is no connection"
    shown = connection(town.ports)
    assert shown is not None
    assert (shown.standing, shown.is_waiting) == (Standing.OFFLINE, True)
    assert shown.next_try is not None

    town.bring_back()
    town.wait(waiting, DONE)
    assert town.count(b"GET") == 2
    assert town.count(b"POST") == 2
    outcomes = [len(town.ports.store.attempts(key)) for key in waiting]
    assert sorted(outcomes) in ([1, 2], [2, 2])  # the first to find out, and perhaps both


def test_a_sign_in_page_is_not_the_provider_and_try_now_finds_out_that_it_has_gone(
    town: Town,
) -> None:
    first = town.submit(FILES[0])
    town.wait([first], DONE)
    town.take_away()
    town.bring_back("portal page")
    waiting = town.submit(FILES[1])
    town.wait([waiting], WAITS)
    assert town.count(b"POST") == 1
    shown = connection(town.ports)
    assert shown is not None
    assert shown.standing is Standing.SIGN_IN
    town.provider.fault = ""
    try_now(town.ports)
    town.wait([waiting], DONE)
    assert town.count(b"POST") == 2
