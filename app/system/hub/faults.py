"""What a hub and the way to it may do, as our errors; never with a server's own words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import NamedTuple

import httpx

from app.domain.errors import AppError
from app.domain.errors.downloads import (
    DownloadError,
    HubBroke,
    HubBusy,
    HubHasNot,
    HubRefused,
    HubRefusesToken,
    HubStrange,
    HubUnreachable,
    HubWantsToken,
)

_SERVER_ERRORS = 500


class Asked(NamedTuple):
    """What a request was for: who was asked, for what, and whether with a token."""

    host: str
    repository: str
    name: str
    has_token: bool


def fault_of(status: int, headers: Mapping[str, str], asked: Asked) -> DownloadError:
    """What a status that is no success means."""
    host, later_s = asked.host, _later(headers)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        kind = HubRefusesToken if asked.has_token else HubWantsToken
        return kind(host=host, repository=asked.repository)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return HubHasNot(host=host, name=asked.name)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return HubBusy(host=host, reason="too many requests", retry_after_s=later_s)
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return HubStrange(host=host, reason="the proxy wants a password")
    if status >= _SERVER_ERRORS:
        return HubBusy(host=host, reason=f"status {status}", retry_after_s=later_s)
    return HubRefused(host=host, reason=f"status {status}")


@contextmanager
def translated(host: str, *, is_reading: bool = False) -> Iterator[None]:
    """What httpx and a strange answer raise, as ours.

    Args:
        host: who was asked.
        is_reading: an answer has begun, so that its end is a break.
    """
    try:
        yield
    except AppError:
        raise
    except httpx.ProxyError:
        raise HubUnreachable(host=host, reason="the proxy does not let us through") from None
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as fault:
        raise HubUnreachable(host=host, reason=_why(fault)) from None
    except httpx.TransportError as fault:
        kind = HubBroke if is_reading else HubUnreachable
        raise kind(host=host, reason=_why(fault)) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
        raise HubStrange(host=host, reason="its answer cannot be read") from None


def _why(fault: Exception) -> str:
    if isinstance(fault, httpx.TimeoutException):
        return "it does not answer"
    text = f"{fault} {fault.__cause__}".lower()
    if "certificate" in text or "ssl" in text:
        return "its certificate is not trusted"
    if "name" in text and ("resol" in text or "known" in text or "service" in text):
        return "its name is not known"
    return "there is no connection" if isinstance(fault, httpx.ConnectError) else "it broke off"


def _later(headers: Mapping[str, str]) -> float:
    """Seconds that Retry-After asks for; a date, or nonsense, counts as none."""
    text = headers.get("retry-after", "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0.0  # noqa: PLR2004
