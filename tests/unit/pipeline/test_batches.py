"""Long queues go in batches: sent once, asked for until they end, each answer judged as usual."""

import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.batch import Batch, BatchState, batch_payload_of, next_poll
from app.domain.errors import (
    AppError,
    CloudBatchBroken,
    CloudBatchFailed,
    CloudBusy,
    CloudKeyRefused,
    CloudMoneyGone,
    CloudRefused,
    CloudUncertain,
    CloudUnreachable,
    LeavesNot,
    TaskNotInBatch,
)
from app.domain.options import Options
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.batches import leave_batch, poll_batches
from app.pipeline.deleting import delete_tasks
from app.pipeline.flight import Flight
from app.pipeline.preview import preview_order
from app.pipeline.queries import task_report, task_row
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.contract.samples import make_task
from tests.fakes.house import FakeHouse, fake_house

FILES = [Path(f"/d/{number}.txt") for number in range(4)]
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
WRONG, RIGHT = '{"total": "much"}', '{"total": 1925.5}'
WAITS, QUEUED, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.QUEUED, TaskState.SUCCEEDED


def settings_of(**cloud: Any) -> Settings:
    usual = {"provider": "openai", "model": "big", "batch": "backlog", "batch_from": 3}
    return Settings.model_validate({"cloud_engine": {**usual, **cloud}})


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> FakeHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    pages = {file: [f"Bill {file.stem}. Pay 1,925.50."] for file in FILES}
    return fake_house(pages, settings_of())


