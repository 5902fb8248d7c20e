"""The operating system's keyring, the only place for secrets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import keyring
import keyring.backends.fail
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

from app.domain.cloud import CloudModel, Provider
from app.domain.errors import KeyInvalid, KeyringMissing, KeyringRefused, VaultKeyringClosed
from app.domain.errors.downloads import HubTokenInvalid
from app.domain.errors.sync import PasswordInvalid
from app.domain.sync import DatabasePlace

_SERVICE = "homeport"
# Windows keeps 2,560 bytes, two for each sign.
_MOST_SIGNS = 1280
_PROBE = "doctor"


def keyring_state() -> tuple[bool, str]:
    """Whether a secret can be kept and read back, and the keyring's name or the reason why not."""
    backend = keyring.get_keyring()
    if isinstance(backend, keyring.backends.fail.Keyring):
        return False, "there is none on this system"
    try:
        keyring.set_password(_SERVICE, _PROBE, "1")
        is_kept = keyring.get_password(_SERVICE, _PROBE) == "1"
        keyring.delete_password(_SERVICE, _PROBE)
    except KeyringError as fault:
        return False, f"it is locked or refused ({type(fault).__name__})"
    return is_kept, str(backend.name)


class Keys:
    """Keys of providers. An entry is of a provider *and* a host: a changed address gets no key."""

    def key_of(self, model: CloudModel) -> str | None:
        """The stored key; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        with _translated():
            return keyring.get_password(_SERVICE, _entry(model.provider, model.base_url))

    def store(self, provider: Provider, base_url: str, key: str) -> None:
        """Keep a key.

        Raises:
            KeyInvalid: it is no key.
            KeyringMissing, KeyringRefused: it cannot be kept.
        """
        key = key.strip()
        if not (key and key.isascii() and key.isprintable()) or len(key) > _MOST_SIGNS:
            raise KeyInvalid
        with _translated():
            keyring.set_password(_SERVICE, _entry(provider, base_url), key)

    def remove(self, provider: Provider, base_url: str) -> None:
        """Forget a key, if there is one.

        Raises:
            KeyringMissing, KeyringRefused
        """
        with _translated(), suppress(PasswordDeleteError):
            keyring.delete_password(_SERVICE, _entry(provider, base_url))


class KeyringShelf:
    """A KeyShelf: the keys of stores, an entry for each home."""

    def get(self, key_id: str) -> str | None:
        """A key; None: there is none by this id."""
        with _closed():
            return keyring.get_password(_SERVICE, _vault_entry(key_id))

    def put(self, key_id: str, key: str) -> None:
        """Keep a key, and make sure that it can be read back: a store would hang on it."""
        with _closed():
            keyring.set_password(_SERVICE, _vault_entry(key_id), key)
            if keyring.get_password(_SERVICE, _vault_entry(key_id)) != key:
                raise VaultKeyringClosed(reason="it does not keep what it is given")

    def remove(self, key_id: str) -> None:
        """Forget a key, if it is there and the keyring can be used."""
        with suppress(KeyringError):
            keyring.delete_password(_SERVICE, _vault_entry(key_id))


def _vault_entry(key_id: str) -> str:
    return f"store {key_id}"


@contextmanager
def _closed() -> Iterator[None]:
    try:
        with _translated():
            yield
    except KeyringMissing:
        raise VaultKeyringClosed(reason="there is none on this system") from None
    except KeyringRefused as refusal:
        raise VaultKeyringClosed(reason=refusal.facts["reason"]) from None


class SyncPasswords:
    """The password of a team's database. An entry is of a user *and* a database on a host."""

    def password_of(self, at: DatabasePlace) -> str | None:
        """The stored one; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        with _translated():
            return keyring.get_password(_SERVICE, _database_entry(at))

    def store(self, at: DatabasePlace, password: str) -> None:
        """Keep it.

        Raises:
            PasswordInvalid: it is none.
            KeyringMissing, KeyringRefused: it cannot be kept.
        """
        if not password or not password.isprintable() or len(password) > _MOST_SIGNS:
            raise PasswordInvalid
        with _translated():
            keyring.set_password(_SERVICE, _database_entry(at), password)

    def remove(self, at: DatabasePlace) -> None:
        """Forget it, if there is one.

        Raises:
            KeyringMissing, KeyringRefused
        """
        with _translated(), suppress(PasswordDeleteError):
            keyring.delete_password(_SERVICE, _database_entry(at))


class HubTokens:
    """The token of a model hub. An entry is of a host: a changed mirror gets no token.

    Args:
        host: the hub that the settings name now.
    """

    def __init__(self, host: Callable[[], str]) -> None:
        self._host = host

    def token(self) -> str | None:
        """The stored one; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        with _translated():
            return keyring.get_password(_SERVICE, self._entry())

    def store(self, token: str) -> None:
        """Keep it.

        Raises:
            HubTokenInvalid: it is none.
            KeyringMissing, KeyringRefused: it cannot be kept.
        """
        token = token.strip()
        is_token = token.isascii() and token.replace("_", "").replace("-", "").isalnum()
        if not is_token or len(token) > _MOST_SIGNS:
            raise HubTokenInvalid
        with _translated():
            keyring.set_password(_SERVICE, self._entry(), token)

    def remove(self) -> None:
        """Forget it, if there is one.

        Raises:
            KeyringMissing, KeyringRefused
        """
        with _translated(), suppress(PasswordDeleteError):
            keyring.delete_password(_SERVICE, self._entry())

    def _entry(self) -> str:
        return f"hub:{self._host()}"


def _database_entry(at: DatabasePlace) -> str:
    return f"sync:{at.user}@{at.name}"


def _entry(provider: Provider, base_url: str) -> str:
    host = urlsplit(base_url).hostname or "default"
    return f"{provider.value}@{host}"


@contextmanager
def _translated() -> Iterator[None]:
    """The keyring's errors as ours; never their text, which may hold what was to be kept."""
    try:
        yield
    except NoKeyringError:
        raise KeyringMissing from None
    except KeyringLocked:
        raise KeyringRefused(reason="it is locked") from None
    except KeyringError as fault:
        raise KeyringRefused(reason=type(fault).__name__) from None
