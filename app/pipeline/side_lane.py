"""Slow chores beside the work: one thread, one chore at a time, each when it is woken."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.domain.errors import AppError

_log = logging.getLogger(__name__)
_FIRST_WAIT_S, _LONGEST_WAIT_S = 30.0, 3600.0


class Chore(NamedTuple):
    """Something slow that is done now and then; it finds out by itself what there is to do.

    Args:
        name: for the log.
        every_s: seconds between two wakes.
        run: does it; an AppError means that it is tried again later.
    """

    name: str
    every_s: float
    run: Callable[[], object]


class SideLane:
    """Runs chores when they are woken, in the order of their list, never two at once.

    A chore that fails is left alone for a while, longer each time: half a minute, then twice as
    long, up to an hour. A wake by hand (`is_urgent`) does not wait for that.
    """

    def __init__(
        self,
        name: str,
        chores: Sequence[Chore],
        now_s: Callable[[], float] = time.monotonic,
        first_wait_s: float = _FIRST_WAIT_S,
    ) -> None:
        """Make the thread.

        Args:
            now_s: seconds that never jump.
            first_wait_s: how long a chore is left alone after it has failed once.
        """
        self._chores = {chore.name: chore for chore in chores}
        self._now_s, self._first_wait_s = now_s, first_wait_s
        self._woken: set[str] = set()
        self._urgent: set[str] = set()  # these are not put off, even if one under way fails yet
        self._failures: dict[str, int] = {}
        self._not_before_s: dict[str, float] = {}
        self._is_stopping = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def chores(self) -> tuple[Chore, ...]:
        """All of them."""
        return tuple(self._chores.values())

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def wake(self, name: str, *, is_urgent: bool = False) -> None:
        """Have a chore run soon; while it runs, once more after it. Returns at once."""
        with self._changed:
            self._woken.add(name)
            if is_urgent:
                self._urgent.add(name)
            self._changed.notify()

    def stop(self, timeout_s: float) -> bool:
        """Begin no other chore; wait for the one under way. False: it is still at it."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            chore = self._next()
            if chore is None:
                return
            self._do(chore)

    def _next(self) -> Chore | None:
        """Wait for a chore that is woken and not left alone; None: stop."""
        with self._changed:
            while not self._is_stopping:
                ready = [name for name in self._chores if name in self._woken]
                due = [name for name in ready if self._left_s(name) <= 0]
                if due:
                    self._woken.discard(due[0])
                    self._urgent.discard(due[0])
                    return self._chores[due[0]]
                self._changed.wait(min(map(self._left_s, ready), default=None))
            return None

    def _do(self, chore: Chore) -> None:
        try:
            chore.run()
        except AppError as error:
            self._put_off(chore, error.code)
        except Exception as fault:  # noqa: BLE001 - one chore's fault must not end the others
            self._put_off(chore, type(fault).__name__)
        else:
            self._failures.pop(chore.name, None)

    def _put_off(self, chore: Chore, reason: str) -> None:
        """Try it again later, without anybody's wake."""
        failures = self._failures.get(chore.name, 0)
        self._failures[chore.name] = failures + 1
        wait_s = min(_LONGEST_WAIT_S, self._first_wait_s * 2.0 ** min(failures, 20))
        _log.warning("%s: %s; again in %d s", chore.name, reason, wait_s)
        with self._changed:
            self._woken.add(chore.name)
            self._not_before_s[chore.name] = self._now_s() + wait_s

    def _left_s(self, name: str) -> float:
        if name in self._urgent:
            return 0.0
        return self._not_before_s.get(name, 0.0) - self._now_s()