def order_all(house: FakeHouse, count: int = 3, **changes: Any) -> list[str]:
    order = Order(Kind.EXTRACT, FILES[0], category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    order = order._replace(options=Options(json_schema=SCHEMA), **changes)
    return [submit_task(house.ports, order._replace(path=file)).id for file in FILES[:count]]


def run_queue(house: FakeHouse) -> None:
    """Take up what is queued, each once."""
    while task := house.store.claim_task(house.clock.now()):
        pools = Pools(StepPool(1), StepPool(1))
        run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
        pools.close()


def batched(house: FakeHouse, count: int = 3, **changes: Any) -> list[str]:
    """Tasks that are in one batch, or were on the way into one."""
    task_ids = order_all(house, count, **changes)
    run_queue(house)
    done = poll_batches(house.ports)
    assert done.begun + done.refused == 1
    return task_ids


def later(house: FakeHouse, seconds: float = 70) -> None:
    house.clock.advance(seconds)
    poll_batches(house.ports)


def tasks(house: FakeHouse, task_ids: Sequence[str]) -> list[Task]:
    return [house.store.task(key) for key in task_ids]


def the_batch(house: FakeHouse) -> Batch:
    [batch] = house.batches.batches()
    return batch


def the_attempt(house: FakeHouse, task_id: str) -> Attempt:
    [attempt] = house.store.attempts(task_id)
    return attempt


def states(house: FakeHouse, task_ids: Sequence[str]) -> list[TaskState]:
    return [task.state for task in tasks(house, task_ids)]


def request_cost(file: Path) -> float:
    """What a request for this file may cost in a batch, at most."""
    direct = fake_house({file: [f"Bill {file.stem}. Pay 1,925.50."]}, settings_of(batch="off"))
    order = Order(Kind.EXTRACT, file, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    task = submit_task(direct.ports, order._replace(options=Options(json_schema=SCHEMA)))
    run_queue(direct)
    return (the_attempt(direct, task.id).cost_estimate_usd or 0) / 2


def test_a_backlog_is_collected_and_sent_once(house: FakeHouse) -> None:
    task_ids = order_all(house)
    run_queue(house)
    assert states(house, task_ids) == [WAITS] * 3
    stage = task_row(house.ports, task_ids[0]).stage
    assert stage.startswith("waits: openai: is collected for a batch; next try at")
    assert house.cloud.sent == []
    assert poll_batches(house.ports) == (1, 0, 0, house.clock.now() + timedelta(minutes=1))
    poll_batches(house.ports)
    assert house.batch_cloud.submissions == 1
    batch = the_batch(house)
    assert (batch.state, batch.remote_id, batch.items) == (BatchState.SUBMITTED, "remote-1", 3)
    [(_, payload)] = house.batch_cloud.there.values()
    assert [one.id for one in payload.prompts] == [
        the_attempt(house, task_id).id for task_id in task_ids
    ]
    waits = tasks(house, task_ids)[0].waits
    assert waits is not None
    assert re.fullmatch(r"in a batch at openai, asked again at \d\d:\d\d", waits.reason)


def test_its_answers_are_judged_paid_at_half_the_price_and_told(house: FakeHouse) -> None:
    task_ids = batched(house)
    house.batch_cloud.answer_all("remote-1")
    later(house)
    assert the_batch(house).state is BatchState.ENDED
    assert house.batch_cloud.tidied == ["remote-1"]
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    attempt = the_attempt(house, task_ids[0])
    counted = (attempt.prompt_tokens or 0) * 1.0 + (attempt.completion_tokens or 0) * 10.0
    assert attempt.cost_usd == pytest.approx(counted / 2e6)
    assert (attempt.cost_estimate_usd or 0) > (attempt.cost_usd or 0)
    receipt = task_report(house.ports, task_ids[0]).receipt
    assert (receipt.cloud_steps, receipt.batch_steps) == (1, 1)
    assert receipt.cost_usd == attempt.cost_usd
    assert receipt.bytes_left_machine == attempt.bytes_out
    assert "1 in a batch" in receipt.in_words()
    assert house.cloud.sent == []


def test_it_is_asked_for_seldomer_as_it_gets_older_and_its_tasks_say_when(house: FakeHouse) -> None:
    task_ids = batched(house)
    moments = []
    for _ in range(20):
        batch = the_batch(house)
        house.clock.advance((batch.next_poll_at - house.clock.now()).total_seconds())
        poll_batches(house.ports)
        moments.append((the_batch(house).next_poll_at - house.clock.now()).total_seconds())
        waits = house.store.task(task_ids[0]).waits
        assert waits is not None
        assert waits.until == the_batch(house).next_poll_at + timedelta(minutes=1)
    assert moments == sorted(moments)
    assert (moments[0], moments[-1]) == (60.0, 900.0)
    opened = the_batch(house).opened_at
    assert next_poll(opened, opened + timedelta(minutes=20)) == opened + timedelta(minutes=25)


def test_a_task_that_is_looked_at_meanwhile_goes_on_waiting(house: FakeHouse) -> None:
    task_ids = batched(house)
    house.store.wake_waiting(house.clock.now() + timedelta(days=1))
    run_queue(house)
    assert states(house, task_ids) == [WAITS] * 3
    assert house.cloud.sent == []
    waits = house.store.task(task_ids[0]).waits
    assert waits is not None
    assert waits.reason.startswith("in a batch at openai")


def test_an_overdue_batch_does_not_have_its_tasks_taken_up_in_a_loop(house: FakeHouse) -> None:
    task_ids = batched(house)
    house.clock.advance(8 * 3600)
    assert house.store.wake_waiting(house.clock.now()) == 3
    run_queue(house)
    assert house.store.wake_waiting(house.clock.now()) == 0
    assert states(house, task_ids) == [WAITS] * 3


@pytest.mark.parametrize(
    ("cloud", "order"),
    [
        ({"batch": "off"}, {}),
        ({"batch_from": 4}, {}),
        ({"provider": "openrouter"}, {}),
        ({}, {"category": Category.SAFETY_CRITICAL}),
        ({}, {"priority": Priority.INTERACTIVE}),
    ],
)
def test_what_is_not_for_a_batch_goes_by_itself_at_once(
    house: FakeHouse, cloud: dict[str, Any], order: dict[str, Any]
) -> None:
    house.settings = settings_of(**cloud)
    task_ids = order_all(house, **order)
    run_queue(house)
    poll_batches(house.ports)
    assert states(house, task_ids) == [DONE] * 3
    assert len(house.cloud.sent) == 3
    assert house.batch_cloud.submissions == 0
    assert {task_report(house.ports, key).receipt.batch_steps for key in task_ids} == {0}


@pytest.mark.parametrize(
    "change",
    [
        {"privacy": Privacy.LOCAL_ONLY},
        {"category": Category.SAFETY_CRITICAL},
        {"priority": Priority.INTERACTIVE},
    ],
)
def test_no_payload_is_made_of_what_must_not_be_in_a_batch(change: dict[str, object]) -> None:
    allowed = make_task("a").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED})
    prompt = Prompt(
        id="p", messages=(Message(role="user", content="x"),), max_tokens=1, sampling=GREEDY
    )
    assert batch_payload_of([(allowed, prompt)]).prompts == (prompt,)
    with pytest.raises(LeavesNot):
        batch_payload_of([(allowed, prompt), (allowed.model_copy(update=change), prompt)])
    with pytest.raises(LeavesNot):
        batch_payload_of([])


