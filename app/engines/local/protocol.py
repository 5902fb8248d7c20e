"""The messages between supervisor and worker: JSON made by pydantic, never pickled objects.

Many requests may be under way at once; each message about one carries its id. A request's
priority says which waits for which.
"""

from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.domain.attempt import Completion
from app.domain.prompt import Constraint, Prompt
from app.domain.quantization import Grain

_COUNT_CHARS = 500_000


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True)


class Load(_Message):
    """Load a model, in place of the one that is loaded.

    Args:
        context_limit: the most tokens a prompt with its answer may have.
        threads, parallel: None lets the worker choose.
        first_way: ways to fit it in that were tried before, by workers that died of them.
        memory_folder: where document memory lies; None: none is kept.
        memory_key: what its files are sealed with, in hexadecimal; empty: the home has no key.
    """

    type: Literal["load"] = "load"
    model_path: str
    context_limit: int
    threads: int | None = None
    parallel: int | None = None
    max_batch_tokens: int = 4096
    gpu_memory_utilization: float = 0.85
    first_way: int = 0
    memory_folder: str | None = None
    memory_limit_bytes: int = 0
    memory_key: str = Field(default="", repr=False)


class Unload(_Message):
    """Give the model's memory back."""

    type: Literal["unload"] = "unload"


class Count(_Message):
    """Count the tokens of each text."""

    type: Literal["count"] = "count"
    id: str
    texts: tuple[str, ...]


class Generate(_Message):
    """Run a prompt; `prompt.id` names the request."""

    type: Literal["generate"] = "generate"
    prompt: Prompt


class Examine(_Message):
    """Ask whether guided decoding can express a constraint."""

    type: Literal["examine"] = "examine"
    id: str
    constraint: Constraint


class Forget(_Message):
    """Delete what document memory keeps of a document."""

    type: Literal["forget"] = "forget"
    document_id: str


class Measure(_Message):
    """Ask for the worker's own figures."""

    type: Literal["measure"] = "measure"
    id: str


class Cancel(_Message):
    """Stop the request with this id, waiting or running."""

    type: Literal["cancel"] = "cancel"
    id: str


class Loaded(_Message):
    """The model is ready. `device` is what runs it, `fit` how it was fitted in, in words.

    `quantization` and `grain` are those of its weights; see `domain.quantization`.
    """

    type: Literal["loaded"] = "loaded"
    model: str
    context_tokens: int
    device: str
    parallel: int = 1
    fit: str = ""
    quantization: str = ""
    grain: Grain = Grain.FINE


class Loading(_Message):
    """A way to fit the model in is about to be tried; it may be the worker's last message."""

    type: Literal["loading"] = "loading"
    way: int


class Unloaded(_Message):
    """The memory is free."""

    type: Literal["unloaded"] = "unloaded"


class Counted(_Message):
    """The answer to Count."""

    type: Literal["counted"] = "counted"
    id: str
    counts: tuple[int, ...]


class Examined(_Message):
    """The answer to Examine: why guided decoding cannot express it; None: it can."""

    type: Literal["examined"] = "examined"
    id: str
    problem: str | None


class Measured(_Message):
    """The answer to Measure. Peak memory is that of the whole process, weights included."""

    type: Literal["measured"] = "measured"
    id: str
    peak_rss_bytes: int
    busy_share: float


class Advanced(_Message):
    """A sign of life of a request: prompt tokens read so far, and new text."""

    type: Literal["advanced"] = "advanced"
    id: str
    tokens_done: int
    tokens_total: int
    text: str = ""


class Done(_Message):
    """A request has ended well."""

    type: Literal["done"] = "done"
    id: str
    completion: Completion


class Failed(_Message):
    """A request, or the load (`id` None), has ended with the AppError of this code and facts."""

    type: Literal["failed"] = "failed"
    id: str | None
    code: str
    facts: dict[str, str | int | float]


Request = Annotated[
    Load | Unload | Count | Generate | Examine | Forget | Measure | Cancel,
    Field(discriminator="type"),
]
Reply = Annotated[
    Loading | Loaded | Unloaded | Counted | Examined | Measured | Advanced | Done | Failed,
    Field(discriminator="type"),
]
_requests: TypeAdapter[Request] = TypeAdapter(Request)
_replies: TypeAdapter[Reply] = TypeAdapter(Reply)


def send(connection: Connection, message: _Message) -> None:
    """Send one message.

    Raises:
        OSError: the other end is gone.
    """
    connection.send_bytes(message.model_dump_json().encode())


def receive_request(connection: Connection) -> Request:
    """Wait for the supervisor's next message.

    Raises:
        EOFError, OSError: the supervisor is gone.
    """
    return _requests.validate_json(connection.recv_bytes())


def receive_reply(connection: Connection) -> Reply:
    """Wait for the worker's next message.

    Raises:
        EOFError, OSError: the worker is gone.
    """
    return _replies.validate_json(connection.recv_bytes())


def text_batches(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Neighbouring texts in messages of a bearable size."""
    batch: list[str] = []
    chars = 0
    for text in texts:
        if batch and chars + len(text) > _COUNT_CHARS:
            yield tuple(batch)
            batch, chars = [], 0
        batch.append(text)
        chars += len(text)
    if batch:
        yield tuple(batch)
