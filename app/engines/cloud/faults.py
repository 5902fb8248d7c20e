"""What a provider's refusal means: by status, headers and the error's type, never by its words.

Sources: OpenAI "Error codes", Anthropic "Errors", RFC 9110 (Retry-After), RFC 6585 (429, 511).
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from app.domain.errors import (
    CloudBusy,
    CloudError,
    CloudIntercepted,
    CloudKeyRefused,
    CloudMoneyGone,
    CloudRefused,
)

_DAY_S = 86_400.0
_BUSY = {408, 409, 425, 429, 529}
_KEY, _MONEY, _PORTAL = {401, 403}, {402}, {511}
_REDIRECTS, _SERVER_FAULT = range(300, 400), 500
# Codes and types of both dialects that no waiting helps: the account has to be topped up.
_MONEY_WORDS = {
    "insufficient_quota",
    "credit_balance_exhausted",
    "billing_hard_limit_reached",
    "billing_not_active",
    "billing_error",
    "enforced_spend_limit_reached",
}
_BUSY_WORDS = {"overloaded_error", "rate_limit_error", "rate_limit_exceeded", "api_error"}
_BUSY_WORDS |= {"server_error", "timeout_error"}
_KEY_WORDS = {"authentication_error", "permission_error", "invalid_api_key"}


def refusal(
    provider: str, status: int, headers: Mapping[str, str], payload: object, now: datetime
) -> CloudError:
    """The error of an answer that is not 200."""
    words, reason = _words(payload), f"status {status}"
    if status in _PORTAL or status in _REDIRECTS:
        return CloudIntercepted(provider=provider, reason=reason)
    if status in _MONEY or words & _MONEY_WORDS:
        return CloudMoneyGone(provider=provider, reason=reason)
    if status in _KEY:
        return CloudKeyRefused(provider=provider, reason=reason)
    if status in _BUSY or status >= _SERVER_FAULT:
        wait_s = retry_after_s(headers.get("retry-after", ""), now)
        return CloudBusy(provider=provider, reason=reason, retry_after_s=wait_s)
    return CloudRefused(provider=provider, reason=reason)


def error_in_stream(provider: str, payload: object) -> CloudError:
    """What an error means that came after the answer had begun."""
    words = _words(payload)
    if words & _MONEY_WORDS:
        return CloudMoneyGone(provider=provider, reason="in mid-answer")
    if words & _KEY_WORDS:
        return CloudKeyRefused(provider=provider, reason="in mid-answer")
    if words & _BUSY_WORDS:
        return CloudBusy(provider=provider, reason="in mid-answer")
    return CloudRefused(provider=provider, reason="in mid-answer")


def retry_after_s(text: str, now: datetime) -> float:
    """Seconds that a `Retry-After` asks for, as number or date; 0 for none, a day at most."""
    text = text.strip()
    try:
        wait_s = float(text) if text.isdigit() else _until(text, now)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(0.0, wait_s), _DAY_S)


def _until(text: str, now: datetime) -> float:
    then = parsedate_to_datetime(text)
    return (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - now.timestamp()


def _words(payload: object) -> set[str]:
    """The error's type and code."""
    inner = payload.get("error", payload) if isinstance(payload, dict) else None
    if not isinstance(inner, dict):
        return set()
    return {word for key in ("type", "code") if isinstance(word := inner.get(key), str)}