def test_what_nobody_collects_goes_by_itself_after_a_while(house: FakeHouse) -> None:
    task_ids = order_all(house)
    run_queue(house)
    house.clock.advance(200)
    house.store.wake_waiting(house.clock.now() + timedelta(days=1))
    run_queue(house)
    assert states(house, task_ids) == [WAITS] * 3
    house.clock.advance(101)
    assert house.store.wake_waiting(house.clock.now()) == 3
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3


def test_after_a_night_it_is_collected_all_the_same(house: FakeHouse) -> None:
    task_ids = order_all(house)
    run_queue(house)
    house.clock.advance(8 * 3600)
    assert house.store.wake_waiting(house.clock.now()) == 3
    run_queue(house)
    assert states(house, task_ids) == [WAITS] * 3
    assert poll_batches(house.ports).begun == 1


def test_the_budget_counts_half(house: FakeHouse) -> None:
    task_ids = order_all(house, 4)
    run_queue(house)
    poll_batches(house.ports)
    estimates = [the_attempt(house, key).cost_estimate_usd or 0 for key in task_ids]
    spent = house.register.spending(the_batch(house).opened_at).possible_usd
    assert spent == pytest.approx(sum(estimates))
    assert estimates == pytest.approx([request_cost(file) for file in FILES])


def test_what_was_deleted_while_its_batch_was_under_way_keeps_nobody_up(house: FakeHouse) -> None:
    task_ids = batched(house)
    delete_tasks(house.ports, task_ids[:1])
    house.batch_cloud.answer_all("remote-1")
    later(house)
    run_queue(house)
    assert states(house, task_ids[1:]) == [DONE, DONE]
    assert the_attempt(house, task_ids[0]).outcome is AttemptOutcome.CANCELLED
    assert the_attempt(house, task_ids[0]).raw_text is None


def test_a_batch_is_as_large_as_the_budget_allows(house: FakeHouse) -> None:
    task_ids = order_all(house, 4)
    run_queue(house)
    [half] = {request_cost(file) for file in FILES}
    house.settings = settings_of(monthly_budget=2.5 * half)
    poll_batches(house.ports)
    estimates = [one.cost_estimate_usd or 0 for one in house.store.all_attempts()]
    assert sum(estimates) <= 2.5 * half < sum(estimates) + estimates[0]
    house.clock.advance(301)
    house.store.wake_waiting(house.clock.now() + timedelta(days=1))
    run_queue(house)
    reasons = {task.waits.reason for task in tasks(house, task_ids) if task.waits}
    assert any("budget" in reason for reason in reasons), reasons


def test_a_refused_answer_is_repaired_by_itself_or_in_the_next_batch(house: FakeHouse) -> None:
    task_ids = batched(house)
    answered = house.batch_cloud.answered["remote-1"]
    answered[the_attempt(house, task_ids[0]).id] = WRONG
    house.batch_cloud.answer_all("remote-1")
    later(house)
    house.cloud.script = [RIGHT]
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    first, repair = house.store.attempts(task_ids[0])
    assert (first.outcome, first.raw_text) == (AttemptOutcome.VALIDATION_FAILED, WRONG)
    assert first.cost_usd
    assert (repair.is_repair, repair.batch_id) == (True, None)


