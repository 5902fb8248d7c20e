"""A folder that others may change meanwhile: nothing is overwritten, no link is followed.

Where the system can, the folder is held open and all is done relative to it: when a share is
unmounted in the middle, nothing lands in the empty folder below.
"""

import os
import stat
from contextlib import suppress
from errno import EINVAL, EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from types import TracebackType

_CAN_HOLD = os.open in os.supports_dir_fd and os.link in os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BYTES = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # somebody may have put a pipe there
_MOST_BYTES = 64_000_000
_HAS_NO_HARD_LINKS = {EPERM, EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP, EINVAL}


class Shelf:
    """One open folder. Its methods raise OSError."""

    def __init__(self, path: Path, *, is_within: bool = False, within: int | None = None) -> None:
        """Open it; a folder within another (held open as `within`) may not be a link."""
        self._path = path
        self._fd: int | None = None
        if _CAN_HOLD:
            name, flags = (path.name, _FOLDER | _NO_LINK) if is_within else (path, _FOLDER)
            self._fd = os.open(name, flags, dir_fd=within)
        elif not path.is_dir() or (is_within and path.is_symlink()):
            raise NotADirectoryError

    def __enter__(self) -> "Shelf":
        """Use it for a while."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of it."""
        if self._fd is not None:
            os.close(self._fd)

    def folder(self, name: str) -> "Shelf":
        """A folder in it, made if it is not there."""
        with suppress(FileExistsError):
            os.mkdir(self._at(name), dir_fd=self._fd)
            self._flush()
        return Shelf(self._path / name, is_within=True, within=self._fd)

    def read(self, name: str) -> bytes | None:
        """What a file holds; None: there is none. Of what is no plain file, nothing."""
        try:
            found = os.open(
                self._at(name), os.O_RDONLY | _NO_LINK | _NO_WAIT | _BYTES, dir_fd=self._fd
            )
        except FileNotFoundError:
            return None
        except OSError:
            if self._is_link_or_folder(name):
                return b""
            raise
        with os.fdopen(found, "rb") as file:
            is_plain = stat.S_ISREG(os.fstat(found).st_mode)
            return file.read(_MOST_BYTES) if is_plain else b""

    def put(self, name: str, data: bytes, partial: str) -> bool:
        """Write a file whole or not at all, and to the disk; False: something else is there.

        Args:
            partial: what it is called until it is whole; one left behind is replaced.
        """
        there = self.read(name)
        if there is not None:
            return there == data
        self.discard(partial)
        try:
            self._write(partial, data)
            is_mine = self._name(partial, name)
        finally:
            with suppress(OSError):
                self.discard(partial)
        self._flush()
        return is_mine or self.read(name) == data

    def discard(self, name: str) -> None:
        """Delete a file of our own that is not whole, if there is one."""
        with suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self._fd)

    def _write(self, name: str, data: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES
        made = os.open(self._at(name), flags, 0o666, dir_fd=self._fd)
        with os.fdopen(made, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(made)

    def _name(self, partial: str, name: str) -> bool:
        """Give a written file its name, unless somebody else was faster."""
        if os.name == "nt":  # there a rename does not replace anything
            try:
                Path(self._at(partial)).rename(self._at(name))
            except FileExistsError:
                return False
            return True
        ends = {"src_dir_fd": self._fd, "dst_dir_fd": self._fd}
        try:
            os.link(self._at(partial), self._at(name), **ends, follow_symlinks=False)
        except FileExistsError:
            return False
        except OSError as fault:
            if fault.errno not in _HAS_NO_HARD_LINKS:
                raise
            if self.read(name) is not None:
                return False
            os.rename(self._at(partial), self._at(name), **ends)  # noqa: PTH104 - as above
        return True

    def _is_link_or_folder(self, name: str) -> bool:
        try:
            mode = os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False).st_mode
        except OSError:
            return False
        return stat.S_ISLNK(mode) or stat.S_ISDIR(mode)

    def _flush(self) -> None:
        """Have the folder's own entries on the disk; not every system knows how to."""
        if self._fd is not None:
            with suppress(OSError):
                os.fsync(self._fd)

    def _at(self, name: str) -> str:
        return name if self._fd is not None else str(self._path / name)
