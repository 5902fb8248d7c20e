"""What will happen before it happens: chunks and steps."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.domain.conversation import Conversation


class StepRole(StrEnum):
    """What one model call of a plan is for."""

    MAP = "map"
    MERGE = "merge"
    SINGLE = "single"
    REPAIR = "repair"
    REFINE = "refine"
    VERIFY = "verify"


class StepState(StrEnum):
    """Where a step is in its life."""

    PENDING = "pending"
    RUNNING = "running"
    WAITING_FOR_NETWORK = "waiting_for_network"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Chunk(BaseModel):
    """A piece of a document that one step reads whole.

    `char_start` and `char_end` are offsets into the document's text (end excluded); pages are
    numbered from 1 and inclusive; `tokens` is the model's own count for the text.
    `overlap_chars` characters at its beginning are also the end of the chunk before.
    """

    model_config = ConfigDict(frozen=True)

    document_id: str
    page_first: int
    page_last: int
    char_start: int
    char_end: int
    tokens: int
    overlap_chars: int = 0


class Step(BaseModel):
    """One model call. It reads a chunk, or the results of the steps at `inputs`, or both.

    `max_tokens` 0 plans no call: the result can be had without the model.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    position: int
    role: StepRole
    chunk: Chunk | None = None
    inputs: tuple[int, ...] = ()
    max_tokens: int
    state: StepState = StepState.PENDING
    result: str | None = None


class Plan(BaseModel):
    """The steps of a task in the order they run; the last one's result is the task's."""

    model_config = ConfigDict(frozen=True)

    steps: tuple[Step, ...]
    conversation: Conversation | None = None

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks the plan reads, in document order."""
        return tuple(step.chunk for step in self.steps if step.chunk is not None)

    @property
    def context_tokens(self) -> int:
        """Tokens of the longest chunk: what routing compares with the local limit."""
        return max((chunk.tokens for chunk in self.chunks), default=0)
