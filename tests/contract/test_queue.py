"""What every Queue promises: order, pauses, retries, leases, history."""

from datetime import timedelta

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.document import Document
from app.domain.errors import EmptyResult
from app.domain.listing import Listing, Position
from app.domain.plan import StepState
from app.domain.ports import Claim, Lease, Place, Queue, Recovered, TaskStore
from app.domain.route import Waits
from app.domain.task import Priority, Privacy, TaskState
from tests.contract.samples import (
    COMPLETION,
    LOCAL,
    add,
    make_attempt,
    make_plan,
    make_task,
    moment,
    running_task,
)

DONE, REFUSED = AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED
OPEN = Privacy.CLOUD_ALLOWED


def add_many(store: TaskStore, names: str, priority: Priority = Priority.BACKGROUND) -> None:
    for task_id in names:
        add(store, make_task(task_id, priority=priority))  # all at the same moment


def turns(store: TaskStore) -> str:
    claimed = []
    while (task := store.claim_task(moment(50))) is not None:
        claimed.append(task.id)
    return "".join(claimed)


def told(queue: Queue, task_id: str) -> list[str]:
    return [event.what for event in queue.history(task_id)]


# --- order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task_id", "place", "order"),
    [
        ("c", Place.FIRST, "cabde"),
        ("c", Place.LAST, "abdec"),
        ("c", Place.EARLIER, "acbde"),
        ("c", Place.LATER, "abdce"),
        ("d", Place.LATER, "abced"),
        ("a", Place.FIRST, "abcde"),
        ("a", Place.EARLIER, "abcde"),
        ("e", Place.LATER, "abcde"),
        ("e", Place.LAST, "abcde"),
    ],
)
def test_a_task_is_moved(
    store: TaskStore, queue: Queue, task_id: str, place: Place, order: str
) -> None:
    add_many(store, "abcde")
    assert queue.move(task_id, place, moment(1))
    assert queue.turn(task_id) == order.index(task_id) + 1
    assert turns(store) == order
    assert told(queue, task_id)[:2] == ["queued", "moved"]


def test_a_task_is_moved_before_another_again_and_again(store: TaskStore, queue: Queue) -> None:
    add_many(store, "abcde")
    for _ in range(30):  # halves find no end: room is made
        assert queue.move_before("e", "c", moment(1))
        assert queue.move_before("d", "c", moment(1))
    assert turns(store) == "abedc"


def test_what_is_added_after_a_move_to_the_end_comes_behind_it(
    store: TaskStore, queue: Queue
) -> None:
    add_many(store, "ab")
    queue.move("a", Place.LAST, moment(1))
    add(store, make_task("c", created=2))
    assert turns(store) == "bac"


def test_a_move_goes_into_the_priority_of_the_other(store: TaskStore, queue: Queue) -> None:
    add_many(store, "ab")
    add_many(store, "x", Priority.INTERACTIVE)
    assert queue.move_before("b", "x", moment(1))
    assert store.task("b").priority is Priority.INTERACTIVE
    assert turns(store) == "bxa"


def test_interactive_tasks_come_first_whatever_their_place(store: TaskStore, queue: Queue) -> None:
    add_many(store, "abc")
    queue.move("b", Place.FIRST, moment(1))
    assert queue.set_priority(["c", "a", "c"], Priority.INTERACTIVE, moment(2)) == ["c", "a"]
    assert queue.set_priority(["c"], Priority.INTERACTIVE, moment(3)) == []
    assert queue.turn("b") == 3
    assert turns(store) == "acb"


def test_what_runs_or_has_ended_is_not_moved(store: TaskStore, queue: Queue) -> None:
    running_task(store, "a")
    add(store, make_task("b"))
    assert not queue.move("a", Place.FIRST, moment(3))
    assert not queue.move_before("b", "a", moment(3))
    assert not queue.move("unknown", Place.LAST, moment(3))
    assert queue.turn("a") is None
    store.end_task("a", TaskState.SUCCEEDED, moment(4))
    assert queue.set_priority(["a"], Priority.INTERACTIVE, moment(5)) == []
    assert "moved" not in told(queue, "b")


