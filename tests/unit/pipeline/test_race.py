"""Chat with a deadline: when the local answer would be late, both are at it; the first wins."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import CloudRefused, EngineFailed
from app.domain.events import TextArrived
from app.domain.preset import SHIPPED
from app.domain.route import Route
from app.domain.settings import Settings
from app.domain.task import Kind, Privacy, Task, TaskState
from app.pipeline.flight import Flight
from app.pipeline.metrics import read_metrics
from app.pipeline.orders import with_preset
from app.pipeline.queries import task_report
from app.pipeline.reroute import keep_here
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/d/letter.txt")
CHAT = SHIPPED["chat-with-deadline"]


@pytest.fixture
def house() -> FakeHouse:
    settings = Settings.model_validate({"cloud_engine": {"provider": "openai", "model": "big"}})
    made = fake_house({FILE: ["Ada Berg signed the letter in Bergen."]}, settings)
    made.engine.gate, made.cloud.gate = threading.Event(), threading.Event()
    return made


def submit(house: FakeHouse, **changes: Any) -> Task:
    order = with_preset(Order(Kind.ASK, FILE, "Who signed?"), "chat-with-deadline", CHAT)
    return submit_task(house.ports, order._replace(**changes))


@contextmanager
def running(house: FakeHouse) -> Iterator[threading.Thread]:
    """The next task on a thread of its own; at the end everything has been let through."""
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(2), StepPool(2))
    flight = Flight(house.engine, house.cloud)
    thread = threading.Thread(target=run_task, args=(house.ports, task, flight, pools))
    thread.start()
    try:
        yield thread
    finally:
        for gate in (house.engine.gate, house.cloud.gate):
            assert gate is not None
            gate.set()
        thread.join(10)
        pools.close()
        assert not thread.is_alive()


def soon(is_so: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def outcomes(house: FakeHouse, task: Task) -> dict[Route, AttemptOutcome | None]:
    return {one.route: one.outcome for one in house.store.attempts(task.id)}


def started_both(house: FakeHouse) -> None:
    soon(lambda: house.engine.prompts)
    house.clock.advance(11)
    soon(lambda: house.cloud.sent)


def let(gate: threading.Event | None, thread: threading.Thread) -> None:
    assert gate is not None
    gate.set()
    thread.join(10)
    assert not thread.is_alive()


def test_in_time_nothing_is_sent(house: FakeHouse) -> None:
    task = submit(house)
    with running(house) as thread:
        soon(lambda: house.engine.prompts)
        house.clock.advance(5)
        time.sleep(0.5)  # more than one look
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert house.cloud.sent == []


def test_late_or_not_nothing_is_sent_that_was_not_agreed_to(house: FakeHouse) -> None:
    house.consents.is_all_agreed = False
    task = submit(house)
    with running(house) as thread:
        soon(lambda: house.engine.prompts)
        house.clock.advance(11)
        time.sleep(0.5)  # more than one look
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert house.cloud.sent == []


def test_when_it_is_kept_here_the_local_one_goes_on_alone(house: FakeHouse) -> None:
    task = submit(house)
    with running(house) as thread:
        started_both(house)
        keep_here(house.ports, task.id)
        soon(lambda: outcomes(house, task).get(Route.CLOUD) is AttemptOutcome.CANCELLED)
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert outcomes(house, task)[Route.LOCAL] is AttemptOutcome.DONE
    assert len(house.cloud.sent) == 1


def test_the_cloud_wins_and_the_local_one_is_stopped(house: FakeHouse) -> None:
    task = submit(house)
    with running(house) as thread:
        started_both(house)
        let(house.cloud.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert outcomes(house, task) == {
        Route.LOCAL: AttemptOutcome.CANCELLED,
        Route.CLOUD: AttemptOutcome.DONE,
    }
    receipt = task_report(house.ports, task.id).receipt
    assert (receipt.local_steps, receipt.cloud_steps) == (0, 1)
    assert receipt.cost_usd
    assert read_metrics(house.ports, 7).escalation_reasons == {
        "the local answer would have been late": 1
    }


def test_the_local_one_wins_and_the_request_is_cancelled_and_booked(house: FakeHouse) -> None:
    task = submit(house)
    with running(house) as thread:
        started_both(house)
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert outcomes(house, task) == {
        Route.LOCAL: AttemptOutcome.DONE,
        Route.CLOUD: AttemptOutcome.CANCELLED,
    }
    receipt = task_report(house.ports, task.id).receipt
    assert (receipt.local_steps, receipt.cloud_steps) == (1, 0)
    assert receipt.possible_cost_usd > 0
    assert receipt.bytes_left_machine > 0


def test_the_words_of_one_alone_are_shown(house: FakeHouse) -> None:
    submit(house)
    with running(house) as thread:
        started_both(house)
        let(house.cloud.gate, thread)
    texts = [event.text for event in house.events if isinstance(event, TextArrived)]
    assert len(texts) == 1  # the fake cloud's answer is one piece, the fake engine's are words


def test_when_the_cloud_fails_the_local_answer_counts(house: FakeHouse) -> None:
    house.cloud.script = [CloudRefused(provider="openai", reason="400")]
    task = submit(house)
    with running(house) as thread:
        started_both(house)
        soon(lambda: outcomes(house, task).get(Route.CLOUD) is AttemptOutcome.FAILED)
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert outcomes(house, task)[Route.LOCAL] is AttemptOutcome.DONE


def test_when_the_local_one_fails_the_cloud_answer_counts(house: FakeHouse) -> None:
    task = submit(house)
    house.engine.dies_late = EngineFailed(reason="test")
    with running(house) as thread:
        started_both(house)
        house.engine.gate.set()  # type: ignore[union-attr]
        soon(lambda: outcomes(house, task).get(Route.LOCAL) is AttemptOutcome.FAILED)
        let(house.cloud.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED


def test_when_both_fail_the_task_fails_with_the_local_error(house: FakeHouse) -> None:
    task = submit(house)
    house.engine.dies_late = EngineFailed(reason="test")
    house.cloud.script = [CloudRefused(provider="openai", reason="400")]
    with running(house) as thread:
        started_both(house)
        soon(lambda: outcomes(house, task).get(Route.CLOUD) is AttemptOutcome.FAILED)
        let(house.engine.gate, thread)
    ended = house.store.task(task.id)
    assert ended.state is TaskState.FAILED
    assert ended.error is not None
    assert ended.error.code == EngineFailed.code


def test_work_that_may_not_leave_has_no_race(house: FakeHouse) -> None:
    task = submit(house, privacy=Privacy.LOCAL_ONLY)
    with running(house) as thread:
        soon(lambda: house.engine.prompts)
        house.clock.advance(3600)
        time.sleep(0.5)
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert house.cloud.sent == []


def test_without_a_connection_the_local_one_goes_on(house: FakeHouse) -> None:
    house.has_network = False
    task = submit(house)
    with running(house) as thread:
        soon(lambda: house.engine.prompts)
        house.clock.advance(11)
        time.sleep(0.5)
        let(house.engine.gate, thread)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert house.cloud.sent == []


def test_a_cancelled_task_stops_both(house: FakeHouse) -> None:
    task = submit(house)
    with running(house) as thread:
        started_both(house)
        house.store.cancel_task(task.id, house.clock.now())
        house.clock.advance(1)  # the next sign of life looks at the store
        thread.join(10)
        assert not thread.is_alive()
    assert house.store.task(task.id).state is TaskState.CANCELLED
