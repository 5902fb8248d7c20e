"""Headers of a tar file's entries: plain files only, read and written in the ustar form.

POSIX.1-1988 ustar; sizes over 8 GiB in GNU's base-256 form, which every tar reads today.
"""

import tarfile
from typing import IO

_BLOCK = 512
_NAME, _SIZE, _SUM, _KIND, _LINK, _MAGIC, _PREFIX = (
    slice(0, 100), slice(124, 136), slice(148, 156), slice(156, 157), slice(157, 257),
    slice(257, 262), slice(345, 500),
)  # fmt: skip
_MODE = 0o644


class TarFault(Exception):
    """What is wrong with a pack's file, in words."""


def entry_header(name: str, size_bytes: int) -> bytes:
    """The header of a plain file that anyone may read; it says nothing of who wrote it."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size_bytes, _MODE
    return entry.tobuf(tarfile.GNU_FORMAT)


def tail_bytes(size_bytes: int, *, is_last: bool = False) -> bytes:
    """What stands behind an entry's content: up to a whole block, and two more behind the last."""
    return b"\0" * (-size_bytes % _BLOCK + (2 * _BLOCK if is_last else 0))


def read_entry_header(file: IO[bytes], name: str) -> int:
    """The size of the next entry, which must be a plain file of this name.

    Raises:
        TarFault.
    """
    block = file.read(_BLOCK)
    if len(block) < _BLOCK or block[_MAGIC] != b"ustar":
        raise TarFault("it is no tar file, or not a whole one")
    if _number(block[_SUM]) != sum(block) - sum(block[_SUM]) + 8 * ord(" "):
        raise TarFault("it is damaged")
    is_plain = block[_KIND] in (b"0", b"\0") and not block[_LINK].strip(b"\0")
    found = block[_NAME].rstrip(b"\0")
    if not is_plain or found != name.encode() or block[_PREFIX].strip(b"\0"):
        raise TarFault(f"there is something else in it where {name} should be")
    return _number(block[_SIZE])


def _number(field: bytes) -> int:
    """A number in octal, or, marked by its first bit, in base 256."""
    if field[0] == 0x80:  # noqa: PLR2004 - the mark
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b"\0 ") or b"0"
    if digits.strip(b"01234567"):
        raise TarFault("it is damaged")
    return int(digits, 8)
