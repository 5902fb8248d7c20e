"""What is here of a file so far. Its size is all that is remembered of how far it has come."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from app.domain.errors.downloads import DiskTooSmall, DownloadNotWritten

# For everything else on the disk, the store above all.
RESERVE_BYTES = 300_000_000
_PIECE_BYTES = 1 << 20
_SYNC_BYTES = 64 << 20
_MB = 1_000_000


class Part:
    """A file that grows. `name` is what it is called in errors."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self._name = path, name
        self._file: BinaryIO | None = None
        self.size_bytes = path.stat().st_size if path.exists() else 0
        self._synced_bytes = self.size_bytes

    def __enter__(self) -> "Part":
        """Open it, to go on at its end."""
        with self._written():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("ab", buffering=0)
            self.size_bytes = self._synced_bytes = self._file.seek(0, os.SEEK_END)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; what was written is on the disk."""
        if self._file is not None:
            with self._written(), self._file as file:
                os.fsync(file.fileno())

    def write(self, data: bytes) -> None:
        """Put something at its end.

        Raises:
            DiskTooSmall, DownloadNotWritten.
        """
        assert self._file is not None  # noqa: S101 - it is open while it grows
        with self._written():
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
            self.size_bytes += len(data)
            if self.size_bytes - self._synced_bytes >= _SYNC_BYTES:
                os.fsync(self._file.fileno())  # else the system writes it all at the end, at once
                self._synced_bytes = self.size_bytes

    def restart(self) -> None:
        """Begin anew."""
        assert self._file is not None  # noqa: S101
        with self._written():
            self._file.truncate(0)
            self._file.seek(0)
            self.size_bytes = self._synced_bytes = 0

    def delete(self) -> None:
        """Give the room back."""
        self.path.unlink(missing_ok=True)

    def sha256(self, on_bytes: Callable[[int], None]) -> str:
        """The hash of what is on the disk; `on_bytes` is told of each piece, and may raise."""
        digest = hashlib.sha256()
        with self._written(), self.path.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                digest.update(piece)
                on_bytes(len(piece))
        return digest.hexdigest()

    def require_room(self, total_bytes: int) -> None:
        """Whether the rest fits.

        Raises:
            DiskTooSmall.
        """
        with self._written():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            free_bytes = shutil.disk_usage(self.path.parent).free
        needed_bytes = total_bytes - self.size_bytes + RESERVE_BYTES
        if needed_bytes > free_bytes:
            raise self._too_small(needed_bytes, free_bytes)

    def _too_small(self, needed_bytes: int, free_bytes: int) -> DiskTooSmall:
        needed_mb, free_mb = -(-needed_bytes // _MB), free_bytes // _MB
        return DiskTooSmall(name=self._name, needed_mb=needed_mb, free_mb=free_mb)

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise self._too_small(RESERVE_BYTES, 0) from None
            reason = errno.errorcode.get(fault.errno or 0, "unknown")
            raise DownloadNotWritten(name=self._name, reason=reason) from None
