"""Many orders at once: all or none, once each, and taken up again as one set."""

from pathlib import Path

import pytest

from app.domain.errors import InstructionMissing
from app.domain.events import TaskQueued
from app.domain.task import Kind, TaskState
from app.pipeline.flight import Flight
from app.pipeline.queries import task_row, task_rows
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_tasks
from tests.fakes.house import FakeHouse, fake_house

FILES = [Path(f"/docs/{number}.txt") for number in range(4)]


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({path: [f"Text of {path.name}. " * 9] for path in FILES})


def orders(files: list[Path], set_id: str) -> list[Order]:
    return [Order(Kind.SUMMARIZE, path, set_id=set_id) for path in files]


def run_one(house: FakeHouse, task_id: str) -> None:
    claimed = house.store.claim_task(house.clock.now(), only=[task_id])
    assert claimed is not None
    pool = StepPool(1)
    run_task(house.ports, claimed, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()


def test_a_set_is_queued_in_the_order_of_its_files(house: FakeHouse) -> None:
    tasks = submit_tasks(house.ports, orders(FILES, "set1"))
    assert [house.store.document(task.document_ids[0]).as_path for task in tasks] == FILES
    assert {task.set_id for task in tasks} == {"set1"}
    assert [e.task_id for e in house.events if isinstance(e, TaskQueued)] == [t.id for t in tasks]


def test_one_order_that_cannot_be_leaves_nothing_queued(house: FakeHouse) -> None:
    wrong = Order(Kind.REWRITE, FILES[0])
    with pytest.raises(InstructionMissing):
        submit_tasks(house.ports, [*orders(FILES, "set1"), wrong])
    assert house.store.tasks() == []
    assert house.events == []


def test_a_set_that_was_broken_off_is_taken_up_as_one(house: FakeHouse) -> None:
    first = submit_tasks(house.ports, orders(FILES[:3], "set1"))
    run_one(house, first[0].id)
    second = submit_tasks(house.ports, orders(FILES, "set2"))
    assert [task.id for task in second[1:3]] == [task.id for task in first[1:]]
    assert {task.set_id for task in second} == {"set1"}
    assert len(house.store.tasks()) == 5


def test_the_rows_of_all_are_those_of_each(house: FakeHouse) -> None:
    tasks = submit_tasks(house.ports, orders(FILES, "set1"))
    run_one(house, tasks[0].id)
    cancel_task(house.ports, tasks[1].id)
    house.store.claim_task(house.clock.now(), only=[tasks[2].id])
    rows = {row.id: row for row in task_rows(house.ports)}
    assert rows == {task.id: task_row(house.ports, task.id) for task in tasks}
    assert rows[tasks[0].id].tokens_per_second > 0
    assert rows[tasks[2].id].stage == "reading"
    assert rows[tasks[3].id].state is TaskState.QUEUED
