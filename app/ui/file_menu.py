"""What can be done with a document's file wherever one is shown: open, reveal, copy its path."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.reveal import open_file, reveal
from app.ui.words import tr as _tr


def add_file_actions(menu: QMenu, path: str, *, is_folder: bool = False) -> None:
    """Put the actions on a file into a menu; the system's own programs open things, no shell."""
    opening = _tr("Open the &folder") if is_folder else _tr("Open the &original")
    menu.addAction(opening).triggered.connect(lambda: open_file(Path(path)))
    if not is_folder:
        revealing = menu.addAction(_tr("Show in the file &manager"))
        revealing.triggered.connect(lambda: reveal(Path(path)))
    copying = menu.addAction(_tr("Copy the &path"))
    copying.triggered.connect(lambda: QGuiApplication.clipboard().setText(path))


def offer_file_menu(widget: QWidget, path: str, place: QPoint, *, is_folder: bool = False) -> None:
    """Open a menu with nothing but these."""
    menu = QMenu(widget)
    add_file_actions(menu, path, is_folder=is_folder)
    menu.exec(place)