def test_many_refused_answers_are_repaired_in_a_batch(house: FakeHouse) -> None:
    task_ids = batched(house)
    for task_id in task_ids:
        house.batch_cloud.answered["remote-1"][the_attempt(house, task_id).id] = WRONG
    house.batch_cloud.answer_all("remote-1")
    later(house)
    repairs = house.batch_cloud.there["remote-2"][1].prompts
    assert len(repairs) == 3
    house.batch_cloud.answer_all("remote-2")
    later(house)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    assert [one.is_repair for one in house.store.attempts(task_ids[0])] == [False, True]
    assert house.cloud.sent == []


def test_two_refused_answers_in_batches_fail_the_task_as_two_direct_ones_do(
    house: FakeHouse,
) -> None:
    task_ids = batched(house)
    for name in ("remote-1", "remote-2"):
        for prompt in house.batch_cloud.there[name][1].prompts:
            house.batch_cloud.answered[name][prompt.id] = WRONG
        house.batch_cloud.answer_all(name)
        later(house)
    run_queue(house)
    failed = tasks(house, task_ids)[0]
    assert failed.state is TaskState.FAILED
    assert failed.error is not None
    assert failed.error.code == "result_invalid"


@pytest.mark.parametrize(
    ("error", "outcome", "last"),
    [
        (CloudBatchFailed(provider="openai", reason="expired"), AttemptOutcome.FAILED, DONE),
        (CloudUncertain(provider="openai", reason="garbled"), AttemptOutcome.UNKNOWN, DONE),
        (CloudRefused(provider="openai", reason="400"), AttemptOutcome.FAILED, TaskState.FAILED),
        (CloudMoneyGone(provider="openai", reason="402"), AttemptOutcome.FAILED, WAITS),
    ],
)
def test_an_item_without_an_answer_goes_back_as_its_error_says(
    house: FakeHouse, error: AppError, outcome: AttemptOutcome, last: TaskState
) -> None:
    task_ids = batched(house)
    attempt = the_attempt(house, task_ids[0])
    house.batch_cloud.answered["remote-1"][attempt.id] = error
    house.batch_cloud.answer_all("remote-1")
    later(house)
    run_queue(house)
    assert states(house, task_ids) == [last, DONE, DONE]
    closed = house.store.attempts(task_ids[0])[0]
    assert (closed.outcome, closed.error_code) == (outcome, error.code)
    receipt = task_report(house.ports, task_ids[0]).receipt
    assert (receipt.possible_cost_usd > 0) is (outcome is AttemptOutcome.UNKNOWN)


@pytest.mark.parametrize("is_complete", [True, False])
def test_a_line_that_is_missing(house: FakeHouse, *, is_complete: bool) -> None:
    """Of a batch that claims to be whole it may be charged; of one that was given up it is not."""
    task_ids = batched(house)
    house.batch_cloud.is_complete = is_complete
    missing = the_attempt(house, task_ids[1])
    house.batch_cloud.answer_all("remote-1")
    del house.batch_cloud.answered["remote-1"][missing.id]
    house.batch_cloud.answered["remote-1"]["a stranger"] = RIGHT
    later(house)
    closed = house.store.attempts(task_ids[1])[0]
    unknown = (AttemptOutcome.UNKNOWN, "cloud_uncertain")
    failed = (AttemptOutcome.FAILED, "cloud_batch_failed")
    assert (closed.outcome, closed.error_code) == (unknown if is_complete else failed)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    assert len(house.cloud.sent) == 1


