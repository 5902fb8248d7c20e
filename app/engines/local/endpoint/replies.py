"""Reads what a server sends: pieces of an answer, figures, refusals."""

import re
import time
from collections.abc import Generator, Iterable
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json

from app.domain.attempt import Completion
from app.domain.errors import AppError, ContextTooLong, EndpointRefused, EndpointUnreachable
from app.domain.ports import Progress

_BUSY = (408, 429)
_CLIENT_FAULT, _SERVER_FAULT, _LOADING = 400, 500, 503

# Counts come from outside: what no model has is not believed.
Count = Annotated[int, Field(ge=0, le=10**9)]


class _Delta(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    delta: _Delta | None = None  # chat
    text: str | None = None  # plain completion
    finish_reason: str | None = None


class _PromptDetails(BaseModel):
    cached_tokens: Count | None = None


class Usage(BaseModel):
    """The server's own token counts, in the last chunk but one."""

    prompt_tokens: Count
    completion_tokens: Count = 0
    prompt_tokens_details: _PromptDetails | None = None


class _PromptProgress(BaseModel):
    """llama-server's `return_progress`: how far it has read the prompt."""

    total: Count
    processed: Count


class Chunk(BaseModel):
    """One event of the stream (OpenAI's API reference, "chat completion chunk")."""

    choices: list[_Choice] = []
    usage: Usage | None = None
    prompt_progress: _PromptProgress | None = None
    error: Any = None


class Refusals:
    """Makes errors of a server's refusals. Only figures are taken from its words.

    A server may repeat the document in its message, so none of its text goes any further.

    Args:
        needed_tokens: an upper estimate of prompt and answer, where the server gives no figure.
        context_tokens: the context as known so far, where the server gives no figure.
    """

    def __init__(self, host: str, max_tokens: int, needed_tokens: int, context_tokens: int) -> None:
        self._host = host
        self._max_tokens = max_tokens
        self._needed_tokens = needed_tokens
        self._context_tokens = context_tokens

    def error(self, status: int, payload: object) -> AppError:
        """What a reply other than 200, or an error inside a stream, means."""
        inner = payload.get("error", payload) if isinstance(payload, dict) else None
        too_long = self._too_long(inner) if isinstance(inner, dict) else None
        if too_long is not None:
            return too_long
        if status == _LOADING:
            reason = "status 503: it may still be loading its model"
            return EndpointUnreachable(host=self._host, reason=reason)
        if status in _BUSY or status >= _SERVER_FAULT:
            return EndpointUnreachable(host=self._host, reason=f"status {status}")
        return EndpointRefused(host=self._host, reason=f"status {status}")

    def error_in_stream(self, payload: object) -> AppError:
        """What an error means that came after the answer had begun with status 200."""
        inner = payload.get("error", payload) if isinstance(payload, dict) else None
        code = inner.get("code") if isinstance(inner, dict) else None
        if not (isinstance(code, int) and _CLIENT_FAULT <= code < _SERVER_FAULT):
            code = _SERVER_FAULT
        return self.error(code, payload)

    def _too_long(self, error: dict[str, Any]) -> ContextTooLong | None:
        if error.get("type") == "exceed_context_size_error":  # llama-server
            prompt, context = error.get("n_prompt_tokens"), error.get("n_ctx")
            is_known = isinstance(prompt, int) and isinstance(context, int)
            return self._context_error(prompt if is_known else None, context if is_known else None)
        message = str(error.get("message", ""))
        # vLLM: "maximum context length is N tokens"; LM Studio: "context length of only N tokens";
        # Ollama: "input length exceeds the context length".
        if not re.search(r"context (?:length|size|window)", message, re.IGNORECASE):
            return None
        return self._context_error(*_vllm_figures(message, self._max_tokens))

    def _context_error(self, needed: int | None, context: int | None) -> ContextTooLong:
        return ContextTooLong(
            needed_tokens=needed if needed is not None else self._needed_tokens,
            context_tokens=context if context is not None else self._context_tokens,
        )


def _vllm_figures(message: str, max_tokens: int) -> tuple[int | None, int | None]:
    """Tokens needed and context, from vLLM's wordings of several years."""
    context = re.search(r"context length is (?:only )?(\d{1,9})", message)
    total = re.search(r"(?:total of at least|you requested) (\d{1,9})(?: tokens|\b)", message)
    prompt = re.search(r"(?:has|contains)(?: at least)? (\d{1,9}) input tokens", message)
    needed = None
    if prompt:  # first: "you requested 0 output tokens" may stand beside it
        needed = int(prompt[1]) + max_tokens
    elif total:
        needed = int(total[1])
    return needed, int(context[1]) if context else None


def chunks(lines: Iterable[bytes], host: str, refusals: Refusals) -> Generator[Chunk]:
    """The chunks of a stream of server-sent events, up to `[DONE]`.

    Events are `data:` lines (HTML standard, "server-sent events"); comments, which servers send
    as a sign of life, and other fields are passed over. Old llama-servers report errors as
    `error:` lines.

    Raises:
        EndpointRefused: a line is not a chunk, or not UTF-8.
        ContextTooLong, EndpointUnreachable: the server reported it in the stream.
    """
    for line in lines:
        field, _, value = line.strip().partition(b":")
        if field not in (b"data", b"error"):
            continue
        value = value.strip()
        if value == b"[DONE]":
            return
        try:
            chunk = Chunk.model_validate_json(value)
        except ValidationError:
            raise EndpointRefused(host=host, reason="its answer is garbled") from None
        if chunk.error is not None or field == b"error":
            raise refusals.error_in_stream(from_json(value))
        yield chunk


class Answer:
    """Collects one answer and its figures while they come.

    Args:
        is_wrapped: the text is a JSON string around what was asked for, and is unwrapped.
    """

    def __init__(self, *, is_wrapped: bool) -> None:
        self._is_wrapped = is_wrapped
        self._started_s = time.monotonic()
        self._first_token_s: float | None = None
        self._pieces: list[str] = []
        self._prompt_read = 0
        self._prompt_total = 0
        self.finish_reason: str | None = None
        self.usage: Usage | None = None

    def add(self, chunk: Chunk) -> Progress | None:
        """Take a chunk; gives what there is to tell of it."""
        if chunk.usage is not None:
            self.usage = chunk.usage
        reading = chunk.prompt_progress
        if reading is not None:
            self._prompt_read, self._prompt_total = reading.processed, reading.total
        text = ""
        for choice in chunk.choices[:1]:
            text = choice.text or (choice.delta and choice.delta.content) or ""
            self.finish_reason = choice.finish_reason or self.finish_reason
        if text:
            self._first_token_s = self._first_token_s or time.monotonic() - self._started_s
            self._prompt_read = self._prompt_total
            self._pieces.append(text)
        if not text and reading is None:
            return None
        return self._progress("" if self._is_wrapped else text)

    def last_progress(self, completion: Completion) -> Progress | None:
        """The whole of a wrapped answer, which was not told piece by piece."""
        return self._progress(completion.text) if self._is_wrapped else None

    def completion(self, queue_s: float, prompt_estimate: int) -> Completion:
        """The whole answer.

        Args:
            prompt_estimate: stands in for the prompt's tokens when the server counts none.
        """
        seconds = time.monotonic() - self._started_s
        text, is_whole = "".join(self._pieces), False
        if self._is_wrapped:
            text, is_whole = _unwrapped(text)
        usage = self.usage or Usage(
            prompt_tokens=prompt_estimate, completion_tokens=len(self._pieces)
        )
        details = usage.prompt_tokens_details
        return Completion(
            text=text,
            # White space after a whole JSON string may use up the tokens: nothing is missing then.
            is_truncated=self.finish_reason == "length" and not is_whole,
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
            first_token_s=self._first_token_s if self._first_token_s is not None else seconds,
            seconds=seconds,
            queue_s=queue_s,
            prompt_tokens_reused=details.cached_tokens if details is not None else None,
        )

    def _progress(self, text: str) -> Progress:
        return Progress(self._prompt_read, self._prompt_total, text)


def _unwrapped(text: str) -> tuple[str, bool]:
    """What a JSON string holds, and whether it is whole; a cut one gives what there is."""
    try:
        value = from_json(text)
    except ValueError:
        return text.strip().removeprefix('"'), False
    return (value, True) if isinstance(value, str) else (text, False)
