"""The one place where bytes go to a model server: trust, limits and failures of HTTP."""

import json
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from app.domain.egress import permit_for_endpoint
from app.domain.errors import AppError, EndpointRefused, EndpointUnreachable
from app.engines.exchange import Exchange

MAX_REPLY_BYTES = 64 * 2**20
_MAX_LINE_BYTES = 4 * 2**20
_WRITE_S, _QUESTION_S = 60.0, 30.0
CUT_OFF = "it stopped in mid-answer"


class Timeouts(NamedTuple):
    """Seconds to wait: for the connection, and for the next sign of life once it stands."""

    connect_s: float = 5.0
    silence_s: float = 300.0


class Reply(NamedTuple):
    """A whole answer. `payload` is its JSON, None when it is not JSON; `server` names the maker."""

    status: int
    server: str
    payload: object


class Wire:
    """Requests to one server, and to no other: no redirects, no proxies, no compression.

    Args:
        endpoint: the server's address, with or without the final `/v1`.
        trusted_hosts: hosts beside this machine that may be sent documents.
        api_key: gives the key to send as a bearer token, or None; asked before each request.
        transport: the network: the egress guard's, straight.
    """

    def __init__(
        self,
        endpoint: str,
        trusted_hosts: Collection[str],
        timeouts: Timeouts,
        transport: httpx.BaseTransport,
        *,
        api_key: Callable[[], str | None] | None = None,
    ) -> None:
        self._trusted_hosts = trusted_hosts
        self._timeouts = timeouts
        self._api_key = api_key
        self._url = _parsed(endpoint)
        # Not the text itself, which may hold a password.
        self.host = self._url.host if self._url is not None else "local_engine.endpoint"
        # trust_env=False: a proxy or a .netrc of the environment would be one more reader.
        self._client = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(
                connect=timeouts.connect_s, read=timeouts.silence_s, write=_WRITE_S, pool=None
            ),
            trust_env=False,
            follow_redirects=False,
        )

    def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, is_slow: bool = False
    ) -> Reply:
        """One question that is answered whole, within 30 s unless it `is_slow`.

        Raises:
            EndpointNotTrusted: nothing was sent.
            EndpointUnreachable, EndpointRefused: no answer, or one that cannot be taken.
        """
        request = self._request(method, path, body)
        # Short questions share connections. A stream has its own, so that ending it ends no other.
        request.extensions["is_kept"] = True
        if not is_slow:
            limits = request.extensions["timeout"]
            limits["read"] = min(limits["read"], _QUESTION_S)
        with self._translated(), self._sent(request) as response:
            whole = b"".join(self._bounded(response))
            return Reply(response.status_code, response.headers.get("server", ""), _json(whole))

    @contextmanager
    def stream(
        self,
        path: str,
        body: dict[str, Any],
        exchange: Exchange,
        refusal: Callable[[int, object], AppError],
    ) -> Iterator[Generator[bytes]]:
        """The lines of a streamed answer, as they come.

        Args:
            refusal: makes the error of an answer that is not 200, from its status and JSON.

        Raises:
            GenerationCancelled: `exchange` was cancelled.
            EndpointNotTrusted, EndpointUnreachable, EndpointRefused: as in `ask`.
        """
        request = self._request("POST", path, body, exchange.attempt_id)
        request.extensions["trace"] = exchange.trace
        with self._translated(exchange), self._sent(request) as response:
            if response.status_code != httpx.codes.OK:
                raise refusal(response.status_code, _json(b"".join(self._bounded(response))))
            yield self._lines(response, exchange)

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def refused(self, reason: str) -> EndpointRefused:
        """The error of an answer that cannot be used."""
        return EndpointRefused(host=self.host, reason=reason)

    def unreachable(self, reason: str) -> EndpointUnreachable:
        """The error of no answer, or half of one."""
        return EndpointUnreachable(host=self.host, reason=reason)

    def _request(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        attempt_id: str | None = None,
    ) -> httpx.Request:
        """A request to this server; the gate that every byte has to pass."""
        if self._url is None:
            raise self.refused("its address must look like http://127.0.0.1:8000/v1")
        permit = permit_for_endpoint(self.host, self._trusted_hosts, attempt_id)
        if self._client.is_closed:
            raise self.unreachable("the engine was closed")
        headers = {"Accept-Encoding": "identity", "User-Agent": "Homeport"}
        key = (self._api_key() or "").strip() if self._api_key is not None else ""
        if not (key.isascii() and key.isprintable()):
            raise self.refused("the stored key is none: it has signs that no key has")
        headers |= {"Authorization": f"Bearer {key}"} if key else {}
        content: bytes | None = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            # A lone surrogate has no UTF-8; it becomes a question mark.
            content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        url = self._url.copy_with(path=self._url.path.rstrip("/") + path)
        request = self._client.build_request(method, url, headers=headers, content=content)
        request.extensions["permit"] = permit
        return request

    @contextmanager
    def _sent(self, request: httpx.Request) -> Iterator[httpx.Response]:
        response = self._client.send(request, stream=True)
        try:
            if response.has_redirect_location:
                raise self.refused(f"status {response.status_code}: it redirects elsewhere")
            if response.headers.get("content-encoding", "identity") != "identity":
                raise self.refused("it compresses its answers")  # a small bomb can be large
            yield response
        finally:
            response.close()

    @contextmanager
    def _translated(self, exchange: Exchange | None = None) -> Iterator[None]:
        """Foreign errors become ours; after a cancel each of them means only that."""
        try:
            yield
        except httpx.HTTPError as error:
            if exchange is not None:
                exchange.require_wanted()
            reason = self._reason(error) or ("it hung up" if exchange is None else CUT_OFF)
            raise self.unreachable(reason) from None

    def _reason(self, error: httpx.HTTPError) -> str | None:
        if isinstance(error, httpx.ConnectTimeout):
            return f"no connection within {self._timeouts.connect_s:g} s"
        if isinstance(error, httpx.ReadTimeout):
            limits = error.request.extensions["timeout"]
            return f"no sign of life for {limits['read']:g} s"
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            return "its certificate is not trusted here"
        if isinstance(error, httpx.ConnectError):
            return "no connection"
        return None

    def _bounded(self, response: httpx.Response) -> Generator[bytes]:
        size_bytes = 0
        for piece in response.iter_raw():
            size_bytes += len(piece)
            if size_bytes > MAX_REPLY_BYTES:
                raise self.refused(f"its answer is larger than {MAX_REPLY_BYTES // 2**20} MB")
            yield piece

    def _lines(self, response: httpx.Response, exchange: Exchange) -> Generator[bytes]:
        """Whole lines only, so that no character is ever split."""
        rest = b""
        for piece in self._bounded(response):
            *lines, rest = (rest + piece).split(b"\n")
            if len(rest) > _MAX_LINE_BYTES:
                raise self.refused("a line of its answer has no end")
            for line in lines:
                exchange.require_wanted()
                yield line
        exchange.require_wanted()
        yield rest


def _parsed(endpoint: str) -> httpx.URL | None:
    """The server's root, without `/v1`; None for what is no address of a web server."""
    try:
        url = httpx.URL(endpoint.strip())
    except httpx.InvalidURL:
        return None
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        return None
    root = url.path.rstrip("/").removesuffix("/v1")
    return url.copy_with(path=root or "/", query=None, fragment=None)


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
