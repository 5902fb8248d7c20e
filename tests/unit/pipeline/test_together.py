"""Steps and tasks at the same time: order, persons first, one failure stops its siblings."""

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import EngineFailed
from app.domain.plan import StepRole, StepState
from app.domain.task import Kind, Priority, TaskState
from app.pipeline.flight import Flight
from app.pipeline.lane import Lane
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, Rank, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse, fake_house

LONG = Path("/docs/long.txt")
OTHER = Path("/docs/other.txt")
LONG_PAGES = [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(12)]
WAIT_S = 10


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({LONG: LONG_PAGES, OTHER: ["Other text to read. " * 9]})


def wait_for(until: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not until():
        assert time.monotonic() < end
        time.sleep(0.005)


# --- the pool -------------------------------------------------------------------------------


def test_steps_go_by_rank_not_by_arrival() -> None:
    pool, ran, gate = StepPool(1), [], threading.Event()

    def step(name: str) -> bool:
        ran.append(name)
        return gate.wait(WAIT_S)

    first = pool.submit(Rank(True, 0, 0), lambda: step("first"))
    wait_for(until=lambda: ran == ["first"])
    ranks = {
        "later task": Rank(True, 2, 0),
        "later step": Rank(True, 1, 5),
        "next": Rank(True, 1, 1),
    }
    waiting = [pool.submit(rank, partial(step, name)) for name, rank in ranks.items()]
    assert pool.backlog == 3
    gate.set()
    assert all(future.result(WAIT_S) for future in [first, *waiting])
    assert ran == ["first", "next", "later step", "later task"]
    pool.close()


def test_a_person_finds_a_thread_when_all_are_busy() -> None:
    pool, gate = StepPool(2), threading.Event()
    busy = [pool.submit(Rank(True, 0, n), lambda: gate.wait(WAIT_S)) for n in range(4)]
    assert pool.submit(Rank(False, 9, 0), lambda: True).result(WAIT_S)
    assert not any(future.done() for future in busy)
    gate.set()
    assert all(future.result(WAIT_S) for future in busy)
    pool.close()


def test_what_a_step_raises_is_raised_where_it_is_waited_for() -> None:
    pool = StepPool(1)

    def fail() -> bool:
        raise EngineFailed(reason="test")

    future = pool.submit(Rank(True, 0, 0), fail)
    with pytest.raises(EngineFailed):
        future.result(WAIT_S)
    assert pool.submit(Rank(True, 0, 0), lambda: True).result(WAIT_S)
    pool.close()


# --- one task -------------------------------------------------------------------------------


def run_long(house: FakeHouse, width: int) -> str:
    task_id = submit_task(house.ports, Order(Kind.SUMMARIZE, LONG)).id
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(width)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task_id


def test_map_steps_run_together_and_the_merge_waits_for_all_of_them(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    at_once: list[int] = []

    def watch() -> None:
        wait_for(until=lambda: len(house.engine.prompts) >= 4)
        at_once.append(len(house.engine.prompts))
        assert house.engine.gate is not None
        house.engine.gate.set()

    watcher = threading.Thread(target=watch)
    watcher.start()
    task_id = run_long(house, width=4)
    watcher.join(WAIT_S)
    assert at_once == [4]
    steps = house.store.steps(task_id)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED
    assert all(ANSWER in (step.result or "") for step in steps)
    merge = next(step for step in steps if step.role is StepRole.MERGE)
    last = house.store.attempts(task_id)[-1]
    assert last.step_id == merge.id


def test_one_failure_stops_the_others_and_leaves_nothing_running(house: FakeHouse) -> None:
    house.engine.script = [ANSWER, EngineFailed(reason="test"), ANSWER, ANSWER]
    task_id = run_long(house, width=4)
    task = house.store.task(task_id)
    assert task.state is TaskState.FAILED
    assert task.error is not None
    assert task.error.code == "engine_failed"
    assert StepState.RUNNING not in {step.state for step in house.store.steps(task_id)}
    assert None not in {attempt.outcome for attempt in house.store.attempts(task_id)}


def test_after_a_death_each_step_is_tried_once_more_by_itself(house: FakeHouse) -> None:
    house.engine.dies_of_company = True
    task_id = run_long(house, width=3)
    assert house.store.task(task_id).state is TaskState.SUCCEEDED
    outcomes = [attempt.outcome for attempt in house.store.attempts(task_id)]
    steps = len(house.store.steps(task_id))
    assert outcomes.count(AttemptOutcome.ENGINE_DIED) == steps
    assert outcomes.count(AttemptOutcome.DONE) == steps


# --- many tasks -----------------------------------------------------------------------------


def test_a_person_is_served_while_a_long_task_is_under_way(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    long = submit_task(house.ports, Order(Kind.SUMMARIZE, LONG)).id
    lane = Lane(house.ports, house.lock, width=2)
    lane.start()
    wait_for(until=lambda: len(house.engine.prompts) == 2)
    person = submit_task(house.ports, Order(Kind.SUMMARIZE, OTHER, priority=Priority.INTERACTIVE))
    lane.wake()
    wait_for(until=lambda: len(house.engine.prompts) == 3)
    assert house.engine.prompts[-1].priority is Priority.INTERACTIVE
    house.engine.gate.set()
    ids = {long, person.id}
    wait_for(until=lambda: all(house.store.task(i).state is TaskState.SUCCEEDED for i in ids))
    lane.stop(WAIT_S)


def test_stop_puts_every_task_back(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    ids = [submit_task(house.ports, Order(Kind.SUMMARIZE, path)).id for path in (LONG, OTHER)]
    lane = Lane(house.ports, house.lock, width=8)
    lane.start()
    wait_for(until=lambda: len(house.engine.prompts) >= 7)
    lane.stop(WAIT_S)
    assert {house.store.task(task_id).state for task_id in ids} == {TaskState.QUEUED}
    for task_id in ids:
        assert {step.state for step in house.store.steps(task_id)} == {StepState.PENDING}
        assert {a.outcome for a in house.store.attempts(task_id)} == {AttemptOutcome.CANCELLED}
    assert not house.lock.is_held


def test_a_thousand_waiting_tasks_do_not_start_a_thousand_threads(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    paths = [Path(f"/docs/{n}.txt") for n in range(60)]
    house.reader.pages.update({path: ["Some words to read. " * 9] for path in paths})
    for path in paths:
        submit_task(house.ports, Order(Kind.SUMMARIZE, path, priority=Priority.INTERACTIVE))
    lane = Lane(house.ports, house.lock, width=2)
    lane.start()
    wait_for(until=lambda: len(house.engine.prompts) == 3)
    running = [task for task in house.store.tasks() if task.state is TaskState.RUNNING]
    assert len(running) <= 4
    house.engine.gate.set()
    wait_for(until=lambda: {t.state for t in house.store.tasks()} == {TaskState.SUCCEEDED})
    lane.stop(WAIT_S)
