"""A result that is JSON, as a tree one can walk through and copy from."""

from pydantic import JsonValue
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView, QWidget

from app.ui.result.json_model import NAME, JsonModel
from app.ui.theme import named

_OPEN_AT_FIRST = 60  # values; a larger tree begins with its first level
_DEEP_AT_FIRST = 2


class JsonTree(QTreeView):
    """`path_wanted` carries the path of a value whose passage is wanted."""

    path_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "jsonTree")
        self.json = JsonModel(self)
        self.setModel(self.json)
        self.setAccessibleName(self.tr("Result as a tree"))
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.copy_value_action = self._action(self.tr("Copy &value"), "Ctrl+C", self.copy_value)
        self.copy_path_action = self._action(self.tr("Copy &path"), "Ctrl+Alt+C", self.copy_path)
        self.clicked.connect(self._want)

    def show_value(self, value: JsonValue) -> None:
        """Show another value, opened as far as it stays easy to look at."""
        self.json.show(value)
        if _count(value, _OPEN_AT_FIRST) <= _OPEN_AT_FIRST:
            self.expandToDepth(_DEEP_AT_FIRST)
        first = self.json.index(0, NAME)
        if first.isValid():
            self.setCurrentIndex(first)

    @Slot()
    def copy_value(self) -> None:
        """Put the chosen value on the clipboard, whole."""
        QGuiApplication.clipboard().setText(self.json.node(self.currentIndex()).text)

    @Slot()
    def copy_path(self) -> None:
        """Put on the clipboard where the chosen value stands."""
        QGuiApplication.clipboard().setText(self.json.node(self.currentIndex()).path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the passage of the chosen value."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.path_wanted.emit(self.json.node(index).path)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        if self.currentIndex().isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions([self.copy_value_action, self.copy_path_action])
            menu.popup(self.viewport().mapToGlobal(place))

    def _action(self, title: str, keys: str, do: object) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        return action


def _count(value: JsonValue, most: int) -> int:
    """How many values there are in it; of very many no more than it takes to say so."""
    count, left = 0, [value]
    while left and count <= most:
        count += 1
        part = left.pop()
        if isinstance(part, dict):
            left += list(part.values())[: most + 1]
        elif isinstance(part, list):
            left += part[: most + 1]
    return count
