"""What waited for the network goes by priority, then by age, as far as rate and money allow."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.egress import Purpose, permit_without_documents
from app.domain.errors import CloudBusy
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.engines.cloud import rate
from app.engines.cloud.rate import Turnstile
from app.engines.cloud.wire import Sending
from app.pipeline import run_cloud_step
from app.pipeline.flight import Flight
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/d/bill.txt")
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED
# As they were ordered; and as they are to go.
ORDERED = ("old pile", "old question", "new pile", "new question")
GOES = ["old question", "new question", "old pile", "new pile"]


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> FakeHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    made = fake_house({FILE: ["Bill of Nordlys AS. Pay 1,925.50 for Aurora."]})
    use(made)
    made.has_network = False
    for words in ORDERED:
        made.clock.advance(1)
        priority = Priority.INTERACTIVE if "question" in words else Priority.BACKGROUND
        order = Order(Kind.SUMMARIZE, FILE, words, Category.COMPLEX, Privacy.CLOUD_ALLOWED)
        submit_task(made.ports, order._replace(priority=priority))
        assert run(made).state is WAITS
    return made


def use(house: FakeHouse, **cloud: Any) -> None:
    made = {"cloud_engine": {"provider": "openai", "model": "big", **cloud}}
    house.settings = Settings.model_validate(made)


def run(house: FakeHouse) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(1), StepPool(1))
    run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
    pools.close()
    return house.store.task(task.id)


def drain(house: FakeHouse) -> list[TaskState]:
    """The connection is back: run all that is due."""
    house.has_network = True
    house.clock.advance(20)
    count = house.store.wake_waiting(house.clock.now())
    return [run(house).state for _ in range(count)]


def sent(house: FakeHouse) -> list[str]:
    texts = ["".join(one.content for one in prompt.messages) for _, prompt in house.cloud.sent]
    return [words for text in texts for words in ORDERED if words in text]


def test_by_priority_then_age_and_each_result_comes_into_its_task(house: FakeHouse) -> None:
    before = {task.id for task in house.store.tasks()}
    assert drain(house) == [DONE] * 4
    assert sent(house) == GOES
    assert {task.id for task in house.store.tasks()} == before
    assert all(task_report(house.ports, task_id).result for task_id in before)


def test_a_provider_that_limits_the_rate_changes_nothing_in_the_order(house: FakeHouse) -> None:
    house.cloud.script = [CloudBusy(provider="p", reason="r", retry_after_s=90)] * 4
    assert drain(house) == [WAITS] * 4
    assert drain(house) == []  # not before it was asked for
    house.clock.advance(90)
    assert drain(house) == [DONE] * 4
    assert sent(house) == GOES * 2


def test_when_the_money_is_at_its_end_the_rest_waits_for_it(house: FakeHouse) -> None:
    house.has_network = True
    house.clock.advance(20)
    house.store.wake_waiting(house.clock.now())
    [first] = house.store.attempts(run(house).id)
    cost, most = first.cost_usd or 0, first.cost_estimate_usd or 0
    use(house, monthly_budget=most + 1.5 * cost)  # for one more
    assert [run(house).state for _ in range(3)] == [DONE, WAITS, WAITS]
    assert sent(house) == GOES[:2]
    left = [task for task in house.store.tasks() if task.state is WAITS]
    assert all("monthly budget" in str(task.waits) for task in left)
    use(house, monthly_budget=1)
    house.clock.advance(600)
    assert drain(house) == [DONE, DONE]
    assert sent(house) == GOES


def test_the_limit_of_the_settings_lets_those_through_whom_a_person_waits_for(
    monkeypatch: pytest.MonkeyPatch, house: FakeHouse
) -> None:
    """One request a minute; while all stand in line, the minute is over four times."""
    now_ms = 0
    monkeypatch.setattr(rate, "_now_ms", lambda: now_ms)
    turnstile = Turnstile(1, [], datetime.fromisoformat("2026-03-02T09:00:00+00:00"))
    turnstile.wait(Sending(60, permit_without_documents(Purpose.KEY_TEST)), "p")
    places = {}
    for number, words in enumerate(ORDERED):
        places[words] = ("pile" in words, number)
        turnstile._line.append(places[words])
    through = []
    for _ in range(4):
        assert not any(turnstile._try(place) for place in places.values())
        now_ms += 60_001
        [words] = [words for words, place in places.items() if turnstile._try(place)]
        turnstile._line.remove(places.pop(words))
        through.append(words)
    assert through == GOES
