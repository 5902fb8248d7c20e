"""The store's key: how it is made, recognised, and told to SQLCipher.

SQLCipher gets 32 bytes as they are, so that its slow derivation runs once and not for each
connection. A passphrase's key is derived just as SQLCipher 4 does it, with the file's own salt, so
that its other tools open the file with the passphrase
(https://www.zetetic.net/sqlcipher/sqlcipher-api/#key).
"""

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

KEY_BYTES = 32
SALT_BYTES = 16
PLAIN_HEADER = b"SQLite format 3\0"
_KDF = "sha512"
_KDF_ROUNDS = 256_000


class Key:
    """A key, and the file's salt when it was derived from a passphrase. Never shown."""

    def __init__(self, secret: bytes, salt: bytes = b"") -> None:
        self._secret = secret
        self._salt = salt

    @property
    def salt(self) -> bytes:
        """The salt that the file begins with; empty when any will do."""
        return self._salt

    @property
    def secret(self) -> bytes:
        """The 32 bytes."""
        return self._secret

    @property
    def spec(self) -> str:
        """As SQLCipher wants it."""
        return f"x'{(self._secret + self._salt).hex()}'"

    def check(self) -> str:
        """What tells this key from others and does not tell the key."""
        return self.subkey(b"homeport check").hex()[:32]

    def subkey(self, purpose: bytes) -> bytes:
        """A key for something else: HKDF-SHA256 (RFC 5869) without salt, one block."""
        extracted = hmac.digest(bytes(hashlib.sha256().digest_size), self._secret, "sha256")
        return hmac.digest(extracted, purpose + b"\x01", "sha256")


def new_key() -> Key:
    """A key of random bytes."""
    return Key(secrets.token_bytes(KEY_BYTES))


def derive_key(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase; takes a tenth of a second or more, on purpose."""
    secret = hashlib.pbkdf2_hmac(_KDF, passphrase.encode(), salt, _KDF_ROUNDS, KEY_BYTES)
    return Key(secret, salt)


def tell_key(connection: Any, key: Key | None) -> None:  # noqa: ANN401 - DB-API
    """Must come before all else on a new connection."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.spec}"')


def connect(path: Path, key: Key | None, mode: str = "rw") -> Any:  # noqa: ANN401
    """A connection of its own, outside the engine; `mode` is one of SQLite's: ro, rw, rwc.

    Raises:
        sqlcipher3's errors: the caller translates them.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, timeout=0, isolation_level=None)
    tell_key(connection, key)
    return connection


def is_plain(path: Path) -> bool:
    """Whether the file is a store that is not encrypted."""
    return head(path) == PLAIN_HEADER


def head(path: Path) -> bytes:
    """The first 16 bytes: a plain store's mark, or an encrypted one's salt; less if it is short."""
    try:
        with path.open("rb") as file:
            return file.read(SALT_BYTES)
    except FileNotFoundError:
        return b""
