"""Actions of the window and the menus they stand in."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class Entry(NamedTuple):
    """One line of the menu, its keys, and what it does."""

    title: str
    keys: QKeySequence.StandardKey | str | None
    slot: Callable[[], object]


def add_menu(window: QMainWindow, title: str) -> QMenu:
    """A menu behind those that are there."""
    return window.menuBar().addMenu(title)


def fill_menu(menu: QMenu, entries: list[Entry | None]) -> list[QAction]:
    """Put entries into a menu, a line where there is none; the actions they became."""
    actions = []
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        action = menu.addAction(entry.title)
        if entry.keys is not None:
            action.setShortcut(QKeySequence(entry.keys))
        action.triggered.connect(entry.slot)
        actions.append(action)
    return actions
