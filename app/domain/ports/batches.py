"""The ports of batches: what is stored of them, and the providers that do them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from app.domain.attempt import NO_REMARKS, Attempt, AttemptOutcome, Completion, Remarks
from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload, BatchState
from app.domain.money import SpendingCap
from app.domain.prompt import Prompt
from app.domain.route import Waits


class ReadyStep(NamedTuple):
    """A step that could be sent now."""

    task_id: str
    step_id: str


class BatchStore(Protocol):
    """Batches and the attempts in them, in the tasks' file. Every method is one transaction.

    An attempt in a batch is open exactly as long as its batch: no restart closes it. Its step is
    `waiting_for_network` meanwhile, unless the task was cancelled or taken out; then the answer
    is only booked. What is local only, safety-critical or interactive never gets in.
    """

    def ready(self, most: int) -> list[ReadyStep]:
        """Steps that may go in a batch now, by the age of their tasks.

        Pending, with all they read done, of planned tasks for the cloud that are queued or wait.
        Not those that were taken out of a batch that is still open, or that a batch has failed.
        """
        ...

    def backlog(self) -> int:
        """How many steps could go in a batch, soon or now: what decides whether one is worth it.

        The ready ones, running tasks' included, and one for each complex task without a plan yet.
        """
        ...

    def open(
        self, batch: Batch, attempts: Sequence[Attempt], waits: Waits, cap: SpendingCap | None
    ) -> list[str]:
        """Store a batch's intent: its row, its attempts, and that their tasks wait for it.

        Attempts whose step is no longer ready are left out, and those that `cap` does not allow.
        The ids of those that are in it; none: nothing was written.
        """
        ...

    def move(self, batch: Batch, waits: Waits | None = None) -> bool:
        """Store how an open batch stands, and what its waiting tasks say of it.

        False when it has ended.
        """
        ...

    def end(
        self,
        batch_id: str,
        state: BatchState,
        at: datetime,
        left: AttemptOutcome,
        note: Remarks = NO_REMARKS,
    ) -> list[str]:
        """Close an open batch and the attempts that are still open in it; queue its tasks.

        Args:
            left: what becomes of the attempts that are still open.
            note: what is noted of those.

        Returns:
            The ids of the tasks that were queued.
        """
        ...

    def unfinished(self) -> list[Batch]:
        """The open batches, oldest first."""
        ...

    def batches(self) -> list[Batch]:
        """All batches, newest first."""
        ...

    def attempts(self, batch_id: str) -> list[Attempt]:
        """The attempts in a batch."""
        ...

    def waiting(self, batch_id: str) -> int:
        """How many steps wait for a batch."""
        ...

    def release(self, task_id: str) -> int:
        """Take a task out of its batches; how many of its steps it were.

        They are pending again; what the provider does of them all the same is booked.
        """
        ...


class BatchCloud(Protocol):
    """Providers that do batches. Methods block; each is one request or a few.

    Raises, all of them: CloudError. CloudUncertain from `submit`: the provider may have it.
    """

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        """Send a batch; the provider's name for it."""
        ...

    def find(self, batch: Batch, attempt_ids: Sequence[str]) -> str | None:
        """The name of a batch that was sent, perhaps; None: the provider has none like it.

        Raises:
            CloudUncertain: it cannot be told yet.
        """
        ...

    def look(self, batch: Batch) -> BatchLook:
        """How far it is."""
        ...

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        """The results as they come, in any order; what cannot be read is left out."""
        ...

    def read(self, batch: Batch, prompt: Prompt, answer: BatchAnswer) -> Completion:
        """What an answer says to its prompt; sends nothing.

        Raises:
            CloudError: it is none.
        """
        ...

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        ...

    def tidy(self, batch: Batch, look: BatchLook) -> None:
        """Have what was sent and what came of it deleted there."""
        ...

    def close(self) -> None:
        """End what is under way and close the connections."""
        ...