# --- pauses -------------------------------------------------------------------------------


def test_a_paused_task_waits_and_goes_on_at_its_place(store: TaskStore, queue: Queue) -> None:
    add_many(store, "abc")
    assert queue.pause(["a", "unknown"], moment(1)) == ["a"]
    assert queue.pause(["a"], moment(2)) == []
    assert store.task("a").state is TaskState.PAUSED
    first = store.claim_task(moment(3))
    assert first is not None
    assert first.id == "b"
    assert queue.resume(["a", "c"], moment(4)) == ["a"]
    assert turns(store) == "ac"
    assert told(queue, "a") == ["queued", "paused", "resumed", "claimed"]


def test_an_answer_that_comes_after_a_pause_is_kept(store: TaskStore, queue: Queue) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.begin_attempt(make_attempt("a", position=1))
    assert queue.pause(["a"], moment(3)) == ["a"]
    assert store.finish_attempt("a-0-try1", DONE, moment(4), COMPLETION, result="kept")
    assert store.finish_attempt("a-1-try1", AttemptOutcome.CANCELLED, moment(4))
    assert not store.begin_attempt(make_attempt("a", position=1, number=2))
    assert not store.end_task("a", TaskState.QUEUED, moment(5))
    states = [step.state for step in store.steps("a")]
    assert states == [StepState.DONE, StepState.PENDING, StepState.PENDING]
    queue.resume(["a"], moment(6))
    assert turns(store) == "a"
    assert store.steps("a")[0].result == "kept"


def test_a_task_that_waits_for_the_network_is_paused_and_not_woken(
    store: TaskStore, queue: Queue
) -> None:
    running_task(store)
    store.end_task("a", TaskState.WAITING_FOR_NETWORK, moment(3), waits=Waits("no network"))
    assert queue.pause(["a"], moment(4)) == ["a"]
    assert store.wake_waiting(moment(99)) == 0
    assert store.task("a").state is TaskState.PAUSED


def test_the_whole_queue_is_paused_until_it_is_resumed(store: TaskStore, queue: Queue) -> None:
    add_many(store, "ab")
    assert queue.paused_since() is None
    queue.pause_all(moment(5))
    queue.pause_all(moment(6))
    assert queue.paused_since() == moment(5)
    assert store.claim_task(moment(7)) is None
    assert store.claim_task(moment(7), only=["b"]) is None
    queue.resume_all()
    queue.resume_all()
    assert queue.paused_since() is None
    assert turns(store) == "ab"


# --- retries ------------------------------------------------------------------------------


def test_a_retry_keeps_what_is_done_and_forgets_the_error(store: TaskStore, queue: Queue) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", DONE, moment(3), COMPLETION, result="kept")
    store.begin_attempt(make_attempt("a", position=1))
    store.finish_attempt("a-1-try1", REFUSED, moment(3), COMPLETION)
    store.end_task("a", TaskState.FAILED, moment(4), EmptyResult(stage="x").info)
    assert queue.failed() == ["a"]
    assert queue.retry(["a"], moment(5)) == ["a"]
    task = store.task("a")
    assert (task.state, task.error, task.finished_at) == (TaskState.QUEUED, None, None)
    states = [step.state for step in store.steps("a")]
    assert states == [StepState.DONE, StepState.PENDING, StepState.PENDING]
    again = store.claim_task(moment(6))
    assert again is not None
    assert again.fence > again.retried_fence  # tries from now on count
    old = [attempt.fence for attempt in store.attempts("a")]
    assert all(fence is not None and fence <= again.retried_fence for fence in old)
    assert store.begin_attempt(make_attempt("a", position=1, number=2, at=6))
    assert [one.number for one in store.attempts_at("a-1")] == [1, 2]


