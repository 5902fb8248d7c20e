"""Batches: many steps sent to a provider together, at half the price, answered within a day. Pure.

Sources: OpenAI "Batch API", Anthropic "Batch processing": both take half of the usual price, and
both give up what is not done after 24 hours.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from app.domain.cloud import CloudModel, Provider
from app.domain.egress import Permit, Purpose, permit_for
from app.domain.errors import CloudError, LeavesNot
from app.domain.prompt import Prompt
from app.domain.task import Category, Priority, Privacy, Task

DISCOUNT = 0.5
PROVIDERS = {Provider.OPENAI, Provider.ANTHROPIC}
_HOSTS = {Provider.OPENAI: "api.openai.com", Provider.ANTHROPIC: "api.anthropic.com"}
_SOONEST, _LATEST = timedelta(minutes=1), timedelta(minutes=15)


class BatchState(StrEnum):
    """Where a batch is in its life.

    SUBMITTING: the intent is stored; nobody knows whether the provider has it. REFUSED: the
    provider has not got it or did not take it. CANCELLING: nobody waits for it any more, and the
    provider was told so; what it has done by then still comes.
    """

    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    CANCELLING = "cancelling"
    ENDED = "ended"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """Whether answers may still come; its attempts are open as long."""
        return self not in {BatchState.ENDED, BatchState.REFUSED}


class Batch(BaseModel):
    """Steps that one model at a provider does together.

    `remote_id` is the provider's name for it, empty until it is known. `items` is how many steps
    were sent; `done` and `failed` are what the provider last told of them. `error_code` says why
    the provider did not take it.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    provider: Provider
    model: str
    base_url: str = ""
    state: BatchState = BatchState.SUBMITTING
    remote_id: str = ""
    items: int = 0
    done: int = 0
    failed: int = 0
    opened_at: datetime
    submitted_at: datetime | None = None
    ended_at: datetime | None = None
    next_poll_at: datetime
    error_code: str | None = None

    @property
    def cloud_model(self) -> CloudModel:
        """The model that was asked."""
        return CloudModel(provider=self.provider, model=self.model, base_url=self.base_url)

    @property
    def host(self) -> str:
        """Where it was sent to."""
        return urlsplit(self.base_url).hostname or _HOSTS.get(self.provider, "")


class BatchPayload(NamedTuple):
    """Prompts that may leave the machine together. Made by `batch_payload_of` alone.

    Each prompt's id is its attempt's: what the provider gives back with the answer.
    """

    permit: Permit
    prompts: tuple[Prompt, ...]


class BatchLook(NamedTuple):
    """What a provider says of a batch.

    `places` are where its results are, once it has ended; `remains` is all that is kept of it
    there. `is_complete`: it says that it has answered everything; else it has given up, was
    cancelled, or never took the batch.
    """

    is_ended: bool
    is_complete: bool = False
    done: int = 0
    failed: int = 0
    places: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()


class BatchAnswer(NamedTuple):
    """One line of the results: an answer as the provider has it, or why there is none."""

    attempt_id: str
    body: dict[str, Any] | None
    error: CloudError | None
    bytes_in: int


def may_be_batched(task: Task) -> bool:
    """Whether a task's steps may wait for a day: nobody looks, it is harmless, it may leave."""
    return (
        task.privacy is Privacy.CLOUD_ALLOWED
        and task.category is not Category.SAFETY_CRITICAL
        and task.priority is Priority.BACKGROUND
        and not task.terms.has_deadline
    )


def batch_payload_of(entries: Sequence[tuple[Task, Prompt]]) -> BatchPayload:
    """The gate between the tasks and the wire.

    Raises:
        LeavesNot: one of them may not leave, or not in a batch.
    """
    tasks = [task for task, _ in entries]
    if not all(map(may_be_batched, tasks)):
        raise LeavesNot
    permit = permit_for(Purpose.BATCH, tasks)
    return BatchPayload(permit, tuple(prompt for _, prompt in entries))


def next_poll(opened_at: datetime, now: datetime) -> datetime:
    """When a batch is asked for again: after one minute at first, then seldomer, up to 15."""
    return now + min(_LATEST, max(_SOONEST, (now - opened_at) / 4))
