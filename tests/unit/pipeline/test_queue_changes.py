"""Pause, resume, retry and order while a lane is at work; and what a lane does with suspects."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import TaskNotChangeable
from app.domain.events import PromptRead, QueuePaused, QueueResumed, StepStarted
from app.domain.plan import StepState
from app.domain.ports import Lease, Place
from app.domain.task import Kind, Priority, TaskState
from app.pipeline.flight import Flight
from app.pipeline.lane import Lane
from app.pipeline.queue_changes import (
    move_before,
    move_task,
    move_tasks,
    pause_queue,
    pause_tasks,
    queue_state,
    resume_queue,
    resume_tasks,
    retry_failed,
    retry_tasks,
    set_priority,
)
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

PATHS = [Path(f"/docs/{name}.txt") for name in "abcd"]
WAIT_S = 10


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({path: [f"The text of {path}. " * 9] for path in PATHS})


def submit(house: FakeHouse, count: int = 1) -> list[str]:
    return [submit_task(house.ports, Order(Kind.SUMMARIZE, path)).id for path in PATHS[:count]]


def wait_for(house: FakeHouse, is_so: Callable[[], bool]) -> None:
    """Until it is so; looks whenever something happens."""
    happened = threading.Condition()

    def on_event(_: object) -> None:
        with happened:
            happened.notify_all()

    house.hub.subscribe(on_event)
    with happened:
        assert happened.wait_for(is_so, WAIT_S)


def has_state(house: FakeHouse, task_id: str, state: TaskState) -> Callable[[], bool]:
    return lambda: house.store.task(task_id).state is state


def begun(house: FakeHouse, kind: type[StepStarted] | type[PromptRead] = StepStarted) -> set[str]:
    return {event.task_id for event in house.events if isinstance(event, kind)}


@pytest.fixture
def lane(house: FakeHouse) -> Lane:
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    return lane


def test_a_paused_task_stops_at_its_step_and_goes_on_when_resumed(
    house: FakeHouse, lane: Lane
) -> None:
    house.engine.gate = threading.Event()
    [task_id] = submit(house)
    lane.start()
    wait_for(house, lambda: task_id in begun(house, PromptRead))
    assert pause_tasks(house.ports, [task_id]) == [task_id]
    wait_for(house, lambda: all(a.outcome is not None for a in house.store.attempts(task_id)))
    assert house.store.task(task_id).state is TaskState.PAUSED
    assert [a.outcome for a in house.store.attempts(task_id)] == [AttemptOutcome.CANCELLED]
    assert {step.state for step in house.store.steps(task_id)} == {StepState.PENDING}
    house.engine.gate.set()
    assert resume_tasks(house.ports, [task_id]) == [task_id]
    wait_for(house, has_state(house, task_id, TaskState.SUCCEEDED))
    lane.stop(WAIT_S)


def test_a_paused_queue_puts_everything_back_and_begins_nothing(
    house: FakeHouse, lane: Lane
) -> None:
    house.engine.gate = threading.Event()
    first, second = submit(house, 2)
    lane.start()
    wait_for(house, lambda: {first, second} <= begun(house, PromptRead))
    pause_queue(house.ports)
    wait_for(house, lambda: {t.state for t in house.store.tasks()} == {TaskState.QUEUED})
    assert queue_state(house.ports).is_paused
    assert QueuePaused() in house.events
    lane.wake()
    house.engine.gate.set()
    assert {t.state for t in house.store.tasks()} == {TaskState.QUEUED}
    resume_queue(house.ports)
    assert QueueResumed() in house.events
    wait_for(house, lambda: {t.state for t in house.store.tasks()} == {TaskState.SUCCEEDED})
    lane.stop(WAIT_S)


def test_what_was_found_running_runs_alone_until_a_step_of_it_is_done(
    house: FakeHouse, lane: Lane
) -> None:
    suspect, *_ = submit(house, 4)
    house.store.claim_task(house.clock.now(), lease=Lease("dead", house.clock.now()))
    house.engine.gate = threading.Event()
    lane.start()
    wait_for(house, lambda: suspect in begun(house, PromptRead))
    for _ in range(3):
        lane.wake()
    assert begun(house) == {suspect}
    assert house.store.task(suspect).interruptions == 1
    house.engine.gate.set()
    wait_for(house, lambda: {t.state for t in house.store.tasks()} == {TaskState.SUCCEEDED})
    lane.stop(WAIT_S)


def test_a_poisonous_task_is_set_aside_and_the_others_are_done(
    house: FakeHouse, lane: Lane
) -> None:
    poison, other = submit(house, 2)
    for _ in range(2):  # the app dies over it
        house.store.claim_task(house.clock.now(), only=[poison])
        house.store.recover(house.clock.now())
    house.store.claim_task(house.clock.now(), only=[poison])
    lane.start()
    wait_for(house, has_state(house, other, TaskState.SUCCEEDED))
    error = house.store.task(poison).error
    assert error is not None
    assert error.code == "task_poisonous"
    retry_failed(house.ports)
    wait_for(house, has_state(house, poison, TaskState.SUCCEEDED))
    lane.stop(WAIT_S)


def test_a_person_who_asks_again_is_not_taken_for_a_crash_loop(house: FakeHouse) -> None:
    [task_id] = submit(house)
    for _ in range(5):
        house.store.claim_task(house.clock.now())
        house.store.recover(house.clock.now())
        assert submit(house) == [task_id]
    assert house.store.task(task_id).interruptions == 0


def test_a_paused_task_that_is_ordered_again_goes_on(house: FakeHouse) -> None:
    [task_id] = submit(house)
    pause_tasks(house.ports, [task_id])
    assert submit(house) == [task_id]
    assert house.store.task(task_id).state is TaskState.QUEUED


def test_a_retry_gets_fresh_tries_and_keeps_its_steps(house: FakeHouse) -> None:
    house.engine.script = ["", ""]  # nothing usable, twice
    [task_id] = submit(house)
    run(house)
    assert house.store.task(task_id).state is TaskState.FAILED
    assert len(house.store.attempts(task_id)) == 2
    house.engine.script = ["", "A summary at last."]
    assert retry_failed(house.ports) == [task_id]
    run(house)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED
    outcomes = [attempt.outcome for attempt in house.store.attempts(task_id)]
    assert outcomes == [AttemptOutcome.VALIDATION_FAILED] * 3 + [AttemptOutcome.DONE]


def run(house: FakeHouse) -> None:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()


def test_a_lane_that_was_taken_for_dead_changes_nothing(house: FakeHouse) -> None:
    [task_id] = submit(house)
    late = house.store.claim_task(house.clock.now())
    assert late is not None
    house.store.recover(house.clock.now())
    house.store.claim_task(house.clock.now())  # another process is at it now
    pool = StepPool(1)
    run_task(house.ports, late, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    task = house.store.task(task_id)
    assert (task.state, task.decision) == (TaskState.RUNNING, None)
    assert house.store.attempts(task_id) == []


def test_tasks_are_moved_together_in_their_order(house: FakeHouse) -> None:
    a, b, c, d = submit(house, 4)
    assert move_tasks(house.ports, [b, d], Place.FIRST) == [d, b]
    assert [house.queue.turn(task_id) for task_id in (b, d, a, c)] == [1, 2, 3, 4]
    move_tasks(house.ports, [b, d], Place.LATER)
    assert [house.queue.turn(task_id) for task_id in (a, b, d, c)] == [1, 2, 3, 4]
    move_tasks(house.ports, [b, d], Place.EARLIER)
    assert [house.queue.turn(task_id) for task_id in (b, d, a, c)] == [1, 2, 3, 4]
    move_tasks(house.ports, [b, d], Place.LAST)
    assert [house.queue.turn(task_id) for task_id in (a, c, b, d)] == [1, 2, 3, 4]


def test_what_cannot_be_changed_says_why(house: FakeHouse) -> None:
    first, second = submit(house, 2)
    run(house)
    with pytest.raises(TaskNotChangeable) as refusal:
        move_task(house.ports, first, Place.FIRST)
    assert "succeeded" in refusal.value.info.title
    with pytest.raises(TaskNotChangeable) as refusal:
        move_before(house.ports, second, first)
    assert first in refusal.value.info.title
    assert retry_tasks(house.ports, [first, second]) == []
    assert set_priority(house.ports, [first, second], Priority.INTERACTIVE) == [second]
