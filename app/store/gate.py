"""Who may open a home's store: one process at a time, while it opens or changes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import VaultInUse
from app.store.database import FILE_NAME, translated

_GATE_FILE = "vault.lock"
_GATE_S = 30.0


@contextmanager
def gate(home: Path) -> Iterator[None]:
    """Hold the home's gate: nobody opens a file that is about to be replaced.

    A store that is open already shows by SQLite's own locks.

    Raises:
        VaultInUse: another process holds it, for long. HomeNotWritable, DiskFull.
    """
    lock = FileLock(home / _GATE_FILE)
    with translated(home / FILE_NAME):
        try:
            lock.acquire(timeout=_GATE_S)
        except Timeout:
            raise VaultInUse from None
    try:
        yield
    finally:
        lock.release()
