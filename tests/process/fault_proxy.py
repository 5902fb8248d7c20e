"""A small TCP proxy before a real model server that can fail in every way a network can.

`FaultProxy(upstream_port)` listens on loopback; `proxy.fault = "rst"` makes the next requests fail
so; `proxy.requests` are all that reached it, whole, as bytes. Not for anything but tests.
"""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from email.utils import formatdate

_HEAD = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nConnection: close\r\n%s\r\n"
_STREAM = b"text/event-stream"


def _reply(
    status: bytes, body: bytes = b"{}", *extra: bytes, kind: bytes = b"application/json"
) -> bytes:
    lines = b"".join(line + b"\r\n" for line in (*extra, b"Content-Length: %d" % len(body)))
    return _HEAD % (status, kind, lines) + body


def _soon() -> bytes:
    return b"Retry-After: " + formatdate(time.time() + 120, usegmt=True).encode()  # noqa: TID251 - a header of now


_CUT = (
    b'data: {"choices":[{"index":0,"delta":{"content":"{\\"ship\\": \\"Au"},'
    b'"finish_reason":"length"}]}\n\n'
    b'data: {"choices":[],"usage":{"prompt_tokens":50,"completion_tokens":5}}\n\n'
    b"data: [DONE]\n\n"
)
# What is answered instead of the server's own answer.
CANNED: dict[str, Callable[[], bytes]] = {
    "portal page": lambda: _reply(b"200 OK", b"<html>sign in", kind=b"text/html"),
    "portal redirect": lambda: _reply(b"302 Found", b"", b"Location: http://portal.test/"),
    "401": lambda: _reply(b"401 Unauthorized"),
    "429 seconds": lambda: _reply(b"429 Too Many Requests", b"{}", b"Retry-After: 90"),
    "429 date": lambda: _reply(b"429 Too Many Requests", b"{}", _soon()),
    "429 money": lambda: _reply(b"429 Too", b'{"error":{"code":"insufficient_quota"}}'),
    "529": lambda: _reply(b"529 Overloaded", b'{"error":{"type":"overloaded_error"}}'),
    "503": lambda: _reply(b"503 Service Unavailable"),
    "400": lambda: _reply(b"400 Bad Request", b'{"error":{"message":"SECRET WORDS"}}'),
    "garbled": lambda: _reply(b"200 OK", b"data: {broken\n\n", kind=_STREAM),
    "length": lambda: _reply(b"200 OK", _CUT, kind=_STREAM),
    "empty": lambda: _reply(b"200 OK", b"", kind=_STREAM),
}


class FaultProxy:
    """Forwards to a server on this machine, with the fault that is set."""

    def __init__(
        self, upstream_port: int, tls: ssl.SSLContext | None = None, port: int = 0
    ) -> None:
        self.fault = ""
        self.requests: list[bytes] = []
        self._upstream_port, self._tls = upstream_port, tls
        self._is_closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def seen(self) -> bytes:
        """All bytes of all requests, to look for what must not be there."""
        return b"\n".join(self.requests)

    def close(self) -> None:
        self._is_closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # else who waits in accept takes one more
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            if self._tls is not None:
                client = self._tls.wrap_socket(client, server_side=True)
            with client:
                request = _read_request(client)
                if request:
                    self.requests.append(request)
                    self._answer(client, request)

    def _answer(self, client: socket.socket, request: bytes) -> None:
        fault = self.fault
        if fault in CANNED:
            client.sendall(CANNED[fault]())
        elif fault == "rst":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault == "hang":
            self._is_closing.wait(60)
        elif fault == "slow loris":
            client.sendall(_HEAD % (b"200 OK", _STREAM, b"Content-Length: 100000\r\n"))
            while not self._is_closing.wait(0.1):
                client.sendall(b":")
        elif fault == "1 GB":
            client.sendall(_HEAD % (b"200 OK", _STREAM, b""))
            for _ in range(1024):
                client.sendall(b": nothing\n" * 104_858)
        else:
            self._forward(client, request, fault)

    def _forward(self, client: socket.socket, request: bytes, fault: str) -> None:
        with socket.create_connection(("127.0.0.1", self._upstream_port)) as server:
            server.sendall(request)
            passed = 0
            while piece := server.recv(65536):
                if fault == "no usage":
                    piece = piece.replace(b'"usage"', b'"usagX"').replace(b'_tokens"', b'_tokenX"')
                client.sendall(piece)
                passed += len(piece)
                if fault == "cut" and passed > 600:
                    return
                if piece.endswith(b"0\r\n\r\n"):
                    return


def _read_request(client: socket.socket) -> bytes:
    """One whole request with its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = client.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    sizes = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    size = int(sizes[0].split(b":")[1]) if sizes else 0
    while len(body) < size:
        body += client.recv(65536)
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body
