"""The window's menu."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


class Entry(NamedTuple):
    """One line of the menu, its keys, and what it does."""

    title: str
    keys: QKeySequence.StandardKey | str | None
    slot: Callable[[], object]


def make_menu(window: QMainWindow, title: str, entries: list[Entry], before_last: QAction) -> None:
    """A menu of the entries; one action more stands before the last."""
    menu = window.menuBar().addMenu(title)
    for entry in entries:
        action = menu.addAction(entry.title)
        if entry.keys is not None:
            action.setShortcut(QKeySequence(entry.keys))
        action.triggered.connect(entry.slot)
    menu.insertAction(menu.actions()[-1], before_last)
