"""A queue under everything that can happen to it, in any order: what must hold all the time."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.document import Document
from app.domain.errors import EmptyResult, LeavesNot
from app.domain.history import Happening, TaskEvent
from app.domain.plan import StepState
from app.domain.ports import Claim, Lease, Place, Queue, TaskStore
from app.domain.route import Route, Waits
from app.domain.task import Priority, Privacy, Task, TaskState
from app.store.task_store import SqlTaskStore
from tests.contract.conftest import queue_of
from tests.contract.samples import COMPLETION, LOCAL, START, make_attempt, make_plan, make_task
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

_AFTER = {
    Happening.QUEUED: TaskState.QUEUED,
    Happening.CLAIMED: TaskState.RUNNING,
    Happening.PUT_BACK: TaskState.QUEUED,
    Happening.FOUND_RUNNING: TaskState.QUEUED,
    Happening.WAITED: TaskState.WAITING_FOR_NETWORK,
    Happening.WOKEN: TaskState.QUEUED,
    Happening.RESUMED: TaskState.QUEUED,
    Happening.RETRIED: TaskState.QUEUED,
    Happening.PAUSED: TaskState.PAUSED,
    Happening.SUCCEEDED: TaskState.SUCCEEDED,
    Happening.FAILED: TaskState.FAILED,
    Happening.CANCELLED: TaskState.CANCELLED,
}
_OWNER = "lane"


class QueueMachine(RuleBasedStateMachine):
    """What a lane and a user do, and what befalls them. Old claims and attempts go on writing."""

    tasks = Bundle("tasks")
    claims = Bundle("claims")
    tries = Bundle("tries")

    store: TaskStore
    queue: Queue

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = START
        self.results: dict[str, str] = {}  # by step: what was acknowledged
        self.told: dict[str, list[TaskEvent]] = {}  # by task: its history so far
        self.fences: dict[str, int] = {}
        self.private: set[str] = set()
        self.sent: set[str] = set()
        self.count = 0

    def open(self) -> TaskStore:
        """Open the store, as a new process does."""
        raise NotImplementedError

    @initialize()
    def begin(self) -> None:
        self.store = self.open()
        self.queue = queue_of(self.store)

    # --- the user -------------------------------------------------------------------------

    @rule(
        target=tasks,
        priority=st.sampled_from(Priority),
        privacy=st.sampled_from(Privacy),
    )
    def submit(self, priority: Priority, privacy: Privacy) -> str:
        return self._add(priority, privacy, None)

    @rule(target=tasks, followed=tasks)
    def ask_on(self, followed: str) -> str:
        source = self.store.task(followed)
        return self._add(Priority.INTERACTIVE, source.privacy, followed)

    def _add(self, priority: Priority, privacy: Privacy, follows: str | None) -> str:
        self._tick()
        self.count += 1
        task_id = f"t{self.count}"
        task = make_task(task_id, priority=priority).model_copy(
            update={"privacy": privacy, "follows": follows, "created_at": self.now}
        )
        self.store.add_task(task, [Document(id=f"{task_id}-document", path="/x", name="x")])
        self.told[task_id] = []
        self.fences[task_id] = 0
        if privacy is Privacy.LOCAL_ONLY:
            self.private.add(task_id)
        return task_id

    @rule(task_id=tasks)
    def cancel(self, task_id: str) -> None:
        was_open = not self.store.task(task_id).state.is_final
        assert self.store.cancel_task(task_id, self._tick()) is was_open

    @rule(task_id=tasks)
    def pause(self, task_id: str) -> None:
        state = self.store.task(task_id).state
        paused = self.queue.pause([task_id], self._tick())
        assert bool(paused) is not (state.is_final or state is TaskState.PAUSED)

    @rule(task_id=tasks)
    def resume(self, task_id: str) -> None:
        self.queue.resume([task_id], self._tick())

    @rule(task_id=tasks)
    def retry(self, task_id: str) -> None:
        self.queue.retry([task_id], self._tick())

    @rule()
    def retry_failed(self) -> None:
        failed = self.queue.failed()
        assert self.queue.retry(failed, self._tick()) == failed
        assert self.queue.failed() == []

    @rule(task_id=tasks, place=st.sampled_from(Place))
    def move(self, task_id: str, place: Place) -> None:
        if not self.queue.move(task_id, place, self._tick()):
            return
        task = self.store.task(task_id)
        if place is Place.FIRST and task.state is TaskState.QUEUED:
            peers = [other for other in self._queued() if other.priority is task.priority]
            assert self.queue.turn(task_id) in {1, len(self._queued()) - len(peers) + 1}

    @rule(task_id=tasks, other=tasks)
    def move_before(self, task_id: str, other: str) -> None:
        moved = self.queue.move_before(task_id, other, self._tick())
        turns = self.queue.turn(task_id), self.queue.turn(other)
        if moved and task_id != other and None not in turns:
            assert turns[0] is not None
            assert turns[1] == turns[0] + 1

    @rule(task_id=tasks, priority=st.sampled_from(Priority))
    def prioritize(self, task_id: str, priority: Priority) -> None:
        self.queue.set_priority([task_id], priority, self._tick())

    @rule(task_id=tasks)
    def make_local_only(self, task_id: str) -> None:
        self.queue.make_local_only([task_id], self._tick())
        self.private.add(task_id)

    @rule()
    def pause_all(self) -> None:
        self.queue.pause_all(self._tick())

    @rule()
    def resume_all(self) -> None:
        self.queue.resume_all()

    # --- the lane, and late ones that were taken for dead -----------------------------------

    @rule(target=claims)
    def claim(self) -> object:
        is_paused = self.queue.paused_since() is not None
        lease = Lease(_OWNER, self.now + timedelta(seconds=60))
        task = self.store.claim_task(self._tick(), lease=lease)
        if task is None:
            ready = [one for one in self._queued() if self._has_turn(one)]
            assert is_paused or not ready
            return multiple()
        assert not is_paused
        assert task.fence > self.fences[task.id]
        self.fences[task.id] = task.fence
        return Claim(task.id, task.fence)

    @rule(claim=claims)
    def plan(self, claim: Claim) -> None:
        task = self.store.task(claim.task_id)
        may_plan = self._is_held(claim) and task.decision is None
        saved = self.store.save_plan(
            task.id, make_plan(task), LOCAL, fence=claim.fence, at=self._tick()
        )
        assert saved is may_plan

    @rule(
        target=tries,
        claim=claims,
        position=st.integers(0, 2),
        route=st.sampled_from([Route.LOCAL, Route.CLOUD]),
    )
    def begin_attempt(self, claim: Claim, position: int, route: Route) -> object:
        self.count += 1
        attempt = make_attempt(claim.task_id, position).model_copy(
            update={"id": f"try{self.count}", "route": route, "fence": claim.fence}
        )
        attempt = attempt.model_copy(update={"started_at": self._tick()})
        try:
            has_begun = self.store.begin_attempt(attempt)
        except LeavesNot:
            assert route is Route.CLOUD
            assert claim.task_id in self.private
            return multiple()
        if not has_begun:
            return multiple()
        assert self._is_held(claim)
        if route is Route.CLOUD:
            assert claim.task_id not in self.private
            self.sent.add(attempt.id)
        return attempt

    @rule(attempt=tries, is_good=st.booleans())
    def finish_attempt(self, attempt: Attempt, is_good: bool) -> None:
        assume(attempt.fence is not None)
        holds = self.store.task(attempt.task_id).fence == attempt.fence
        [before] = [s for s in self.store.steps(attempt.task_id) if s.id == attempt.step_id]
        result = f"by {attempt.id}" if is_good else None
        outcome = AttemptOutcome.DONE if is_good else AttemptOutcome.VALIDATION_FAILED
        counted = self.store.finish_attempt(attempt.id, outcome, self._tick(), COMPLETION, result)
        [after] = [s for s in self.store.steps(attempt.task_id) if s.id == attempt.step_id]
        if not counted or not holds:
            assert not counted
            assert after == before
        elif result is not None:
            assert before.state is not StepState.DONE
            self.results[attempt.step_id] = result

    @rule(
        claim=claims,
        state=st.sampled_from(
            [
                TaskState.QUEUED,
                TaskState.WAITING_FOR_NETWORK,
                TaskState.FAILED,
                TaskState.SUCCEEDED,
            ]
        ),
    )
    def end(self, claim: Claim, state: TaskState) -> None:
        is_held = self._is_held(claim)
        before = self.store.task(claim.task_id)
        error = EmptyResult(stage="x").info if state is TaskState.FAILED else None
        waits = None
        if state is TaskState.WAITING_FOR_NETWORK:
            waits = Waits("no network", self.now + timedelta(minutes=5))
        ended = self.store.end_task(claim.task_id, state, self._tick(), error, waits, claim.fence)
        assert ended is is_held
        if not ended:
            assert self.store.task(claim.task_id) == before

    # --- the world ------------------------------------------------------------------------

    @rule(hours=st.sampled_from([-24 * 365, -1, 1, 24 * 365]))
    def clock_jumps(self, hours: int) -> None:
        """Nobody loses work by it: leases are no time limits."""
        held = self.queue.held(_OWNER)
        self.now += timedelta(hours=hours)
        if held:
            self.queue.renew(_OWNER, self.now + timedelta(seconds=60))
        assert self.queue.held(_OWNER) == held

    @rule(is_at_once=st.booleans())
    def network_comes(self, is_at_once: bool) -> None:
        self.store.wake_waiting(self._tick(), is_at_once=is_at_once)

    @precondition(lambda self: self.count > 0)
    @rule()
    def crash(self) -> None:
        """The process dies; the next one recovers under the home's lock."""
        before = {task.id: task for task in self.store.tasks()}
        self.store.close()
        self.store = self.open()
        self.queue = queue_of(self.store)
        running = {key for key, task in before.items() if task.state is TaskState.RUNNING}
        recovered = self.store.recover(self._tick())
        assert recovered.tasks + recovered.given_up == len(running)
        for task in self.store.tasks():
            assert task.state is not TaskState.RUNNING
            if task.id in running and task.state is TaskState.FAILED:
                assert before[task.id].interruptions == 2
        assert not any(
            attempt.outcome is None
            for task_id in before
            for attempt in self.store.attempts(task_id)
        )

    # --- what holds always ----------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self) -> None:
        if not self.told:
            return
        assert {task.id for task in self.store.tasks()} == set(self.told)
        steps = {s.id: s for task_id in self.told for s in self.store.steps(task_id)}
        for step_id, result in self.results.items():
            assert (steps[step_id].state, steps[step_id].result) == (StepState.DONE, result)

    @invariant()
    def a_task_is_claimed_once(self) -> None:
        if not self.told:
            return
        running = {(t.id, t.fence) for t in self.store.tasks() if t.state is TaskState.RUNNING}
        assert set(self.queue.held(_OWNER)) == running

    @invariant()
    def nothing_private_leaves(self) -> None:
        for task_id in self.told:
            task = self.store.task(task_id)
            if task.follows in self.private:
                self.private.add(task_id)
            assert (task.privacy is Privacy.LOCAL_ONLY) is (task_id in self.private)
            requests = [a.id for a in self.store.attempts(task_id) if a.route is Route.CLOUD]
            assert set(requests) <= self.sent

    @invariant()
    def history_is_only_added_to_and_true(self) -> None:
        for task_id, known in self.told.items():
            history = self.queue.history(task_id)
            assert history[: len(known)] == known
            self.told[task_id] = history
            moves = [Happening(event.what) for event in history]
            last = next(_AFTER[what] for what in reversed(moves) if what in _AFTER)
            assert self.store.task(task_id).state is last

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def _queued(self) -> list[Task]:
        return [task for task in self.store.tasks() if task.state is TaskState.QUEUED]

    def _has_turn(self, task: Task) -> bool:
        return task.follows is None or self.store.task(task.follows).state.is_final

    def _is_held(self, claim: Claim) -> bool:
        task = self.store.task(claim.task_id)
        return task.state is TaskState.RUNNING and task.fence == claim.fence


class FakeQueueMachine(QueueMachine):
    """On the fake: it keeps the same promises."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = FakeTaskStore()

    def open(self) -> TaskStore:
        return self._kept


class SqlQueueMachine(QueueMachine):
    """On SQLite."""

    def __init__(self) -> None:
        super().__init__()
        self._home = Path(tempfile.mkdtemp())

    def open(self) -> TaskStore:
        return SqlTaskStore(made_database(self._home, self.now))

    def teardown(self) -> None:
        super().teardown()
        shutil.rmtree(self._home)
