"""What the core needs from the world. Adapters implement these; tests use small fakes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from app.domain.attempt import Attempt, AttemptOutcome, Completion
from app.domain.document import Document, Page, Reading
from app.domain.errors import ErrorInfo
from app.domain.events import Event
from app.domain.plan import Plan, Step
from app.domain.prompt import Constraint, Prompt
from app.domain.route import Decision
from app.domain.search import Hit
from app.domain.settings import Settings
from app.domain.task import Priority, Task, TaskState


class Clock(Protocol):
    """Time, injected so that tests own it."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump."""
        ...


class EventSink(Protocol):
    """Takes events; called from any thread; must return at once and never raise."""

    def publish(self, event: Event) -> None:
        """Tell whoever listens."""
        ...


class DocumentReader(Protocol):
    """Turns a file into pages of text."""

    def read(self, path: Path) -> Reading:
        """The file's pages, in order.

        Raises:
            AppError: one of the document errors; never anything else.
        """
        ...

    def fingerprint(self, path: Path) -> str:
        """The file's SHA-256 as lower-case hex.

        Raises:
            AppError: the file is missing or may not be read.
        """
        ...


class EngineFacts(NamedTuple):
    """What planning must know of a loaded engine.

    `parallel` prompts run at once; `fit` says in a line how the engine was fitted into memory.
    """

    name: str
    model: str
    context_tokens: int
    device: str
    parallel: int = 1
    fit: str = ""


class EngineFigures(NamedTuple):
    """The engine process's own figures since its model was loaded; None: it cannot know.

    `peak_rss_bytes` is the most memory it has had, weights included; `busy_share` the share of
    the time in which it computed.
    """

    peak_rss_bytes: int | None
    busy_share: float | None


class Progress(NamedTuple):
    """A sign of life while a prompt runs: prompt tokens read so far, and new text."""

    tokens_done: int
    tokens_total: int
    text: str


class Engine(Protocol):
    """Runs prompts. Methods block and may be called from any thread."""

    def facts(self) -> EngineFacts:
        """What is loaded, loading it first if need be.

        Raises:
            AppError: the model is missing, damaged or cannot be loaded.
        """
        ...

    def fingerprint(self) -> str:
        """What tells this model file from any other; empty: it cannot be told. Loads nothing.

        Raises:
            AppError: there is no model.
        """
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's own token count of each text, control tokens read as plain text."""
        ...

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        """Run one prompt to its end.

        Raises:
            ContextTooLong: it does not fit; nothing is ever cut off.
            GenerationCancelled: `cancel` was called for its id.
            EngineCrashed, EngineStalled: the engine died; the next call starts a new one.
        """
        ...

    def cancel(self, prompt_id: str) -> None:
        """Stop a prompt soon; does nothing when it is not running."""
        ...

    def unsupported(self, constraint: Constraint) -> str | None:
        """Why guided decoding cannot express a constraint; None: it can."""
        ...

    def forget(self, document_id: str) -> None:
        """Delete all that the engine keeps of a document."""
        ...

    def figures(self) -> EngineFigures:
        """What the engine process has used so far."""
        ...

    def close(self) -> None:
        """Give the memory back."""
        ...


class Recovered(NamedTuple):
    """What was put back at start because the app had died over it."""

    tasks: int
    steps: int


class AttemptSpan(NamedTuple):
    """When a try ended, how long the engine was at it, and what it wrote."""

    finished_at: datetime | None
    seconds: float | None
    completion_tokens: int | None


class TaskOverview(NamedTuple):
    """A task with its documents' names and paths, its steps counted, and its attempts' times."""

    task: Task
    names: tuple[str, ...]
    paths: tuple[str, ...]
    steps_done: int = 0
    steps_total: int = 0
    spans: tuple[AttemptSpan, ...] = ()


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
        """A queued or running task that asks the same of the same files.

        The same is: kind, category, privacy, instruction, options, whether it is to be done again,
        and the paths in order.

        Running counts: another process is at it, or has died over it and recovery is to come.
        """
        ...

    def finished_twin(
        self, task: Task, sha256s: Sequence[str], model_fingerprint: str
    ) -> Task | None:
        """The newest task that did the same work to the same contents, all with this model.

        The same is: kind, category, instruction, options, and the documents' SHA-256 in order. A
        task that took another's result did no work.
        """
        ...

    def claim_task(
        self,
        at: datetime,
        only: Collection[str] | None = None,
        priority: Priority | None = None,
    ) -> Task | None:
        """Take the next queued task (interactive first, then oldest), now running, or None.

        With `only`, no other task is taken; with `priority`, none of another priority.
        """
        ...

    def end_task(
        self, task_id: str, state: TaskState, at: datetime, error: ErrorInfo | None = None
    ) -> bool:
        """Move a *running* task to another state; open steps are cancelled if it is final.

        For `queued` (put back) running steps become pending again.
        """
        ...

    def cancel_task(self, task_id: str, at: datetime) -> bool:
        """Cancel a task that has not ended, and its unfinished steps."""
        ...

    def recover(self, at: datetime) -> Recovered:
        """Put everything `running` back and mark its open attempts `interrupted`.

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
        self, task_id: str, plan: Plan, decision: Decision, reused_from: str | None = None
    ) -> bool:
        """Store steps and decision of a running task that has none.

        With `reused_from`, the steps are another task's, done, with their results.
        """
        ...

    def steps(self, task_id: str) -> list[Step]:
        """A task's steps by position."""
        ...

    def begin_attempt(self, attempt: Attempt) -> bool:
        """Write the attempt and set its pending step running, if its task is still running."""
        ...

    def finish_attempt(
        self,
        attempt_id: str,
        outcome: AttemptOutcome,
        at: datetime,
        completion: Completion | None = None,
        result: str | None = None,
        error_code: str | None = None,
    ) -> bool:
        """Close an open attempt. With `result` the step is done, else it is pending again.

        False when the attempt was closed already or its step was taken away: a late answer
        changes no step. The figures of `completion` are stored; its text is not, `result` is.
        """
        ...

    def attempts(self, task_id: str) -> list[Attempt]:
        """A task's attempts, oldest first."""
        ...

    def attempts_since(self, at: datetime) -> list[Attempt]:
        """All attempts that began then or later, oldest first."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class LaneLock(Protocol):
    """Held by the one process that works on a home's tasks; released by its death."""

    def try_acquire(self) -> bool:
        """True when this process holds the lock now."""
        ...

    def release(self) -> None:
        """Let another process work."""
        ...


@dataclass(frozen=True)
class Ports:
    """Everything the pipeline may touch."""

    store: TaskStore
    engine: Engine
    reader: DocumentReader
    clock: Clock
    events: EventSink
    new_id: Callable[[], str]
    settings: Settings
