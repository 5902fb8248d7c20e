"""OpenAI's batches (API reference: Files, Batch): a file of requests in, files of answers out."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload
from app.domain.cloud import CloudModel
from app.domain.errors import (
    CloudBatchBroken,
    CloudBatchFailed,
    CloudBusy,
    CloudError,
    CloudUncertain,
    CloudUnreachable,
)
from app.domain.prompt import Prompt
from app.engines.cloud import openai
from app.engines.cloud.answer import Answer, part
from app.engines.cloud.batch_calls import Calls, Request, whole
from app.engines.cloud.wire import as_bytes

_ENDPOINT = "/v1/chat/completions"
_MARK = "homeport_batch"
_BOUNDARY = "homeport-batch-boundary"
_STREAMING = {"stream", "stream_options"}
_OVER = {"completed", "failed", "expired", "cancelled"}
_MOST_PAGES = 50
_CLOCKS_DIFFER = timedelta(hours=1)
_OK = 200


class OpenAiBatches:
    """Batches in OpenAI's dialect."""

    def __init__(self, calls: Calls, model: CloudModel) -> None:
        self._calls, self._model = calls, model
        self._root = openai.address(model).removesuffix("/chat/completions")

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        """Upload the requests, then have them begun. Before that nothing can be done twice."""
        try:
            file = self._upload(batch, payload)
            wanted = {
                "input_file_id": file,
                "endpoint": _ENDPOINT,
                "completion_window": "24h",
                "metadata": {_MARK: batch.id},
            }
        except (CloudUncertain, CloudBusy) as error:
            raise self._broken(error) from None
        url = f"{self._root}/batches"
        try:
            made = self._calls.send(url, as_bytes(wanted), payload.permit, is_final=True)
        except CloudUnreachable as error:
            raise self._broken(error) from None  # the documents have left all the same
        return self._calls.name(made.get("id"))

    def find(self, batch: Batch, attempt_ids: frozenset[str]) -> str | None:  # noqa: ARG002
        """By our mark in its metadata."""
        earliest = (batch.opened_at - _CLOCKS_DIFFER).timestamp()
        after = ""
        for _ in range(_MOST_PAGES):
            page = self._calls.ask(Request("GET", f"{self._root}/batches?limit=100{after}"))
            found = page.get("data")
            if not isinstance(found, list):
                raise self._calls.garbled()
            for one in found:
                if part(one, "metadata", _MARK) == batch.id:
                    return self._calls.name(one.get("id"))
            if page.get("has_more") is not True or not found:
                return None
            created = part(found, len(found) - 1, "created_at")
            if not isinstance(created, int | float):
                raise self._calls.garbled()  # what cannot be read has not told that it is not there
            if created < earliest:
                return None
            after = f"&after={self._calls.name(found[-1].get('id'))}"
        raise self._calls.garbled()

    def look(self, batch: Batch) -> BatchLook:
        """How far it is."""
        found = self._calls.ask(Request("GET", self._address(batch)))
        status, counts = found.get("status"), found.get("request_counts")
        if not isinstance(status, str):
            raise self._calls.garbled()
        kept = [found.get(key) for key in ("output_file_id", "error_file_id", "input_file_id")]
        names = [self._calls.name(one) if one else "" for one in kept]
        return BatchLook(
            is_ended=status in _OVER,
            is_complete=status == "completed",
            done=whole(counts, "completed"),
            failed=whole(counts, "failed"),
            places=tuple(filter(None, names[:2])),
            remains=tuple(filter(None, names)),
        )

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:  # noqa: ARG002
        """From the file of answers and the file of errors."""
        for place in look.places:
            for line in self._calls.lines(f"{self._root}/files/{place}/content"):
                answer = self._answer(line)
                if answer is not None:
                    yield answer

    def fill(self, prompt: Prompt, body: dict[str, Any]) -> Answer:
        """By the reader of streamed answers: the whole is one event of it."""
        answer = Answer(prompt, openai.call(self._model, prompt, "").form)
        choice = {
            "delta": {"content": part(body, "choices", 0, "message", "content")},
            "finish_reason": part(body, "choices", 0, "finish_reason"),
        }
        event = {"usage": body.get("usage"), "choices": [choice], "error": body.get("error")}
        openai.read(event, answer, self._calls.provider)
        return answer

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        self._calls.ask(Request("POST", f"{self._address(batch)}/cancel", {}))

    def tidy(self, batch: Batch, look: BatchLook) -> None:  # noqa: ARG002
        """Delete the files."""
        for name in look.remains:
            self._calls.ask(Request("DELETE", f"{self._root}/files/{name}"))

    def _upload(self, batch: Batch, payload: BatchPayload) -> str:
        content = _form(f"homeport-{batch.id}.jsonl", self._lines(payload))
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        url = f"{self._root}/files"
        made = self._calls.send(url, content, payload.permit, kind, is_final=False)
        return self._calls.name(made.get("id"))

    def _lines(self, payload: BatchPayload) -> bytes:
        return b"".join(self._line(prompt) + b"\n" for prompt in payload.prompts)

    def _line(self, prompt: Prompt) -> bytes:
        body = openai.call(self._model, prompt, "").post.body
        body = {name: value for name, value in body.items() if name not in _STREAMING}
        line = {"custom_id": prompt.id, "method": "POST", "url": _ENDPOINT, "body": body}
        return as_bytes(line)

    def _answer(self, line: dict[str, Any]) -> BatchAnswer | None:
        attempt_id, size = line.get("custom_id"), line["_bytes"]
        if not isinstance(attempt_id, str):
            return None
        status, body = part(line, "response", "status_code"), part(line, "response", "body")
        if status == _OK and isinstance(body, dict):
            return BatchAnswer(attempt_id, body, None, size)
        if isinstance(status, int):
            return BatchAnswer(attempt_id, None, self._calls.item_error(status, body), size)
        gone = CloudBatchFailed(provider=self._calls.provider, reason="not done in its time")
        return BatchAnswer(attempt_id, None, gone, size)

    def _address(self, batch: Batch) -> str:
        return f"{self._root}/batches/{self._calls.name(batch.remote_id)}"

    def _broken(self, error: CloudError) -> CloudBatchBroken:
        reason = str(error.facts.get("reason", "it broke off"))
        return CloudBatchBroken(provider=self._calls.provider, reason=reason)


def _form(name: str, content: bytes) -> bytes:
    """A form with the purpose and the file (RFC 7578). JSON has no line that looks like its end."""
    disposition = "Content-Disposition: form-data; name="
    head = (
        f'--{_BOUNDARY}\r\n{disposition}"purpose"\r\n\r\nbatch\r\n'
        f'--{_BOUNDARY}\r\n{disposition}"file"; filename="{name}"\r\n'
        "Content-Type: application/jsonl\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
