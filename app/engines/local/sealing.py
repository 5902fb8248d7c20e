"""Files that only we have written: what was changed, cut or put in another's place is refused.

llama.cpp trusts a state that it is given (CVE-2026-43629), so nothing that we did not write may
reach it. A file is `HPM1`, 16 bytes of salt, then chunks sealed by AES-256-GCM: the file's own key
is HKDF-SHA256 (RFC 5869) of the home's key, the salt and the file's name; the nonce counts the
chunks and marks the last (the STREAM construction, https://eprint.iacr.org/2015/189). A home that
is not encrypted has no key; the same seal under an empty one tells damage there, but no forger.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_MAGIC = b"HPM1"
_SALT_BYTES = 16
_KEY_BYTES = 32
_TAG_BYTES = 16
_CHUNK_BYTES = 1 << 20


class Seal:
    """Writes and reads files under one key; b"": without one."""

    def __init__(self, key: bytes = b"") -> None:
        self._key = key

    def write(self, path: Path, name: str, content: bytes | bytearray | memoryview) -> None:
        """Write a file; it can be read under this name only, wherever it lies.

        Raises:
            OSError: the disk did not take it.
        """
        salt = os.urandom(_SALT_BYTES)
        cipher, view = self._cipher(salt, name), memoryview(content)
        starts = range(0, max(1, len(view)), _CHUNK_BYTES)
        with path.open("wb") as file:
            file.write(_MAGIC + salt)
            for number, start in enumerate(starts):
                nonce = _nonce(number, is_last=number == len(starts) - 1)
                file.write(cipher.encrypt(nonce, view[start : start + _CHUNK_BYTES], None))

    def read(self, path: Path, name: str) -> bytearray | None:
        """A file's content; None when it is not what was written under this key and name.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if file.read(len(_MAGIC)) != _MAGIC:
                return None
            return self._opened(file, name, size)

    def _opened(self, file: IO[bytes], name: str, size: int) -> bytearray | None:
        cipher = self._cipher(file.read(_SALT_BYTES), name)
        content = bytearray(size)  # a little too long: the tags go
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
