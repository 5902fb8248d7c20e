"""Plan before run: the same figures as the run itself, and nothing done."""

from pathlib import Path

import pytest

from app.domain.errors import AppError, DocumentDamaged
from app.domain.route import Route
from app.domain.task import Category, Kind, Privacy
from app.pipeline.flight import Flight
from app.pipeline.preview import preview_order
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from app.planning.estimate import Speed
from tests.fakes.house import FakeHouse, fake_house

LONG = Path("/docs/long.txt")
SHORT = Path("/docs/short.txt")
BROKEN = Path("/docs/broken.pdf")
PAGES: dict[Path, list[str] | AppError] = {
    LONG: [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(12)] + [""],
    SHORT: ["A short text of one page. " * 5],
    BROKEN: DocumentDamaged(name="broken.pdf"),
}


@pytest.fixture
def house() -> FakeHouse:
    return fake_house(PAGES)


def run(house: FakeHouse, order: Order) -> str:
    submit_task(house.ports, order)
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task.id


def test_the_figures_are_those_of_the_run(house: FakeHouse) -> None:
    order = Order(Kind.SUMMARIZE, LONG)
    plan = preview_order(house.ports, order)
    receipt = task_report(house.ports, run(house, order)).receipt
    assert plan.pages_total == receipt.pages_total == 13
    assert plan.tokens == receipt.tokens_read
    assert plan.chunks == receipt.chunks_total
    assert plan.steps == receipt.steps
    assert plan.pages_unreadable == receipt.pages_unreadable
    assert (plan.route, plan.cost_usd) == (Route.LOCAL, 0.0)


def test_nothing_is_stored(house: FakeHouse) -> None:
    preview_order(house.ports, Order(Kind.SUMMARIZE, LONG))
    assert house.store.tasks() == []
    assert house.events == []


def test_a_file_that_cannot_be_read_says_why(house: FakeHouse) -> None:
    plan = preview_order(house.ports, Order(Kind.SUMMARIZE, BROKEN))
    assert plan.error is not None
    assert plan.error.code == "document_damaged"
    assert plan.in_words() == "broken.pdf: broken.pdf is damaged and cannot be opened"


def test_the_time_comes_from_a_trial_and_then_from_what_was_done(house: FakeHouse) -> None:
    first = preview_order(house.ports, Order(Kind.SUMMARIZE, LONG))
    assert len(house.engine.prompts) == 1  # the trial
    run(house, Order(Kind.SUMMARIZE, SHORT))
    asked = len(house.engine.prompts)
    second = preview_order(house.ports, Order(Kind.SUMMARIZE, LONG))
    assert len(house.engine.prompts) == asked  # its own attempts are measure enough
    assert first.seconds
    assert second.seconds
    assert first.seconds != second.seconds


def test_what_goes_to_the_cloud_has_no_time(house: FakeHouse) -> None:
    order = Order(Kind.SUMMARIZE, LONG, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    plan = preview_order(house.ports, order)
    assert (plan.route, plan.seconds) == (Route.CLOUD, None)
    assert house.engine.prompts == []
    assert "larger model" in plan.in_words()


def test_tasks_of_the_same_kind_say_how_long_it_takes(house: FakeHouse) -> None:
    """The fake engine takes two seconds for each prompt, however long."""
    order = Order(Kind.SUMMARIZE, SHORT)
    run(house, order)
    run(house, Order(Kind.REWRITE, LONG, "in verse"))
    assert preview_order(house.ports, order).seconds == pytest.approx(2.0)


def test_no_trial_can_be_answered_from_what_an_earlier_one_read(house: FakeHouse) -> None:
    for _ in range(2):
        preview_order(house.ports, Order(Kind.SUMMARIZE, SHORT))
    first, second = (prompt.messages[0].content for prompt in house.engine.prompts)
    assert first.split()[0] != second.split()[0]


def test_a_tasks_speed_can_be_given(house: FakeHouse) -> None:
    plan = preview_order(house.ports, Order(Kind.SUMMARIZE, SHORT), lambda _: Speed(1.0, 0.0))
    assert plan.seconds == plan.tokens + 80
    assert house.engine.prompts == []
