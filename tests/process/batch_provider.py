"""A provider of batches on this machine: both formats, files and batches really kept, and faults.

Answers are recorded ones: the same words for each request, counted as the provider would.
"""

import itertools
import json
import socket
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

ANSWER = '{"total": 1925.5}'
GIANT = 5 * 2**20
_READ, _WRITTEN = 100, 10
Json = dict[str, Any]


class BatchProvider:
    """Listens on loopback until `close`. `fault` is what goes wrong, from now on.

    `done` counts how often each request was answered, `requests` are method and path of all calls.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.fault = ""
        self.requests: list[tuple[str, str]] = []
        self.keys: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, Json] = {}
        self.done: Counter[str] = Counter()
        self.bytes_in = 0
        self.ids = itertools.count(1)
        handler = type("Handler", (_Handler,), {"provider": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def make(self, dialect: str, requests: list[Json], metadata: Json) -> Json:
        """Take a batch."""
        name = f"batch_{next(self.ids)}"
        made = {"id": name, "dialect": dialect, "requests": requests, "metadata": metadata}
        self.batches[name] = {**made, "state": "in_progress", "made_at": self.now(), "lines": {}}
        return self.batches[name]

    def finish(self) -> None:
        """Answer all that is there, whichever faults there are."""
        for batch in self.batches.values():
            if batch["state"] in {"in_progress", "cancelling"}:
                batch["state"] = "expired" if self.fault == "expired" else "completed"
                batch["results"] = self._results(batch)

    def _results(self, batch: Json) -> bytes:
        made = _OpenAi if batch["dialect"] == "openai" else _Anthropic
        first, *others = [one["custom_id"] for one in batch["requests"]]
        undone = {"missing": [], "expired": [made.expired], "errored": [made.errored]}
        lines = [self._good(made, key) for key in others]
        if self.fault in undone:
            lines[:0] = [json.dumps(line(first)).encode() for line in undone[self.fault]]
        else:
            lines.insert(0, self._good(made, first))
        return b"\n".join(_noised(lines, self.fault, made)) + b"\n"

    def _good(self, made: "type[_OpenAi | _Anthropic]", key: str) -> bytes:
        self.done[key] += 1
        return json.dumps(made.good(key)).encode()


def _noised(lines: list[bytes], fault: str, made: "type[_OpenAi | _Anthropic]") -> list[bytes]:
    match fault:
        case "shuffled":
            return lines[1:] + lines[:1]
        case "duplicate":
            return lines + [line.replace(b"1925.5", b"1.0") for line in lines]
        case "foreign":
            return [json.dumps(made.good("somebody-else")).encode(), *lines]
        case "garbage":
            return [b"{", b"[1]", b"\xff\x00", b"", b'{"custom_id": 7}', b'"x"', *lines]
        case "giant":
            return [lines[0][:-1] + b', "x": "' + b"x" * GIANT + b'"}', *lines[1:]]
        case _:
            return lines


class _OpenAi:
    @staticmethod
    def good(key: str) -> Json:
        message = {"role": "assistant", "content": ANSWER}
        usage = {"prompt_tokens": _READ, "completion_tokens": _WRITTEN}
        body = {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage}
        return {"custom_id": key, "response": {"status_code": 200, "body": body}, "error": None}

    @staticmethod
    def expired(key: str) -> Json:
        error = {"code": "batch_expired", "message": "Not executed in time."}
        return {"custom_id": key, "response": None, "error": error}

    @staticmethod
    def errored(key: str) -> Json:
        body = {"error": {"type": "server_error"}}
        return {"custom_id": key, "response": {"status_code": 500, "body": body}, "error": None}


class _Anthropic:
    @staticmethod
    def good(key: str) -> Json:
        block = {"type": "tool_use", "name": "answer", "input": json.loads(ANSWER)}
        usage = {"input_tokens": _READ, "output_tokens": _WRITTEN}
        message = {"content": [block], "stop_reason": "tool_use", "usage": usage}
        return {"custom_id": key, "result": {"type": "succeeded", "message": message}}

    @staticmethod
    def expired(key: str) -> Json:
        return {"custom_id": key, "result": {"type": "expired"}}

    @staticmethod
    def errored(key: str) -> Json:
        error = {"type": "error", "error": {"type": "api_error"}}
        return {"custom_id": key, "result": {"type": "errored", "error": error}}


class _Handler(BaseHTTPRequestHandler):
    provider: ClassVar[BatchProvider]

    def do_POST(self) -> None:
        if self.path == "/finish":  # a test's, from another process
            self.provider.finish()
            self._put(200, {})
            return
        self._note()
        fault, path = self.provider.fault, self.path
        length = int(self.headers["Content-Length"] or 0)
        if fault == "cut" and path in {"/v1/files", "/v1/messages/batches"}:
            self.provider.bytes_in += len(self.rfile.read(min(64, length)))
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        body = self.rfile.read(length)
        self.provider.bytes_in += length
        if fault == "413" and path in {"/v1/batches", "/v1/messages/batches"}:
            self._put(413, {"error": {"type": "request_too_large"}})
        elif path == "/v1/files":
            self._put(200, self._upload(body))
        elif path.endswith("/cancel"):
            self._batch()["state"] = "cancelling"
            self._put(200, self._shown(self._batch()))
        elif fault == "500 for nothing":
            self._put(500, {"error": {"type": "server_error"}})
        else:
            made = self._made(json.loads(body))
            accepted = fault != "500 after accepting"
            self._put(200 if accepted else 500, self._shown(made) if accepted else {})

    def do_GET(self) -> None:
        self._note()
        path, _, _ = self.path.partition("?")
        if path.endswith(("/content", "/results")):
            self._stream(self._batch()["results"])
        elif path.endswith("/batches"):
            newest = list(self.provider.batches.values())[::-1]
            data = [self._shown(one) for one in newest]
            self._put(200, {"data": data, "has_more": False})
        else:
            self._put(200, self._shown(self._batch()))

    def do_DELETE(self) -> None:
        self._note()
        self.provider.files.pop(self.path.rpartition("/")[2], None)
        self._put(200, {"deleted": True})

    def _upload(self, body: bytes) -> Json:
        kind = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = message_from_bytes(kind + body, policy=policy.HTTP).iter_parts()
        fields = {str(one.get_param("name", header="content-disposition")): one for one in parts}
        assert fields["purpose"].get_content().strip() == "batch"
        name = f"file_{next(self.provider.ids)}"
        content = fields["file"].get_payload(decode=True)
        assert isinstance(content, bytes)
        self.provider.files[name] = content
        return {"id": name}

    def _made(self, wanted: Json) -> Json:
        if "requests" in wanted:
            return self.provider.make("anthropic", wanted["requests"], {})
        assert (wanted["endpoint"], wanted["completion_window"]) == ("/v1/chat/completions", "24h")
        lines = self.provider.files[wanted["input_file_id"]].splitlines()
        requests = [json.loads(line) for line in lines]
        assert {one["url"] for one in requests} == {wanted["endpoint"]}
        made = self.provider.make("openai", requests, wanted["metadata"])
        made["input_file_id"] = wanted["input_file_id"]
        return made

    def _batch(self) -> Json:
        words = self.path.replace("out_", "").split("/")
        return next(self.provider.batches[word] for word in words if word in self.provider.batches)

    def _shown(self, batch: Json) -> Json:
        count, is_over = len(batch["requests"]), "results" in batch
        made_at = batch["made_at"]
        if batch["dialect"] == "openai":
            counts = {"total": count, "completed": count if is_over else 0, "failed": 0}
            shown = {"id": batch["id"], "status": batch["state"], "metadata": batch["metadata"]}
            files = {"output_file_id": f"out_{batch['id']}" if is_over else None}
            files |= {"input_file_id": batch["input_file_id"], "error_file_id": None}
            created = {"created_at": int(made_at.timestamp()), "request_counts": counts}
            return {**shown, **files, **created}
        return {
            "id": batch["id"],
            "processing_status": "ended" if is_over else "in_progress",
            "request_counts": {("succeeded" if is_over else "processing"): count},
            "created_at": made_at.isoformat(),
            "results_url": "https://somewhere.invalid/results" if is_over else None,
        }

    def _stream(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        is_cut = self.provider.fault == "cut results"
        self.wfile.write(body[: len(body) // 2] if is_cut else body)
        if is_cut:
            self.connection.shutdown(socket.SHUT_RDWR)

    def _put(self, status: int, body: Json) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _note(self) -> None:
        self.provider.requests.append((self.command, self.path))
        shown = self.headers["x-api-key"] or self.headers["Authorization"]
        self.provider.keys.add(shown.removeprefix("Bearer "))

    def log_message(self, *args: object) -> None:
        pass
