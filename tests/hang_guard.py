"""Ends what would never end: a search that looks again and again from each place of a long text.

No time is asserted: the limit is a hundred times what the work takes, and of the processor's time,
so that a busy machine changes nothing.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_MOST_S = 60.0


@contextmanager
def hang_guard() -> Iterator[None]:
    """Fail where a minute of the processor's time is not enough; needs a system that counts it."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("this would take for ever")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