def test_only_what_failed_or_was_cancelled_is_retried(store: TaskStore, queue: Queue) -> None:
    add_many(store, "qc")
    running_task(store, "r")
    running_task(store, "s")
    store.end_task("s", TaskState.SUCCEEDED, moment(3))
    store.cancel_task("c", moment(3))
    assert queue.retry(["q", "r", "s", "c", "unknown"], moment(4)) == ["c"]
    assert queue.failed() == []


# --- leases and fences --------------------------------------------------------------------


def test_a_late_writer_changes_nothing(store: TaskStore, queue: Queue) -> None:
    add(store, make_task("a"))
    lease = Lease("first", moment(61))
    first = store.claim_task(moment(1), lease=lease)
    assert first is not None
    assert queue.held("first") == {Claim("a", first.fence): 0}
    store.end_task("a", TaskState.QUEUED, moment(2))
    assert queue.held("first") == {}
    second = store.claim_task(moment(3), lease=Lease("second", moment(63)))
    assert second is not None
    assert second.fence > first.fence
    assert queue.held("first") == {}
    before = store.task("a")
    late = make_attempt("a").model_copy(update={"fence": first.fence})
    assert not store.save_plan("a", make_plan(before), LOCAL, fence=first.fence)
    assert not store.end_task("a", TaskState.FAILED, moment(4), fence=first.fence)
    assert store.save_plan("a", make_plan(before), LOCAL, fence=second.fence)
    assert not store.begin_attempt(late)
    assert store.attempts("a") == []
    assert store.task("a").state is TaskState.RUNNING
    assert store.end_task("a", TaskState.SUCCEEDED, moment(5), fence=second.fence)


def test_a_late_answer_is_noted_with_its_cost_and_changes_no_step(
    store: TaskStore, queue: Queue
) -> None:
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    queue.pause(["a"], moment(3))
    queue.resume(["a"], moment(4))
    assert store.claim_task(moment(5)) is not None
    assert not store.finish_attempt("a-0-try1", DONE, moment(6), COMPLETION, result="late")
    assert store.steps("a")[0].state is StepState.PENDING
    [late] = store.attempts("a")
    assert (late.outcome, late.completion_tokens) == (DONE, COMPLETION.completion_tokens)


def test_no_clock_takes_work_from_its_owner(store: TaskStore, queue: Queue) -> None:
    add(store, make_task("a"))
    store.claim_task(moment(1), lease=Lease("me", moment(61)))
    year = timedelta(days=365).total_seconds()
    assert store.claim_task(moment(year)) is None
    assert store.claim_task(moment(-year)) is None
    queue.renew("me", moment(year))
    assert len(queue.held("me")) == 1


def test_a_task_found_running_three_times_has_failed(store: TaskStore, queue: Queue) -> None:
    running_task(store)
    for time in (1, 2):
        assert store.recover(moment(10 * time)) == Recovered(1, 0)
        assert store.task("a").interruptions == time
        claimed = store.claim_task(moment(10 * time + 1), lease=Lease("me", moment(99)))
        assert claimed is not None
        assert queue.held("me") == {Claim("a", claimed.fence): time}
    assert store.recover(moment(30)) == Recovered(0, 0, given_up=1)
    task = store.task("a")
    assert task.state is TaskState.FAILED
    assert task.error is not None
    assert task.error.code == "task_poisonous"
    assert {step.state for step in store.steps("a")} == {StepState.CANCELLED}
    assert queue.retry(["a"], moment(40)) == ["a"]
    assert store.task("a").interruptions == 0


