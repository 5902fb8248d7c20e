"""One process works on a home at a time; the operating system frees a dead one's lock."""

from pathlib import Path

from filelock import FileLock, Timeout


class FileLaneLock:
    """A LaneLock on a file."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path, thread_local=False)

    def try_acquire(self) -> bool:
        """True when this process holds the lock now, or did already."""
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let another process work."""
        self._lock.release(force=True)
