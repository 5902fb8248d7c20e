"""Pictures of what a story shows, for somebody to look at: HOMEPORT_PICTURES=DIR pytest …"""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_FOLDER = os.environ.get("HOMEPORT_PICTURES")


def take(name: str, widget: QWidget | None = None) -> None:
    """A picture of a widget or of the whole screen; none where nobody wants any."""
    if not _FOLDER:
        return
    folder = Path(_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()
    screen = QGuiApplication.primaryScreen()
    picture = screen.grabWindow(0) if widget is None else widget.grab()
    picture.save(str(folder / f"story-{name}.png"))
