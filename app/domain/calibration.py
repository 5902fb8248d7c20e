"""A calibration run: what a line of a prompts file is, and what running them has shown."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.domain.options import Label, Options
from app.domain.task import Category, Kind, Privacy


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class CalibrationPrompt(_Part):
    """A text and what is asked of it; other keys of its line are passed over.

    Args:
        kind: what is done with the text; None: `extract` with a schema, `classify` with labels,
            else the text is a question that is asked as it stands.
        privacy: None: the setting's default, as for a task. Whatever it is, the text stays here.
        max_tokens: how long the answer may be; None: as long as its kind usually needs.
    """

    prompt: str = Field(min_length=1)
    kind: Kind | None = None
    category: Category = Category.ROUTINE
    privacy: Privacy | None = None
    instruction: str = ""
    json_schema: dict[str, Any] | None = Field(default=None, alias="schema")
    labels: tuple[str, ...] = ()
    to: str = ""
    max_tokens: int | None = Field(default=None, ge=1, le=8192)

    @property
    def asked(self) -> Kind:
        """The kind, where need be by what else the line has."""
        if self.kind is not None:
            return self.kind
        if self.json_schema is not None:
            return Kind.EXTRACT
        return Kind.CLASSIFY if self.labels else Kind.ASK

    @property
    def options(self) -> Options:
        """As a task has them."""
        labels = tuple(Label(name=name) for name in self.labels)
        return Options(labels=labels, json_schema=self.json_schema, language=self.to)


class Confidence(StrEnum):
    """How much a recommendation rests on; a LOW one is never applied."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Recommendation(_Part):
    """What a setting should be by what was seen; `value` None: leave it, for the reason given."""

    setting: str
    now: int | float
    value: int | float | None
    confidence: Confidence
    reason: str

    @property
    def is_change(self) -> bool:
        """Whether it is worth applying."""
        is_sure = self.confidence is not Confidence.LOW
        return is_sure and self.value is not None and self.value != self.now


class KindFigures(_Part):
    """Answers of one kind. `valid` at the first try, `repaired` at a later one, or neither."""

    prompts: int
    valid: int
    repaired: int
    refused: int


class BatchFigures(_Part):
    """So many prompts at once: tokens written, and read and written, in a second of the clock."""

    at_once: int
    prompts: int
    tokens_per_second: float
    total_tokens_per_second: float


class LengthFigures(_Part):
    """Prompts of a kind of up to so many tokens (more than the row before), answer included.

    `failure_low` and `failure_high` are the 95 % interval of the share that failed (Wilson).
    """

    up_to_tokens: int
    prompts: int
    refused: int
    failure_low: float
    failure_high: float


class Percentiles(_Part):
    """Seconds by nearest rank; None: nothing was measured."""

    p50: float | None
    p90: float | None
    p95: float | None
    p99: float | None


class Calibration(_Part):
    """What the lines of a prompts file came to.

    `dispatch` counts the routes that the router gives under the settings as they are, and
    `reasons` its reasons; `unfit` lines may neither leave nor be done by this model. All others
    were run here whatever their route; `too_long` ones are longer than the model's context.
    `flaws` are the reasons for refused first answers. `seconds` and `first_token_s` are those of
    an answer, repair included, with as many at once as the engine runs.
    """

    model: str
    parallel: int
    context_tokens: int
    prompts: int
    prompts_in_file: int
    dispatch: dict[str, int]
    reasons: dict[str, int]
    unfit: int
    too_long: int
    failed: dict[str, int]
    validation_rate: float | None
    validation_rate_repaired: float | None
    flaws: dict[str, int]
    seconds: Percentiles
    first_token_s: Percentiles
    by_kind: dict[str, KindFigures]
    by_batch: tuple[BatchFigures, ...]
    by_length: dict[str, tuple[LengthFigures, ...]]
    recommendations: tuple[Recommendation, ...]
