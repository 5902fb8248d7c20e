"""What an engine is asked."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.task import Priority


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Message(_Part):
    """One turn. `content` is data: it can never become a control token of the model."""

    role: Literal["system", "user", "assistant"]
    content: str


class Sampling(_Part):
    """How tokens are chosen; temperature 0 is greedy.

    `repeat_penalty` divides the logits of recent tokens (1: off): small models repeat themselves.
    """

    temperature: float = Field(default=0.7, ge=0.0, le=2.0)
    top_p: float = Field(default=0.9, gt=0.0, le=1.0)
    repeat_penalty: float = Field(default=1.1, ge=1.0, le=2.0)
    seed: int = 0


GREEDY = Sampling(temperature=0.0)


class JsonConstraint(_Part):
    """The answer is JSON that this JSON Schema accepts."""

    form: Literal["json"] = "json"
    json_schema: dict[str, Any] | bool


class ChoiceConstraint(_Part):
    """The answer is one of these labels; the completion gives each one's probability."""

    form: Literal["choice"] = "choice"
    labels: tuple[str, ...] = Field(min_length=1)


class RegexConstraint(_Part):
    """The whole answer matches a regular expression."""

    form: Literal["regex"] = "regex"
    pattern: str


class QuotesConstraint(_Part):
    """The answer is a JSON list of {"quote", "statement"}; each quote is in the passage.

    White space counts as one blank: a quote has blanks where the passage has line ends. It comes
    before its statement: a small model says better what it has just read. Without `quotes` it is
    any run of words, and there are `least` to `most`. With them there is one for each group, in
    order, and it is one of the group's: a small model would quote one sentence again and again.
    With `pool` there are `least` to `most`, each one of the pool's.
    """

    form: Literal["quotes"] = "quotes"
    passage: str
    quotes: tuple[tuple[str, ...], ...] = ()
    pool: tuple[str, ...] = ()
    least: int = Field(default=1, ge=0)
    most: int = Field(default=8, ge=1)


Constraint = Annotated[
    JsonConstraint | ChoiceConstraint | RegexConstraint | QuotesConstraint,
    Field(discriminator="form"),
]


class Prompt(_Part):
    """One request to an engine, named by its attempt so that it can be cancelled.

    Args:
        messages: the conversation; with `is_raw` their contents one after the other, without the
            model's chat template, and then control tokens in them count: never for documents.
        stop: the answer ends before the first of these texts.
        is_alone: nothing else shares the engine meanwhile: it may have brought the engine down.
        is_part: one of many that make one result: nobody waits for its first word.
        keep_as: the document whose prefix may be kept on disk for later prompts; None: never.
    """

    id: str
    messages: tuple[Message, ...]
    max_tokens: int = 512
    sampling: Sampling = Sampling()
    stop: tuple[str, ...] = ()
    constraint: Constraint | None = None
    priority: Priority = Priority.BACKGROUND
    is_raw: bool = False
    is_alone: bool = False
    is_part: bool = False
    keep_as: str | None = None
