"""The one place where bytes go to a provider: deadlines, limits, and what broke before or after.

Whether anything was sent decides what may be tried again, so it is watched: before the request's
first byte a fault costs nothing; after it, nobody knows.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from app.domain.egress import Permit
from app.domain.errors import (
    CloudError,
    CloudIntercepted,
    CloudUncertain,
    CloudUnreachable,
    OfflineSwitchOn,
)
from app.engines.exchange import Exchange

_MAX_REPLY_BYTES = 64 * 2**20
_MAX_LINE_BYTES = 4 * 2**20
_CONNECT_S, _SILENCE_S = 10.0, 120.0
_SWITCH = "the offline switch is on"


class Post(NamedTuple):
    """A request. Its headers hold the key: it is never printed."""

    url: str
    headers: dict[str, str]
    body: dict[str, Any]

    def __repr__(self) -> str:
        """Without anything that it holds."""
        return "Post(…)"


class Sending(Exchange):
    """An exchange that knows whether the request has begun to leave, and how much came back."""

    def __init__(self, deadline_s: float, permit: Permit) -> None:
        super().__init__()
        self.permit = permit
        self.is_sent = False
        self.is_late = False
        self.bytes_out = 0
        self.bytes_in = 0
        self.deadline_s = deadline_s
        self._started_s = time.monotonic()

    @property
    def seconds_left(self) -> float:
        """Until the deadline."""
        return self.deadline_s - (time.monotonic() - self._started_s)

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take the socket, and see the first byte go. A proxy's CONNECT holds nothing of ours."""
        super().trace(event, info)
        if event.endswith("send_request_headers.started"):
            self.is_sent = self.is_sent or info["request"].method != b"CONNECT"

    def expire(self) -> None:
        """The deadline has passed: wake the thread that waits."""
        self.is_late = True
        with self._lock:
            self._hang_up()


class CloudWire:
    """POSTs with streamed answers; no redirects, no compression.

    Args:
        transport: the network: the egress guard's, with the system's proxies and certificates.
    """

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._client = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(connect=_CONNECT_S, read=_SILENCE_S, write=60, pool=None),
            trust_env=False,
            follow_redirects=False,
        )

    @contextmanager
    def post(
        self,
        provider: str,
        post: Post,
        sending: Sending,
        refusal: Callable[[httpx.Response, object], CloudError],
    ) -> Iterator[Iterator[bytes]]:
        """The lines of a streamed answer, as they come.

        Raises:
            GenerationCancelled: `sending` was cancelled.
            CloudUnreachable: nothing was sent.
            CloudIntercepted: something in between got it and answered.
            CloudUncertain: it was sent, and no whole answer came.
            CloudError: what `refusal` makes of an answer that is not 200.
        """
        content = json.dumps(post.body, ensure_ascii=False).encode("utf-8", "replace")
        sending.bytes_out = len(content)
        headers = {"Accept-Encoding": "identity", "Content-Type": "application/json"}
        headers |= {"User-Agent": "Homeport", **post.headers}
        alarm = threading.Timer(max(0.0, sending.seconds_left), sending.expire)
        alarm.daemon = True
        with self._translated(provider, sending):
            request = self._client.build_request("POST", post.url, headers=headers, content=content)
            request.extensions |= {"trace": sending.trace, "permit": sending.permit}
            alarm.start()
            try:
                response = self._client.send(request, stream=True)
                try:
                    self._require_stream(provider, response, sending, refusal)
                    yield self._lines(provider, response, sending)
                finally:
                    response.close()
            finally:
                alarm.cancel()

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def _require_stream(
        self,
        provider: str,
        response: httpx.Response,
        sending: Sending,
        refusal: Callable[[httpx.Response, object], CloudError],
    ) -> None:
        kind = response.headers.get("content-type", "")
        is_page = "html" in kind
        if response.status_code == httpx.codes.OK and is_page:
            raise CloudIntercepted(provider=provider, reason="a page, no answer")
        if response.status_code != httpx.codes.OK:
            raise refusal(response, _json(b"".join(self._bounded(provider, response, sending))))
        if response.headers.get("content-encoding", "identity") != "identity":
            raise CloudUncertain(provider=provider, reason="it compresses its answers")

    @contextmanager
    def _translated(self, provider: str, sending: Sending) -> Iterator[None]:
        """Foreign errors become ours; after a cancel each of them means only that."""
        try:
            yield
        except OfflineSwitchOn:
            sending.require_wanted()
            if sending.is_sent:
                raise CloudUncertain(provider=provider, reason=_SWITCH) from None
            raise CloudUnreachable(provider=provider, reason=_SWITCH) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            sending.require_wanted()
            if sending.is_sent:
                raise CloudUncertain(provider=provider, reason=_broken(error, sending)) from None
            raise CloudUnreachable(provider=provider, reason=_unsent(error)) from None

    def _bounded(
        self, provider: str, response: httpx.Response, sending: Sending
    ) -> Iterator[bytes]:
        for piece in response.iter_raw():
            sending.bytes_in += len(piece)
            if sending.bytes_in > _MAX_REPLY_BYTES:
                reason = f"its answer is larger than {_MAX_REPLY_BYTES // 2**20} MB"
                raise CloudUncertain(provider=provider, reason=reason)
            if sending.is_late or sending.seconds_left <= 0:
                raise CloudUncertain(provider=provider, reason=_late(sending))
            yield piece

    def _lines(self, provider: str, response: httpx.Response, sending: Sending) -> Iterator[bytes]:
        """Whole lines only, so that no character is ever split."""
        rest = bytearray()
        for piece in self._bounded(provider, response, sending):
            sending.require_wanted()
            *lines, tail = piece.split(b"\n")
            for line in lines:
                yield bytes(rest + line)
                rest.clear()
            rest += tail
            if len(rest) > _MAX_LINE_BYTES:
                raise CloudUncertain(provider=provider, reason="a line of its answer has no end")
        sending.require_wanted()
        yield bytes(rest)


def _unsent(error: Exception) -> str:
    """Why nothing was sent. httpx has one class for most of it; the cause tells more."""
    causes = []
    fault: BaseException | None = error
    while fault is not None:
        causes.append(type(fault).__name__)
        fault = fault.__cause__ or fault.__context__
    if isinstance(error, httpx.ProxyError):
        return "the proxy does not let it through"
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection within {_CONNECT_S:g} s"
    if "gaierror" in causes:
        return "its name is not known here"
    if any(cause.startswith(("SSL", "CertificateError")) for cause in causes):
        return "its certificate is not trusted here"
    return "no connection"


def _broken(error: Exception, sending: Sending) -> str:
    if sending.is_late:
        return _late(sending)
    if isinstance(error, httpx.ReadTimeout):
        return f"no sign of life for {_SILENCE_S:g} s"
    return "it stopped in mid-answer"


def _late(sending: Sending) -> str:
    return f"not done within {sending.deadline_s:g} s"


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
