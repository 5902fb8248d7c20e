"""Limits of time and memory for a stretch of work in this very process: a stranger's template.

A trial's child has limits of its own, and nothing else to do. The worker renders the same templates
beside the model, for conversations that no trial has seen: a template can behave until there are
three messages.

Time is measured by the wall (`setitimer`, whose signal Python takes between two of its own steps),
memory as address space on top of what the process has (`RLIMIT_AS`). The limit on memory is lifted
again at the end; it holds for all threads meanwhile, so there is room for what they may want.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

# A template of hundreds of lines takes some milliseconds and less than a megabyte.
RENDER_S = 10.0
RENDER_BYTES = 512 << 20
# The work is told once more where it did not hear: Python drops what is raised in a destructor.
_AGAIN_S = 1.0


class TookTooLong(BaseException):
    """The work was ended. No `Exception`: what renders a template takes those for an answer."""


@contextmanager
def bounded(seconds: float = RENDER_S, more_bytes: int = RENDER_BYTES) -> Iterator[None]:
    """Work that may take so long, and so much memory.

    Where the system knows such limits: time on the main thread of Linux and macOS, memory on Linux.
    Elsewhere a worker that is silent for minutes is ended by its parent.

    Raises:
        TookTooLong: within the work, wherever it is; again and again until it has ended, so that
            it may leave this, too, where the work has caught it.
        MemoryError: the same.
    """
    with _timed(seconds), _short_of_memory(more_bytes):
        yield


def address_bytes() -> int:
    """The address space that this process has. Linux only."""
    import resource  # noqa: PLC0415 - there is none on Windows

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_over = False

    def end_it(_number: int, _frame: FrameType | None) -> None:
        if not is_over:
            raise TookTooLong

    before = signal.signal(signal.SIGALRM, end_it)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
    try:
        try:
            yield
        finally:
            is_over = True
    finally:  # even where the signal came just before the last line
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _short_of_memory(more_bytes: int) -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_AS)
    most = address_bytes() + more_bytes
    soft = most if before[0] == resource.RLIM_INFINITY else min(most, before[0])
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, before[1]))
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, before)