def test_a_step_done_in_between_clears_a_task(store: TaskStore, queue: Queue) -> None:
    running_task(store)
    for time in range(4):
        if time % 2 == 0:
            attempt = make_attempt("a", position=time // 2, at=10 * time + 2)
            assert store.begin_attempt(attempt)
            assert store.finish_attempt(attempt.id, DONE, moment(10 * time + 3), result="done")
        assert store.recover(moment(10 * time + 9)).given_up == 0
        assert store.claim_task(moment(10 * time + 10)) is not None
    queue.forgive(["a"])
    assert store.task("a").interruptions == 0


# --- privacy and history ------------------------------------------------------------------


def test_raised_privacy_goes_on_to_all_that_was_derived(store: TaskStore, queue: Queue) -> None:
    for task_id, follows in (("a", None), ("b", "a"), ("c", "b"), ("x", None)):
        task = make_task(task_id).model_copy(update={"privacy": OPEN, "follows": follows})
        store.add_task(task, [Document(id=f"{task_id}-document", path="/x", name="x")])
    assert queue.make_local_only(["b"], moment(1)) == ["b", "c"]
    assert queue.make_local_only(["a"], moment(2)) == ["a"]
    privacy = {task.id: task.privacy for task in store.tasks()}
    assert privacy == dict.fromkeys("abc", Privacy.LOCAL_ONLY) | {"x": OPEN}
    assert "made_local_only" in told(queue, "c")


def test_what_takes_over_a_private_result_is_private(store: TaskStore) -> None:
    running_task(store, "a")
    task = add(store, make_task("b").model_copy(update={"privacy": OPEN}))
    assert store.claim_task(moment(2), only=["b"]) is not None
    assert store.save_plan("b", make_plan(task), LOCAL, reused_from="a")
    assert store.task("b").privacy is Privacy.LOCAL_ONLY


def test_a_question_waits_for_the_answer_that_it_follows(store: TaskStore) -> None:
    add(store, make_task("a"))
    later = make_task("b", priority=Priority.INTERACTIVE).model_copy(update={"follows": "a"})
    store.add_task(later, [Document(id="b-document", path="/x", name="x")])
    first = store.claim_task(moment(1))
    assert first is not None
    assert first.id == "a"
    assert store.claim_task(moment(2)) is None
    store.end_task("a", TaskState.SUCCEEDED, moment(3))
    assert turns(store) == "b"


def test_changes_are_told_once_and_by_pages(store: TaskStore, queue: Queue) -> None:
    add_many(store, "abc")
    mark = queue.newest_mark()
    assert queue.changes(mark, 10) == ((), mark)
    store.claim_task(moment(1), only=["b"])
    store.end_task("b", TaskState.SUCCEEDED, moment(2))
    store.cancel_task("a", moment(3))
    assert queue.changes(mark, 10).task_ids == ("b", "a")
    first = queue.changes(mark, 1)
    assert first.task_ids == ("b",)
    assert queue.changes(first.mark, 10).task_ids == ("b", "a")
    assert queue.changes(queue.newest_mark(), 10).task_ids == ()


def test_states_are_counted_of_all_and_of_a_set(store: TaskStore, queue: Queue) -> None:
    for task_id, set_id in (("a", "s"), ("b", "s"), ("c", None)):
        add(store, make_task(task_id).model_copy(update={"set_id": set_id}))
    store.cancel_task("b", moment(5))
    queued, cancelled = TaskState.QUEUED, TaskState.CANCELLED
    assert queue.tally(None) == {queued: 2, cancelled: 1}
    assert queue.tally("s") == {queued: 1, cancelled: 1}
    assert queue.tally("nobody's") == {}


def test_tasks_are_read_in_pages_newest_first(store: TaskStore, queue: Queue) -> None:
    for number, task_id in enumerate("edcab"):
        add(store, make_task(task_id, created=min(number, 3)))
    assert [one.task.id for one in store.overviews()] == ["a", "b", "c", "d", "e"]
    ids: list[str] = []
    after: Position | None = None
    while page := queue.page(Listing(), after, 2):
        assert len(page) <= 2
        ids += [one.task.id for one in page]
        last = page[-1].task
        after = Position(last.created_at, last.created_at, last.id)
    assert ids == ["a", "b", "c", "d", "e"]
    some = queue.overviews(["e", "b", "unknown"])
    assert [(one.task.id, one.names) for one in some] == [
        ("b", ("letter.txt",)),
        ("e", ("letter.txt",)),
    ]
