"""What every Register promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Remarks
from app.domain.breaker import Breaker, BreakerState
from app.domain.errors import BudgetReached, LeavesNot
from app.domain.money import SpendingCap
from app.domain.plan import StepState
from app.domain.ports import Register, TaskStore
from app.domain.route import Route, Waits
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline.kinds import JSON_KINDS
from app.store.register import SqlRegister
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    COMPLETION,
    LOCAL,
    add,
    make_attempt,
    make_plan,
    make_task,
    moment,
)
from tests.fakes.register import FakeRegister
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

Both = tuple[TaskStore, Register]


@pytest.fixture(params=["fake", "sql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Both]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield fake, FakeRegister(fake)
        return
    database = made_database(tmp_path)
    yield SqlTaskStore(database), SqlRegister(database, JSON_KINDS)
    database.close()


def running(store: TaskStore, task_id: str = "a", **changes: object) -> Task:
    """A claimed and planned task that may leave."""
    allowed = {"privacy": Privacy.CLOUD_ALLOWED, "kind": Kind.EXTRACT, **changes}
    task = add(store, make_task(task_id).model_copy(update=allowed))
    assert store.claim_task(moment(1), only=[task_id])
    assert store.save_plan(task_id, make_plan(task), LOCAL)
    return store.task(task_id)


def request_of(task_id: str, position: int = 0, number: int = 1, at: float = 2) -> Attempt:
    made = make_attempt(task_id, position, number, at)
    sent = {"route": Route.CLOUD, "engine": "openai", "model": "big", "tokens_estimated": 10}
    return made.model_copy(update={**sent, "cost_estimate_usd": 0.5})


def test_the_breaker_is_moved_by_one_only(both: Both) -> None:
    _, register = both
    closed = Breaker(since=moment(0))
    opened = Breaker(state=BreakerState.OPEN, since=moment(1))
    assert register.breaker() is None
    assert register.move_breaker(None, closed)
    assert not register.move_breaker(None, opened)
    assert register.move_breaker(closed, opened)
    assert not register.move_breaker(closed, closed)
    assert register.breaker() == opened


def test_verdicts_are_of_local_json_that_a_model_wrote(both: Both) -> None:
    store, register = both
    running(store)
    refused = AttemptOutcome.VALIDATION_FAILED
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", refused, moment(3), COMPLETION, remarks=Remarks(raw_text="x"))
    store.begin_attempt(make_attempt("a", 0, 2, at=4))
    store.finish_attempt("a-0-try2", AttemptOutcome.DONE, moment(5), COMPLETION, result="{}")
    store.begin_attempt(make_attempt("a", 1, at=6))
    store.finish_attempt("a-1-try1", AttemptOutcome.DONE, moment(7), result="no model")
    store.begin_attempt(request_of("a", 2, at=8))
    store.finish_attempt("a-2-try1", AttemptOutcome.DONE, moment(9), COMPLETION, result="{}")
    running(store, "b", kind=Kind.SUMMARIZE)
    store.begin_attempt(make_attempt("b", at=10))
    store.finish_attempt("b-0-try1", refused, moment(11), COMPLETION)
    assert register.verdicts(moment(0), 100) == [True, False]
    assert register.verdicts(moment(0), 1) == [True]
    assert register.verdicts(moment(3), 100) == [True]
    assert register.probes(moment(0)) == 3
    assert store.attempts("a")[0].raw_text == "x"


def test_money_is_known_possible_or_unknown(both: Both) -> None:
    store, register = both
    running(store)
    outcomes = [
        (AttemptOutcome.DONE, COMPLETION, Remarks(cost_usd=0.2), "{}"),
        (AttemptOutcome.UNKNOWN, None, Remarks(error_code="cloud_uncertain"), None),
        (AttemptOutcome.FAILED, None, Remarks(error_code="cloud_busy"), None),
    ]
    for position, (outcome, completion, remarks, result) in enumerate(outcomes):
        store.begin_attempt(request_of("a", position))
        attempt_id = f"a-{position}-try1"
        store.finish_attempt(attempt_id, outcome, moment(3), completion, result, remarks)
    assert register.spending(moment(0)) == (0.2, 0.5, 0)
    store.begin_attempt(request_of("a", 1, 2))
    assert register.spending(moment(0)) == (0.2, 1.0, 0)
    store.finish_attempt("a-1-try2", AttemptOutcome.DONE, moment(4), COMPLETION, "{}")
    assert register.spending(moment(0)) == (0.2, 0.5, 1)
    assert register.spending(moment(99)) == (0, 0, 0)


def test_a_budget_is_never_passed(both: Both) -> None:
    store, _ = both
    running(store)
    cap = SpendingCap(0.9, moment(0))
    assert store.begin_attempt(request_of("a", 0), cap)
    with pytest.raises(BudgetReached):
        store.begin_attempt(request_of("a", 1), cap)
    assert [step.state for step in store.steps("a")][:2] == [StepState.RUNNING, StepState.PENDING]
    assert len(store.attempts("a")) == 1


def test_a_request_of_a_task_that_has_become_local_only_is_not_begun(both: Both) -> None:
    store, _ = both
    running(store, privacy=Privacy.LOCAL_ONLY)
    with pytest.raises(LeavesNot):
        store.begin_attempt(request_of("a"))
    assert store.attempts("a") == []
    assert store.begin_attempt(make_attempt("a"))


def test_a_request_may_run_beside_a_local_try_and_the_first_good_answer_wins(both: Both) -> None:
    store, _ = both
    running(store)
    assert store.begin_attempt(make_attempt("a"))
    assert not store.begin_attempt(make_attempt("a", 0, 2))
    assert store.begin_attempt(request_of("a", 0, 2))
    assert not store.begin_attempt(request_of("a", 0, 3))
    assert store.finish_attempt("a-0-try2", AttemptOutcome.FAILED, moment(3))
    assert store.steps("a")[0].state is StepState.RUNNING
    done = AttemptOutcome.DONE
    assert store.finish_attempt("a-0-try1", done, moment(4), COMPLETION, "local")
    assert store.steps("a")[0].result == "local"


def test_what_a_dead_process_had_sent_has_an_unknown_outcome(both: Both) -> None:
    store, register = both
    running(store)
    store.begin_attempt(request_of("a", 0))
    store.begin_attempt(make_attempt("a", 1))
    store.recover(moment(5))
    outcomes = {a.step_id: a.outcome for a in store.attempts("a")}
    assert outcomes == {"a-0": AttemptOutcome.UNKNOWN, "a-1": AttemptOutcome.INTERRUPTED}
    assert register.spending(moment(0)).possible_usd == 0.5


def test_ratios_and_starts_are_of_requests(both: Both) -> None:
    store, register = both
    running(store)
    store.begin_attempt(request_of("a", 0, at=2))
    counted = Completion(**{**COMPLETION.model_dump(), "prompt_tokens": 13})
    remarks = Remarks(cost_usd=0.1)
    store.finish_attempt("a-0-try1", AttemptOutcome.DONE, moment(3), counted, "{}", remarks)
    assert register.token_ratios("openai", "big", 9) == [1.3]
    assert register.token_ratios("openai", "other", 9) == []
    assert register.cloud_starts(moment(0)) == [moment(2)]
    assert register.cloud_starts(moment(3)) == []


def test_a_paused_provider_stays_so_until_resumed(both: Both) -> None:
    _, register = both
    register.pause("openai", "cloud_key_refused", moment(1))
    register.pause("openai", "cloud_money_gone", moment(2))
    assert register.pauses() == {"openai": "cloud_money_gone"}
    assert register.resume("openai")
    assert not register.resume("openai")
    assert register.pauses() == {}


def test_a_task_waits_until_its_time_and_says_why(both: Both) -> None:
    store, _ = both
    running(store)
    waits = Waits("openai: it is busy", moment(60))
    assert store.end_task("a", TaskState.WAITING_FOR_NETWORK, moment(2), waits=waits)
    assert store.task("a").waits == waits
    assert store.wake_waiting(moment(59)) == 0
    assert store.wake_waiting(moment(60), only=["b"]) == 0
    assert store.wake_waiting(moment(60), only=["a"]) == 1
    assert store.task("a").state is TaskState.QUEUED


def test_old_figures_of_ended_tasks_go_in_batches(both: Both) -> None:
    store, register = both
    running(store)
    running(store, "b")
    for task_id, position in (("a", 0), ("a", 1), ("b", 0)):
        attempt = make_attempt(task_id, position)
        store.begin_attempt(attempt)
        store.finish_attempt(attempt.id, AttemptOutcome.FAILED, moment(3))
    store.end_task("a", TaskState.FAILED, moment(4))
    assert register.forget_figures(moment(4), 500) == 0
    assert register.forget_figures(moment(5), 1) == 1
    assert register.forget_figures(moment(5), 500) == 1
    assert (store.attempts("a"), len(store.attempts("b"))) == ([], 1)


def test_two_tries_that_begin_at_once_get_numbers_of_their_own(both: Both) -> None:
    """Neither has seen the other in the store when it was made."""
    store, _ = both
    running(store)
    assert store.begin_attempt(make_attempt("a"))
    assert store.begin_attempt(request_of("a").model_copy(update={"id": "beside"}))
    numbers = {one.id: one.number for one in store.attempts("a")}
    assert numbers == {"a-0-try1": 1, "beside": 2}


def test_the_categories_of_what_waits(both: Both) -> None:
    store, register = both
    assert register.waiting_categories() == set()
    for task_id, category in (("a", Category.COMPLEX), ("b", Category.COMPLEX)):
        running(store, task_id, category=category)
    running(store, "c", category=Category.ROUTINE)
    for task_id in ("a", "b"):
        store.end_task(task_id, TaskState.WAITING_FOR_NETWORK, moment(3), waits=Waits("away"))
    assert register.waiting_categories() == {Category.COMPLEX}
    store.wake_waiting(moment(4))
    assert register.waiting_categories() == set()
