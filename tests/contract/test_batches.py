"""What every BatchStore promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.domain.attempt import Attempt, AttemptOutcome, Remarks
from app.domain.batch import Batch, BatchState
from app.domain.cloud import Provider
from app.domain.money import SpendingCap
from app.domain.plan import StepState
from app.domain.ports import BatchStore, Register, TaskStore
from app.domain.ports.batches import ReadyStep
from app.domain.route import Decision, Route, Waits
from app.domain.task import Category, Priority, Privacy, Task, TaskState
from app.domain.terms import Terms
from app.pipeline.kinds import JSON_KINDS
from app.store.batches import SqlBatchStore
from app.store.register import SqlRegister
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    COMPLETION,
    START,
    add,
    make_attempt,
    make_plan,
    make_task,
    moment,
)
from tests.fakes.batches import FakeBatchStore
from tests.fakes.register import FakeRegister
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

CLOUD = Decision(route=Route.CLOUD, reason="It is complex.")
WAITS = Waits("in a batch at openai, asked again at 09:16", moment(1000))
BATCH = Batch(
    id="b", provider=Provider.OPENAI, model="big", opened_at=moment(5), next_poll_at=moment(900)
)


class Both(NamedTuple):
    """The stores over one file, or one set of dicts."""

    store: TaskStore
    batches: BatchStore
    register: Register


@pytest.fixture(params=["fake", "sql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Both]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield Both(fake, FakeBatchStore(fake), FakeRegister(fake))
        return
    database = made_database(tmp_path)
    register = SqlRegister(database, JSON_KINDS)
    yield Both(SqlTaskStore(database), SqlBatchStore(database), register)
    database.close()


def planned(
    both: Both,
    task_id: str,
    route: Decision = CLOUD,
    state: TaskState = TaskState.WAITING_FOR_NETWORK,
    **changes: object,
) -> Task:
    """A task with two chunks and a merge, which was left in this state."""
    allowed = {"privacy": Privacy.CLOUD_ALLOWED, "category": Category.COMPLEX, **changes}
    task = add(both.store, make_task(task_id).model_copy(update=allowed))
    assert both.store.claim_task(moment(1), only=[task_id])
    assert both.store.save_plan(task_id, make_plan(task), route)
    if state is not TaskState.RUNNING:
        assert both.store.end_task(task_id, state, moment(2), waits=Waits("no network"))
    return both.store.task(task_id)


def in_b(task_id: str, position: int = 0, number: int = 1, usd: float | None = 0.5) -> Attempt:
    made = make_attempt(task_id, position, number, at=6)
    sent = {"route": Route.CLOUD, "engine": "openai", "model": "big", "batch_id": "b"}
    return made.model_copy(update={**sent, "cost_estimate_usd": usd})


def states(both: Both, task_id: str) -> list[StepState]:
    return [step.state for step in both.store.steps(task_id)]


def test_ready_are_steps_for_the_cloud_that_have_all_they_read(both: Both) -> None:
    planned(both, "a")
    planned(both, "queued", state=TaskState.QUEUED)
    planned(both, "running", state=TaskState.RUNNING)
    planned(both, "ended", state=TaskState.FAILED)
    expected = [ReadyStep(key, f"{key}-{n}") for key in ("a", "queued") for n in (0, 1)]
    assert both.batches.ready(10) == expected
    assert both.batches.ready(3) == expected[:3]
    assert both.batches.backlog() == 6  # those of the running task too


@pytest.mark.parametrize(
    "change",
    [
        {"privacy": Privacy.LOCAL_ONLY},
        {"category": Category.SAFETY_CRITICAL},
        {"priority": Priority.INTERACTIVE},
        {"terms": Terms(deadline_s=9)},
        {"terms": Terms(first_token_s=9)},
        {"route": Decision(route=Route.LOCAL_WITH_FALLBACK, reason="It is JSON.")},
    ],
)
def test_what_must_not_be_in_a_batch_is_never_ready(both: Both, change: dict[str, object]) -> None:
    planned(both, "a", **change)  # type: ignore[arg-type]
    assert both.batches.ready(10) == []
    assert both.batches.backlog() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"privacy": Privacy.LOCAL_ONLY},
        {"category": Category.SAFETY_CRITICAL},
        {"priority": Priority.INTERACTIVE},
    ],
)
def test_whoever_asks_the_store_refuses_it_a_place(both: Both, change: dict[str, object]) -> None:
    """The code has not looked: the file itself does (a trigger)."""
    planned(both, "a", **change)  # type: ignore[arg-type]
    with pytest.raises(Exception, match=r"never"):
        both.batches.open(BATCH, [in_b("a")], WAITS, None)
    assert both.store.attempts("a") == []
    assert both.batches.batches() == []


def test_a_merge_is_ready_when_its_parts_are_done(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a", 0), in_b("a", 1)], WAITS, None)
    for position in (0, 1):
        key, at = f"a-{position}-try1", moment(20)
        assert both.store.finish_attempt(key, AttemptOutcome.DONE, at, COMPLETION, "Noted.")
    assert both.batches.ready(10) == [ReadyStep("a", "a-2")]


def test_complex_work_without_a_plan_counts_for_one(both: Both) -> None:
    for task_id, category in (("a", Category.COMPLEX), ("b", Category.ROUTINE)):
        changes = {"privacy": Privacy.CLOUD_ALLOWED, "category": category}
        add(both.store, make_task(task_id).model_copy(update=changes))
    assert both.batches.backlog() == 1


def test_a_batch_is_opened_with_its_attempts_and_its_tasks_wait(both: Both) -> None:
    planned(both, "a", state=TaskState.QUEUED)
    planned(both, "running", state=TaskState.RUNNING)
    wanted = [in_b("a"), in_b("running")]
    assert both.batches.open(BATCH, wanted, WAITS, None) == ["a-0-try1"]
    task = both.store.task("a")
    assert (task.state, task.waits) == (TaskState.WAITING_FOR_NETWORK, WAITS)
    assert states(both, "a") == [StepState.WAITING_FOR_NETWORK, *2 * [StepState.PENDING]]
    assert [one.items for one in both.batches.unfinished()] == [1]
    assert [one.batch_id for one in both.batches.attempts("b")] == ["b"]
    assert both.batches.waiting("b") == 1
    assert both.batches.ready(10) == [ReadyStep("a", "a-1")]
    assert states(both, "running")[0] is StepState.PENDING


def test_nothing_is_written_where_nothing_can_be_taken(both: Both) -> None:
    planned(both, "a")
    cap = SpendingCap(0.4, START)
    assert both.batches.open(BATCH, [in_b("a")], WAITS, cap) == []
    assert both.batches.batches() == []
    assert both.store.attempts("a") == []
    assert states(both, "a")[0] is StepState.PENDING


def test_a_batch_takes_as_many_as_the_budget_allows(both: Both) -> None:
    planned(both, "a")
    cap = SpendingCap(0.9, START)
    assert both.batches.open(BATCH, [in_b("a", 0), in_b("a", 1)], WAITS, cap) == ["a-0-try1"]
    assert both.register.spending(START).possible_usd == pytest.approx(0.5)
    assert both.register.cloud_starts(START) == []  # no rate limit counts what is in a batch


def test_no_restart_closes_what_is_in_a_batch(both: Both) -> None:
    planned(both, "a")
    planned(both, "direct", state=TaskState.RUNNING)
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    direct = in_b("direct").model_copy(update={"batch_id": None})
    assert both.store.begin_attempt(direct)
    both.store.recover(moment(60))
    outcomes = {one.id: one.outcome for one in both.store.attempts_since(START)}
    assert outcomes == {"a-0-try1": None, "direct-0-try1": AttemptOutcome.UNKNOWN}
    assert states(both, "a")[0] is StepState.WAITING_FOR_NETWORK
    assert both.store.task("a").waits == WAITS


def test_a_restart_has_what_was_being_sent_looked_for_at_once(both: Both) -> None:
    planned(both, "a")
    planned(both, "c")
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    other = BATCH.model_copy(update={"id": "c", "state": BatchState.SUBMITTED})
    in_c = in_b("c").model_copy(update={"batch_id": "c"})
    both.batches.open(other, [in_c], WAITS, None)
    both.store.recover(moment(60))
    due = {one.id: one.next_poll_at for one in both.batches.unfinished()}
    assert due == {"b": moment(60), "c": moment(900)}


def test_nobody_begins_on_a_step_that_is_in_a_batch(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    both.store.wake_waiting(moment(2000))
    assert both.store.claim_task(moment(2000))
    direct = in_b("a", number=2).model_copy(update={"batch_id": None})
    assert not both.store.begin_attempt(direct)
    assert both.store.begin_attempt(direct.model_copy(update={"step_id": "a-1", "id": "other"}))


def test_an_answer_settles_its_step_and_a_second_does_not(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a", 0), in_b("a", 1)], WAITS, None)
    done, refused = AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED
    assert both.store.finish_attempt("a-0-try1", done, moment(20), COMPLETION, "Noted.")
    assert not both.store.finish_attempt("a-0-try1", done, moment(21), COMPLETION, "Twice.")
    both.store.finish_attempt("a-1-try1", refused, moment(20), COMPLETION)
    assert states(both, "a") == [StepState.DONE, StepState.PENDING, StepState.PENDING]
    assert both.store.steps("a")[0].result == "Noted."
    assert both.batches.waiting("b") == 0


def test_a_batch_moves_and_tells_its_tasks(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    changes = {"state": BatchState.SUBMITTED, "remote_id": "r", "items": 1, "done": 1}
    moved = BATCH.model_copy(update={**changes, "submitted_at": moment(8)})
    later = Waits("in a batch at openai, asked again at 09:31", moment(1900))
    assert both.batches.move(moved, later)
    assert both.batches.batches() == [moved]
    assert both.store.task("a").waits == later


def test_an_end_closes_what_is_left_and_queues_the_tasks_once(both: Both) -> None:
    planned(both, "a")
    planned(both, "c")
    both.batches.open(BATCH, [in_b("a"), in_b("c")], WAITS, None)
    both.store.finish_attempt("a-0-try1", AttemptOutcome.DONE, moment(20), COMPLETION, "Noted.")
    note = Remarks(error_code="cloud_batch_failed")
    ended = both.batches.end("b", BatchState.ENDED, moment(30), AttemptOutcome.FAILED, note)
    assert sorted(ended) == ["a", "c"]
    outcomes = {one.id: (one.outcome, one.error_code) for one in both.batches.attempts("b")}
    assert outcomes == {
        "a-0-try1": (AttemptOutcome.DONE, None),
        "c-0-try1": (AttemptOutcome.FAILED, "cloud_batch_failed"),
    }
    assert states(both, "c")[0] is StepState.PENDING
    assert both.store.task("c").state is TaskState.QUEUED
    assert both.batches.unfinished() == []
    assert both.batches.end("b", BatchState.ENDED, moment(31), AttemptOutcome.FAILED) == []
    assert not both.batches.move(BATCH)
    # What a batch has failed goes by itself.
    assert [one.step_id for one in both.batches.ready(10)] == ["a-1", "c-1"]


def test_what_is_taken_out_is_free_and_its_answer_is_only_booked(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    assert both.batches.release("a") == 1
    assert both.batches.release("a") == 0
    assert both.store.task("a").state is TaskState.QUEUED
    assert both.batches.waiting("b") == 0
    assert [one.step_id for one in both.batches.ready(10)] == ["a-1"]  # not again in a batch
    assert both.store.claim_task(moment(10))
    direct = in_b("a", number=2).model_copy(update={"batch_id": None, "id": "direct"})
    assert both.store.begin_attempt(direct)
    noted = Remarks(cost_usd=0.25)
    done = AttemptOutcome.DONE
    assert not both.store.finish_attempt("a-0-try1", done, moment(20), COMPLETION, "Old.", noted)
    assert states(both, "a")[0] is StepState.RUNNING
    assert both.register.spending(START).known_usd == pytest.approx(0.25)
    assert both.store.finish_attempt("direct", done, moment(21), COMPLETION, "New.")
    assert both.store.steps("a")[0].result == "New."


def test_a_cancelled_task_leaves_its_attempt_in_the_batch(both: Both) -> None:
    planned(both, "a")
    both.batches.open(BATCH, [in_b("a")], WAITS, None)
    assert both.store.cancel_task("a", moment(10))
    assert both.batches.waiting("b") == 0
    assert [one.outcome for one in both.batches.attempts("b")] == [None]
    both.store.finish_attempt("a-0-try1", AttemptOutcome.DONE, moment(20), COMPLETION, "Late.")
    assert both.store.steps("a")[0].result is None
    assert both.batches.end("b", BatchState.ENDED, moment(30), AttemptOutcome.UNKNOWN) == []
    assert both.store.task("a").state is TaskState.CANCELLED
