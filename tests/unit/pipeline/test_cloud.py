"""Work that goes to the cloud: one request at a time, written down, paid for, never looping."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.breaker import Breaker, BreakerState
from app.domain.cloud import payload_of
from app.domain.errors import (
    AppError,
    CloudBusy,
    CloudKeyRefused,
    CloudMoneyGone,
    CloudRefused,
    CloudUncertain,
    CloudUnreachable,
    LeavesNot,
)
from app.domain.options import Options
from app.domain.prompt import Message, Prompt
from app.domain.route import Route
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.breaker_view import look_at_breaker
from app.pipeline.cloud_state import breaker_now, current_breaker, reset_breaker
from app.pipeline.flight import Flight
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/d/bill.txt")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
WRONG, RIGHT = '{"total": "much"}', '{"total": 1925.5}'
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}


def make_house(**sections: dict[str, Any]) -> FakeHouse:
    merged = {**CLOUD, **sections}
    settings = Settings.model_validate(merged)
    return fake_house({FILE: ["Bill of Nordlys AS. Pay 1,925.50 for Aurora."]}, settings)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> FakeHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    return make_house()


def complex_order(**changes: Any) -> Order:
    order = Order(Kind.SUMMARIZE, FILE, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    return order._replace(**changes)


def json_order(privacy: Privacy = Privacy.CLOUD_ALLOWED) -> Order:
    return Order(Kind.EXTRACT, FILE, privacy=privacy, options=Options(json_schema=SCHEMA))


def run(house: FakeHouse, order: Order | None = None) -> Task:
    """Submit, or take up what is due, and run it until it ends or waits."""
    if order is not None:
        submit_task(house.ports, order)
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(1), StepPool(1))
    run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
    pools.close()
    return house.store.task(task.id)


def later(house: FakeHouse, seconds: float) -> Task:
    """The same task when its time has come."""
    house.clock.advance(seconds)
    assert house.store.wake_waiting(house.clock.now()) == 1
    return run(house)


def outcomes(house: FakeHouse, task: Task) -> list[tuple[str, str]]:
    attempts = house.store.attempts(task.id)
    return [(a.route.value, a.outcome.value if a.outcome else "") for a in attempts]


def test_complex_work_is_done_by_the_larger_model(house: FakeHouse) -> None:
    task = run(house, complex_order())
    assert task.state is TaskState.SUCCEEDED
    assert task.decision is not None
    assert task.decision.route is Route.CLOUD
    [(model, _)] = house.cloud.sent
    assert model == "openai/big"
    assert house.engine.prompts == []


def test_what_was_sent_and_what_it_cost_is_on_the_receipt(house: FakeHouse) -> None:
    task = run(house, complex_order())
    [attempt] = house.store.attempts(task.id)
    counted = (attempt.prompt_tokens or 0) * 1.0 + (attempt.completion_tokens or 0) * 10.0
    assert attempt.cost_usd == pytest.approx(counted / 1e6)
    assert (attempt.cost_estimate_usd or 0) > (attempt.cost_usd or 0)
    receipt = task_report(house.ports, task.id).receipt
    assert receipt.cost_usd == pytest.approx(attempt.cost_usd)
    assert receipt.bytes_left_machine == attempt.bytes_out
    assert (receipt.cloud_steps, receipt.local_steps) == (1, 0)


def test_local_only_work_never_reaches_the_cloud(house: FakeHouse) -> None:
    house.engine.script = [WRONG, WRONG]
    task = run(house, json_order(Privacy.LOCAL_ONLY))
    assert task.state is TaskState.FAILED
    assert house.cloud.sent == []
    prompt = Prompt(id="x", messages=(Message(role="user", content="secret"),))
    with pytest.raises(LeavesNot):
        payload_of(task, prompt)


def test_json_is_repaired_once_and_then_falls_back(house: FakeHouse) -> None:
    house.engine.script, house.cloud.script = [WRONG, WRONG], [RIGHT]
    task = run(house, json_order())
    assert task.state is TaskState.SUCCEEDED
    assert outcomes(house, task) == [
        ("local", "validation_failed"),
        ("local", "validation_failed"),
        ("cloud", "done"),
    ]
    refused = house.store.attempts(task.id)[0]
    assert refused.raw_text == WRONG


def test_without_a_provider_it_fails_and_the_raw_text_is_kept() -> None:
    house = make_house(cloud_engine={})
    house.engine.script = [WRONG, WRONG]
    task = run(house, json_order())
    assert task.state is TaskState.FAILED
    assert task_report(house.ports, task.id).raw_text == WRONG


def test_without_a_connection_it_waits_and_goes_on_later(house: FakeHouse) -> None:
    house.has_network = False
    house.engine.script = [WRONG, WRONG]
    task = run(house, json_order())
    assert task.state is TaskState.WAITING_FOR_NETWORK
    assert task.waits is not None
    assert task.waits.reason == "there is no connection"
    house.has_network, house.cloud.script = True, [RIGHT]
    assert later(house, 10).state is TaskState.SUCCEEDED
    assert len(house.engine.prompts) == 2  # the local tries are not done again


@pytest.mark.parametrize(
    ("sections", "reason"),
    [
        ({"cloud_engine": {}}, "no cloud provider is set up"),
        ({"privacy": {"offline": True}}, "offline switch"),
        ({"privacy": {"cloud_categories": ["routine"]}}, "category"),
        ({"cloud_engine": {**CLOUD["cloud_engine"], "monthly_budget": 0}}, "budget"),
    ],
)
def test_what_stands_in_the_way_is_said(sections: dict[str, Any], reason: str) -> None:
    house = make_house(**sections)
    task = run(house, complex_order())
    assert task.state is TaskState.WAITING_FOR_NETWORK
    assert task.waits is not None
    assert reason in task.waits.reason
    assert house.cloud.sent == []


FAULTS: list[tuple[Sequence[AppError], TaskState, int]] = [
    ([CloudUnreachable(provider="p", reason="r")], TaskState.WAITING_FOR_NETWORK, 1),
    ([CloudBusy(provider="p", reason="r")], TaskState.WAITING_FOR_NETWORK, 1),
    ([CloudUncertain(provider="p", reason="r")], TaskState.WAITING_FOR_NETWORK, 1),
    ([CloudKeyRefused(provider="p", reason="r")], TaskState.WAITING_FOR_NETWORK, 1),
    ([CloudMoneyGone(provider="p", reason="r")], TaskState.WAITING_FOR_NETWORK, 1),
    ([CloudRefused(provider="p", reason="r")], TaskState.FAILED, 1),
]


@pytest.mark.parametrize(("script", "state", "sent"), FAULTS)
def test_a_fault_leaves_the_task_where_it_can_go_on(
    house: FakeHouse, script: list[AppError], state: TaskState, sent: int
) -> None:
    house.cloud.script = [*script]
    task = run(house, complex_order())
    assert (task.state, len(house.cloud.sent)) == (state, sent)


def test_an_unknown_outcome_is_sent_once_more_and_booked_as_possible(house: FakeHouse) -> None:
    house.cloud.script = [CloudUncertain(provider="p", reason="r")] * 3
    task = run(house, complex_order())
    task = later(house, 300)
    assert task.state is TaskState.FAILED
    assert len(house.cloud.sent) == 2
    receipt = task_report(house.ports, task.id).receipt
    assert receipt.cost_usd == 0
    assert receipt.possible_cost_usd > 0


def test_a_busy_provider_is_asked_five_times_and_its_wait_is_kept(house: FakeHouse) -> None:
    busy = CloudBusy(provider="p", reason="r", retry_after_s=3600)
    house.cloud.script = [busy] * 9
    task = run(house, complex_order())
    for _ in range(4):
        assert task.waits is not None
        assert task.waits.until == house.clock.now() + timedelta(hours=1)
        task = later(house, 3600)
    assert task.state is TaskState.FAILED
    assert len(house.cloud.sent) == 5


def test_the_next_model_of_the_chain_is_asked_at_once() -> None:
    fallback = [{"provider": "anthropic", "model": "other"}]
    house = make_house(cloud_engine={**CLOUD["cloud_engine"], "fallback_models": fallback})
    house.cloud.script = [CloudBusy(provider="p", reason="r", retry_after_s=60)]
    task = run(house, complex_order())
    assert task.state is TaskState.SUCCEEDED
    assert [model for model, _ in house.cloud.sent] == ["openai/big", "anthropic/other"]


def test_a_provider_that_waits_for_the_user_is_left_alone_until_resumed(house: FakeHouse) -> None:
    house.cloud.script = [CloudKeyRefused(provider="p", reason="r")]
    run(house, complex_order())
    assert house.register.pauses() == {"openai": "cloud_key_refused"}
    assert later(house, 10).state is TaskState.WAITING_FOR_NETWORK
    assert len(house.cloud.sent) == 1
    house.register.resume("openai")
    assert later(house, 10).state is TaskState.SUCCEEDED


def test_a_budget_stops_before_it_is_passed() -> None:
    house = make_house(cloud_engine={**CLOUD["cloud_engine"], "monthly_budget": 0.0065})
    done = 0
    for number in range(20):
        task = run(house, complex_order(instruction=f"Wish {number}"))
        if task.state is TaskState.WAITING_FOR_NETWORK:
            break
        done += 1
    assert 0 < done < 20
    spent = house.register.spending(house.clock.now() - timedelta(days=1))
    assert spent.most_usd <= 0.0065
    assert len(house.cloud.sent) == done


def test_an_unknown_price_is_never_nothing() -> None:
    house = make_house(cloud_engine={"provider": "openai", "model": "nobody-knows"})
    task = run(house, complex_order())
    receipt = task_report(house.ports, task.id).receipt
    assert receipt.cost_usd is None
    assert "cost unknown" in receipt.in_words()
    house = make_house(
        cloud_engine={"provider": "openai", "model": "nobody-knows", "monthly_budget": 5}
    )
    task = run(house, complex_order())
    assert task.state is TaskState.WAITING_FOR_NETWORK
    assert house.cloud.sent == []


def test_an_answer_without_counts_costs_nobody_knows_what(house: FakeHouse) -> None:
    house.cloud.is_counted = False
    task = run(house, complex_order())
    assert task_report(house.ports, task.id).receipt.cost_usd is None


def test_the_cloud_repairs_json_once_too(house: FakeHouse) -> None:
    house.engine.script, house.cloud.script = [WRONG, WRONG], [WRONG, WRONG, RIGHT]
    task = run(house, json_order())
    assert task.state is TaskState.FAILED
    assert task.error is not None
    assert task.error.code == "result_invalid"
    assert len(house.cloud.sent) == 2


def fail_often(house: FakeHouse) -> None:
    """Twenty local answers of which five are wrong."""
    for number in range(20):
        house.engine.script = [WRONG, RIGHT] if number < 5 else [RIGHT]
        order = json_order(Privacy.LOCAL_ONLY)
        run(house, order._replace(instruction=f"Wish {number}"))
        house.clock.advance(1)


def test_the_breaker_opens_and_sends_json_to_the_cloud(house: FakeHouse) -> None:
    fail_often(house)
    assert breaker_now(house.ports) is BreakerState.OPEN
    task = run(house, json_order())
    assert task.decision is not None
    assert task.decision.route is Route.CLOUD
    private = run(house, json_order(Privacy.LOCAL_ONLY))
    assert private.decision is not None
    assert private.decision.route is Route.LOCAL
    assert "unreliable" in private.decision.reason


def test_the_breaker_closes_after_good_probes_or_by_hand(house: FakeHouse) -> None:
    fail_often(house)
    assert current_breaker(house.ports).state is BreakerState.OPEN
    house.clock.advance(301)
    assert current_breaker(house.ports).state is BreakerState.HALF_OPEN
    for number in range(5):
        house.engine.script = [RIGHT]
        run(house, json_order(Privacy.LOCAL_ONLY)._replace(instruction=f"Probe {number}"))
        house.clock.advance(1)
    assert current_breaker(house.ports).state is BreakerState.CLOSED
    house.register.move_breaker(
        house.register.breaker(), Breaker(state=BreakerState.OPEN, since=house.clock.now())
    )
    assert reset_breaker(house.ports).state is BreakerState.CLOSED


def test_a_document_is_data_for_the_cloud_too(house: FakeHouse) -> None:
    run(house, complex_order())
    [(_, prompt)] = house.cloud.sent
    assert prompt.messages[0].role == "system"
    assert "Bill of Nordlys" in prompt.messages[-1].content
    assert "Bill of Nordlys" not in prompt.messages[0].content
    json.dumps([message.content for message in prompt.messages])


def test_a_fallback_that_the_budget_does_not_allow_fails_with_its_answer_kept() -> None:
    house = make_house(cloud_engine={**CLOUD["cloud_engine"], "monthly_budget": 0.000001})
    house.engine.script = [WRONG, WRONG]
    task = run(house, json_order())
    assert task.state is TaskState.FAILED
    assert task.error is not None
    assert "monthly budget" in task.error.title
    assert house.cloud.sent == []
    assert task_report(house.ports, task.id).raw_text == WRONG


def test_the_receipt_says_what_local_work_saved_as_an_estimate(house: FakeHouse) -> None:
    task = run(house, Order(Kind.SUMMARIZE, FILE))
    [attempt] = house.store.attempts(task.id)
    receipt = task_report(house.ports, task.id).receipt
    counted = (attempt.prompt_tokens or 0) * 1.0 + (attempt.completion_tokens or 0) * 10.0
    assert receipt.saved_usd_estimate == pytest.approx(counted / 1e6)
    assert "(an estimate)" in receipt.in_words()


def test_a_saving_at_a_price_nobody_knows_is_not_known() -> None:
    house = make_house(cloud_engine={"provider": "openai", "model": "nobody-knows"})
    task = run(house, Order(Kind.SUMMARIZE, FILE))
    receipt = task_report(house.ports, task.id).receipt
    assert receipt.saved_usd_estimate is None
    assert "saved" not in receipt.in_words()


def test_an_open_breaker_says_what_opened_it_even_on_a_leap_day() -> None:
    house = make_house()
    leap_day = datetime(2028, 2, 29, 9, tzinfo=UTC)
    house.clock.advance((leap_day - house.clock.now()).total_seconds())
    assert look_at_breaker(house.ports).samples == 0
    fail_often(house)
    view = look_at_breaker(house.ports)
    assert view.state is BreakerState.OPEN
    assert view.failed > 0.15 * view.samples > 0
    assert f"{view.failed} of the last {view.samples}" in view.in_words()
