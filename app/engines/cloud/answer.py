"""What both dialects share: a call, the schema it asks for, and the answer as it comes."""

import json
import time
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.domain.attempt import Completion
from app.domain.errors import CloudUncertain
from app.domain.prompt import (
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Prompt,
    QuotesConstraint,
)
from app.engines.cloud.wire import Post
from app.planning.tokens import class_tokens, message_tokens

# Both dialects want an object at the top: what is none is put into one.
_WRAP = "answer"
_MOST_TOKENS = 10**9
_LAST_EVENT = "message_stop"


class Form(NamedTuple):
    """The schema an answer has to fit, and whether it stands inside an object of ours."""

    schema: dict[str, Any]
    is_wrapped: bool


class Call(NamedTuple):
    """A request, and the form of its answer; None: free text."""

    post: Post
    form: Form | None


def form_of(constraint: Constraint | None) -> Form | None:
    """The form of an answer; None where only validation decides: a pattern, for example."""
    match constraint:
        case JsonConstraint(json_schema=dict(schema)):
            is_object = schema.get("type") == "object"
            return Form(schema, is_wrapped=False) if is_object else _wrapped(schema)
        case ChoiceConstraint(labels=labels):
            return _wrapped({"type": "string", "enum": list(labels)})
        case QuotesConstraint():
            text = {"type": "string"}
            pair = _object({"quote": text, "statement": text})
            return _wrapped({"type": "array", "items": pair})
        case _:
            return None


class Answer:
    """Collects one answer and its figures while they come."""

    def __init__(self, prompt: Prompt, form: Form | None) -> None:
        self._prompt, self._form = prompt, form
        self._started_s = time.monotonic()
        self._first_token_s: float | None = None
        self._pieces: list[str] = []
        self.prompt_tokens: int | None = None
        self.completion_tokens: int | None = None
        self.cached_tokens: int | None = None
        self.is_ended = False
        self.is_truncated = False

    def add(self, text: str) -> str:
        """Take a piece; what of it a person may see meanwhile."""
        if text and self._first_token_s is None:
            self._first_token_s = time.monotonic() - self._started_s
        self._pieces.append(text)
        return "" if self._form is not None and self._form.is_wrapped else text

    def completion(self, bytes_out: int, bytes_in: int) -> Completion:
        """The whole answer. Where the provider has not counted, tokens are estimates."""
        text = self._unwrapped("".join(self._pieces))
        is_counted = self.prompt_tokens is not None and self.completion_tokens is not None
        seconds = time.monotonic() - self._started_s
        texts = [message.content for message in self._prompt.messages]
        read, written = self.prompt_tokens, self.completion_tokens
        return Completion(
            text=text,
            is_truncated=self.is_truncated,
            is_counted=is_counted,
            prompt_tokens=message_tokens(texts) if read is None else read,
            completion_tokens=class_tokens(text) if written is None else written,
            prompt_tokens_reused=self.cached_tokens,
            first_token_s=seconds if self._first_token_s is None else self._first_token_s,
            seconds=seconds,
            bytes_out=bytes_out,
            bytes_in=bytes_in,
        )

    def _unwrapped(self, text: str) -> str:
        """What our own object holds; anything else is left for validation to refuse."""
        if self._form is None or not self._form.is_wrapped:
            return text
        try:
            value = from_json(text)[_WRAP]
        except (ValueError, KeyError, TypeError):
            return text
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def events(provider: str, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The objects of a stream of server-sent events (HTML standard), up to its last.

    Raises:
        CloudUncertain: a line is none.
    """
    for line in lines:
        field, _, value = line.strip().partition(b":")
        if field != b"data":
            continue
        if value.strip() == b"[DONE]":
            return
        try:
            event = from_json(value)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            raise CloudUncertain(provider=provider, reason="its answer is garbled")
        yield event
        if event.get("type") == _LAST_EVENT:
            return


def count(value: object) -> int | None:
    """A token count from outside; None for what is none."""
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return value if is_count and 0 <= value <= _MOST_TOKENS else None  # type: ignore[operator,return-value]  # checked just before


def part(event: object, *keys: str | int) -> Any:  # noqa: ANN401 - JSON from outside
    """What is at a place inside JSON; None where there is no such place."""
    for key in keys:
        if isinstance(key, str) and isinstance(event, dict):
            event = event.get(key)
        elif isinstance(key, int) and isinstance(event, list) and len(event) > key:
            event = event[key]
        else:
            return None
    return event


def _wrapped(schema: dict[str, Any]) -> Form:
    return Form(_object({_WRAP: schema}), is_wrapped=True)


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
