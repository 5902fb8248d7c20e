"""What happened to a task: facts in order, kept with it. Never a word of a document."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Happening(StrEnum):
    """What an entry of a task's history says."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    PLANNED = "planned"
    STEP_DONE = "step_done"
    PUT_BACK = "put_back"
    WAITED = "waited_for_network"
    WOKEN = "woken"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    PAUSED = "paused"
    RESUMED = "resumed"
    RETRIED = "retried"
    MOVED = "moved"
    PRIORITY_SET = "priority_set"
    FOUND_RUNNING = "found_running"
    MADE_LOCAL_ONLY = "made_local_only"


class TaskEvent(NamedTuple):
    """One entry. `detail` is an error's code, a priority, the number of a step or a claim."""

    at: datetime
    what: str
    detail: str = ""
