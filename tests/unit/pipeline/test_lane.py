"""The lane: takes tasks while it holds the lock, stops soon, and halts on a broken store."""

import threading
from pathlib import Path

import pytest

from app.domain.errors import DiskFull
from app.domain.events import Event, LaneHalted, PromptRead, TaskChanged
from app.domain.task import Kind, TaskState
from app.pipeline.lane import Lane
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

DOCUMENT = Path("/docs/a.txt")
OTHER = Path("/docs/b.txt")
WAIT_S = 10


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({DOCUMENT: ["Some text to read. " * 9], OTHER: ["Other text to read. " * 9]})


def submit(house: FakeHouse, path: Path = DOCUMENT) -> str:
    return submit_task(house.ports, Order(Kind.SUMMARIZE, path)).id


class Heard:
    """Waits for an event of a kind."""

    def __init__(self, house: FakeHouse, kind: type[Event]) -> None:
        self._kind = kind
        self._event = threading.Event()
        house.hub.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, self._kind):
            self._event.set()

    def wait(self) -> None:
        assert self._event.wait(WAIT_S)


def test_queued_tasks_are_done_and_new_ones_after_a_wake(house: FakeHouse) -> None:
    first = submit(house)
    ended = Heard(house, TaskChanged)
    lane = Lane(house.ports, house.lock)
    lane.start()
    ended.wait()
    assert house.store.task(first).state is TaskState.SUCCEEDED
    again = Heard(house, TaskChanged)
    second = submit(house, OTHER)
    lane.wake()
    again.wait()
    lane.stop(WAIT_S)
    assert house.store.task(second).state is TaskState.SUCCEEDED
    assert not house.lock.is_held


def test_a_task_added_in_this_process_needs_no_tick(house: FakeHouse) -> None:
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    lane.start()
    ended = Heard(house, TaskChanged)
    task_id = submit(house)
    ended.wait()
    lane.stop(WAIT_S)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED


def test_only_the_named_tasks_are_taken(house: FakeHouse) -> None:
    left, wanted = submit(house), submit(house, OTHER)
    ended = Heard(house, TaskChanged)
    lane = Lane(house.ports, house.lock, only=[wanted])
    lane.start()
    ended.wait()
    lane.stop(WAIT_S)
    assert house.store.task(left).state is TaskState.QUEUED


def test_nothing_is_touched_while_another_process_holds_the_lock(house: FakeHouse) -> None:
    task_id = submit(house)
    house.store.claim_task(house.clock.now())  # the other process is at it
    house.lock.is_held_elsewhere = True
    lane = Lane(house.ports, house.lock)
    lane.start()
    lane.wake()
    assert house.store.task(task_id).state is TaskState.RUNNING
    house.lock.is_held_elsewhere = False  # it died
    ended = Heard(house, TaskChanged)
    lane.wake()
    ended.wait()
    lane.stop(WAIT_S)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED


def test_stop_in_the_middle_of_a_step_puts_the_task_back(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    task_id = submit(house)
    started = Heard(house, PromptRead)
    lane = Lane(house.ports, house.lock)
    lane.start()
    started.wait()
    lane.stop(WAIT_S)
    assert house.store.task(task_id).state is TaskState.QUEUED


def test_a_full_disk_halts_the_lane_until_it_is_woken(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    task_id = submit(house)
    halted = Heard(house, LaneHalted)
    monkeypatch.setattr(house.store, "claim_task", full)
    lane = Lane(house.ports, house.lock)
    lane.start()
    halted.wait()
    monkeypatch.undo()
    ended = Heard(house, TaskChanged)
    lane.wake()
    ended.wait()
    lane.stop(WAIT_S)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED


def test_another_model_is_taken_up_between_tasks(house: FakeHouse) -> None:
    """What has begun is ended by the model that it was planned for."""
    house.engine.gate = threading.Event()
    begun = Heard(house, PromptRead)
    first = submit(house)
    lane = Lane(house.ports, house.lock)
    lane.start()
    begun.wait()
    house.engine.has_newer_model = True
    second = submit(house, OTHER)
    lane.wake()
    house.engine.gate.set()
    ended = [house.store.task(task).state for task in (first, second)]
    while TaskState.QUEUED in ended or TaskState.RUNNING in ended:
        again = Heard(house, TaskChanged)
        ended = [house.store.task(task).state for task in (first, second)]
        if not all(state.is_final for state in ended):
            again.wait()
    lane.stop(WAIT_S)
    assert house.engine.closed_after == 1  # the first task's prompt, and none of the second's
    assert len(house.engine.prompts) == 2
