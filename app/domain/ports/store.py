"""The port of the durable store."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from app.domain.attempt import NO_REMARKS, Attempt, AttemptOutcome, Completion, Remarks
from app.domain.document import Document, Page, Reading
from app.domain.errors import ErrorInfo
from app.domain.money import SpendingCap
from app.domain.plan import Plan, Step
from app.domain.route import Decision, Waits
from app.domain.search import Hit
from app.domain.task import Priority, Task, TaskState


class Recovered(NamedTuple):
    """What was put back at start because the app had died over it; `given_up` tasks were not."""

    tasks: int
    steps: int
    given_up: int = 0


class Lease(NamedTuple):
    """For whom a task is taken up, and until when, unless it is renewed."""

    owner: str
    until: datetime


class AttemptSpan(NamedTuple):
    """When a try ended, how long the engine was at it, and what it wrote."""

    finished_at: datetime | None
    seconds: float | None
    completion_tokens: int | None


class TaskOverview(NamedTuple):
    """A task with its files' names and paths, its steps counted, its attempts' times and cost."""

    task: Task
    names: tuple[str, ...]
    paths: tuple[str, ...]
    steps_done: int = 0
    steps_total: int = 0
    spans: tuple[AttemptSpan, ...] = ()
    cost_usd: float = 0.0


class TaskStore(Protocol):
    """Tasks, documents, steps and attempts, durable. Every method is one transaction.

    Methods that return bool return False when the row was no longer in the state they need
    (cancelled meanwhile, for example); then they changed nothing.
    """

    def add_task(self, task: Task, documents: Sequence[Document]) -> None:
        """Add a queued task and its unread documents."""
        ...

    def add_tasks(self, entries: Sequence[tuple[Task, Sequence[Document]]]) -> None:
        """Add many queued tasks with their unread documents: all of them or none."""
        ...

    def task(self, task_id: str) -> Task:
        """One task by its whole id, or by an unambiguous beginning of it.

        Raises:
            TaskUnknown: no task, or more than one, begins so.
        """
        ...

    def tasks(self) -> list[Task]:
        """All tasks, newest first."""
        ...

    def overviews(self) -> list[TaskOverview]:
        """All tasks, newest first, with what a line of a table needs, in a few queries."""
        ...

    def unfinished_twin(self, task: Task, paths: Sequence[str]) -> Task | None:
        """A task that has not ended and asks the same of the same files.

        The same is: kind, category, privacy, instruction, options, terms, the task it follows,
        whether it is to be done again, and the paths in order.

        Running counts: another process is at it, or has died over it and recovery is to come.
        """
        ...

    def finished_twin(
        self, task: Task, sha256s: Sequence[str], model_fingerprint: str
    ) -> Task | None:
        """The newest task that did the same work to the same contents, all with this model.

        The same is: kind, category, instruction, options, the task it follows, and the documents'
        SHA-256 in order. A task that took another's result did no work.
        """
        ...

    def claim_task(
        self,
        at: datetime,
        only: Collection[str] | None = None,
        priority: Priority | None = None,
        lease: Lease | None = None,
    ) -> Task | None:
        """Take the next queued task (interactive first, then by its place), now running, or None.

        With `only`, no other task is taken; with `priority`, none of another priority. A question
        that follows a task is not taken before that has ended; nothing is while the queue is
        paused. The task's `fence` is raised: writes with an earlier one change nothing.
        """
        ...

    def end_task(
        self,
        task_id: str,
        state: TaskState,
        at: datetime,
        error: ErrorInfo | None = None,
        waits: Waits | None = None,
        fence: int | None = None,
    ) -> bool:
        """Move a *running* task to another state; open steps are cancelled if it is final.

        For `queued` (put back) running steps become pending again. `waits` says why, and until
        when, it waits for the network. With `fence`: only if that claim still holds.
        """
        ...

    def wake_waiting(
        self, at: datetime, only: Collection[str] | None = None, *, is_at_once: bool = False
    ) -> int:
        """Queue the tasks that wait for the network and whose next try has come; how many.

        With `is_at_once`, also those whose next try has not come yet.
        """
        ...

    def cancel_task(self, task_id: str, at: datetime) -> bool:
        """Cancel a task that has not ended, and its unfinished steps."""
        ...

    def recover(self, at: datetime) -> Recovered:
        """Put everything `running` back and mark its open attempts `interrupted`.

        Of requests that were sent nobody knows the outcome: those are marked so. A task that was
        found so three times without a step done in between has failed: it may be what kills us.

        Call only while no other process works on this store.
        """
        ...

    def save_reading(self, document_id: str, reading: Reading) -> Document:
        """Store a document's facts and pages, replacing what was there."""
        ...

    def document(self, document_id: str) -> Document:
        """One document."""
        ...

    def pages(self, document_id: str) -> list[Page]:
        """A document's pages in order; empty before it has been read."""
        ...

    def text(self, document_id: str, char_start: int, char_end: int) -> str:
        """A stretch of a document's text, without loading the rest."""
        ...

    def search(self, document_ids: Sequence[str], question: str, most: int) -> list[Hit]:
        """The documents' pages that have words of the question, those that fit best first.

        The question is only words: nothing in it is an operator. Case and accents do not count;
        words that stand on every page hardly do.
        """
        ...

    def save_plan(
        self,
        task_id: str,
        plan: Plan,
        decision: Decision,
        reused_from: str | None = None,
        fence: int | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Store steps and decision of a running task that has none.

        With `reused_from`, the steps are another task's, done, with their results; where that is
        local only, this one is from now on. With `fence`: only if that claim still holds.
        `at` is for the history; None: when the task was taken up.
        """
        ...

    def steps(self, task_id: str, positions: Collection[int] | None = None) -> list[Step]:
        """A task's steps by position: all, or only those named."""
        ...

    def begin_attempt(self, attempt: Attempt, cap: SpendingCap | None = None) -> bool:
        """Write the attempt and set its pending step running, if its claim still holds.

        It gets the next number of its step here, where two that begin at once cannot get the same.

        Raises:
            BudgetReached: with what it is thought to cost, `cap` would be exceeded. Under-way and
                possible charges count.
            LeavesNot: it is a request, and the task has become local only meanwhile.
        """
        ...

    def finish_attempt(
        self,
        attempt_id: str,
        outcome: AttemptOutcome,
        at: datetime,
        completion: Completion | None = None,
        result: str | None = None,
        remarks: Remarks = NO_REMARKS,
    ) -> bool:
        """Close an open attempt. With `result` the step is done, else it is pending again.

        False when the attempt was closed already, or its step or claim was taken away: a late
        answer changes no step. The figures of `completion` are stored; its text is not, `result`
        is.
        """
        ...

    def attempts(self, task_id: str) -> list[Attempt]:
        """A task's attempts, oldest first."""
        ...

    def attempts_at(self, step_id: str) -> list[Attempt]:
        """A step's attempts, oldest first."""
        ...

    def attempts_since(self, at: datetime) -> list[Attempt]:
        """All attempts that began then or later, oldest first."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...
