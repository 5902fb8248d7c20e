"""What every TaskStore promises about work that was done before."""

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.options import Options
from app.domain.plan import Plan, Step, StepRole, StepState
from app.domain.ports import TaskStore
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from tests.contract.samples import (
    COMPLETION,
    LOCAL,
    add,
    make_attempt,
    make_plan,
    make_reading,
    make_task,
    moment,
)

SHA = make_reading(["Text"]).sha256


def finished(
    store: TaskStore,
    task_id: str,
    created: float = 0,
    models: tuple[str, str] = ("m1", "m1"),
    state: TaskState = TaskState.SUCCEEDED,
) -> Task:
    """A task that ended, with an attempt on each of its two chunks."""
    task = add(store, make_task(task_id, created=created), f"/{task_id}.txt")
    assert store.claim_task(moment(50), only=[task_id])
    store.save_reading(task.document_ids[0], make_reading(["Text"]))
    store.save_plan(task_id, make_plan(task), LOCAL)
    for position, model in enumerate(models):
        attempt = make_attempt(task_id, position, at=51)
        store.begin_attempt(attempt.model_copy(update={"model_fingerprint": model}))
        store.finish_attempt(attempt.id, AttemptOutcome.DONE, moment(52), COMPLETION, "Note.")
    assert store.end_task(task_id, state, moment(53))
    return store.task(task_id)


def twin_of(store: TaskStore, **changes: object) -> str | None:
    wanted = make_task("new", created=99).model_copy(update=changes)
    twin = store.finished_twin(wanted, [SHA], "m1")
    return twin.id if twin else None


def test_the_newest_that_did_the_same_to_the_same_content_is_found(store: TaskStore) -> None:
    finished(store, "b", created=1)
    finished(store, "c", created=2)
    finished(store, "a", created=2)
    assert twin_of(store) == "a"
    assert store.finished_twin(make_task("new"), ["cd" * 32], "m1") is None


def test_where_a_task_may_run_makes_no_difference_to_its_result(store: TaskStore) -> None:
    finished(store, "a")
    assert twin_of(store, privacy=Privacy.CLOUD_ALLOWED) == "a"


@pytest.mark.parametrize(
    "difference",
    [
        {"kind": Kind.TRANSLATE},
        {"category": Category.COMPLEX},
        {"instruction": "in French"},
        {"options": Options(language="French")},
    ],
    ids=str,
)
def test_what_was_asked_otherwise_is_not_found(
    store: TaskStore, difference: dict[str, object]
) -> None:
    finished(store, "a")
    assert twin_of(store, **difference) is None


@pytest.mark.parametrize("models", [("m2", "m2"), ("m1", "m2"), ("m2", "m1"), ("", "")])
def test_what_another_model_did_even_in_part_is_not_found(
    store: TaskStore, models: tuple[str, str]
) -> None:
    finished(store, "a", models=models)
    assert twin_of(store) is None


@pytest.mark.parametrize("state", [TaskState.FAILED, TaskState.QUEUED])
def test_what_did_not_succeed_is_not_found(store: TaskStore, state: TaskState) -> None:
    finished(store, "a", state=state)
    assert twin_of(store) is None


def test_of_several_documents_all_must_be_the_same_in_order(store: TaskStore) -> None:
    task = make_task("a").model_copy(update={"document_ids": ("x", "y")})
    add(store, task)
    store.claim_task(moment(1))
    for key, sha in (("x", "11"), ("y", "22")):
        reading = make_reading(["Text"]).model_copy(update={"sha256": sha})
        store.save_reading(key, reading)
    store.save_plan("a", make_plan(task), LOCAL)
    store.begin_attempt(make_attempt("a").model_copy(update={"model_fingerprint": "m1"}))
    store.end_task("a", TaskState.SUCCEEDED, moment(3))
    asked = make_task("new")
    assert store.finished_twin(asked, ["11", "22"], "m1") is not None
    for other in (["22", "11"], ["11"], ["11", "22", "33"]):
        assert store.finished_twin(asked, other, "m1") is None


def test_a_plan_with_results_comes_back_and_is_no_work_of_its_own(store: TaskStore) -> None:
    origin = finished(store, "a")
    add(store, make_task("b", created=5))
    store.claim_task(moment(60), only=["b"])
    store.save_reading("b-document", make_reading(["Text"]))
    step = Step(id="s", position=0, role=StepRole.SINGLE, max_tokens=9)
    done = step.model_copy(update={"state": StepState.DONE, "result": "Note."})
    assert store.save_plan("b", Plan(steps=(done,)), LOCAL, reused_from=origin.id)
    assert store.end_task("b", TaskState.SUCCEEDED, moment(61))
    assert store.steps("b") == [done]
    assert store.task("b").reused_from == "a"
    assert twin_of(store) == "a"


def test_a_task_that_is_to_be_done_again_is_no_twin_of_one_that_is_not(store: TaskStore) -> None:
    again = make_task("a").model_copy(update={"is_again": True})
    assert add(store, again) == store.task("a")
    assert store.unfinished_twin(make_task("b"), ["/home/me/letter.txt"]) is None
    other = again.model_copy(update={"id": "b"})
    assert store.unfinished_twin(other, ["/home/me/letter.txt"]) == again
