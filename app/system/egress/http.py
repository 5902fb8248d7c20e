"""HTTP through the guard: httpx above, httpcore below, our lines at the bottom."""

import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from app.domain.errors import OfflineSwitchOn
from app.system.egress.line import Crossing, Line
from app.system.egress.proxies import port_of, proxy_for
from app.system.egress.tls import Tls, own_context, system_context

if TYPE_CHECKING:
    from app.system.egress.guard import EgressGuard

_KEEP_S = 2.0
_now = threading.local()  # the crossing of the request that this thread is sending


class GuardedTransport(httpx.BaseTransport):
    """One request, one row. `extensions["is_kept"]`: its connection may serve the next one too."""

    def __init__(self, guard: "EgressGuard", *, is_direct: bool, proxy: str | None = None) -> None:
        self._guard, self._is_direct, self._named = guard, is_direct, proxy
        self._lock = threading.Lock()
        self._tls: ssl.SSLContext | None = None
        self._pools: dict[tuple[str, bool, bool], httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request that has its permit.

        Raises:
            LeavesNot, OfflineSwitchOn: nothing was sent, nor was a name looked up.
            OfflineSwitchOn: or the switch ended it.
            httpx.HTTPError: as from any transport.
        """
        url = request.url
        proxy = None if self._is_direct else proxy_for(url, self._named)
        via = f"{proxy.url.host}:{port_of(proxy.url)}" if proxy else ""
        permit = request.extensions.get("permit")
        crossing = self._guard.begin(permit, request.method, url.host, port_of(url), via)
        try:
            with _carrying(crossing), _translated(crossing):
                is_kept = bool(request.extensions.get("is_kept"))
                pool = self._pool(proxy, is_kept=is_kept, is_plain=url.scheme == "http")
                answer = pool.handle_request(_as_core(request))
        except BaseException:
            self._guard.end(crossing, has_answered=False)
            raise
        assert isinstance(answer.stream, Iterable)  # noqa: S101 - httpcore's own promise
        body = _Body(answer.stream, crossing, self._guard)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=body, extensions=answer.extensions
        )

    def close(self) -> None:
        """Close what is kept."""
        with self._lock:
            pools = list(self._pools.values())
        for pool in pools:
            pool.close()

    def _pool(
        self, proxy: httpx.Proxy | None, *, is_kept: bool, is_plain: bool
    ) -> httpcore.ConnectionPool:
        """The connections to one proxy, or straight. Certificates are read when they are needed."""
        is_plain = is_plain and (proxy is None or proxy.url.scheme == "http")
        key = (str(proxy.url) if proxy else "", is_kept, is_plain)
        with self._lock:
            if self._tls is None and not is_plain:
                self._tls = own_context() if self._is_direct else system_context()
            if key not in self._pools:
                tls = None if is_plain else self._tls
                self._pools[key] = self._made(proxy, tls, is_kept=is_kept)
            return self._pools[key]

    def _made(
        self, proxy: httpx.Proxy | None, tls: ssl.SSLContext | None, *, is_kept: bool
    ) -> httpcore.ConnectionPool:
        shared: dict[str, Any] = {
            "ssl_context": tls,
            "max_connections": None,
            "max_keepalive_connections": None if is_kept else 0,
            "keepalive_expiry": _KEEP_S,
            "network_backend": _Backend(self._guard),
        }
        if proxy is None:
            return httpcore.ConnectionPool(**shared)
        return httpcore.HTTPProxy(
            proxy_url=_core_url(proxy.url),
            proxy_auth=proxy.raw_auth,
            proxy_ssl_context=tls if proxy.url.scheme == "https" else None,
            **shared,
        )


class _Body(httpx.SyncByteStream):
    """An answer's body; its end is the end of the row."""

    def __init__(self, stream: Iterable[bytes], crossing: Crossing, guard: "EgressGuard") -> None:
        self._stream, self._crossing, self._guard = stream, crossing, guard
        self._has_answered = True

    def __iter__(self) -> Iterator[bytes]:
        try:
            with _translated(self._crossing):
                yield from self._stream
        except Exception:
            self._has_answered = False
            raise

    def close(self) -> None:
        """The answer was read, or nobody wants the rest."""
        try:
            if hasattr(self._stream, "close"):
                self._stream.close()
        finally:
            self._guard.end(self._crossing, has_answered=self._has_answered)


class _Backend(httpcore.NetworkBackend):
    """Gives httpcore the guard's lines."""

    def __init__(self, guard: "EgressGuard") -> None:
        self._guard = guard

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore's
        socket_options: object = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection for the request that this thread is sending."""
        with _as(httpcore.ConnectTimeout, httpcore.ConnectError):
            return _Stream(self._guard.connect(_now.crossing, host, port, timeout))


class _Stream(httpcore.NetworkStream):
    """A line, with or without TLS on it, as httpcore wants it."""

    def __init__(self, line: Line, tls: Tls | None = None) -> None:
        self._line, self._tls = line, tls

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Wait for bytes."""
        with _as(httpcore.ReadTimeout, httpcore.ReadError):
            return (self._tls or self._line).receive(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it, for the request that this thread is sending."""
        self._line.crossing = getattr(_now, "crossing", None) or self._line.crossing
        with _as(httpcore.WriteTimeout, httpcore.WriteError):
            (self._tls or self._line).send(buffer, timeout)

    def close(self) -> None:
        """Give it back."""
        self._line.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Put TLS on it, also on a proxy's."""
        try:
            with _as(httpcore.ConnectTimeout, httpcore.ConnectError):
                below = self._tls or self._line
                return _Stream(self._line, Tls(below, ssl_context, server_hostname, timeout))
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's
        """What httpcore and `engines.exchange` ask for."""
        match info:
            case "socket":
                return self._line.socket
            case "is_readable":
                return self._line.is_readable()
            case "ssl_object":
                return self._tls.object if self._tls else None
            case _:
                return None


@contextmanager
def _carrying(crossing: Crossing) -> Iterator[None]:
    _now.crossing = crossing
    try:
        yield
    finally:
        _now.crossing = None


@contextmanager
def _as(late: type[Exception], broken: type[Exception]) -> Iterator[None]:
    """What a socket raises, as httpcore names it."""
    try:
        yield
    except TimeoutError as fault:
        raise late(str(fault)) from fault
    except OSError as fault:
        raise broken(str(fault)) from fault


@contextmanager
def _translated(crossing: Crossing) -> Iterator[None]:
    """What httpcore raises, as httpx names it: both have the same names. Unless it was cut."""
    try:
        yield
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.ProxyError,
        httpcore.UnsupportedProtocol,
    ) as fault:
        if crossing.is_cut:
            raise OfflineSwitchOn from None
        raise getattr(httpx, type(fault).__name__)(str(fault)) from fault


def _as_core(request: httpx.Request) -> httpcore.Request:
    return httpcore.Request(
        method=request.method,
        url=_core_url(request.url),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
