"""A provider on this machine that answers at once, and fails in the ways that providers do.

Thousands of requests take seconds. It keeps counts only, never what it was sent, so that its own
memory does not grow.
"""

import contextlib
import json
import re
import socket
import struct
import threading
from collections import Counter
from typing import Any

from tests.process.fault_proxy import CANNED, _read_request

MARKER = re.compile(rb"canary-(\d{6})")
_ANSWER = "The ferry left the harbour at nine with forty passengers."
# "" answers. The others of FaultProxy would hold up the test or stop the provider for good.
FAULTS = ("", "refused", "rst", "cut", "503", "429 seconds", "529", "portal page", "slow", "401")
_STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
_LIST = b'{"data": [{"id": "any"}]}'
_LIST_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
_SLOW_S = 0.02


class SoakProvider:
    """Speaks as much of OpenAI's chat completions as Homeport asks for.

    `private` are the canaries that must never get here, `leaks` those that did. `asked` counts the
    requests with a document, `of` by the canary in them, since `begin_anew`.
    """

    def __init__(self) -> None:
        self.fault = ""
        self.private: set[int] = set()
        self.leaks: list[int] = []
        self.faults = self.total = 0
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self.port = 0
        self.begin_anew()
        self._listen()

    def begin_anew(self) -> None:
        """Count from nothing."""
        with self._lock:
            self.asked, self.of = 0, Counter[int]()

    def use(self, fault: str) -> None:
        """Fail like this from the next request on."""
        self.fault = fault
        if fault == "refused":
            self.close()
        elif self._listener is None:
            self._listen()

    def close(self) -> None:
        """Listen no more."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            self._accepting.join()

    def _listen(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self._accepting = threading.Thread(
            target=self._accept, args=(self._listener,), name="provider", daemon=True
        )
        self._accepting.start()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                threading.Thread(
                    target=self._serve, args=(client,), name="provider", daemon=True
                ).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            client.settimeout(10)
            request = _read_request(client)
            if request.startswith(b"POST"):
                self._count(request)
            if request:
                self._answer(client, request, self.fault)

    def _count(self, request: bytes) -> None:
        found = {int(number) for number in MARKER.findall(request)}
        with self._lock:
            self.asked += 1
            self.total += 1
            self.of.update(found)
            self.faults += bool(self.fault)
            self.leaks += sorted(found & self.private)

    def _answer(self, client: socket.socket, request: bytes, fault: str) -> None:
        is_probe = request.startswith(b"GET")
        if fault in CANNED:
            client.sendall(CANNED[fault]())
        elif fault == "rst":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif is_probe:
            client.sendall(_LIST_HEAD + b"Content-Length: %d\r\n\r\n" % len(_LIST) + _LIST)
        else:
            events = _events(_text_for(request))
            self._stream(client, events[: 1 if fault == "cut" else None], is_slow=fault == "slow")

    @staticmethod
    def _stream(client: socket.socket, events: list[bytes], *, is_slow: bool) -> None:
        pause = threading.Event()
        client.sendall(_STREAM_HEAD)
        for event in events:
            if is_slow:
                pause.wait(_SLOW_S)
            client.sendall(event)


def _text_for(request: bytes) -> str:
    """The sentence that was read, or the least that a JSON Schema wants, made of it."""
    found = MARKER.search(request)
    name = f"ferry canary-{found[1].decode()}" if found else "ferry"
    sentence = _ANSWER.replace("ferry", name)
    asked = json.loads(request.partition(b"\r\n\r\n")[2])
    wanted = asked.get("response_format", {}).get("json_schema", {}).get("schema")
    return sentence if wanted is None else json.dumps(_instance(wanted, sentence))


def _instance(schema: dict[str, Any], sentence: str) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    named = schema.get("type")
    kind = named[0] if isinstance(named, list) else named
    if kind == "object":
        parts = schema.get("properties", {})
        return {name: _instance(part, sentence) for name, part in parts.items()}
    if kind == "array":
        return [_instance(schema.get("items", {}), sentence)] * max(1, schema.get("minItems", 1))
    return {"integer": 0, "number": 0, "boolean": True}.get(str(kind), sentence)


def _events(text: str) -> list[bytes]:
    half = len(text) // 2
    parts: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": {"content": part}}]}
        for part in (text[:half], text[half:])
    ]
    parts.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    parts.append({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 12}})
    return [b"data: %s\n\n" % json.dumps(part).encode() for part in parts] + [b"data: [DONE]\n\n"]
