"""Clicks and keys as a person gives them; QTest's are typed, pytest-qt's are not."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """A left click, in the middle if no place is given."""
    where = place if place is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key, pressed and let go."""
    QTest.keyClick(widget, key, modifier)


def activate(window: QWidget) -> None:
    """Bring a window to the front, with the keyboard on it."""
    window.raise_()
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window, 10_000):
        raise TimeoutError("the window did not become active")
