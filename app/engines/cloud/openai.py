"""OpenAI's chat completions, as OpenAI, Azure, OpenRouter and gateways of companies speak them.

Sources: OpenAI's API reference (chat, streaming, structured outputs); Azure "v1 API" and the older
addresses by deployment; OpenRouter's API reference.
"""

import re
from typing import Any

import httpx

from app.domain.cloud import CloudModel, Provider
from app.domain.errors import CloudRefused
from app.domain.prompt import Prompt
from app.engines.cloud.answer import Answer, Call, count, form_of, part
from app.engines.cloud.faults import error_in_stream
from app.engines.cloud.wire import Post

# Models that think first refuse a temperature.
_THINKERS = re.compile(r"^(o\d|gpt-5)")
_NEW_LIMIT = {Provider.OPENAI, Provider.AZURE}


def call(model: CloudModel, prompt: Prompt, key: str) -> Call:
    """A prompt as a request."""
    form = form_of(prompt.constraint)
    limit = "max_completion_tokens" if model.provider in _NEW_LIMIT else "max_tokens"
    body: dict[str, Any] = {
        "model": model.model,
        "messages": [{"role": one.role, "content": one.content} for one in prompt.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        limit: prompt.max_tokens,
    }
    if not _THINKERS.match(model.model):
        body["temperature"] = prompt.sampling.temperature
    if prompt.stop:
        body["stop"] = list(prompt.stop)
    if form is not None:
        named = {"name": "answer", "schema": form.schema, "strict": is_strict(form.schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    return Call(Post(address(model), headers(model, key), body), form)


def read(event: dict[str, Any], answer: Answer, provider: str) -> str:
    """Take an event into the answer; the text that is new.

    Raises:
        CloudError: the provider reports one.
    """
    if event.get("error") is not None:
        raise error_in_stream(provider, event)
    usage = event.get("usage")
    if isinstance(usage, dict):
        answer.prompt_tokens = count(usage.get("prompt_tokens"))
        answer.completion_tokens = count(usage.get("completion_tokens"))
        answer.cached_tokens = count(part(usage, "prompt_tokens_details", "cached_tokens"))
    reason = part(event, "choices", 0, "finish_reason")
    if reason is not None:
        answer.is_ended, answer.is_truncated = True, reason == "length"
    if reason == "content_filter":
        raise CloudRefused(provider=provider, reason="its content filter")
    text = part(event, "choices", 0, "delta", "content")
    return answer.add(text) if isinstance(text, str) else ""


def address(model: CloudModel) -> str:
    """Where requests go; a query (Azure's `api-version`) stays behind the path."""
    url = httpx.URL(model.address)
    path = url.path.rstrip("/").removesuffix("/chat/completions")
    return str(url.copy_with(path=f"{path}/chat/completions"))


def models_address(model: CloudModel) -> str:
    """Where the list of models is."""
    url = httpx.URL(address(model))
    return str(url.copy_with(path=f"{url.path.removesuffix('/chat/completions')}/models"))


def is_strict(schema: object) -> bool:
    """Whether OpenAI takes it as strict: every object closed, every field asked for."""
    if isinstance(schema, list):
        return all(map(is_strict, schema))
    if not isinstance(schema, dict):
        return True
    fields = schema.get("properties")
    if isinstance(fields, dict):
        is_closed = schema.get("additionalProperties") is False
        if not is_closed or set(fields) != set(schema.get("required", ())):
            return False
    return all(map(is_strict, schema.values()))


def headers(model: CloudModel, key: str) -> dict[str, str]:
    """How a key is shown."""
    if model.provider is Provider.AZURE:
        return {"api-key": key}
    return {"Authorization": f"Bearer {key}"}
