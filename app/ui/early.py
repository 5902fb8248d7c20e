"""The first thing that is seen: an empty window in the app's colours, while the rest is loaded.

All that this module loads is what an empty window of Qt needs: not even the names of `Qt` itself,
which take as long to load as the window takes to be painted. Once that is there it becomes an
`EarlyDesk`, and the window that the house then opens takes its place.
"""

import os
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.sheet import DARK, LIGHT

_SIZE = (1180, 740)  # as the window's own at first
_LOOK_MS, _AT_ONCE_MS = 20, 1
_QUIT_AFTER_FIRST_PAINT = "HOMEPORT_QUIT_AFTER_FIRST_PAINT"
_kept: list[QObject] = []  # the application lives as long as somebody holds it


class EarlyWindow(QMainWindow):
    """Stands where the window will be."""

    def __init__(self) -> None:
        super().__init__()
        self.is_painted = False
        self.setWindowTitle(self.tr("Homeport is opening"))
        self.resize(*_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt; it is noted that there is something to see."""
        super().paintEvent(event)
        self.is_painted = True


def open_early(load: Callable[[], object], resources: str) -> bool:
    """Show the empty window, then load the rest; False: it was closed again.

    What goes wrong while it loads will go wrong again where it is looked at.
    """
    application = QApplication(["homeport"])
    application.setDesktopFileName("homeport")
    application.setStyle("Fusion")
    is_dark = application.styleHints().colorScheme().name == "Dark"
    ground = QColor((DARK if is_dark else LIGHT)["ground"])
    palette = application.palette()
    palette.setColor(QPalette.ColorRole.Window, ground)
    application.setPalette(palette)
    window = EarlyWindow()
    _kept.append(application)
    window.show()
    _turn_until(lambda: window.is_painted, _AT_ONCE_MS)
    if os.environ.get(_QUIT_AFTER_FIRST_PAINT) == "1":
        sys.exit(0)
    from app.ui.early_desk import EarlyDesk  # noqa: PLC0415 - after the first paint

    desk = EarlyDesk(application, window, resources)
    _turn_until(lambda: desk.is_painted or desk.was_closed, _AT_ONCE_MS)
    if os.environ.get(_QUIT_AFTER_FIRST_PAINT) == "desk":
        sys.exit(0)
    loading = threading.Thread(target=load, name="loading")
    loading.start()
    _turn_until(lambda: not loading.is_alive(), _LOOK_MS)
    return not desk.was_closed


def _turn_until(is_over: Callable[[], bool], interval_ms: int) -> None:
    """Let the window live until something has happened."""
    loop = QEventLoop()
    timer = QTimer(interval=interval_ms)
    timer.timeout.connect(lambda: loop.quit() if is_over() else None)
    timer.start()
    loop.exec()
