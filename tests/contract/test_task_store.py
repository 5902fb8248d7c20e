"""What every TaskStore promises; the fake and the real one keep the same promises."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.attempt import AttemptOutcome, Figures, Remarks
from app.domain.errors import ErrorInfo, TaskUnknown
from app.domain.plan import StepState
from app.domain.ports import Recovered, TaskStore
from app.domain.task import Category, Kind, Priority, Privacy, TaskState
from tests.contract.samples import (
    COMPLETION,
    LOCAL,
    add,
    make_attempt,
    make_plan,
    make_reading,
    make_task,
    moment,
    running_task,
)

DONE = AttemptOutcome.DONE
FAILED_INFO = ErrorInfo(
    code="empty_result", title="No usable text", hint="Try a larger model.", is_retryable=True
)


def claimed_id(store: TaskStore, at: float = 10, only: list[str] | None = None) -> str | None:
    task = store.claim_task(moment(at), only)
    return task.id if task else None


def states(store: TaskStore, task_id: str) -> list[StepState]:
    return [step.state for step in store.steps(task_id)]


def test_a_claim_may_ask_for_interactive_tasks_alone(store: TaskStore) -> None:
    add(store, make_task("slow"))
    assert store.claim_task(moment(1), priority=Priority.INTERACTIVE) is None
    add(store, make_task("person", priority=Priority.INTERACTIVE))
    claimed = store.claim_task(moment(2), priority=Priority.INTERACTIVE)
    assert claimed is not None
    assert claimed.id == "person"


# --- adding and finding -------------------------------------------------------------------


def test_a_task_comes_back_as_it_was_added(store: TaskStore) -> None:
    task = add(store, make_task("a", words="Be brief: “ß”, 名, \n two lines."))
    assert store.task("a") == task
    assert store.steps("a") == []
    assert store.attempts("a") == []


def test_an_unread_document_has_no_figures_and_no_pages(store: TaskStore) -> None:
    add(store, make_task("a"), "/home/me/Übersicht 2026.pdf")
    document = store.document("a-document")
    assert document.path == "/home/me/Übersicht 2026.pdf"
    assert document.name == "Übersicht 2026.pdf"
    assert document.pages_total is None
    assert document.char_count is None
    assert store.pages("a-document") == []


def test_several_documents_keep_their_order(store: TaskStore) -> None:
    task = make_task("a").model_copy(update={"document_ids": ("z", "m", "b")})
    add(store, task)
    assert store.task("a").document_ids == ("z", "m", "b")
    assert store.tasks()[0].document_ids == ("z", "m", "b")


def test_tasks_are_newest_first(store: TaskStore) -> None:
    assert store.tasks() == []
    for task_id, created in (("b", 2), ("c", 3.000001), ("a", 3)):
        add(store, make_task(task_id, created=created))
    assert [task.id for task in store.tasks()] == ["c", "a", "b"]


def test_the_beginning_of_an_id_is_enough(store: TaskStore) -> None:
    add(store, make_task("3fa1"))
    add(store, make_task("3fb2"))
    assert store.task("3fa").id == "3fa1"
    assert store.task("3fb2").id == "3fb2"


@pytest.mark.parametrize("beginning", ["3f", "", "4", "3fa1x", "%", "3f_1"])
def test_an_unknown_or_ambiguous_beginning_is_refused(store: TaskStore, beginning: str) -> None:
    add(store, make_task("3fa1"))
    add(store, make_task("3fb2"))
    with pytest.raises(TaskUnknown) as refusal:
        store.task(beginning)
    assert refusal.value.facts == {"task_id": beginning}


def test_a_whole_id_is_never_ambiguous(store: TaskStore) -> None:
    for task_id in ("ab", "abc", "abcd", "a"):
        add(store, make_task(task_id))
    assert store.task("a").id == "a"


# --- twins --------------------------------------------------------------------------------


def test_a_task_that_asks_the_same_of_the_same_path_is_a_twin(store: TaskStore) -> None:
    add(store, make_task("late", created=5, words="short"))
    add(store, make_task("early", created=1, words="short"))
    twin = store.unfinished_twin(make_task("new", words="short"), ["/home/me/letter.txt"])
    assert twin is not None
    assert twin.id == "early"
    assert store.unfinished_twin(make_task("new", words="short"), ["/home/me/other.txt"]) is None


@pytest.mark.parametrize(
    "difference",
    [
        {"kind": Kind.TRANSLATE},
        {"category": Category.COMPLEX},
        {"privacy": Privacy.CLOUD_ALLOWED},
        {"instruction": "in French"},
    ],
    ids=str,
)
def test_a_task_that_asks_otherwise_is_no_twin(
    store: TaskStore, difference: dict[str, object]
) -> None:
    task = add(store, make_task("a"))
    other = task.model_copy(update={"id": "b", **difference})
    assert store.unfinished_twin(other, ["/home/me/letter.txt"]) is None


def test_the_priority_makes_no_difference_to_a_twin(store: TaskStore) -> None:
    add(store, make_task("a"))
    other = make_task("b", priority=Priority.INTERACTIVE)
    assert store.unfinished_twin(other, ["/home/me/letter.txt"]) is not None


def test_a_running_task_is_a_twin(store: TaskStore) -> None:
    running_task(store)
    twin = store.unfinished_twin(make_task("b"), ["/home/me/letter.txt"])
    assert twin == store.task("a")


@pytest.mark.parametrize("state", [TaskState.SUCCEEDED, TaskState.FAILED, TaskState.CANCELLED])
def test_a_task_that_has_ended_is_no_twin(store: TaskStore, state: TaskState) -> None:
    running_task(store)
    store.end_task("a", state, moment(2))
    assert store.unfinished_twin(make_task("b"), ["/home/me/letter.txt"]) is None


# --- claiming -----------------------------------------------------------------------------


def test_interactive_tasks_are_claimed_first_then_the_oldest(store: TaskStore) -> None:
    for task_id, created, priority in (
        ("newer", 2, Priority.BACKGROUND),
        ("older", 1, Priority.BACKGROUND),
        ("seen newer", 4, Priority.INTERACTIVE),
        ("seen older", 3, Priority.INTERACTIVE),
    ):
        add(store, make_task(task_id, created=created, priority=priority))
    order = [claimed_id(store) for _ in range(5)]
    assert order == ["seen older", "seen newer", "older", "newer", None]


def test_a_claimed_task_is_running_since_then(store: TaskStore) -> None:
    add(store, make_task("a"))
    task = store.claim_task(moment(7))
    assert task is not None
    assert (task.state, task.started_at) == (TaskState.RUNNING, moment(7))
    assert store.task("a") == task


def test_with_only_no_other_task_is_claimed(store: TaskStore) -> None:
    for number, task_id in enumerate("abc"):
        add(store, make_task(task_id, created=number))
    assert claimed_id(store, only=[]) is None
    assert claimed_id(store, only=["c", "unknown"]) == "c"
    assert claimed_id(store, only=["c"]) is None
    assert claimed_id(store) == "a"


def test_no_task_is_claimed_twice(store: TaskStore) -> None:
    ids = {f"{number:02}" for number in range(50)}
    for task_id in ids:
        add(store, make_task(task_id))
    claimed: list[str] = []
    start = threading.Barrier(4)

    def claim() -> None:
        start.wait()
        while (task_id := claimed_id(store)) is not None:
            claimed.append(task_id)

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == 50
    assert set(claimed) == ids


# --- plans and attempts -------------------------------------------------------------------


def test_a_plan_comes_back_as_it_was_saved(store: TaskStore) -> None:
    task = running_task(store)
    assert task.decision == LOCAL
    assert tuple(store.steps("a")) == make_plan(task).steps


def test_a_second_plan_changes_nothing(store: TaskStore) -> None:
    task = running_task(store)
    other = LOCAL.model_copy(update={"reason": "another one"})
    assert not store.save_plan("a", make_plan(task), other)
    assert store.task("a").decision == LOCAL
    assert len(store.steps("a")) == 3


def test_only_a_running_task_takes_a_plan(store: TaskStore) -> None:
    task = add(store, make_task("a"))
    assert not store.save_plan("a", make_plan(task), LOCAL)
    assert store.steps("a") == []
    assert store.task("a").decision is None


def test_a_result_makes_the_step_done_and_keeps_the_figures(store: TaskStore) -> None:
    running_task(store)
    attempt = make_attempt("a")
    assert store.begin_attempt(attempt)
    assert states(store, "a") == [StepState.RUNNING, StepState.PENDING, StepState.PENDING]
    attempt = attempt.model_copy(update={"fence": 1})  # of the first claim
    assert store.attempts("a") == [attempt]
    assert store.finish_attempt(attempt.id, DONE, moment(4), COMPLETION, result="A summary.")
    first = store.steps("a")[0]
    assert (first.state, first.result) == (StepState.DONE, "A summary.")
    figures = COMPLETION.model_dump(include=set(Figures.model_fields))
    closed = attempt.model_copy(update={"outcome": DONE, "finished_at": moment(4), **figures})
    assert store.attempts("a") == [closed]


def test_an_attempt_without_a_result_puts_the_step_back(store: TaskStore) -> None:
    running_task(store)
    attempt = make_attempt("a")
    store.begin_attempt(attempt)
    assert store.finish_attempt(
        attempt.id,
        AttemptOutcome.ENGINE_DIED,
        moment(4),
        remarks=Remarks(error_code="engine_crashed"),
    )
    first = store.steps("a")[0]
    assert (first.state, first.result) == (StepState.PENDING, None)
    [closed] = store.attempts("a")
    assert (closed.outcome, closed.error_code) == (AttemptOutcome.ENGINE_DIED, "engine_crashed")
    assert closed.prompt_tokens is None
    assert store.begin_attempt(make_attempt("a", number=2, at=5))
    assert [one.number for one in store.attempts("a")] == [1, 2]


def test_one_step_and_its_attempts_can_be_asked_for(store: TaskStore) -> None:
    running_task(store)
    for position in (0, 1):
        store.begin_attempt(make_attempt("a", position, at=2 + position))
    assert [one.id for one in store.attempts_at("a-1")] == ["a-1-try1"]
    assert store.attempts_at("a-2") == []
    assert [step.position for step in store.steps("a", [2, 0, 9])] == [0, 2]
    assert store.steps("a", []) == []


def test_an_attempt_begins_only_on_a_pending_step_of_a_running_task(store: TaskStore) -> None:
    running_task(store)
    assert store.begin_attempt(make_attempt("a"))
    assert not store.begin_attempt(make_attempt("a", number=2))
    assert store.begin_attempt(make_attempt("a", position=1))
    store.end_task("a", TaskState.QUEUED, moment(5))
    assert not store.begin_attempt(make_attempt("a", position=2))
    assert len(store.attempts("a")) == 2


def test_an_attempt_is_finished_once(store: TaskStore) -> None:
    running_task(store)
    attempt = make_attempt("a")
    store.begin_attempt(attempt)
    assert store.finish_attempt(attempt.id, DONE, moment(3), COMPLETION, result="first")
    assert not store.finish_attempt(attempt.id, DONE, moment(4), COMPLETION, result="second")
    assert store.steps("a")[0].result == "first"
    assert store.attempts("a")[0].finished_at == moment(3)


def test_attempts_are_oldest_first(store: TaskStore) -> None:
    running_task(store)
    for position, number, at in ((1, 1, 5), (0, 1, 3), (1, 2, 6)):
        attempt = make_attempt("a", position, number, at)
        assert store.begin_attempt(attempt)
        store.finish_attempt(attempt.id, AttemptOutcome.VALIDATION_FAILED, moment(at + 0.5))
    assert [one.id for one in store.attempts("a")] == ["a-0-try1", "a-1-try1", "a-1-try2"]


# --- ends ---------------------------------------------------------------------------------


def test_a_task_succeeds(store: TaskStore) -> None:
    running_task(store)
    assert store.end_task("a", TaskState.SUCCEEDED, moment(9))
    task = store.task("a")
    assert (task.state, task.finished_at, task.error) == (TaskState.SUCCEEDED, moment(9), None)
    assert not store.end_task("a", TaskState.FAILED, moment(10), FAILED_INFO)
    assert store.task("a") == task


def test_an_error_comes_back_as_it_was_and_cancels_what_was_open(store: TaskStore) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", DONE, moment(3), COMPLETION, result="kept")
    store.begin_attempt(make_attempt("a", position=1))
    assert store.end_task("a", TaskState.FAILED, moment(9), FAILED_INFO)
    task = store.task("a")
    assert (task.state, task.error, task.finished_at) == (TaskState.FAILED, FAILED_INFO, moment(9))
    assert states(store, "a") == [StepState.DONE, StepState.CANCELLED, StepState.CANCELLED]
    assert store.steps("a")[0].result == "kept"


def test_a_task_put_back_is_claimed_again_with_its_plan(store: TaskStore) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    assert store.end_task("a", TaskState.QUEUED, moment(5))
    task = store.task("a")
    assert (task.state, task.finished_at, task.decision) == (TaskState.QUEUED, None, LOCAL)
    assert states(store, "a") == [StepState.PENDING] * 3
    again = store.claim_task(moment(6))
    assert again is not None
    assert again.started_at == moment(6)
    assert store.begin_attempt(make_attempt("a", number=2, at=6))


def test_only_a_running_task_is_ended(store: TaskStore) -> None:
    add(store, make_task("a"))
    assert not store.end_task("a", TaskState.SUCCEEDED, moment(1))
    assert store.task("a").state is TaskState.QUEUED


def test_a_late_answer_does_not_end_the_next_attempt(store: TaskStore) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.end_task("a", TaskState.QUEUED, moment(5))
    store.claim_task(moment(6))
    store.begin_attempt(make_attempt("a", number=2, at=6))
    assert not store.finish_attempt("a-0-try1", DONE, moment(7), COMPLETION, result="late")
    assert store.steps("a")[0].state is StepState.RUNNING
    assert store.finish_attempt("a-0-try2", DONE, moment(8), COMPLETION, result="right")
    assert store.steps("a")[0].result == "right"


def test_a_cancelled_task_takes_no_more_work(store: TaskStore) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    assert store.cancel_task("a", moment(5))
    assert (store.task("a").state, store.task("a").finished_at) == (
        TaskState.CANCELLED,
        moment(5),
    )
    assert not store.finish_attempt("a-0-try1", DONE, moment(6), COMPLETION, result="late")
    assert not store.begin_attempt(make_attempt("a", position=1))
    assert not store.end_task("a", TaskState.SUCCEEDED, moment(7))
    assert states(store, "a") == [StepState.CANCELLED] * 3
    assert store.steps("a")[0].result is None
    assert len(store.attempts("a")) == 1


def test_a_queued_task_is_cancelled_and_an_ended_or_unknown_one_is_not(store: TaskStore) -> None:
    add(store, make_task("a"))
    assert store.cancel_task("a", moment(1))
    assert not store.cancel_task("a", moment(2))
    assert store.task("a").finished_at == moment(1)
    assert claimed_id(store) is None
    assert not store.cancel_task("unknown", moment(2))


def test_recovery_puts_back_what_was_running_and_nothing_else(store: TaskStore) -> None:
    running_task(store, "a")
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", DONE, moment(3), COMPLETION, result="kept")
    store.begin_attempt(make_attempt("a", position=1))
    add(store, make_task("queued"))
    add(store, make_task("cancelled"))
    store.cancel_task("cancelled", moment(3))
    assert store.recover(moment(20)) == Recovered(tasks=1, steps=1)
    assert store.task("a").state is TaskState.QUEUED
    assert store.task("cancelled").state is TaskState.CANCELLED
    assert states(store, "a") == [StepState.DONE, StepState.PENDING, StepState.PENDING]
    done, interrupted = store.attempts("a")
    assert (done.outcome, done.finished_at) == (DONE, moment(3))
    assert interrupted.outcome is AttemptOutcome.INTERRUPTED
    assert interrupted.finished_at == moment(20)
    assert store.recover(moment(21)) == Recovered(tasks=0, steps=0)


# --- texts --------------------------------------------------------------------------------


def test_a_reading_gives_the_document_its_figures_and_pages(store: TaskStore) -> None:
    add(store, make_task("a"))
    reading = make_reading(["First page.\n\n", "", "Third, with “quotes” and 😀."])
    document = store.save_reading("a-document", reading)
    assert document == store.document("a-document")
    assert (document.pages_total, document.pages_unreadable) == (3, (2,))
    assert document.char_count == len(reading.text)
    assert (document.media_type, document.sha256) == (reading.media_type, reading.sha256)
    assert document.size_bytes == reading.size_bytes
    assert tuple(store.pages("a-document")) == reading.pages


def test_a_second_reading_replaces_the_first(store: TaskStore) -> None:
    add(store, make_task("a"))
    store.save_reading("a-document", make_reading(["one", "two", "", "four"]))
    document = store.save_reading("a-document", make_reading(["only"]))
    assert (document.pages_total, document.pages_unreadable) == (1, ())
    assert store.text("a-document", 0, 100) == "only"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=6),
    char_start=st.integers(0, 40),
    char_end=st.integers(0, 40),
)
def test_a_stretch_of_text_is_that_of_the_joined_pages(
    store: TaskStore, texts: list[str], char_start: int, char_end: int
) -> None:
    if not store.tasks():
        add(store, make_task("a"))
    store.save_reading("a-document", make_reading(texts))
    assert store.text("a-document", char_start, char_end) == "".join(texts)[char_start:char_end]
