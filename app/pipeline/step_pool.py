"""Threads that wait for the engine, so that many steps can be under way at once."""

import heapq
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Rank(NamedTuple):
    """What goes first: interactive work, then the task taken up first, then its earlier step."""

    is_background: bool
    task_order: int
    position: int


class Pools(NamedTuple):
    """The threads of the local lane, and those of the cloud lane."""

    local: "StepPool"
    cloud: "StepPool"

    def close(self) -> None:
        """Take no step any more."""
        self.local.close()
        self.cloud.close()


class StepPool:
    """Runs steps by rank. Some threads are for interactive steps alone: a person never waits."""

    def __init__(self, width: int) -> None:
        """Start the threads.

        Args:
            width: steps of any kind at once; half as many interactive ones beside them.
        """
        self._open: list[tuple[Rank, int, Callable[[], None]]] = []
        self._numbers = itertools.count()  # equal ranks in the order of arrival
        self._changed = threading.Condition()
        self._is_closed = False
        for_all = [False] * width + [True] * max(1, width // 2)
        self._threads = [
            threading.Thread(target=self._run, args=(only,), name="step", daemon=True)
            for only in for_all
        ]
        for thread in self._threads:
            thread.start()

    @property
    def backlog(self) -> int:
        """Steps that wait for a thread."""
        with self._changed:
            return len(self._open)

    def submit(self, rank: Rank, step: Callable[[], T]) -> "Future[T]":
        """Run a step when its turn comes."""
        future: Future[T] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(step())
                except BaseException as failure:  # noqa: BLE001 - it is the waiter's to handle
                    future.set_exception(failure)

        with self._changed:
            heapq.heappush(self._open, (rank, next(self._numbers), run))
            self._changed.notify_all()
        return future

    def close(self) -> None:
        """Take no step any more; those under way go on."""
        with self._changed:
            self._is_closed = True
            self._open.clear()
            self._changed.notify_all()

    def _run(self, only_interactive: bool) -> None:  # noqa: FBT001 - a thread's argument
        while True:
            with self._changed:
                while not (self._is_closed or self._has_turn(only_interactive=only_interactive)):
                    self._changed.wait()
                if self._is_closed:
                    return
                _, _, run = heapq.heappop(self._open)
            run()

    def _has_turn(self, *, only_interactive: bool) -> bool:
        if not self._open:
            return False
        return not (only_interactive and self._open[0][0].is_background)
