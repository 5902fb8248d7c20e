"""A task: one kind asked of one or more documents; a row in the store."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.domain.conversation import Conversation
from app.domain.errors import ErrorInfo
from app.domain.options import Options
from app.domain.route import Decision, Waits
from app.domain.terms import Terms


class Kind(StrEnum):
    """What is asked."""

    SUMMARIZE = "summarize"
    CLASSIFY = "classify"
    EXTRACT = "extract"
    TRANSLATE = "translate"
    ASK = "ask"
    REWRITE = "rewrite"


class Category(StrEnum):
    """How hard or delicate the work is, declared by the user."""

    ROUTINE = "routine"
    COMPLEX = "complex"
    SAFETY_CRITICAL = "safety_critical"


class Privacy(StrEnum):
    """Whether the work may ever leave the machine."""

    LOCAL_ONLY = "local_only"
    CLOUD_ALLOWED = "cloud_allowed"


class Priority(StrEnum):
    """Whether someone is looking."""

    INTERACTIVE = "interactive"
    BACKGROUND = "background"


class TaskState(StrEnum):
    """Where a task is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING_FOR_NETWORK = "waiting_for_network"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """True once nothing more will happen by itself."""
        return self in {TaskState.SUCCEEDED, TaskState.FAILED, TaskState.CANCELLED}


class Task(BaseModel):
    """What the user asked for, and how far it is. `decision` is None until it is planned.

    Tasks that were ordered together (a folder, many files) have one `set_id`. `is_again` asks for
    new work where a stored result would do; `reused_from` is the task whose result this one took.
    `preset` names the preset it was ordered by, `terms` are what that asked for. `waits` says why
    it waits for the network, while it does. A question may follow an earlier task (`follows`);
    `conversation` is what its model sees of it.

    `fence` counts its claims, so that a late writer can be told. Attempts of claims up to
    `retried_fence` were before the last retry and count no more. `interruptions` is how often
    recovery has found it running since a step of it was done.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: Kind
    category: Category
    privacy: Privacy
    priority: Priority
    instruction: str = ""
    options: Options = Options()
    set_id: str | None = None
    is_again: bool = False
    reused_from: str | None = None
    follows: str | None = None
    preset: str | None = None
    terms: Terms = Terms()
    waits: Waits | None = None
    conversation: Conversation | None = None
    document_ids: tuple[str, ...]
    state: TaskState = TaskState.QUEUED
    decision: Decision | None = None
    error: ErrorInfo | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    fence: int = 0
    retried_fence: int = 0
    interruptions: int = 0
