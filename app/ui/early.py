"""The first thing that is seen: an empty window in the app's colours, while the rest is loaded.

All that this module loads is Qt. The window that the house then opens takes its place.
"""

import os
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from app.ui.theme import Theme, named

_SIZE = (1180, 740)  # as the window's own at first
_LOOK_MS, _AT_ONCE_MS = 20, 1
_QUIT_AFTER_FIRST_PAINT = "HOMEPORT_QUIT_AFTER_FIRST_PAINT"
_kept: list[QObject] = []  # the application lives as long as somebody holds it


class EarlyWindow(QMainWindow):
    """Stands where the window will be; goes when that has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.is_painted = self.was_closed = False
        self._other: QWidget | None = None
        self.setWindowTitle(self.tr("Homeport is opening"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(*_SIZE)
        words = named(QLabel(self.tr("Opening…")), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QWidget()
        QVBoxLayout(middle).addWidget(words)
        self.setCentralWidget(middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt; it is noted that there is something to see."""
        super().paintEvent(event)
        self.is_painted = True

    def closeEvent(self, event: QEvent) -> None:
        """By a person, as long as nothing has taken its place."""
        self.was_closed = self._other is None
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See another window come: it gets this one's place, and once it is painted this goes."""
        if event.type() is QEvent.Type.Show and self._is_next(watched):
            self._other = watched  # type: ignore[assignment]
            if isinstance(watched, QMainWindow) and not watched.testAttribute(
                Qt.WidgetAttribute.WA_Moved
            ):
                watched.move(self.pos())
        elif event.type() is QEvent.Type.Paint and watched is self._other:
            QTimer.singleShot(0, self.give_way)
        return False

    def give_way(self) -> None:
        """It is not needed any more; more than one paint may say so."""
        if self not in _kept:
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.close()
        self.deleteLater()
        _kept.remove(self)

    def _is_next(self, watched: QObject) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        return is_window and watched is not self and self._other is None


def open_early(load: Callable[[], object]) -> bool:
    """Show the empty window, then load the rest; False: it was closed again.

    What goes wrong while it loads will go wrong again where it is looked at.
    """
    application = QApplication(["homeport"])
    application.setDesktopFileName("homeport")
    Theme(application)
    window = EarlyWindow()
    _kept.extend([application, window])
    application.installEventFilter(window)
    window.show()
    _turn_until(lambda: window.is_painted, _AT_ONCE_MS)
    if os.environ.get(_QUIT_AFTER_FIRST_PAINT) == "1":
        sys.exit(0)
    loading = threading.Thread(target=load, name="loading")
    loading.start()
    _turn_until(lambda: not loading.is_alive(), _LOOK_MS)
    return not window.was_closed


def _turn_until(is_over: Callable[[], bool], interval_ms: int) -> None:
    """Let the window live until something has happened."""
    loop = QEventLoop()
    timer = QTimer(interval=interval_ms)
    timer.timeout.connect(lambda: loop.quit() if is_over() else None)
    timer.start()
    loop.exec()
