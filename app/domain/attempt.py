"""One try at a step on one engine: an append-only row, written before the call."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.domain.route import Route


class AttemptOutcome(StrEnum):
    """How a try ended. A row without an outcome was under way when the app was killed.

    UNKNOWN: it was sent to a provider and no whole answer came: it may be charged all the same.
    """

    DONE = "done"
    VALIDATION_FAILED = "validation_failed"
    ENGINE_DIED = "engine_died"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    UNKNOWN = "outcome_unknown"


class Figures(BaseModel):
    """What one prompt took. Prompt tokens reused were not computed again.

    `first_token_s` and `seconds` count from the moment the engine started on it, `queue_s` before.
    `batch_size` is the mean number of prompts that shared its decodes; `kv_share` is the fullest
    the engine's cache was meanwhile, 0 to 1. `bytes_out` and `bytes_in` are what went over the
    network. What an engine cannot know is None.
    """

    model_config = ConfigDict(frozen=True)

    prompt_tokens: int
    completion_tokens: int
    first_token_s: float
    seconds: float
    queue_s: float | None = None
    prompt_tokens_reused: int | None = None
    batch_size: float | None = None
    kv_share: float | None = None
    bytes_out: int | None = None
    bytes_in: int | None = None


class Completion(Figures):
    """What an engine gave for one prompt, with its figures.

    `is_truncated` is True when the token limit ended the text, not the model. `probabilities` are
    those of the labels, when there was a choice among labels. `is_counted` is False when a
    provider gave no token counts, so that those here are estimates and the cost is not known.
    """

    text: str
    is_truncated: bool
    probabilities: dict[str, float] | None = None
    is_counted: bool = True


class Remarks(BaseModel):
    """What is noted of a try besides its outcome and figures.

    `cost_usd` is by the provider's own count; None: not known, never 0. `retry_at` is the moment
    before which there is no other try at this model. `raw_text` is an answer that was refused.
    """

    model_config = ConfigDict(frozen=True)

    error_code: str | None = None
    cost_usd: float | None = None
    retry_at: datetime | None = None
    raw_text: str | None = None


NO_REMARKS = Remarks()


class Attempt(BaseModel):
    """One try at a step. Figures are None until it has ended; remarks as in Remarks.

    `number` counts the step's tries from 1; the store gives it when the try begins.
    `error_code` of a validation failure is what was wrong, in words without the text.
    `model_fingerprint` tells model files of one name apart; empty when the engine cannot.
    `route` is where it ran. `tokens_estimated` and `cost_estimate_usd` are what a request was
    thought to need before it was sent: what may be charged when no answer comes.
    `fence` is that of the claim it belongs to; None: the store takes that of the present one.
    `batch_id` is the batch that it was sent in; such an attempt is open until its batch ends,
    whatever restarts.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    task_id: str
    step_id: str
    number: int = 0
    is_repair: bool = False
    engine: str
    model: str
    model_fingerprint: str = ""
    started_at: datetime
    finished_at: datetime | None = None
    outcome: AttemptOutcome | None = None
    error_code: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    first_token_s: float | None = None
    seconds: float | None = None
    queue_s: float | None = None
    prompt_tokens_reused: int | None = None
    batch_size: float | None = None
    kv_share: float | None = None
    route: Literal[Route.LOCAL, Route.CLOUD] = Route.LOCAL
    bytes_out: int | None = None
    bytes_in: int | None = None
    tokens_estimated: int | None = None
    cost_estimate_usd: float | None = None
    cost_usd: float | None = None
    retry_at: datetime | None = None
    raw_text: str | None = None
    fence: int | None = None
    batch_id: str | None = None

    @property
    def cloud_model(self) -> str:
        """As `CloudModel.name` has it; empty for a local one."""
        return f"{self.engine}/{self.model}" if self.route is Route.CLOUD else ""
