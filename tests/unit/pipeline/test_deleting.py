"""Deleting tasks: running ones, many, by age, and after a crash; what counts figures goes on."""

import threading
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.deleting import Erased
from app.domain.errors import DiskFull, TaskUnknown
from app.domain.events import PromptRead, TaskChanged, TasksDeleted
from app.domain.history_words import search_terms
from app.domain.ports.history import HistoryFilter
from app.domain.settings import Settings
from app.domain.task import Kind, TaskState
from app.pipeline.deleting import (
    delete_tasks,
    finish_deletions,
    look_at_deletion,
    mark_deletion,
    undo_deletion,
)
from app.pipeline.history import goes_on, index_history, search_history
from app.pipeline.lane import Lane
from app.pipeline.metrics import read_metrics
from app.pipeline.preview import measure_speed
from app.pipeline.queries import task_report
from app.pipeline.retention import forget_old_figures
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house
from tests.unit.pipeline.test_lane import Heard

FILES = [Path(f"/docs/{number}.txt") for number in range(30)]
WAIT_S = 10
DAY_S = 86_400


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({file: [f"Text {file.stem} about a lighthouse. " * 9] for file in FILES})


def done(house: FakeHouse, count: int = 1) -> list[str]:
    """Tasks that a lane has done."""
    ids = [submit_task(house.ports, Order(Kind.SUMMARIZE, file)).id for file in FILES[:count]]
    left, all_done = set(ids), threading.Event()

    def on_event(event: object) -> None:
        if isinstance(event, TaskChanged):
            left.discard(event.task_id)
            if not left:
                all_done.set()

    house.hub.subscribe(on_event)
    lane = Lane(house.ports, house.lock)
    lane.start()
    assert all_done.wait(WAIT_S)
    lane.stop(WAIT_S)
    return ids


def find(house: FakeHouse, typed: str) -> list[str]:
    wanted = HistoryFilter(terms=search_terms(typed))
    return [hit.task_id for hit in search_history(house.ports, wanted)]


def test_a_running_task_is_stopped_and_the_next_one_runs(house: FakeHouse) -> None:
    house.engine.gate = threading.Event()
    reading, ended = Heard(house, PromptRead), threading.Event()
    first = submit_task(house.ports, Order(Kind.SUMMARIZE, FILES[0])).id
    lane = Lane(house.ports, house.lock, width=1)
    house.hub.subscribe(lane.on_event)
    lane.start()
    reading.wait()
    deletion = delete_tasks(house.ports, [first])
    assert deletion.erased.tasks == 1
    house.engine.gate.set()

    def on_event(event: object) -> None:
        if isinstance(event, TaskChanged) and event.state is TaskState.SUCCEEDED:
            ended.set()

    house.hub.subscribe(on_event)
    second = submit_task(house.ports, Order(Kind.SUMMARIZE, FILES[1])).id
    lane.wake()
    assert ended.wait(WAIT_S)
    lane.stop(WAIT_S)
    assert [task.id for task in house.store.tasks()] == [second]
    # Once by the deletion, and by the worker that had been at it.
    assert house.engine.forgotten == [deletion_document(house)] * 2
    assert TasksDeleted((first,)) in house.events
    assert all(attempt.raw_text is None for attempt in house.store.attempts(first))


def deletion_document(house: FakeHouse) -> str:
    [gone] = house.store.gone.values()
    return gone.document_ids[0]


def test_figures_stay_and_are_counted_without_the_task(house: FakeHouse) -> None:
    [task_id] = done(house)
    before = read_metrics(house.ports, 7)
    delete_tasks(house.ports, [task_id])
    after = read_metrics(house.ports, 7)
    assert (after.attempts, after.completion_tokens) == (before.attempts, before.completion_tokens)
    assert set(after.by_kind) == {"deleted"}
    assert measure_speed(house.ports, Kind.SUMMARIZE)
    with pytest.raises(TaskUnknown):
        task_report(house.ports, task_id)


def test_what_took_over_a_result_still_has_a_receipt(house: FakeHouse) -> None:
    house.engine.model_fingerprint = "one"
    [first] = done(house)
    [second] = done(house)  # the same file: nothing is run again
    assert house.store.task(second).reused_from == first
    assert look_at_deletion(house.ports, [first]).copies == 1
    delete_tasks(house.ports, [first])
    report = task_report(house.ports, second)
    assert report.result
    assert report.receipt.reused_at is None


def test_a_deletion_that_breaks_off_is_finished_later(house: FakeHouse) -> None:
    ids = done(house, 25)
    erase, calls = house.eraser.erase, []

    def failing(task_ids: Collection[str], at: datetime) -> tuple[Erased, list[bytes]]:
        calls.append(len(task_ids))
        if len(calls) == 2:
            raise DiskFull
        return erase(task_ids, at)

    house.eraser.erase = failing  # type: ignore[method-assign]
    with pytest.raises(DiskFull):
        delete_tasks(house.ports, ids)
    assert len(house.store.tasks()) == 5
    assert find(house, "") == []
    finished = finish_deletions(house.ports)
    assert finished is not None
    assert finished.erased.tasks == 5
    assert house.store.tasks() == []
    assert calls == [20, 5, 5]
    assert finish_deletions(house.ports) is None


def test_files_that_cannot_be_cleaned_yet_are_cleaned_later(house: FakeHouse) -> None:
    [task_id] = done(house)
    house.eraser.still_open = ("the log is in use",)
    deletion = delete_tasks(house.ports, [task_id])
    assert not deletion.proof.is_clean
    assert deletion.proof.open_still == ("the log is in use",)
    house.eraser.still_open = ()
    again = finish_deletions(house.ports)
    assert again is not None
    assert again.proof.is_clean
    assert finish_deletions(house.ports) is None


def test_a_mark_stops_and_hides_and_can_be_taken_back(house: FakeHouse) -> None:
    task_id = submit_task(house.ports, Order(Kind.SUMMARIZE, FILES[0])).id
    mark_deletion(house.ports, [task_id])
    assert house.store.task(task_id).state is TaskState.CANCELLED
    assert find(house, "") == []
    undo_deletion(house.ports, [task_id])
    house.clock.advance(DAY_S)
    assert finish_deletions(house.ports) is None
    assert find(house, "") == [task_id]


def test_what_is_old_goes_with_its_texts_unless_it_is_kept(house: FakeHouse) -> None:
    kept, old = done(house, 2)
    house.ports.history.keep([kept], house.clock.now())
    house.clock.advance(40 * DAY_S)
    forget_old_figures(house.ports)
    assert len(house.store.tasks()) == 2  # by default only figures go
    house.settings = Settings.model_validate({"observability": {"texts_days": 30}})
    finished = house.store.task(old).finished_at
    assert finished is not None
    assert goes_on(house.ports, finished, is_kept=True) is None
    goes = goes_on(house.ports, finished, is_kept=False)
    assert goes is not None
    assert goes < house.clock.now()
    forget_old_figures(house.ports)
    assert [task.id for task in house.store.tasks()] == [kept]
    assert len(house.engine.forgotten) == 1


def test_results_and_names_are_found_once_they_are_indexed(house: FakeHouse) -> None:
    ids = done(house, 3)
    assert set(find(house, "fake engine")) == set(ids)  # the newest are indexed by asking
    assert find(house, "0.txt") == ids[:1]
    index_history(house.ports)
    assert house.ports.history.behind() == 0
