"""Batches in memory: their store over the fake task store, and a provider that is a script."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from app.domain.attempt import NO_REMARKS, Attempt, AttemptOutcome, Completion, Remarks
from app.domain.batch import (
    Batch,
    BatchAnswer,
    BatchLook,
    BatchPayload,
    BatchState,
    may_be_batched,
)
from app.domain.errors import AppError, BudgetReached, CloudBatchFailed
from app.domain.money import SpendingCap
from app.domain.plan import Step, StepState
from app.domain.ports.batches import ReadyStep
from app.domain.prompt import Prompt
from app.domain.route import Route, Waits
from app.domain.task import Category, Task, TaskState
from tests.fakes.engine import fitting
from tests.fakes.store import FakeTaskStore

_RESTING = {TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK}


class FakeBatchStore:
    """A BatchStore; rows of batches in a dict, the rest in the task store."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store
        self._batches = store.batches

    def ready(self, most: int) -> list[ReadyStep]:
        tasks = sorted(self._store.tasks(), key=lambda task: (task.created_at, task.id))
        resting = [task for task in tasks if task.state in _RESTING]
        return [ReadyStep(task.id, step.id) for task in resting for step in self._ready(task)][
            :most
        ]

    def backlog(self) -> int:
        unfinished = [one for one in self._store.tasks() if one.state in {*_RESTING, _RUNNING}]
        unplanned = [
            task
            for task in unfinished
            if task.decision is None and task.category is Category.COMPLEX and may_be_batched(task)
        ]
        return len(unplanned) + sum(len(self._ready(task)) for task in unfinished)

    def open(
        self, batch: Batch, attempts: Sequence[Attempt], waits: Waits, cap: SpendingCap | None
    ) -> list[str]:
        taken = []
        for attempt in attempts:
            try:
                if self._store.begin_in_batch(attempt, cap):
                    taken.append(attempt.id)
            except BudgetReached:
                break
        if taken:
            self._batches[batch.id] = batch.model_copy(update={"items": len(taken)})
            self._let_wait(batch.id, _RESTING, waits)
        return taken

    def move(self, batch: Batch, waits: Waits | None = None) -> bool:
        known = self._batches.get(batch.id)
        if known is None or not known.state.is_open:
            return False
        self._batches[batch.id] = batch
        if waits is not None:
            self._let_wait(batch.id, {TaskState.WAITING_FOR_NETWORK}, waits)
        return True

    def end(
        self,
        batch_id: str,
        state: BatchState,
        at: datetime,
        left: AttemptOutcome,
        note: Remarks = NO_REMARKS,
    ) -> list[str]:
        known = self._batches.get(batch_id)
        if known is None or not known.state.is_open:
            return []
        reason = note.error_code if state is BatchState.REFUSED else None
        changes = {"state": state, "ended_at": at, "error_code": reason}
        self._batches[batch_id] = known.model_copy(update=changes)
        for attempt in self._open_in(batch_id):
            self._store.finish_attempt(attempt.id, left, at, remarks=note)
        ids = dict.fromkeys(one.task_id for one in self.attempts(batch_id))
        return [task_id for task_id in ids if self._store.queue_waiting(task_id)]

    def unfinished(self) -> list[Batch]:
        return [one for one in self.batches() if one.state.is_open][::-1]

    def batches(self) -> list[Batch]:
        return sorted(self._batches.values(), key=lambda one: (one.opened_at, one.id), reverse=True)

    def attempts(self, batch_id: str) -> list[Attempt]:
        return [one for one in self._store.all_attempts() if one.batch_id == batch_id]

    def waiting(self, batch_id: str) -> int:
        return len(self._waiting_in(batch_id))

    def release(self, task_id: str) -> int:
        count = self._store.release_steps(task_id)
        if count:
            self._store.queue_waiting(task_id)
        return count

    def _ready(self, task: Task) -> list[Step]:
        if task.decision is None or task.decision.route is not Route.CLOUD:
            return []
        steps = self._store.steps(task.id)
        done = {step.position for step in steps if step.state is StepState.DONE}
        return [
            step
            for step in steps
            if may_be_batched(task)
            and step.state is StepState.PENDING
            and step.max_tokens
            and done.issuperset(step.inputs)
            and not self._was_in_vain(step)
        ]

    def _was_in_vain(self, step: Step) -> bool:
        tries = [one for one in self._store.attempts_at(step.id) if one.batch_id is not None]
        return any(one.outcome is None or one.error_code == CloudBatchFailed.code for one in tries)

    def _open_in(self, batch_id: str) -> list[Attempt]:
        return [one for one in self.attempts(batch_id) if one.outcome is None]

    def _waiting_in(self, batch_id: str) -> list[Attempt]:
        return [
            one
            for one in self._open_in(batch_id)
            for step in self._store.steps(one.task_id)
            if step.id == one.step_id and step.state is StepState.WAITING_FOR_NETWORK
        ]

    def _let_wait(self, batch_id: str, states: set[TaskState], waits: Waits) -> None:
        for attempt in self._waiting_in(batch_id):
            self._store.let_wait(attempt.task_id, states, waits)


