"""Facts, in the past tense. Events are hints: who needs the state re-reads the store."""

from dataclasses import dataclass

from app.domain.errors import ErrorInfo
from app.domain.plan import StepRole
from app.domain.task import TaskState


@dataclass(frozen=True)
class TaskQueued:
    """A task was added."""

    task_id: str


@dataclass(frozen=True)
class TaskStarted:
    """A lane took the task up; its document is being read."""

    task_id: str


@dataclass(frozen=True)
class TaskPlanned:
    """The document was read and the steps are known."""

    task_id: str


@dataclass(frozen=True)
class StepStarted:
    """An attempt at a step began; text streamed for an earlier attempt is void."""

    task_id: str
    step_id: str
    role: StepRole
    position: int


@dataclass(frozen=True)
class PromptRead:
    """The engine has read this much of the step's prompt."""

    task_id: str
    step_id: str
    tokens_done: int
    tokens_total: int


@dataclass(frozen=True)
class TextArrived:
    """The engine wrote some more of the step's result."""

    task_id: str
    step_id: str
    text: str


@dataclass(frozen=True)
class StepFinished:
    """A step's result is in the store."""

    task_id: str
    step_id: str


@dataclass(frozen=True)
class TaskChanged:
    """A task came to another state: ended, cancelled, put back or waiting."""

    task_id: str
    state: TaskState


@dataclass(frozen=True)
class TasksDeleted:
    """Tasks and all that was known of them are gone."""

    task_ids: tuple[str, ...]


@dataclass(frozen=True)
class LaneHalted:
    """The lane can do nothing until something outside is put right (a full disk, for example)."""

    error: ErrorInfo


@dataclass(frozen=True)
class EngineDied:
    """The engine's process ended under a step, which is tried again with a new one."""

    error: ErrorInfo


@dataclass(frozen=True)
class QueuePaused:
    """No task is begun from now on, and what runs stops."""


@dataclass(frozen=True)
class QueueResumed:
    """Tasks are begun again."""


@dataclass(frozen=True)
class DownloadChanged:
    """A download came on or to another state; `Downloads.view` says how it stands."""

    download_id: str


Event = (
    TaskQueued
    | TaskStarted
    | TaskPlanned
    | StepStarted
    | PromptRead
    | TextArrived
    | StepFinished
    | TaskChanged
    | TasksDeleted
    | LaneHalted
    | EngineDied
    | QueuePaused
    | QueueResumed
    | DownloadChanged
)
