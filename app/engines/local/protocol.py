"""The messages between supervisor and worker: JSON made by pydantic, never pickled objects.

Many requests may be under way at once; each message about one carries its id. A request's
priority says which waits for which.
"""

from multiprocessing.connection import Connection
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.domain.attempt import Completion
from app.domain.prompt import Prompt


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True)


class Load(_Message):
    """Load a model, in place of the one that is loaded. `threads` None: all cores."""

    type: Literal["load"] = "load"
    model_path: str
    context_limit: int
    threads: int | None = None


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


class Cancel(_Message):
    """Stop the request with this id, waiting or running."""

    type: Literal["cancel"] = "cancel"
    id: str


class Loaded(_Message):
    """The model is ready. `device` is what runs it, in words."""

    type: Literal["loaded"] = "loaded"
    model: str
    context_tokens: int
    device: str


class Unloaded(_Message):
    """The memory is free."""

    type: Literal["unloaded"] = "unloaded"


class Counted(_Message):
    """The answer to Count."""

    type: Literal["counted"] = "counted"
    id: str
    counts: tuple[int, ...]


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


Request = Annotated[Load | Unload | Count | Generate | Cancel, Field(discriminator="type")]
Reply = Annotated[
    Loaded | Unloaded | Counted | Advanced | Done | Failed, Field(discriminator="type")
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