_RUNNING = TaskState.RUNNING


class FakeBatchCloud:
    """A provider without a network. `script` holds what `submit` raises, used up in order.

    `has_lost` drops what is submitted; `answered` maps an attempt to its answer or error, and is
    filled by `answer_all`. Whatever was submitted is in `there`, by the provider's name for it.
    """

    def __init__(self) -> None:
        self.script: list[BaseException] = []
        self.find_script: list[AppError] = []
        self.look_script: list[AppError] = []
        self.is_kept = True  # what was submitted with an error is there all the same
        self.there: dict[str, tuple[Batch, BatchPayload]] = {}
        self.answered: dict[str, dict[str, str | AppError]] = defaultdict(dict)
        self.ended: set[str] = set()
        self.is_complete = True
        self.breaks_after: int | None = None
        self.broken_by: AppError | None = None
        self.cancelled: list[str] = []
        self.tidied: list[str] = []
        self.submissions = 0

    def answer_all(self, remote_id: str) -> None:
        """End a batch with an answer to each of its prompts."""
        self.ended.add(remote_id)
        for prompt in self.there[remote_id][1].prompts:
            self.answered[remote_id].setdefault(prompt.id, fitting(prompt))

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        self.submissions += 1
        error = self.script.pop(0) if self.script else None
        remote_id = f"remote-{self.submissions}"
        if error is None or self.is_kept:
            self.there[remote_id] = (batch, payload)
        if error is not None:
            raise error
        return remote_id

    def find(self, batch: Batch, attempt_ids: Sequence[str]) -> str | None:
        if self.find_script:
            raise self.find_script.pop(0)
        return next((name for name, (one, _) in self.there.items() if one.id == batch.id), None)

    def look(self, batch: Batch) -> BatchLook:
        if self.look_script:
            raise self.look_script.pop(0)
        done = len(self.answered[batch.remote_id])
        is_ended = batch.remote_id in self.ended
        return BatchLook(is_ended, self.is_complete, done, 0, ("results",), ("results",))

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        for count, (key, answer) in enumerate(self.answered[batch.remote_id].items()):
            if self.broken_by is not None and count == self.breaks_after:
                error, self.broken_by = self.broken_by, None
                raise error
            if isinstance(answer, AppError):
                yield BatchAnswer(key, {"raises": answer}, None, 10)
            else:
                yield BatchAnswer(key, {"text": answer}, None, 10)

    def read(self, batch: Batch, prompt: Prompt, answer: BatchAnswer) -> Completion:
        body = answer.body or {}
        if "raises" in body:
            raise body["raises"]
        tokens = sum(len(message.content.split()) for message in prompt.messages)
        return Completion(
            text=body["text"],
            is_truncated=False,
            prompt_tokens=tokens,
            completion_tokens=len(body["text"].split()),
            first_token_s=0.0,
            seconds=0.0,
            bytes_in=answer.bytes_in,
        )

    def cancel(self, batch: Batch) -> None:
        self.cancelled.append(batch.remote_id)

    def tidy(self, batch: Batch, look: BatchLook) -> None:
        self.tidied.append(batch.remote_id)

    def close(self) -> None:
        pass
