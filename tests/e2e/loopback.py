"""A model server on this machine that answers at once, counts what it was asked, and may strike.

It speaks as much of OpenAI's chat completions as Homeport asks for, so it can be the private
endpoint and the cloud. Thousands of steps take seconds: what is tested is the work around them.
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MARKER = re.compile(r"register number (\d+)")
_SENTENCE = "The ferry Aurora left the harbour with her passengers."


class Loopback:
    """Listens on loopback. `seen` counts the requests by the register number in their text.

    `strike` is called with "received", "begun" and "answered" in the course of each answer.
    """

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.strike: Callable[[str], None] | None = None
        self._guard = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Its base address, as the settings want it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def note(self, body: bytes) -> None:
        """Count a request."""
        with self._guard:
            self.seen.update(MARKER.findall(body.decode())[:1])

    def reach(self, moment: str) -> None:
        """An answer has come so far."""
        if self.strike is not None:
            self.strike(moment)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(loopback: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_known = self.path == "/v1/models"
            self._reply(200 if is_known else 404, {"data": [{"id": "loopback"}]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            loopback.note(body)
            loopback.reach("received")
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            for event in _events(_answer(json.loads(body))):
                self.wfile.write(event)
                self.wfile.flush()
                loopback.reach("begun")
            loopback.reach("answered")

        def _reply(self, status: int, payload: dict[str, Any]) -> None:
            content = json.dumps(payload).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return  # the other side was killed: that is what this server is for

    return Handler


def _answer(request: dict[str, Any]) -> str:
    """A sentence, or what a JSON Schema wants."""
    wanted = request.get("response_format", {}).get("json_schema", {}).get("schema")
    return _SENTENCE if wanted is None else json.dumps(_instance(wanted))


def _instance(schema: dict[str, Any]) -> Any:
    """A value that a schema of ours allows."""
    if "enum" in schema:
        return schema["enum"][0]
    if schema["type"] == "object":
        return {name: _instance(part) for name, part in schema["properties"].items()}
    if schema["type"] == "array":
        return [_instance(schema["items"])] * max(1, schema.get("minItems", 1))
    return _SENTENCE


def _events(text: str) -> list[bytes]:
    halves = [text[: len(text) // 2], text[len(text) // 2 :]]
    parts: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": {"content": part}}]} for part in halves
    ]
    parts.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    usage = {"prompt_tokens": 100, "completion_tokens": 8, "total_tokens": 108}
    parts.append({"choices": [], "usage": usage})
    return [b"data: %s\n\n" % json.dumps(part).encode() for part in parts] + [b"data: [DONE]\n\n"]
