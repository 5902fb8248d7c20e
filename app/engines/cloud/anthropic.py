"""Anthropic's messages (API reference: Messages, Streaming, Tool use; version 2023-06-01).

A JSON Schema goes as the input of a tool that the model is made to call: that is the form that all
models and llama.cpp's server understand.
"""

from typing import Any

import httpx

from app.domain.cloud import CloudModel
from app.domain.errors import CloudRefused
from app.domain.prompt import Prompt
from app.engines.cloud.answer import Answer, Call, count, form_of, part
from app.engines.cloud.faults import error_in_stream
from app.engines.cloud.wire import Post

_VERSION = "2023-06-01"
_TOOL = "answer"
_CACHED = ("cache_read_input_tokens", "cache_creation_input_tokens")


def call(model: CloudModel, prompt: Prompt, key: str) -> Call:
    """A prompt as a request."""
    form = form_of(prompt.constraint)
    said = [one for one in prompt.messages if one.role != "system"]
    body: dict[str, Any] = {
        "model": model.model,
        "max_tokens": prompt.max_tokens,
        "messages": [{"role": one.role, "content": one.content} for one in said],
        "stream": True,
        "temperature": min(1.0, prompt.sampling.temperature),
    }
    system = "\n\n".join(one.content for one in prompt.messages if one.role == "system")
    if system:
        body["system"] = system
    if prompt.stop:
        body["stop_sequences"] = list(prompt.stop)
    if form is not None:
        about = "Give the answer in this form."
        body["tools"] = [{"name": _TOOL, "description": about, "input_schema": form.schema}]
        body["tool_choice"] = {"type": "tool", "name": _TOOL}
    return Call(Post(address(model), headers(key), body), form)


def headers(key: str) -> dict[str, str]:
    """How a key is shown, and which version is spoken."""
    return {"x-api-key": key, "anthropic-version": _VERSION}


def read(event: dict[str, Any], answer: Answer, provider: str) -> str:
    """Take an event into the answer; the text that is new.

    Raises:
        CloudError: the provider reports one, or refuses.
    """
    match event.get("type"):
        case "error":
            raise error_in_stream(provider, event)
        case "message_start":
            _count_prompt(part(event, "message", "usage"), answer)
        case "content_block_delta":
            text = part(event, "delta", "text")
            text = part(event, "delta", "partial_json") if text is None else text
            return answer.add(text) if isinstance(text, str) else ""
        case "message_delta":
            _end(event, answer, provider)
        case "message_stop":
            answer.is_ended = True
    return ""


def address(model: CloudModel) -> str:
    """Where requests go."""
    url = httpx.URL(model.address)
    path = url.path.rstrip("/").removesuffix("/messages").removesuffix("/v1")
    return str(url.copy_with(path=f"{path}/v1/messages"))


def models_address(model: CloudModel) -> str:
    """Where the list of models is."""
    url = httpx.URL(address(model))
    return str(url.copy_with(path=f"{url.path.removesuffix('/messages')}/models"))


def _count_prompt(usage: object, answer: Answer) -> None:
    """What was read includes what the provider had cached."""
    fresh = count(part(usage, "input_tokens"))
    if fresh is not None:
        cached = [count(part(usage, name)) or 0 for name in _CACHED]
        answer.prompt_tokens, answer.cached_tokens = fresh + sum(cached), cached[0]


def _end(event: dict[str, Any], answer: Answer, provider: str) -> None:
    usage, reason = event.get("usage"), part(event, "delta", "stop_reason")
    written = count(part(usage, "output_tokens"))
    answer.completion_tokens = answer.completion_tokens if written is None else written
    if reason == "refusal":
        raise CloudRefused(provider=provider, reason="the model declines")
    answer.is_truncated = reason in {"max_tokens", "model_context_window_exceeded"}
