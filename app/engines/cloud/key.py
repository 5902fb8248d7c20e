"""A provider's key, or why nothing can be sent with it."""

from collections.abc import Callable

from app.domain.cloud import CloudModel
from app.domain.errors import (
    CloudKeyMissing,
    CloudKeyRefused,
    CloudKeyringClosed,
    KeyringMissing,
    KeyringRefused,
)


def require_key(key_of: Callable[[CloudModel], str | None], model: CloudModel) -> str:
    """The key for a model.

    Raises:
        CloudKeyMissing, CloudKeyRefused, CloudKeyringClosed
    """
    provider = model.provider.value
    try:
        key = (key_of(model) or "").strip()
    except (KeyringMissing, KeyringRefused) as closed:
        raise CloudKeyringClosed(provider=provider, reason=closed.info.title) from None
    if not key:
        raise CloudKeyMissing(provider=provider)
    if not (key.isascii() and key.isprintable()):
        raise CloudKeyRefused(provider=provider, reason="it has signs that no key has")
    return key
