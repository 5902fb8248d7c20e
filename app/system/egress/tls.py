"""Certificates, and TLS whose bytes can be counted: it is made in memory, above the line."""

import ssl
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

import httpx
import truststore

_PIECE_BYTES = 16_384
_T = TypeVar("_T")


class Plain(Protocol):
    """What carries bytes below: a line, or TLS to a proxy."""

    def receive(self, most_bytes: int, timeout_s: float | None) -> bytes:
        """Wait for bytes; empty: the other side has ended."""
        ...

    def send(self, data: bytes, timeout_s: float | None) -> None:
        """Send all of it."""
        ...


class Tls:
    """A TLS client over something that carries bytes."""

    def __init__(
        self,
        below: Plain,
        context: ssl.SSLContext,
        host: str | None,
        timeout_s: float | None,
    ) -> None:
        """Shake hands.

        Raises:
            ssl.SSLError: the certificate is not trusted, or this is no TLS.
            OSError: the connection broke.
        """
        self._below = below
        self._from_there, self._to_there = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.object = context.wrap_bio(self._from_there, self._to_there, server_hostname=host)
        self._run(self.object.do_handshake, timeout_s)

    def receive(self, most_bytes: int, timeout_s: float | None) -> bytes:
        """Wait for bytes; empty: the other side has ended, with or without saying so."""
        try:
            return self._run(partial(self.object.read, most_bytes), timeout_s)
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""

    def send(self, data: bytes, timeout_s: float | None) -> None:
        """Send all of it."""
        rest = memoryview(data)
        while rest:
            part = rest[:_PIECE_BYTES]
            rest = rest[self._run(partial(self.object.write, part), timeout_s) :]

    def _run(self, work: Callable[[], _T], timeout_s: float | None) -> _T:
        """Do it, as often as it wants more bytes from there."""
        while True:
            try:
                done = work()
            except ssl.SSLWantReadError:
                self._flush(timeout_s)
                data = self._below.receive(_PIECE_BYTES, timeout_s)
                if data:
                    self._from_there.write(data)
                else:
                    self._from_there.write_eof()
            except ssl.SSLError:
                self._flush(timeout_s)  # an alert tells the other side why
                raise
            else:
                self._flush(timeout_s)
                return done

    def _flush(self, timeout_s: float | None) -> None:
        data = self._to_there.read()
        if data:
            self._below.send(data, timeout_s)


def system_context() -> ssl.SSLContext:
    """The system's own authorities, a company's among them; SSL_CERT_FILE adds more."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()  # OpenSSL's own places, which SSL_CERT_FILE replaces
    return context


def own_context() -> ssl.SSLContext:
    """Certificates of the public authorities, and those that this machine trusts (a company's)."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context
