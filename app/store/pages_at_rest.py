"""The pages of a store's file as they lie on the disk, free ones too, in the clear.

An encrypted file is read by SQLCipher 4's own format, so that what SQLite would not show is seen as
well: each page is AES-256-CBC, its last 80 bytes are the IV and a seal; the first page begins with
16 bytes of salt (https://www.zetetic.net/sqlcipher/design/). In the log each page stands behind a
header of 24 bytes, after one of 32 for the whole (https://www.sqlite.org/fileformat2.html#walformat).
"""

from collections.abc import Iterator
from pathlib import Path

from app.store.cipher import SALT_BYTES, Key

_PAGE_BYTES, _RESERVED_BYTES, _IV_BYTES = 4096, 80, 16
_LOG_HEAD_BYTES, _FRAME_HEAD_BYTES = 32, 24
_PAGES_AT_ONCE = 1024
_OVERLAP_BYTES = 128  # what is looked for is shorter


def stretches(path: Path, key: Key | None) -> Iterator[bytes]:
    """The file's content, piece by piece; neighbours overlap.

    Raises:
        OSError: it cannot be read.
    """
    is_log = path.name.endswith("-wal")
    tail = b""
    for piece in _pieces(path, key, is_log=is_log):
        yield tail + piece
        tail = piece[-_OVERLAP_BYTES:]


def _pieces(path: Path, key: Key | None, *, is_log: bool) -> Iterator[bytes]:
    size = _PAGE_BYTES + _FRAME_HEAD_BYTES * is_log
    with path.open("rb") as file:
        if is_log:
            file.read(_LOG_HEAD_BYTES)
        is_first = not is_log
        while block := file.read(size * _PAGES_AT_ONCE):
            if key is None:
                yield block
                continue
            pages = (block[start : start + size] for start in range(0, len(block), size))
            clear = []
            for page in pages:
                sealed = page[_FRAME_HEAD_BYTES:] if is_log else page
                # The first page of the store has the salt before it, in the log too.
                number = int.from_bytes(page[:4]) if is_log else (1 if is_first else 2)
                is_first = False
                clear.append(_opened(sealed, key, skip=SALT_BYTES if number == 1 else 0))
            yield b"".join(clear)


def _opened(page: bytes, key: Key, skip: int) -> bytes:
    """A page in the clear; nothing of one that is cut short."""
    if len(page) < _PAGE_BYTES:
        return b""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    end = _PAGE_BYTES - _RESERVED_BYTES
    mode = modes.CBC(page[end : end + _IV_BYTES])
    opener = Cipher(algorithms.AES256(key.secret), mode).decryptor()
    return opener.update(page[skip:end]) + opener.finalize()
