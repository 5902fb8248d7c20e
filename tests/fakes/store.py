"""The task store in memory: what the port promises, in the fewest words."""

import re
import threading
import unicodedata
from collections.abc import Collection, Sequence
from datetime import datetime

from app.domain.attempt import (
    NO_REMARKS,
    Attempt,
    AttemptOutcome,
    Completion,
    Figures,
    Remarks,
)
from app.domain.batch import Batch, BatchState, may_be_batched
from app.domain.document import Document, Page, Reading
from app.domain.errors import BudgetReached, Bug, ErrorInfo, LeavesNot, TaskPoisonous, TaskUnknown
from app.domain.history import Happening, TaskEvent
from app.domain.money import Spending, SpendingCap
from app.domain.plan import Plan, Step, StepState
from app.domain.ports import AttemptSpan, Lease, Recovered, TaskOverview
from app.domain.route import Decision, Route, Waits
from app.domain.search import Hit
from app.domain.task import Priority, Privacy, Task, TaskState
from app.pipeline.cost import spent_on

_UNFINISHED = (StepState.PENDING, StepState.RUNNING, StepState.WAITING_FOR_NETWORK)

_UNDER_WAY = (StepState.RUNNING, StepState.WAITING_FOR_NETWORK)
_RESTING = (TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK)
_OPEN = {state for state in TaskState if not state.is_final}

_TOLD = {
    TaskState.QUEUED: Happening.PUT_BACK,
    TaskState.WAITING_FOR_NETWORK: Happening.WAITED,
    TaskState.SUCCEEDED: Happening.SUCCEEDED,
    TaskState.FAILED: Happening.FAILED,
    TaskState.CANCELLED: Happening.CANCELLED,
    TaskState.PAUSED: Happening.PAUSED,
}


def _left_open(attempt: Attempt) -> dict[str, object]:
    if attempt.route is Route.CLOUD:
        return {"outcome": AttemptOutcome.UNKNOWN, "error_code": "cloud_uncertain"}
    return {"outcome": AttemptOutcome.INTERRUPTED}


