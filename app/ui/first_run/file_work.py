"""Takes a model file onto the shelf and into use, on a thread of its own."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.errors import AppError, ErrorInfo
from app.domain.errors.models import ModelWorkCancelled
from app.domain.model import ModelEntry, ModelProgress
from app.pipeline.house import House
from app.pipeline.models import use_model
from app.ui.background import Background

_LOOK_MS = 100


class FileWork(QObject):
    """`changed` carries a share from 0 to 1 (below 0: not known), a ModelEntry, or an ErrorInfo."""

    changed = Signal(object)

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._background = Background(self)
        self._closing = threading.Event()
        self._share = -1.0  # written by the worker, looked at by the timer
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def take(self, path: Path) -> None:
        """Check a file, copy it into the folder of models, and use it from the next task on."""
        self._run(partial(self._add, path))

    def use(self, path: Path) -> None:
        """Use a file that is on the shelf already."""
        self._run(partial(self._use, path))

    def stop(self) -> None:
        """End what is under way; nothing half is kept."""
        self._closing.set()
        self._timer.stop()
        self._background.close(is_waiting=False)

    def _run(self, work: "partial[ModelEntry]") -> None:
        def or_error() -> ModelEntry | ErrorInfo:
            try:
                return work()
            except AppError as error:
                return error.info

        self._share = -1.0
        self._timer.start()
        self._look()
        self._background.run(or_error, self._ended)

    def _add(self, path: Path) -> ModelEntry:
        entry = self._house.shelf.add(path, self._on_progress)
        return use_model(self._house, entry.name, self._on_progress)

    def _use(self, path: Path) -> ModelEntry:
        return use_model(self._house, path.name, self._on_progress)

    def _on_progress(self, progress: ModelProgress) -> None:
        """On the worker's thread; what is raised here ends the work."""
        if self._closing.is_set():
            raise ModelWorkCancelled
        total = progress.total_bytes
        self._share = progress.done_bytes / total if total else -1.0

    def _ended(self, found: ModelEntry | ErrorInfo) -> None:
        self._timer.stop()
        self.changed.emit(found)

    @Slot()
    def _look(self) -> None:
        self.changed.emit(self._share)
