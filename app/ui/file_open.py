"""Files that macOS hands over: dropped on the Dock icon, or opened from the Finder.

They come as events (QFileOpenEvent), one for each file, not as words of a command line.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

_TOGETHER_MS = 100


class FileOpener(QObject):
    """Gathers what comes together and tells it once: one plan for all of it."""

    opened = Signal(list)

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []
        self._timer = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, let all else pass."""
        if not isinstance(event, QFileOpenEvent):
            return super().eventFilter(watched, event)
        if event.file():
            self._paths.append(Path(event.file()))
            self._timer.start()
        return True

    @Slot()
    def _tell(self) -> None:
        paths, self._paths = list(dict.fromkeys(self._paths)), []
        self.opened.emit(paths)