def _words(text: str) -> set[str]:
    """Words without case and accents; of scripts without blanks, pairs of signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    runs = re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]+", plain)
    pairs = {run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))}
    return pairs | set(re.findall(r"[^\W_\u3040-\u30ff\u4e00-\u9fff]+", plain))


def _asks(task: Task) -> tuple[str, ...]:
    return (task.kind, task.category, task.instruction, task.options.as_json(), task.follows or "")


class FakeTaskStore:
    """A TaskStore; one lock, and whole models replaced in dicts."""

    def __init__(self) -> None:
        self.is_closed = False
        self._lock = threading.Lock()
        self._tasks: dict[str, Task] = {}
        self._documents: dict[str, Document] = {}
        self._pages: dict[str, tuple[Page, ...]] = {}
        self._steps: dict[str, dict[str, Step]] = {}  # by task, then by step
        self._attempts: dict[str, Attempt] = {}
        self._aside: dict[str, Step] = {}  # steps whose place another has
        self.batches: dict[str, Batch] = {}  # the rows of `tests.fakes.batches`
        # What FakeQueue changes.
        self.places: dict[str, float] = {}
        self.owners: dict[str, str | None] = {}
        self.log: list[tuple[str, TaskEvent]] = []
        self.paused_since: datetime | None = None
        self.gone: dict[str, Task] = {}  # what FakeEraser has deleted

    def note(self, task_id: str, at: datetime, what: Happening, detail: str = "") -> None:
        self.log.append((task_id, TaskEvent(at, what.value, detail)))

    def turn(self, task: Task) -> tuple[bool, float, str]:
        """What the order of the queue goes by."""
        return (task.priority is Priority.BACKGROUND, self.places[task.id], task.id)

    def add_task(self, task: Task, documents: Sequence[Document]) -> None:
        self.add_tasks([(task, documents)])

    def add_tasks(self, entries: Sequence[tuple[Task, Sequence[Document]]]) -> None:
        with self._lock:
            if {task.id for task, _ in entries} & set(self._tasks):
                raise ValueError("a task of this id is there")
            for task, documents in entries:
                self._tasks[task.id] = task
                self._steps[task.id] = {}
                self.places[task.id] = task.created_at.timestamp()
                self.note(task.id, task.created_at, Happening.QUEUED)
                for document in documents:
                    self._documents[document.id] = document
                    self._pages[document.id] = ()

    def task(self, task_id: str) -> Task:
        with self._lock:
            if task_id in self._tasks:
                return self._tasks[task_id]
            found = [task for task in self._tasks.values() if task.id.startswith(task_id)]
            if len(found) != 1:
                raise TaskUnknown(task_id=task_id)
            return found[0]

    def tasks(self) -> list[Task]:
        with self._lock:
            by_id = sorted(self._tasks.values(), key=lambda task: task.id)
            return sorted(by_id, key=lambda task: task.created_at, reverse=True)

    def overviews(self) -> list[TaskOverview]:
        return [self._overview(task) for task in self.tasks()]

    def _overview(self, task: Task) -> TaskOverview:
        documents = [self.document(key) for key in task.document_ids]
        steps = self.steps(task.id)
        return TaskOverview(
            task,
            tuple(document.name for document in documents),
            tuple(document.path for document in documents),
            sum(step.state is StepState.DONE for step in steps),
            len(steps),
            tuple(
                AttemptSpan(a.finished_at, a.seconds, a.completion_tokens)
                for a in self.attempts(task.id)
            ),
            sum(a.cost_usd or 0.0 for a in self.attempts(task.id)),
        )

    def unfinished_twin(self, task: Task, paths: Sequence[str]) -> Task | None:
        def asks(one: Task) -> tuple[object, ...]:
            return (*_asks(one), one.privacy, one.is_again, one.terms)

        with self._lock:
            twins = [
                other
                for other in self._tasks.values()
                if other.state in _OPEN
                and asks(other) == asks(task)
                and [self._documents[key].path for key in other.document_ids] == list(paths)
            ]
            return min(twins, key=lambda twin: (twin.created_at, twin.id), default=None)

    def finished_twin(
        self, task: Task, sha256s: Sequence[str], model_fingerprint: str
    ) -> Task | None:
        def models(other: Task) -> set[str]:
            tries = self._attempts.values()
            return {a.model_fingerprint for a in tries if a.task_id == other.id}

        with self._lock:
            twins = [
                other
                for other in self._tasks.values()
                if other.state is TaskState.SUCCEEDED
                and _asks(other) == _asks(task)
                and models(other) == {model_fingerprint}
                and [self._documents[key].sha256 for key in other.document_ids] == list(sha256s)
            ]
            by_id = sorted(twins, key=lambda twin: twin.id)
            newest = sorted(by_id, key=lambda twin: twin.created_at, reverse=True)
            return newest[0] if newest else None

    def claim_task(
        self,
        at: datetime,
        only: Collection[str] | None = None,
        priority: Priority | None = None,
        lease: Lease | None = None,
    ) -> Task | None:
        with self._lock:
            if self.paused_since is not None:
                return None
            waiting = [task for task in self._queued() if only is None or task.id in only]
            if priority is not None:
                waiting = [task for task in waiting if task.priority is priority]
            following = min(filter(self._has_turn, waiting), key=self.turn, default=None)
            if following is None:
                return None
            self._set_steps(following.id, (StepState.RUNNING,), StepState.PENDING)
            self.owners[following.id] = lease.owner if lease else None
            self.note(following.id, at, Happening.CLAIMED, str(following.fence + 1))
            fence = following.fence + 1
            return self._set_task(following.id, state=TaskState.RUNNING, started_at=at, fence=fence)

    def end_task(
        self,
        task_id: str,
        state: TaskState,
        at: datetime,
        error: ErrorInfo | None = None,
        waits: Waits | None = None,
        fence: int | None = None,
    ) -> bool:
        with self._lock:
            if not self._is_running(task_id, fence):
                return False
            self._set_task(task_id, state=state, error=error, waits=waits)
            self.note(task_id, at, _TOLD[state], error.code if error else "")
            if state.is_final:
                self._set_task(task_id, finished_at=at)
                self._set_steps(task_id, _UNFINISHED, StepState.CANCELLED)
            else:
                self._set_steps(task_id, (StepState.RUNNING,), StepState.PENDING)
            return True

    def cancel_task(self, task_id: str, at: datetime) -> bool:
        with self._lock:
            if task_id not in self._tasks or self._tasks[task_id].state.is_final:
                return False
            self._set_task(task_id, state=TaskState.CANCELLED, finished_at=at)
            self._set_steps(task_id, _UNFINISHED, StepState.CANCELLED)
            self.note(task_id, at, Happening.CANCELLED)
            return True

    def wake_waiting(
        self, at: datetime, only: Collection[str] | None = None, *, is_at_once: bool = False
    ) -> int:
        with self._lock:
            due = [
                task.id
                for task in self._tasks.values()
                if task.state is TaskState.WAITING_FOR_NETWORK
                and (only is None or task.id in only)
                and (is_at_once or not (task.waits and task.waits.until and task.waits.until > at))
            ]
            for task_id in due:
                self._set_task(task_id, state=TaskState.QUEUED)
                self.note(task_id, at, Happening.WOKEN)
            return len(due)

    def recover(self, at: datetime) -> Recovered:
        with self._lock:
            for attempt in list(self._attempts.values()):
                if attempt.outcome is None and attempt.batch_id is None:
                    self._set_attempt(attempt.id, finished_at=at, **_left_open(attempt))
            for batch in list(self.batches.values()):
                if batch.state is BatchState.SUBMITTING:
                    self.batches[batch.id] = batch.model_copy(update={"next_poll_at": at})
            running = [task.id for task in self._tasks.values() if task.state is TaskState.RUNNING]
            steps = sum(
                self._set_steps(task_id, (StepState.RUNNING,), StepState.PENDING)
                for task_id in self._tasks
            )
            given_up = sum(self._put_back(task_id, at) for task_id in running)
            return Recovered(len(running) - given_up, steps, given_up)

    def _put_back(self, task_id: str, at: datetime) -> bool:
        """Queue a task that was found running; True when it has been found so too often."""
        self.note(task_id, at, Happening.FOUND_RUNNING)
        interruptions = self._tasks[task_id].interruptions + 1
        if interruptions < 3:
            self._set_task(task_id, state=TaskState.QUEUED, interruptions=interruptions)
            return False
        error = TaskPoisonous(times=3).info
        self._set_task(task_id, state=TaskState.FAILED, error=error, finished_at=at)
        self._set_steps(task_id, _UNFINISHED, StepState.CANCELLED)
        self.note(task_id, at, Happening.FAILED, error.code)
        return True

    def save_reading(self, document_id: str, reading: Reading) -> Document:
        with self._lock:
            document = self._documents[document_id].after(reading)
            self._documents[document_id] = document
            self._pages[document_id] = reading.pages
            return document

    def document(self, document_id: str) -> Document:
        with self._lock:
            return self._documents[document_id]

    def pages(self, document_id: str) -> list[Page]:
        with self._lock:
            return list(self._pages.get(document_id, ()))

    def text(self, document_id: str, char_start: int, char_end: int) -> str:
        return "".join(page.text for page in self.pages(document_id))[char_start:char_end]

    def search(self, document_ids: Sequence[str], question: str, most: int) -> list[Hit]:
        words = [
            (Hit(key, page.number), _words(page.text))
            for key in document_ids
            for page in self.pages(key)
        ]
        asked = _words(question)
        holding = {word: sum(word in there for _, there in words) for word in asked}
        scores = {hit: sum(1 / holding[word] for word in asked & there) for hit, there in words}
        found = [hit for hit, score in scores.items() if score]
        return sorted(found, key=lambda hit: -scores[hit])[:most]

    def save_plan(
        self,
        task_id: str,
        plan: Plan,
        decision: Decision,
        reused_from: str | None = None,
        fence: int | None = None,
        at: datetime | None = None,
    ) -> bool:
        with self._lock:
            if not self._is_running(task_id, fence) or self._tasks[task_id].decision is not None:
                return False
            source = self._tasks.get(reused_from or "")
            if source is not None and source.privacy is Privacy.LOCAL_ONLY:
                self._set_task(task_id, privacy=Privacy.LOCAL_ONLY)
            started_at = self._tasks[task_id].started_at
            assert started_at is not None
            self.note(task_id, at or started_at, Happening.PLANNED, decision.route.value)
            self._set_task(task_id, decision=decision, reused_from=reused_from)
            self._set_task(task_id, conversation=plan.conversation)
            self._steps[task_id] = {step.id: step for step in plan.steps}
            return True

    def steps(self, task_id: str, positions: Collection[int] | None = None) -> list[Step]:
        with self._lock:
            steps = self._steps.get(task_id, {}).values()
            named = [s for s in steps if positions is None or s.position in positions]
            return sorted(named, key=lambda step: step.position)

    def change_task(self, task_id: str, states: Collection[TaskState], **values: object) -> bool:
        """Change a task that is in one of these states; the reroutes', of the same rows."""
        with self._lock:
            if task_id not in self._tasks or self._tasks[task_id].state not in states:
                return False
            self._set_task(task_id, **values)
            return True

    def replace_steps(self, task_id: str, steps: Sequence[Step]) -> None:
        """Give a task other steps; those that were tried stay aside, for their attempts."""
        with self._lock:
            there = self._steps[task_id]
            tried = {attempt.step_id for attempt in self._attempts.values()}
            self._aside |= {key: step for key, step in there.items() if key in tried}
            kept = {key: there[key] for key in there if key in {step.id for step in steps}}
            self._steps[task_id] = {
                step.id: kept[step.id].model_copy(
                    update={"position": step.position, "inputs": step.inputs}
                )
                if step.id in kept
                else step
                for step in steps
            }

    def begin_attempt(self, attempt: Attempt, cap: SpendingCap | None = None) -> bool:
        with self._lock:
            step = self._steps.get(attempt.task_id, {}).get(attempt.step_id)
            may_begin = step is not None and (
                step.state is StepState.PENDING
                or (step.state is StepState.RUNNING and self._is_beside(attempt))
            )
            if not may_begin or not self._is_running(attempt.task_id, attempt.fence):
                return False
            privacy = self._tasks[attempt.task_id].privacy
            if attempt.route is not Route.LOCAL and privacy is Privacy.LOCAL_ONLY:
                raise LeavesNot
            if cap is not None:
                self._require_money(attempt, cap)
            self._set_step(attempt, state=StepState.RUNNING)
            earlier = sum(one.step_id == attempt.step_id for one in self._attempts.values())
            counted = {"number": earlier + 1, "fence": self._tasks[attempt.task_id].fence}
            self._attempts[attempt.id] = attempt.model_copy(update=counted)
            return True

    def finish_attempt(
        self,
        attempt_id: str,
        outcome: AttemptOutcome,
        at: datetime,
        completion: Completion | None = None,
        result: str | None = None,
        remarks: Remarks = NO_REMARKS,
    ) -> bool:
        with self._lock:
            attempt = self._attempts.get(attempt_id)
            if attempt is None or attempt.outcome is not None:
                return False
            figures = completion.model_dump(include=set(Figures.model_fields)) if completion else {}
            noted = remarks.model_dump()
            if attempt.task_id not in self._tasks:  # it was deleted
                self._set_attempt(
                    attempt_id,
                    outcome=outcome,
                    finished_at=at,
                    **{**noted, "raw_text": None},
                    **figures,
                )
                return False
            self._set_attempt(attempt_id, outcome=outcome, finished_at=at, **noted, **figures)
            step = self._steps[attempt.task_id].get(attempt.step_id)
            is_held = self._tasks[attempt.task_id].fence == attempt.fence
            is_held = is_held or attempt.batch_id is not None
            if step is None or step.state not in _UNDER_WAY:
                return False
            if not is_held or not self._is_newest(attempt):
                return False
            if result is None and self._has_rival(attempt):
                return True
            state = StepState.PENDING if result is None else StepState.DONE
            self._set_step(attempt, state=state, result=result)
            if result is not None:
                self._set_task(attempt.task_id, interruptions=0)
                self.note(attempt.task_id, at, Happening.STEP_DONE, str(step.position + 1))
            return True

    def attempts(self, task_id: str) -> list[Attempt]:
        with self._lock:
            found = [attempt for attempt in self._attempts.values() if attempt.task_id == task_id]
            return sorted(found, key=lambda attempt: (attempt.started_at, attempt.number))

    def attempts_at(self, step_id: str) -> list[Attempt]:
        with self._lock:
            found = [a for a in self._attempts.values() if a.step_id == step_id]
            return sorted(found, key=lambda attempt: (attempt.started_at, attempt.number))

    def attempts_since(self, at: datetime) -> list[Attempt]:
        with self._lock:
            found = [attempt for attempt in self._attempts.values() if attempt.started_at >= at]
            return sorted(found, key=lambda attempt: (attempt.started_at, attempt.id))

    def close(self) -> None:
        self.is_closed = True

    def erase(self, task_ids: Collection[str]) -> tuple[int, list[str], int]:
        """The eraser's: tasks and what only they need; counts of steps and pages, and documents."""
        with self._lock:
            used = {
                key
                for task in self._tasks.values()
                if task.id not in task_ids
                for key in task.document_ids
            }
            theirs = [key for task_id in task_ids for key in self._tasks[task_id].document_ids]
            alone = [key for key in dict.fromkeys(theirs) if key not in used]
            steps = sum(len(self._steps.pop(task_id)) for task_id in task_ids)
            pages = sum(len(self._pages.pop(key, ())) for key in alone)
            for key in alone:
                del self._documents[key]
            for task_id in task_ids:
                self.gone[task_id] = self._tasks.pop(task_id)
            for one in list(self._attempts.values()):
                if one.task_id in task_ids:
                    self._set_attempt(one.id, raw_text=None)
            self.log = [entry for entry in self.log if entry[0] not in task_ids]
            return steps, alone, pages

    def all_attempts(self) -> list[Attempt]:
        """Every attempt there is; the register counts them."""
        with self._lock:
            return list(self._attempts.values())

    def forget_attempts(self, before: datetime, most: int) -> int:
        """The register's, which deletes the same rows."""
        ended = {t.id for t in self.tasks() if t.finished_at is not None and t.finished_at < before}
        old = [one.id for one in self.all_attempts() if one.task_id in ended][:most]
        for attempt_id in old:
            del self._attempts[attempt_id]
        return len(old)

    def begin_in_batch(self, attempt: Attempt, cap: SpendingCap | None) -> bool:
        """The batches' store's: the attempt of a resting task's pending step, which then waits."""
        with self._lock:
            task = self._tasks[attempt.task_id]
            step = self._steps[attempt.task_id].get(attempt.step_id)
            is_open = step is not None and step.state is StepState.PENDING
            if not is_open or task.state not in _RESTING:
                return False
            if not may_be_batched(task):
                raise Bug(kind="such work is never in a batch")
            if cap is not None:
                self._require_money(attempt, cap)
            self._set_step(attempt, state=StepState.WAITING_FOR_NETWORK)
            earlier = sum(one.step_id == attempt.step_id for one in self._attempts.values())
            self._attempts[attempt.id] = attempt.model_copy(update={"number": earlier + 1})
            return True

    def release_steps(self, task_id: str) -> int:
        """The batches' store's: steps that wait for a batch are pending again; how many."""
        with self._lock:
            waiting = (StepState.WAITING_FOR_NETWORK,)
            return self._set_steps(task_id, waiting, StepState.PENDING)

    def queue_waiting(self, task_id: str) -> bool:
        """The batches' store's: queue a task that waits."""
        with self._lock:
            task = self._tasks.get(task_id)  # it may have been deleted
            is_waiting = task is not None and task.state is TaskState.WAITING_FOR_NETWORK
            if is_waiting:
                self._set_task(task_id, state=TaskState.QUEUED)
            return is_waiting

    def let_wait(self, task_id: str, states: Collection[TaskState], waits: Waits) -> None:
        """The batches' store's: a task in one of these states waits."""
        with self._lock:
            if self._tasks[task_id].state in states:
                self._set_task(task_id, state=TaskState.WAITING_FOR_NETWORK, waits=waits)

    def spending(self, since: datetime) -> Spending:
        """What the requests begun since then cost; the register's, which reads the same rows."""
        return spent_on([a for a in self._attempts.values() if a.started_at >= since])

    def _require_money(self, attempt: Attempt, cap: SpendingCap) -> None:
        spent = self.spending(cap.since).most_usd
        needed = attempt.cost_estimate_usd or 0.0
        if spent + needed > cap.budget_usd:
            raise BudgetReached(budget=cap.budget_usd, spent=spent, needed=needed)

    def _queued(self) -> list[Task]:
        return [task for task in self._tasks.values() if task.state is TaskState.QUEUED]

    def _is_running(self, task_id: str, fence: int | None = None) -> bool:
        task = self._tasks.get(task_id)
        if task is None or task.state is not TaskState.RUNNING:
            return False
        return fence is None or task.fence == fence

    def _has_turn(self, task: Task) -> bool:
        """A question waits for the answer that it follows."""
        followed = self._tasks.get(task.follows or "")
        return followed is None or followed.state.is_final

    def _is_newest(self, attempt: Attempt) -> bool:
        """Among those of its lane: one of the other lane runs beside it."""
        others = [other for other in self._attempts.values() if other.step_id == attempt.step_id]
        return attempt.number == max(o.number for o in others if o.route is attempt.route)

    def _is_beside(self, attempt: Attempt) -> bool:
        """Whether it is a request beside a local try at the same step, and the only one."""
        fence = self._tasks[attempt.task_id].fence
        of_step = [o for o in self._attempts.values() if o.step_id == attempt.step_id]
        tries = [other for other in of_step if other.fence == fence]
        under_way = [other.route for other in tries if other.outcome is None]
        return attempt.route is Route.CLOUD and under_way == [Route.LOCAL]

    def _has_rival(self, attempt: Attempt) -> bool:
        """Whether another try at the step is still under way."""
        others = self._attempts.values()
        rivals = [o for o in others if o.step_id == attempt.step_id and o.batch_id is None]
        return any(one.outcome is None and one.fence == attempt.fence for one in rivals)

    def _set_task(self, task_id: str, **values: object) -> Task:
        task = self._tasks[task_id].model_copy(update=values)
        self._tasks[task_id] = task
        return task

    def _set_attempt(self, attempt_id: str, **values: object) -> None:
        self._attempts[attempt_id] = self._attempts[attempt_id].model_copy(update=values)

    def _set_step(self, attempt: Attempt, **values: object) -> None:
        steps = self._steps[attempt.task_id]
        steps[attempt.step_id] = steps[attempt.step_id].model_copy(update=values)

    def _set_steps(self, task_id: str, old: Collection[StepState], new: StepState) -> int:
        """Move a task's steps from any of the old states to the new; how many moved."""
        steps = self._steps[task_id]
        affected = [step for step in steps.values() if step.state in old]
        for step in affected:
            steps[step.id] = step.model_copy(update={"state": new})
        return len(affected)
