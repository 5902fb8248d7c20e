"""The command palette: type some letters of what is wanted, Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.frame.commands import Command, fit
from app.ui.theme import named

_WIDTH_CHARS, _MOST, _MARGIN = 90, 12, 12
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """The keyboard stays in the line; up and down go through the list."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        named(self, "palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a command"))
        self._commands, self._window = list(commands), parent
        self._found: list[Command] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Type what you want to do, or a document's name"))
        self.line.setAccessibleName(self.tr("Find a command"))
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.nothing = named(QLabel(self.tr("Nothing is called that.")), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.line)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self._look("")
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move go to the list, Enter does what is chosen there."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                self.list.event(event)
                return True
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.type() == QEvent.Type.KeyPress and is_enter:
                self._run()
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _look(self, wanted: str) -> None:
        """Show what fits, the best first."""
        told = [(fit(wanted, one.title), place) for place, one in enumerate(self._commands)]
        best = sorted((cost, place) for cost, place in told if cost is not None)
        if not wanted:
            best = [(0, place) for place in range(len(self._commands))]
        self._found = [self._commands[place] for _, place in best]
        self.list.clear()
        for command in self._found:
            item = QListWidgetItem(f"{command.title}  ·  {command.group}")
            if command.keys:
                item.setText(f"{item.text()}  ·  {command.keys}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self._found)
        self.list.setVisible(bool(self._found))

    @Slot()
    def _run(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._found):
            command = self._found[place]
            self.accept()
            command.run()

    def _place(self) -> None:
        """In the upper part of the window, as wide as a line of text needs."""
        self.ensurePolished()
        metrics, window = self.fontMetrics(), self._window
        width = min(metrics.averageCharWidth() * _WIDTH_CHARS, window.width() - 4 * _MARGIN)
        height = min(metrics.lineSpacing() * 2 * (_MOST + 2), window.height() * 3 // 4)
        self.resize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + window.height() // 8)
