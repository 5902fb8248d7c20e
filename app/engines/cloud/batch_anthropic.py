"""Anthropic's message batches (API reference: Message Batches; version 2023-06-01)."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload
from app.domain.cloud import CloudModel
from app.domain.errors import CloudBatchFailed, CloudError, CloudRefused
from app.domain.prompt import Prompt
from app.engines.cloud import anthropic
from app.engines.cloud.answer import Answer, part
from app.engines.cloud.batch_calls import Calls, Request, whole
from app.engines.cloud.wire import as_bytes

_MOST_PAGES = 50
_CLOCKS_DIFFER = timedelta(hours=1)
_FAILED = ("errored", "canceled", "expired")


class AnthropicBatches:
    """Batches in Anthropic's dialect."""

    def __init__(self, calls: Calls, model: CloudModel) -> None:
        self._calls, self._model = calls, model
        self._root = f"{anthropic.address(model)}/batches"

    def submit(self, batch: Batch, payload: BatchPayload) -> str:  # noqa: ARG002
        """All in one request."""
        requests = [self._request(prompt) for prompt in payload.prompts]
        content = as_bytes({"requests": requests})
        made = self._calls.send(self._root, content, payload.permit, is_final=True)
        return self._calls.name(made.get("id"))

    def find(self, batch: Batch, attempt_ids: frozenset[str]) -> str | None:
        """By its results: before they are there, nothing of ours is in what the provider tells.

        Raises:
            CloudUncertain: one that could be it has not ended yet.
        """
        is_doubtful = False
        for one in self._since(batch.opened_at - _CLOCKS_DIFFER):
            counts = one.get("request_counts")
            if whole(counts, "processing", "succeeded", *_FAILED) != len(attempt_ids):
                continue
            name = self._calls.name(one.get("id"))
            if one.get("processing_status") != "ended":
                is_doubtful = True
            elif one.get("results_url") and self._first_id(name) in attempt_ids:
                return name
        if is_doubtful:
            raise self._calls.garbled()
        return None

    def look(self, batch: Batch) -> BatchLook:
        """How far it is. The results' own address is not trusted: it is always the same."""
        found = self._calls.ask(Request("GET", self._address(batch)))
        status, counts = found.get("processing_status"), found.get("request_counts")
        if not isinstance(status, str):
            raise self._calls.garbled()
        has_results = status == "ended" and bool(found.get("results_url"))
        return BatchLook(
            is_ended=status == "ended",
            is_complete=True,  # each request has a line, done or not
            done=whole(counts, "succeeded"),
            failed=whole(counts, *_FAILED),
            places=("results",) if has_results else (),
            remains=(batch.remote_id,),
        )

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        """The results as they come."""
        for place in look.places:
            for line in self._calls.lines(f"{self._address(batch)}/{place}"):
                answer = self._answer(line)
                if answer is not None:
                    yield answer

    def fill(self, prompt: Prompt, body: dict[str, Any]) -> Answer:
        """By the reader of streamed answers: the whole as the events it would have come in."""
        answer = Answer(prompt, anthropic.call(self._model, prompt, "").form)
        usage, content = body.get("usage"), body.get("content")
        texts = [_text(block) for block in content] if isinstance(content, list) else []
        delta = {"type": "message_delta", "usage": usage}
        events: list[dict[str, Any]] = [
            {"type": "message_start", "message": {"usage": usage}},
            *({"type": "content_block_delta", "delta": {"text": text}} for text in texts),
            {**delta, "delta": {"stop_reason": body.get("stop_reason")}},
            {"type": "message_stop"} if body.get("stop_reason") else {},
        ]
        for event in events:
            anthropic.read(event, answer, self._calls.provider)
        return answer

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        self._calls.ask(Request("POST", f"{self._address(batch)}/cancel", {}))

    def tidy(self, batch: Batch, look: BatchLook) -> None:  # noqa: ARG002
        """Delete it with its results."""
        self._calls.ask(Request("DELETE", self._address(batch)))

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        body = dict(anthropic.call(self._model, prompt, "").post.body)
        body.pop("stream")
        return {"custom_id": prompt.id, "params": body}

    def _since(self, earliest: datetime) -> Iterator[dict[str, Any]]:
        """The provider's batches made since then, newest first."""
        after = ""
        for _ in range(_MOST_PAGES):
            page = self._calls.ask(Request("GET", f"{self._root}?limit=100{after}"))
            found = page.get("data")
            if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
                raise self._calls.garbled()
            for one in found:
                if self._made_at(one) < earliest:
                    return
                yield one
            if page.get("has_more") is not True or not found:
                return
            after = f"&after_id={self._calls.name(found[-1].get('id'))}"
        raise self._calls.garbled()

    def _made_at(self, one: dict[str, Any]) -> datetime:
        try:
            made_at = datetime.fromisoformat(str(one.get("created_at")))
        except ValueError:
            raise self._calls.garbled() from None
        if made_at.tzinfo is None:
            raise self._calls.garbled()
        return made_at

    def _first_id(self, name: str) -> object:
        for line in self._calls.lines(f"{self._root}/{name}/results"):
            return line.get("custom_id")
        return None

    def _answer(self, line: dict[str, Any]) -> BatchAnswer | None:
        attempt_id, size = line.get("custom_id"), line["_bytes"]
        kind, message = part(line, "result", "type"), part(line, "result", "message")
        if not isinstance(attempt_id, str):
            return None
        if kind == "succeeded" and isinstance(message, dict):
            return BatchAnswer(attempt_id, message, None, size)
        return BatchAnswer(attempt_id, None, self._error(kind, line), size)

    def _error(self, kind: object, line: dict[str, Any]) -> CloudError:
        provider = self._calls.provider
        error = part(line, "result", "error", "error", "type")
        if kind == "errored" and error == "invalid_request_error":
            return CloudRefused(provider=provider, reason="it does not take the request")
        return CloudBatchFailed(provider=provider, reason="not done in its time")

    def _address(self, batch: Batch) -> str:
        return f"{self._root}/{self._calls.name(batch.remote_id)}"


def _text(block: object) -> str:
    """The words of a block; a form's as JSON."""
    text = part(block, "text")
    if isinstance(text, str):
        return text
    given = part(block, "input")
    return json.dumps(given, ensure_ascii=False) if isinstance(given, dict) else ""