def test_results_that_break_off_are_taken_up_where_they_were(house: FakeHouse) -> None:
    task_ids = batched(house)
    house.batch_cloud.answer_all("remote-1")
    house.batch_cloud.broken_by = CloudUncertain(provider="openai", reason="cut")
    house.batch_cloud.breaks_after = 1
    later(house)
    assert the_batch(house).state is BatchState.SUBMITTED
    outcomes = [the_attempt(house, key).outcome for key in task_ids]
    assert outcomes == [AttemptOutcome.DONE, None, None]
    later(house)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    assert [len(house.store.attempts(key)) for key in task_ids] == [1, 1, 1]


@pytest.mark.parametrize(
    ("error", "code", "last"),
    [
        # Whole submission refused: each by itself, at once.
        (CloudRefused(provider="openai", reason="413"), "cloud_batch_failed", DONE),
        (CloudBusy(provider="openai", reason="429"), "cloud_batch_failed", DONE),
        # It did not get there: later, in another batch.
        (CloudUnreachable(provider="openai", reason="no route"), "cloud_unreachable", WAITS),
        (CloudBatchBroken(provider="openai", reason="cut"), "cloud_batch_broken", WAITS),
        # Only the user can mend it.
        (CloudKeyRefused(provider="openai", reason="401"), "cloud_key_refused", WAITS),
    ],
)
def test_a_submission_that_comes_to_nothing(
    house: FakeHouse, error: AppError, code: str, last: TaskState
) -> None:
    house.batch_cloud.script, house.batch_cloud.is_kept = [error], False
    task_ids = batched(house)
    batch = the_batch(house)
    assert (batch.state, batch.error_code) == (BatchState.REFUSED, code)
    assert {the_attempt(house, key).error_code for key in task_ids} == {code}
    assert states(house, task_ids) == [QUEUED] * 3
    run_queue(house)
    assert states(house, task_ids) == [last] * 3
    receipt = task_report(house.ports, task_ids[0]).receipt
    assert receipt.possible_cost_usd == 0
    paused = house.register.pauses()
    assert paused == ({"openai": code} if isinstance(error, CloudKeyRefused) else {})


def test_batches_that_never_get_there_are_given_up(house: FakeHouse) -> None:
    broken = [CloudBatchBroken(provider="openai", reason="cut") for _ in range(5)]
    house.batch_cloud.script, house.batch_cloud.is_kept = list(broken), False
    task_ids = batched(house)
    for _ in range(4):
        run_queue(house)
        house.clock.advance(61)
        poll_batches(house.ports)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    assert house.batch_cloud.submissions == 3


def test_an_unknown_submission_is_looked_for_before_anything_is_sent_again(
    house: FakeHouse,
) -> None:
    house.batch_cloud.script = [CloudUncertain(provider="openai", reason="500")]
    task_ids = batched(house)
    assert the_batch(house).state is BatchState.SUBMITTING
    later(house)
    assert (the_batch(house).state, the_batch(house).remote_id) == (
        BatchState.SUBMITTED,
        "remote-1",
    )
    house.batch_cloud.answer_all("remote-1")
    later(house)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3
    assert house.batch_cloud.submissions == 1


def test_an_unknown_submission_that_is_not_there_is_sent_again_but_not_at_once(
    house: FakeHouse,
) -> None:
    house.batch_cloud.script = [CloudUncertain(provider="openai", reason="500")]
    house.batch_cloud.is_kept = False
    task_ids = batched(house)
    later(house)
    assert the_batch(house).state is BatchState.SUBMITTING  # the list may be late
    later(house, 301)
    run_queue(house)
    assert house.batches.batches()[-1].error_code == "cloud_batch_broken"
    later(house, 61)
    assert house.batch_cloud.submissions == 2
    assert states(house, task_ids) == [WAITS] * 3


def test_a_restart_at_any_moment_sends_nothing_twice(house: FakeHouse) -> None:
    task_ids = order_all(house)
    run_queue(house)
    house.batch_cloud.script = [MidwayDeath()]
    with pytest.raises(MidwayDeath):
        poll_batches(house.ports)
    house.store.recover(house.clock.now())
    assert [the_attempt(house, key).outcome for key in task_ids] == [None] * 3
    run_queue(house)
    poll_batches(house.ports)
    assert (the_batch(house).state, house.batch_cloud.submissions) == (BatchState.SUBMITTED, 1)


