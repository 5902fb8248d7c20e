"""Work off the main thread: one thread for commands and queries, results back on the main one."""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.errors import AppError, Bug, ErrorInfo
from app.ui.threads import require_main_thread

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


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
        self._results: deque[Callable[[], None]] = deque()
        self._is_closed = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], Result], on_done: Callable[[Result], None] | None = None
    ) -> None:
        """Do the work on the command thread, then call `on_done` on the main thread.

        An error is told by `failed` with its ErrorInfo instead. Once closed, nothing is done: a
        timer or an event may still ask while the window goes.
        """
        require_main_thread()
        if self._is_closed:
            return

        def deliver_later(future: "Future[Result]") -> None:
            if self._is_closed:
                return
            self._results.append(lambda: self._settle(future, on_done))
            self._ready.emit()

        self._executor.submit(work).add_done_callback(deliver_later)

    def close(self, *, is_waiting: bool = True) -> None:
        """Finish what is running, drop what is waiting.

        Without `is_waiting` what is running goes on behind the closed window, and nobody is told.
        """
        self._is_closed = True
        self._executor.shutdown(wait=is_waiting, cancel_futures=True)
        self._results.clear()

    @Slot()
    def _deliver(self) -> None:
        require_main_thread()
        while self._results:
            self._results.popleft()()

    def _settle(self, future: "Future[Result]", on_done: Callable[[Result], None] | None) -> None:
        if future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            if on_done is not None:
                on_done(future.result())
            return
        self.failed.emit(_info(fault))


def _info(fault: BaseException) -> ErrorInfo:
    if isinstance(fault, AppError):
        return fault.info
    _log.error("a command failed: %s", type(fault).__name__)
    return Bug(kind=type(fault).__name__).info
