"""The port of what is done to the queue: by the user, and by the lane that holds leases."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from app.domain.history import TaskEvent
from app.domain.listing import Listing, Position, TaskFilter
from app.domain.ports.store import TaskOverview
from app.domain.task import Priority, TaskState


class Place(StrEnum):
    """Where among the tasks of its priority a task is moved to."""

    FIRST = "first"
    LAST = "last"
    EARLIER = "earlier"
    LATER = "later"


class Claim(NamedTuple):
    """One taking up of a task. `fence` tells it from the claims before and after."""

    task_id: str
    fence: int


class Changes(NamedTuple):
    """The tasks that something happened to, and the mark to ask from next time."""

    task_ids: tuple[str, ...]
    mark: int


class Queue(Protocol):
    """Order, pauses, leases and history of the tasks. Every method is one transaction.

    Methods that take ids leave alone what is not in the state they need, and return the ids of
    those that they changed.
    """

    def pause(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Hold tasks that have not ended. What runs stops at its step; a step done is kept."""
        ...

    def resume(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Put paused tasks back where they were in the queue."""
        ...

    def retry(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Queue failed or cancelled tasks anew: finished steps stay, tries are counted afresh."""
        ...

    def failed(self) -> list[str]:
        """The tasks that have failed, oldest first."""
        ...

    def tally(self, set_id: str | None) -> dict[TaskState, int]:
        """How many tasks are in each state, of one set; None: of all. States of none are absent."""
        ...

    def forgive(self, task_ids: Collection[str]) -> None:
        """Forget how often recovery found these running: a person asks for them again."""
        ...

    def move(self, task_id: str, place: Place, at: datetime) -> bool:
        """Move a task that has not ended among those of its priority; False: it has."""
        ...

    def move_before(self, task_id: str, other_id: str, at: datetime) -> bool:
        """Move a task right before another, whose priority it gets; False: one has ended."""
        ...

    def turn(self, task_id: str) -> int | None:
        """How many-th a queued task is in the queue, from 1; None: it is not queued."""
        ...

    def set_priority(
        self, task_ids: Collection[str], priority: Priority, at: datetime
    ) -> list[str]:
        """Change the priority of tasks that have not ended."""
        ...

    def make_local_only(self, task_ids: Collection[str], at: datetime) -> list[str]:
        """Raise privacy, also of all that was derived from these tasks. It is never lowered."""
        ...

    def pause_all(self, at: datetime) -> None:
        """No task is claimed until `resume_all`, in whichever process, after restarts too."""
        ...

    def resume_all(self) -> None:
        """Claim again."""
        ...

    def paused_since(self) -> datetime | None:
        """When the whole queue was paused; None: it is not."""
        ...

    def held(self, owner: str) -> dict[Claim, int]:
        """The claims that a lane still holds; with each, how often its task was found running."""
        ...

    def renew(self, owner: str, until: datetime) -> None:
        """Prolong the leases of a lane."""
        ...

    def history(self, task_id: str) -> list[TaskEvent]:
        """What happened to a task, oldest first."""
        ...

    def changes(self, mark: int, most: int) -> Changes:
        """The tasks that changed since a mark, so many entries at most; 0 is the beginning."""
        ...

    def newest_mark(self) -> int:
        """The mark of what happened last."""
        ...

    def gone(self, mark: int, most: int) -> Changes:
        """The tasks that were deleted since a mark, so many at most; 0 is the beginning."""
        ...

    def newest_gone(self) -> int:
        """The mark of what was deleted last."""
        ...

    def page(self, listing: Listing, after: Position | None, most: int) -> list[TaskOverview]:
        """So many tasks of a listing, from behind a position; None: from its beginning.

        The position is given by its values: the task there may have changed, or be gone.
        """
        ...

    def count(self, wanted: TaskFilter) -> int:
        """How many tasks the filter lets through."""
        ...

    def overviews(self, task_ids: Sequence[str]) -> list[TaskOverview]:
        """These tasks, newest first; those that are gone are left out."""
        ...
