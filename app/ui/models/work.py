"""Long work on model files: one after another on a thread of its own, told of, and stoppable."""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from app.domain.errors import ErrorInfo
from app.domain.errors.models import ModelWorkCancelled
from app.domain.model import ModelProgress
from app.domain.ports.models import OnModelProgress
from app.ui.background import Background

_TELL_S = 0.1
Result = TypeVar("Result")


class ModelWork(QObject):
    """`moved` tells how far the work is, with the name of what is worked on; `changed` that it has
    begun or ended; `failed` why it came to nothing, unless a person stopped it."""

    moved = Signal(str, object)
    changed = Signal()
    failed = Signal(object)
    _told = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._stopped = threading.Event()
        self._waiting = 0
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or waits for it."""
        return self._waiting > 0

    def start(
        self,
        name: str,
        work: Callable[[OnModelProgress], Result],
        on_done: Callable[[Result], None],
    ) -> None:
        """Do a piece of work after what is under way."""
        if not self.is_busy:
            self._stopped.clear()
        self._waiting += 1
        self.changed.emit()
        self._background.run(partial(self._run, name, work), partial(self._on_done, on_done))

    @Slot()
    def stop(self) -> None:
        """Give up what is under way, and what waits."""
        self._stopped.set()

    @Slot()
    def close(self) -> None:
        """The program ends: nothing is waited for."""
        self._stopped.set()
        self._background.close(is_waiting=False)

    def _run(self, name: str, work: Callable[[OnModelProgress], Result]) -> Result:
        last_s = 0.0
        last_stage = None

        def tell(progress: ModelProgress) -> None:
            nonlocal last_s, last_stage
            if self._stopped.is_set():
                raise ModelWorkCancelled
            now_s = time.monotonic()
            if now_s - last_s >= _TELL_S or progress.stage is not last_stage:
                last_s, last_stage = now_s, progress.stage
                self._told.emit(name, progress)

        if self._stopped.is_set():
            raise ModelWorkCancelled
        return work(tell)

    @Slot(str, object)
    def _on_told(self, name: str, progress: ModelProgress) -> None:
        if self.is_busy:
            self.moved.emit(name, progress)

    def _on_done(self, on_done: Callable[[Result], None], result: Result) -> None:
        self._end_one()
        on_done(result)

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self._end_one()
        if error.code != ModelWorkCancelled.code:
            self.failed.emit(error)

    def _end_one(self) -> None:
        self._waiting -= 1
        self.changed.emit()
