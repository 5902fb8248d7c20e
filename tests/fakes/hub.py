"""A small model hub on loopback, with a host of its own for large files, that can misbehave.

It answers as huggingface.co does: `/api/models/OWNER/NAME` with LFS hashes, `/…/resolve/…` with a
redirect that names hash and size, ranges at the other host. `moods` are used up, one an answer.
"""

import hashlib
import json
import re
import threading
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_RANGE = re.compile(r"bytes=(\d+)-")
_PIECE = 16_384
_RESOLVE = re.compile(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)")
_API = re.compile(r"/api/models/([^/]+/[^/]+)")


class Mood(NamedTuple):
    """How one answer with bytes goes wrong. `at` is how many bytes come before that.

    cut: the connection ends. stall: nothing comes any more. short: fewer bytes, and a clean end.
    long: more bytes. other: wrong bytes. ignore: no range is known. shifted: another range than was
    asked for. zip: compressed. status: `at` is the status. gone_on: it is redirected once more.
    """

    kind: str
    at: int = 0


class Seen(NamedTuple):
    """A request as it came."""

    place: str
    method: str
    path: str
    range: str
    token: str


@cache
def _sha256(content: bytes) -> str:
    """Of a hundred megabytes it takes a while."""
    return hashlib.sha256(content).hexdigest()


@dataclass
class LoopbackHub:
    """Two servers, `hub` and `store`. Files by their name in the one repository."""

    repository: str = "someone/Model-GGUF"
    files: dict[str, bytes] = field(default_factory=dict)
    has_store: bool = True
    needs_token: str = ""
    is_silent: bool = False  # says no hash in its list
    licence: str = "apache-2.0"

    def __post_init__(self) -> None:
        self.moods: deque[Mood] = deque()
        self.hub_moods: deque[Mood] = deque()
        self.seen: list[Seen] = []
        self.lies: dict[str, str] = {}  # another hash than the content's, by file
        self.release = threading.Event()
        self.stalled = threading.Event()
        self._servers = [self._serve("hub"), self._serve("store")]

    @property
    def address(self) -> str:
        """The mirror to be set."""
        return f"http://127.0.0.1:{self._servers[0].server_address[1]}"

    @property
    def store_port(self) -> int:
        return int(self._servers[1].server_address[1])

    def ranges(self) -> list[str]:
        """The ranges of all requests for bytes, in order; empty for a whole file."""
        place = "store" if self.has_store else "hub"
        return [one.range for one in self.seen if one.place == place and "/api/" not in one.path]

    def sha256(self, file: str) -> str:
        """What the hub says."""
        return self.lies.get(file) or _sha256(self.files[file])

    def close(self) -> None:
        self.release.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _serve(self, place: str) -> ThreadingHTTPServer:
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": self, "place": place})
        )
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    def info(self) -> dict[str, Any]:
        """The answer of the API."""
        siblings = []
        for name, content in self.files.items():
            lfs = {"sha256": self.sha256(name), "size": len(content), "pointerSize": 135}
            known = {} if self.is_silent else {"size": len(content), "blobId": "b", "lfs": lfs}
            siblings.append({"rfilename": name, **known})
        siblings.append({"rfilename": "README.md", "size": 5, "blobId": "b"})
        return {
            "id": self.repository,
            "modelId": self.repository,
            "sha": COMMIT,
            "tags": ["gguf", f"license:{self.licence}"],
            "cardData": {"license": self.licence},
            "siblings": siblings,
        }


