"""Work off the main thread: one thread for commands and queries, results back on the main one."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.errors import AppError, Bug, ErrorInfo
from app.ui.threads import require_main_thread

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class _Result(NamedTuple):
    """What has come of a piece of work: exactly one of the two is called."""

    deliver: Callable[[], None]
    drop: Callable[[], None]


class Background(QObject):
    """Runs one piece of work after another, as anki's `taskman` does.

    The signal says only that something is ready; its slot is a bound method of an object of the
    main thread, so that what it calls runs there (a lambda would run in the worker).
    """

    failed = Signal(object)
    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="commands")
        self._results: deque[_Result] = deque()
        self._guard = threading.Lock()
        self._is_closed = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], None] | None = None,
        on_dropped: Callable[[Result], None] | None = None,
    ) -> None:
        """Do the work on the command thread, then call `on_done` on the main thread.

        An error is told by `failed` with its ErrorInfo instead. Once closed, nothing is done: a
        timer or an event may still ask while the window goes.

        Args:
            work: on the command thread.
            on_done: with what the work gave.
            on_dropped: with the same, on any thread, when it is closed before `on_done` was called:
                for what has to be put away.
        """
        require_main_thread()
        if self._is_closed:
            return

        def deliver_later(future: "Future[Result]") -> None:
            result = _Result(
                lambda: self._settle(future, on_done), lambda: _put_away(future, on_dropped)
            )
            with self._guard:
                is_dropped = self._is_closed
                if not is_dropped:
                    self._results.append(result)
            if is_dropped:
                result.drop()
            else:
                self._ready.emit()

        self._executor.submit(work).add_done_callback(deliver_later)

    def close(self, *, is_waiting: bool = True) -> None:
        """Finish what is running, drop what is waiting.

        Without `is_waiting` what is running goes on behind the closed window, and nobody is told.
        """
        with self._guard:
            self._is_closed = True
            dropped = list(self._results)
            self._results.clear()
        for result in dropped:
            result.drop()
        self._executor.shutdown(wait=is_waiting, cancel_futures=True)

    @Slot()
    def _deliver(self) -> None:
        require_main_thread()
        while self._results:
            self._results.popleft().deliver()

    def _settle(self, future: "Future[Result]", on_done: Callable[[Result], None] | None) -> None:
        if future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            if on_done is not None:
                on_done(future.result())
            return
        self.failed.emit(_info(fault))


def _put_away(future: "Future[Result]", on_dropped: Callable[[Result], None] | None) -> None:
    if on_dropped is not None and not future.cancelled() and future.exception() is None:
        on_dropped(future.result())


def _info(fault: BaseException) -> ErrorInfo:
    if isinstance(fault, AppError):
        return fault.info
    _log.error("a command failed: %s", type(fault).__name__)
    return Bug(kind=type(fault).__name__).info
