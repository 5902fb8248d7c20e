"""The bytes of a header, one after another, within limits."""

import os
import stat
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from app.domain.errors import ModelMissing
from app.domain.errors.models import ModelMalformed

# The largest headers seen have 17 MB, most of it a vocabulary of 262,144 entries.
_HEADER_BYTES = 128 << 20
_BLOCK_BYTES = 1 << 18
_DEADLINE_S = 30.0
_SHOWN_CHARS = 40
_U32, _U64 = struct.Struct("<I"), struct.Struct("<Q")


def shown(text: str) -> str:
    """A stranger's word as an error may show it."""
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"


class RawHeader:
    """Reads forward through the head of a file.

    `at` is the place of the next byte. What asks for more than the file holds, than a header may
    hold, or for more time than one may take, is told that the file is malformed.

    Args:
        path: the file; a folder, pipe or device is no model.
        clock: seconds that never jump.

    Raises:
        ModelMissing: it cannot be opened.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = path.name
        self._clock = clock
        self._end_s = clock() + _DEADLINE_S
        self._file = _open(path)
        self.file_bytes = os.fstat(self._file).st_size
        self._buffer = b""
        self._start = 0  # where the buffer begins in the file
        self.at = 0

    def __enter__(self) -> "RawHeader":
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        os.close(self._file)

    def fault(self, reason: str) -> ModelMalformed:
        """The error that says what is wrong."""
        return ModelMalformed(name=self.name, reason=reason)

    def take(self, count: int) -> bytes:
        """The next bytes."""
        self._require(count)
        start = self.at - self._start
        self.at += count
        return self._buffer[start : start + count]

    def skip(self, count: int) -> None:
        """Pass over bytes that are not looked at."""
        if self.at + count > self._start + len(self._buffer):
            self._require_inside(count)
            self._start, self._buffer = self.at + count, b""
        self.at += count

    def u32(self) -> int:
        """The next unsigned number of 4 bytes."""
        return int.from_bytes(self.take(4), "little")

    def u64(self) -> int:
        """The next unsigned number of 8 bytes."""
        return int.from_bytes(self.take(8), "little")

    def skip_texts(self, count: int) -> None:
        """Pass over so many texts: a vocabulary has hundreds of thousands of them."""
        unpack = _U64.unpack_from
        while count:
            self._require(8)
            buffer, place = self._buffer, self.at - self._start
            last = len(buffer) - 8
            while count and place <= last:
                place += 8 + unpack(buffer, place)[0]
                count -= 1
            self._jump(self._start + place)

    def _jump(self, place: int) -> None:
        self.skip(place - self.at)

    def _require(self, count: int) -> None:
        """Have so many bytes in the buffer."""
        held = self._start + len(self._buffer) - self.at
        if held >= count:
            return
        self._require_inside(count)
        if self._clock() > self._end_s:
            raise self.fault("reading its header takes too long")
        rest = self._buffer[self.at - self._start :]
        wanted = max(count - len(rest), _BLOCK_BYTES)
        more = self._read(self.at + len(rest), wanted)
        self._buffer, self._start = rest + more, self.at
        if len(self._buffer) < count:
            raise self.fault("it became shorter while it was read")

    def _require_inside(self, count: int) -> None:
        if self.at + count > self.file_bytes:
            raise self.fault("it ends in the middle of its header")
        if self.at + count > _HEADER_BYTES:
            raise self.fault(f"its header is longer than {_HEADER_BYTES >> 20} MiB")

    def _read(self, place: int, count: int) -> bytes:
        parts: list[bytes] = []
        try:
            os.lseek(self._file, place, os.SEEK_SET)
            while count > 0 and (part := os.read(self._file, count)):
                parts.append(part)
                count -= len(part)
        except OSError:
            raise self.fault("the disk cannot read it") from None
        return b"".join(parts)


def _open(path: Path) -> int:
    """A descriptor of a plain file. Opening a pipe would wait for whoever writes to it."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        raise ModelMissing(path=path) from None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    with suppress(OSError):
        os.close(descriptor)
    raise ModelMissing(path=path)
