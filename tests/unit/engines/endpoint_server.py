"""A pretended model server: answers httpx requests, and remembers what it was asked."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx

from app.domain.ports import Progress
from app.domain.prompt import GREEDY, Constraint, Message, Prompt
from app.engines.local.endpoint import EndpointEngine

Handler = Callable[[httpx.Request], httpx.Response]

MODELS = {
    "vllm": {"data": [{"id": "Qwen/Qwen3", "owned_by": "vllm", "max_model_len": 2048}]},
    "llamacpp": {"data": [{"id": "/models/small.gguf", "owned_by": "llamacpp"}]},
    "ollama": {"data": [{"id": "llama3:latest", "owned_by": "library"}]},
    "lm_studio": {"data": [{"id": "qwen3", "owned_by": "organization_owner"}]},
    "other": {"data": [{"id": "thing", "owned_by": "someone"}]},
}


class Pieces(httpx.SyncByteStream):
    """A body that comes in given pieces, then ends or breaks."""

    def __init__(self, *pieces: bytes, error: Exception | None = None) -> None:
        self._pieces = pieces
        self._error = error

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces
        if self._error is not None:
            raise self._error


def piece(text: str) -> bytes:
    """One event with a bit of the answer."""
    return event({"choices": [{"delta": {"content": text}, "finish_reason": None}]})


def event(chunk: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n"


def end(reason: str = "stop", prompt: int = 7, answer: int = 3, cached: int = 5) -> bytes:
    """The last events."""
    usage = {
        "prompt_tokens": prompt,
        "completion_tokens": answer,
        "prompt_tokens_details": {"cached_tokens": cached},
    }
    return (
        event({"choices": [{"delta": {}, "finish_reason": reason}]})
        + event({"choices": [], "usage": usage})
        + b"data: [DONE]\n\n"
    )


class PretendServer:
    """Routes by path; `seen` has each request's path and JSON body."""

    def __init__(
        self, models: str = "vllm", routes: Mapping[str, Handler | httpx.Response] | None = None
    ) -> None:
        self.seen: list[tuple[str, Any]] = []
        self.requests: list[httpx.Request] = []
        self._routes: dict[str, Handler | httpx.Response] = {
            "/v1/models": httpx.Response(200, json=MODELS[models]),
            **(routes or {}),
        }

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else None
        self.seen.append((request.url.path, body))
        self.requests.append(request)
        route = self._routes.get(request.url.path, httpx.Response(404))
        return route if isinstance(route, httpx.Response) else route(request)

    def body(self, path: str) -> Any:
        return next(body for seen, body in reversed(self.seen) if seen == path)


def streaming(*pieces: bytes, error: Exception | None = None) -> Handler:
    return lambda _: httpx.Response(200, stream=Pieces(*pieces, error=error))


def engine_at(
    handler: Handler, url: str = "http://127.0.0.1:8000/v1", **more: Any
) -> EndpointEngine:
    """An engine whose network is the handler."""

    def unread(request: httpx.Request) -> httpx.Response:
        answer = handler(request)
        if not answer.is_stream_consumed:
            return answer
        # A Response made with its content counts as read; from a network it would not be.
        headers = [
            (name, value)
            for name, value in answer.headers.items()
            if "-" not in name or name == "content-encoding"
        ]
        return httpx.Response(answer.status_code, headers=headers, stream=Pieces(answer.content))

    return EndpointEngine(url, 1000, transport=httpx.MockTransport(unread), **more)


def answering(
    *pieces: bytes, models: str = "vllm", error: Exception | None = None
) -> PretendServer:
    """A server that gives one answer to every chat."""
    return PretendServer(models, {"/v1/chat/completions": streaming(*pieces, error=error)})


def prompt(
    text: str = "Hello", constraint: Constraint | None = None, max_tokens: int = 50
) -> Prompt:
    return Prompt(
        id="p",
        messages=(Message(role="user", content=text),),
        max_tokens=max_tokens,
        sampling=GREEDY,
        constraint=constraint,
    )


def ignore(progress: Progress) -> None:
    pass
