"""What Consents and Reroutes promise; the fakes and the real ones keep the same promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.cloud import CloudModel, Provider
from app.domain.consent import Consent
from app.domain.plan import Plan, Step, StepRole, StepState
from app.domain.ports import Consents, Reroutes, TaskStore
from app.domain.route import LOOK_WANTED, Decision, Route, Waits
from app.domain.task import Category, Privacy, TaskState
from app.store.consents import SqlConsents
from app.store.database import Database
from app.store.reroutes import SqlReroutes
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    COMPLETION,
    LOCAL,
    add,
    make_attempt,
    make_task,
    moment,
    running_task,
)
from tests.fakes.consents import FakeConsents, FakeReroutes
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

HERE = CloudModel(provider=Provider.OPENAI, model="big")
THERE = CloudModel(provider=Provider.GATEWAY, model="big", base_url="https://ai.example:8443/v1")
ROUTINE, COMPLEX = Category.ROUTINE, Category.COMPLEX
WAITS = TaskState.WAITING_FOR_NETWORK


class Words(NamedTuple):
    """The stores that keep what the user said."""

    store: TaskStore
    consents: Consents
    reroutes: Reroutes


@pytest.fixture(params=["fake", "sql"])
def words(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Words]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield Words(fake, FakeConsents(fake), FakeReroutes(fake))
        return
    database = made_database(tmp_path)
    yield Words(SqlTaskStore(database), SqlConsents(database), SqlReroutes(database))
    database.close()


def consent(name: str, model: CloudModel = HERE, at: float = 0, **subject: object) -> Consent:
    facts = {"provider": model.provider.value, "host": model.host, "given_at": moment(at)}
    return Consent.model_validate({"id": name, **facts, **subject})


def waiting(store: TaskStore, task_id: str, reason: str = LOOK_WANTED, at: float = 0) -> None:
    task = make_task(task_id, created=at)
    add(store, task.model_copy(update={"privacy": Privacy.CLOUD_ALLOWED}))
    assert store.claim_task(moment(1), only=[task_id])
    assert store.end_task(task_id, WAITS, moment(2), waits=Waits(reason, moment(600)))


def test_a_word_for_a_task_is_for_it_alone_and_for_its_host(words: Words) -> None:
    add(words.store, make_task("a"))
    words.consents.give([consent("1", task_id="a")])
    assert words.consents.is_given("a", ROUTINE, HERE)
    assert words.consents.is_given("a", ROUTINE, HERE.model_copy(update={"model": "other"}))
    assert not words.consents.is_given("b", ROUTINE, HERE)
    assert not words.consents.is_given("a", ROUTINE, THERE)


def test_a_word_for_a_category_is_for_all_its_tasks_at_that_host(words: Words) -> None:
    words.consents.give([consent("1", category=COMPLEX)])
    assert words.consents.is_given("any", COMPLEX, HERE)
    assert not words.consents.is_given("any", ROUTINE, HERE)
    assert not words.consents.is_given("any", COMPLEX, THERE)


def test_what_is_withdrawn_holds_no_more_and_may_be_given_anew(words: Words) -> None:
    words.consents.give([consent("1", category=COMPLEX), consent("2", THERE, category=COMPLEX)])
    words.consents.give([consent("3", category=COMPLEX)])  # it holds already
    assert [one.id for one in words.consents.in_force()] == ["1", "2"]
    assert words.consents.withdraw(COMPLEX, moment(5)) == 2
    assert words.consents.withdraw(COMPLEX, moment(6)) == 0
    assert not words.consents.is_given("any", COMPLEX, HERE)
    words.consents.give([consent("4", at=7, category=COMPLEX)])
    assert words.consents.is_given("any", COMPLEX, HERE)
    assert [one.id for one in words.consents.in_force()] == ["4"]


def test_those_in_force_are_of_categories_and_of_open_tasks(words: Words) -> None:
    for task_id in ("a", "b"):
        add(words.store, make_task(task_id))
        words.consents.give([consent(task_id, task_id=task_id)])
    words.consents.give([consent("c", at=9, category=ROUTINE)])
    words.store.cancel_task("a", moment(3))
    assert [one.id for one in words.consents.in_force()] == ["b", "c"]
    assert words.consents.withdraw_of("b", moment(4)) == 1
    assert [one.id for one in words.consents.in_force()] == ["c"]


def test_those_that_wait_for_a_look_are_found_oldest_first(words: Words) -> None:
    waiting(words.store, "b", at=2)
    waiting(words.store, "a", at=1)
    waiting(words.store, "c", reason="there is no connection")
    assert words.consents.awaiting(ROUTINE) == ["a", "b"]
    assert words.consents.awaiting(COMPLEX) == []


def test_a_task_is_kept_until_it_has_ended(words: Words) -> None:
    waiting(words.store, "a")
    assert not words.reroutes.is_kept("a")
    assert words.reroutes.keep("a", moment(3))
    assert words.reroutes.is_kept("a")
    assert words.reroutes.is_open("a")
    running_task(words.store, "b")
    assert words.reroutes.keep("b", moment(3))
    words.store.cancel_task("b", moment(4))
    assert not words.reroutes.keep("b", moment(5))
    assert not words.reroutes.keep("nobody", moment(5))


def test_the_category_changes_of_a_task_that_does_not_run(words: Words) -> None:
    waiting(words.store, "a")
    assert words.reroutes.change_category("a", COMPLEX, moment(3))
    assert words.store.task("a").category is COMPLEX
    assert words.reroutes.is_open("a")
    assert not words.reroutes.is_kept("a")
    running_task(words.store, "b")
    assert not words.reroutes.change_category("b", COMPLEX, moment(3))
    assert words.store.task("b").category is ROUTINE


def other_plan() -> Plan:
    """The merge of the sample plan first, then one step that is new."""
    first = Step(id="a-1", position=0, role=StepRole.MAP, max_tokens=100, state=StepState.DONE)
    new = Step(id="new", position=1, role=StepRole.SINGLE, inputs=(0,), max_tokens=50)
    return Plan(steps=(first, new))


def test_a_task_gets_other_steps_and_keeps_what_is_done_and_every_attempt(words: Words) -> None:
    store = words.store
    running_task(store)
    done = AttemptOutcome.DONE
    store.begin_attempt(make_attempt("a", 1))
    store.finish_attempt("a-1-try1", done, moment(3), COMPLETION, result="kept")
    store.begin_attempt(make_attempt("a", 0))  # still under way
    words.reroutes.keep("a", moment(4))
    decision = Decision(route=Route.LOCAL, reason="you said so")
    assert words.reroutes.replan("a", other_plan(), decision)
    steps = store.steps("a")
    assert [(one.id, one.position, one.state, one.result) for one in steps] == [
        ("a-1", 0, StepState.DONE, "kept"),
        ("new", 1, StepState.PENDING, None),
    ]
    assert store.task("a").decision == decision
    assert words.reroutes.is_kept("a")
    assert not words.reroutes.is_open("a")
    [overview] = store.overviews()
    assert (overview.steps_done, overview.steps_total) == (1, 2)
    assert {one.id for one in store.attempts("a")} == {"a-0-try1", "a-1-try1"}
    assert not store.finish_attempt("a-0-try1", done, moment(5), COMPLETION, result="too late")
    assert [one.result for one in store.steps("a")] == ["kept", None]
    assert [one.outcome for one in store.attempts_at("a-0")] == [done]


def test_what_was_done_of_another_cut_is_put_aside_as_it_is(words: Words) -> None:
    """What the larger model has done of a long part does not fit the short ones of this machine."""
    running_task(words.store)
    words.store.begin_attempt(make_attempt("a", 0))
    words.store.finish_attempt("a-0-try1", AttemptOutcome.DONE, moment(3), COMPLETION, result="big")
    step = Step(id="small", position=0, role=StepRole.SINGLE, max_tokens=9)
    assert words.reroutes.replan("a", Plan(steps=(step,)), LOCAL)
    assert [one.id for one in words.store.steps("a")] == ["small"]
    assert [one.id for one in words.store.attempts("a")] == ["a-0-try1"]


def test_it_can_be_decided_anew_more_than_once(words: Words) -> None:
    running_task(words.store)
    words.store.begin_attempt(make_attempt("a", 0))
    words.store.finish_attempt("a-0-try1", AttemptOutcome.FAILED, moment(3))
    for number in range(3):
        step = Step(id=f"s{number}", position=0, role=StepRole.SINGLE, max_tokens=9)
        assert words.reroutes.replan("a", Plan(steps=(step,)), LOCAL)
        attempt = make_attempt("a").model_copy(update={"id": f"t{number}", "step_id": step.id})
        assert words.store.begin_attempt(attempt)
        words.store.finish_attempt(attempt.id, AttemptOutcome.FAILED, moment(4))
    assert [one.id for one in words.store.steps("a")] == ["s2"]
    assert len(words.store.attempts("a")) == 4


def test_who_has_lost_a_task_gives_it_no_other_steps(words: Words) -> None:
    held = running_task(words.store).fence
    before = words.store.steps("a")
    assert not words.reroutes.replan("a", other_plan(), LOCAL, held + 1)
    assert words.store.steps("a") == before
    step = Step(id="mine", position=0, role=StepRole.SINGLE, max_tokens=9)
    assert words.reroutes.replan("a", Plan(steps=(step,)), LOCAL, held)
    assert [one.id for one in words.store.steps("a")] == ["mine"]


def test_a_task_that_does_not_run_gets_no_other_steps(words: Words) -> None:
    waiting(words.store, "a")
    assert not words.reroutes.replan("a", other_plan(), LOCAL)
    assert words.store.steps("a") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE consents SET host = 'https://elsewhere.example'", "stays as it was given"),
        ("UPDATE consents SET withdrawn_at = NULL", "stays so"),
    ],
)
def test_no_statement_can_widen_what_was_agreed_to(tmp_path: Path, change: str, says: str) -> None:
    database: Database = made_database(tmp_path)
    consents = SqlConsents(database)
    consents.give([consent("1", category=COMPLEX)])
    consents.withdraw(COMPLEX, moment(1))
    with pytest.raises(RuntimeError, match=says), database.write() as connection:
        connection.exec_driver_sql(change)
    database.close()