class _Handler(BaseHTTPRequestHandler):
    hub: LoopbackHub
    place: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        self._answer(has_body=False)

    def _answer(self, *, has_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        told = self.headers.get("Range", "")
        token = self.headers.get("Authorization", "")
        self.hub.seen.append(Seen(self.place, self.command, path, told, token))
        self.close_connection = True
        if self.place == "store":
            self._bytes(path.removeprefix("/blobs/"))
            return
        if self.hub.hub_moods and self._is_refused(self.hub.hub_moods.popleft()):
            return
        if (
            self.hub.needs_token
            and token != f"Bearer {self.hub.needs_token}"
            and "/resolve/" in path
        ):
            self._say(403 if token else 401, {"X-Error-Code": "GatedRepo"})
            return
        self._hub(path, has_body=has_body)

    def _hub(self, path: str, *, has_body: bool) -> None:
        if (found := _API.fullmatch(path)) and found[1] == self.hub.repository:
            self._json(self.hub.info())
        elif (found := _RESOLVE.fullmatch(path)) and found[3] in self.hub.files:
            self._resolve(found[3], has_body=has_body)
        elif found or path.startswith("/api/"):
            self._say(404, {"X-Error-Code": "RepoNotFound"})
        else:
            self._say(404, {})

    def _resolve(self, file: str, *, has_body: bool) -> None:
        facts = {
            "X-Repo-Commit": COMMIT,
            "X-Linked-Etag": f'"{self.hub.sha256(file)}"',
            "X-Linked-Size": str(len(self.hub.files[file])),
            "X-Xet-Hash": "f" * 64,
            "Link": f'<{self.hub.address}/xet-auth>; rel="xet-auth"',
        }
        if self.hub.has_store:
            there = f"http://localhost:{self.hub.store_port}/blobs/{file}?signed=yes"
            self._say(302, {**facts, "Location": there})
        elif has_body:
            self._bytes(file, facts)
        else:
            self._say(200, {**facts, "ETag": f'"{self.hub.sha256(file)}"'})

    def _is_refused(self, mood: Mood) -> bool:
        if mood.kind == "status":
            self._say(mood.at, {"Retry-After": "0"})
        elif mood.kind == "page":
            self._say(200, {"Content-Type": "text/html"}, b"<html>Sign in, please</html>")
        elif mood.kind == "stall":
            self.hub.stalled.set()
            self.hub.release.wait(20)
        elif mood.kind == "plain":
            self._say(302, {"Location": "http://192.0.2.7/blob"})
        elif mood.kind == "round":
            self._say(302, {"Location": self.path})
        return mood.kind != "none"

    def _bytes(self, file: str, facts: dict[str, str] | None = None) -> None:
        mood = self.hub.moods.popleft() if self.hub.moods else Mood("none")
        if mood.kind == "status":
            self._say(mood.at, {"Retry-After": "0"})
            return
        content, told = self.hub.files[file], _RANGE.fullmatch(self.headers.get("Range", ""))
        start = int(told[1]) if told and mood.kind != "ignore" else 0
        if told and start >= len(content):
            self._say(416, {"Content-Range": f"bytes */{len(content)}"})
            return
        body = content[start:]
        headers = dict(facts or {})
        if told and mood.kind != "ignore":
            first = start + 1 if mood.kind == "shifted" else start
            headers["Content-Range"] = f"bytes {first}-{len(content) - 1}/{len(content)}"
        if mood.kind == "long":
            body += b"and more"
        if mood.kind == "short":
            body = body[: mood.at]
        if mood.kind == "other":
            body = body[:-1] + bytes([body[-1] ^ 1])
        if mood.kind == "zip":
            headers["Content-Encoding"] = "gzip"
        self._send(206 if "Content-Range" in headers else 200, headers, body, mood)

    def _send(self, status: int, headers: dict[str, str], body: bytes, mood: Mood) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        end = mood.at if mood.kind in {"cut", "stall", "hold"} else len(body)
        self._write(body[:end])
        if mood.kind in {"stall", "hold"}:
            self.hub.stalled.set()
            self.hub.release.wait(20)
            if mood.kind == "hold":
                self._write(body[end:])

    def _write(self, body: bytes) -> None:
        try:
            for at in range(0, len(body), _PIECE):
                self.wfile.write(body[at : at + _PIECE])
            self.wfile.flush()
        except OSError:
            return  # they hung up

    def _json(self, value: object) -> None:
        self._say(200, {"Content-Type": "application/json"}, json.dumps(value).encode())

    def _say(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self._write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        pass
