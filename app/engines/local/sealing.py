"""Files that only we have written: what was changed, cut or put in another's place is refused.

llama.cpp trusts a state that it is given (CVE-2026-43629), so nothing that we did not write may
reach it. With a key a file is `HPM1`, 16 bytes of salt, then chunks sealed by AES-256-GCM: the
file's own key is HKDF-SHA256 (RFC 5869) of the key, the salt and the file's name; the nonce counts
the chunks and marks the last (the STREAM construction, https://eprint.iacr.org/2015/189). Without
a key (the home is not encrypted) it is `HPM0`, a BLAKE2b digest of name and content, and the
content: that tells damage, not a forger.
"""

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SEALED, _PLAIN = b"HPM1", b"HPM0"
_SALT_BYTES = 16
_KEY_BYTES = 32
_TAG_BYTES = 16
_CHUNK_BYTES = 1 << 20
_DIGEST_BYTES = 32


class Seal:
    """Writes and reads files under one key; b"": without one."""

    def __init__(self, key: bytes = b"") -> None:
        self._key = key

    def write(self, path: Path, name: str, content: bytes | bytearray | memoryview) -> None:
        """Write a file; it can be read under this name only, wherever it lies.

        Raises:
            OSError: the disk did not take it.
        """
        with path.open("wb") as file:
            if self._key:
                self._write_sealed(file, name, memoryview(content))
            else:
                file.write(_PLAIN)
                file.write(_digest(name, content))
                file.write(content)

    def read(self, path: Path, name: str) -> bytearray | None:
        """A file's content; None when it is not what was written under this key and name.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            magic = file.read(len(_SEALED))
            if magic != (_SEALED if self._key else _PLAIN):
                return None
            if self._key:
                return self._read_sealed(file, name, size - len(magic) - _SALT_BYTES)
            digest, content = file.read(_DIGEST_BYTES), bytearray(file.read())
            is_ours = hmac.compare_digest(digest, _digest(name, content))
            return content if is_ours else None

    def _write_sealed(self, file: IO[bytes], name: str, content: memoryview) -> None:
        salt = os.urandom(_SALT_BYTES)
        file.write(_SEALED + salt)
        cipher = self._cipher(salt, name)
        starts = range(0, max(1, len(content)), _CHUNK_BYTES)
        for number, start in enumerate(starts):
            nonce = _nonce(number, is_last=number == len(starts) - 1)
            file.write(cipher.encrypt(nonce, content[start : start + _CHUNK_BYTES], None))

    def _read_sealed(self, file: IO[bytes], name: str, size: int) -> bytearray | None:
        salt = file.read(_SALT_BYTES)
        cipher = self._cipher(salt, name)
        content = bytearray(max(0, size))  # a little too long: the tags go
        end = 0
        try:
            for number, (chunk, is_last) in enumerate(_chunks(file)):
                opened = cipher.decrypt(_nonce(number, is_last=is_last), chunk, None)
                content[end : end + len(opened)] = opened
                end += len(opened)
        except InvalidTag:
            return None
        del content[end:]
        return content

    def _cipher(self, salt: bytes, name: str) -> AESGCM:
        info = b"homeport memory file " + name.encode()
        return AESGCM(HKDF(SHA256(), _KEY_BYTES, salt, info).derive(self._key))


def _chunks(file: IO[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The sealed chunks, and whether each is the last; there is always one."""
    size = _CHUNK_BYTES + _TAG_BYTES
    chunk = file.read(size)
    while True:
        following = file.read(size) if len(chunk) == size else b""
        yield chunk, not following
        if not following:
            return
        chunk = following


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])


def _digest(name: str, content: bytes | bytearray | memoryview) -> bytes:
    digest = hashlib.blake2b(name.encode() + b"\0", digest_size=_DIGEST_BYTES)
    digest.update(content)
    return digest.digest()