class MidwayDeath(BaseException):
    """Nothing of ours catches it."""


def test_work_that_nobody_waits_for_is_cancelled_there_and_what_was_done_is_booked(
    house: FakeHouse,
) -> None:
    task_ids = batched(house)
    for task_id in task_ids[:2]:
        cancel_task(house.ports, task_id)
    later(house)
    assert house.batch_cloud.cancelled == []
    leave_batch(house.ports, task_ids[2])
    run_queue(house)
    assert states(house, task_ids)[2] is DONE
    later(house)
    later(house, 300)
    assert house.batch_cloud.cancelled == ["remote-1"]
    assert the_batch(house).state is BatchState.CANCELLING
    house.batch_cloud.answer_all("remote-1")
    later(house, 300)
    assert the_batch(house).state is BatchState.ENDED
    first = the_attempt(house, task_ids[0])
    assert (first.outcome, house.store.steps(task_ids[0])[0].result) == (AttemptOutcome.DONE, None)
    assert first.cost_usd
    assert states(house, task_ids)[0] is TaskState.CANCELLED


def test_only_what_is_in_a_batch_can_be_taken_out(house: FakeHouse) -> None:
    task_ids = order_all(house, 1)
    with pytest.raises(TaskNotInBatch):
        leave_batch(house.ports, task_ids[0])


def test_nothing_is_asked_while_the_switch_is_on_or_the_network_is_away(house: FakeHouse) -> None:
    task_ids = batched(house)
    house.batch_cloud.answer_all("remote-1")
    house.settings = house.settings.model_copy(
        update={"privacy": house.settings.privacy.model_copy(update={"offline": True})}
    )
    later(house)
    house.settings = settings_of()
    house.has_network = False
    later(house)
    assert the_batch(house).state is BatchState.SUBMITTED
    house.has_network = True
    house.settings = settings_of(batch="off", monthly_budget=0.0)  # what was paid for is fetched
    later(house)
    run_queue(house)
    assert states(house, task_ids) == [DONE] * 3


def test_a_batch_that_the_provider_does_not_know_any_more_ends_as_unknown(
    house: FakeHouse,
) -> None:
    task_ids = batched(house)
    house.batch_cloud.look_script = [CloudRefused(provider="openai", reason="404")] * 2
    later(house)
    assert the_batch(house).state is BatchState.SUBMITTED
    house.settings = settings_of(batch="off")
    later(house, 26 * 3600)
    assert the_batch(house).state is BatchState.ENDED
    assert the_attempt(house, task_ids[0]).outcome is AttemptOutcome.UNKNOWN
    assert task_report(house.ports, task_ids[0]).receipt.possible_cost_usd > 0


def test_a_refused_key_pauses_the_provider_and_the_batch_stays(house: FakeHouse) -> None:
    batched(house)
    house.batch_cloud.look_script = [CloudKeyRefused(provider="openai", reason="401")]
    later(house)
    assert house.register.pauses() == {"openai": "cloud_key_refused"}
    house.register.resume("openai")
    later(house)
    assert the_batch(house).state is BatchState.SUBMITTED


def test_a_plan_tells_both_prices_where_a_batch_is_possible(house: FakeHouse) -> None:
    order = Order(Kind.SUMMARIZE, FILES[0], category=Category.COMPLEX)
    order = order._replace(privacy=Privacy.CLOUD_ALLOWED)
    plan = preview_order(house.ports, order)
    assert plan.cost_usd
    assert plan.batch_cost_usd == pytest.approx(plan.cost_usd / 2)
    assert "in a batch" in plan.in_words()
    single = preview_order(house.ports, order._replace(priority=Priority.INTERACTIVE))
    assert single.batch_cost_usd is None
    house.settings = settings_of(batch="off")
    assert preview_order(house.ports, order).batch_cost_usd is None
