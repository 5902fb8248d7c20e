"""The sheet of keys (F1): made from the actions as they are, so it cannot say what is not so."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.frame.commands import Command
from app.ui.theme import named

_MARGIN, _GAP = 20, 14
_WIDTH_CHARS, _HEIGHT_LINES = 130, 40


class ShortcutSheet(QDialog):
    """Groups side by side, each with its keys and what they do."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ensurePolished()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.commands = [one for one in commands if one.keys]
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._page())
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        width, height = metrics.averageCharWidth() * _WIDTH_CHARS, metrics.height() * _HEIGHT_LINES
        self.resize(min(width, room.width()), min(height, room.height()))

    def _page(self) -> QWidget:
        page = named(QWidget(), "page")
        columns = QHBoxLayout(page)
        columns.setSpacing(3 * _GAP)
        parts = [keys for one in self.commands for keys in one.keys.split(", ")]
        widest = max(map(self.fontMetrics().horizontalAdvance, parts), default=0)
        groups = [(name, list(of)) for name, of in groupby(self.commands, lambda one: one.group)]
        for half in _halves(groups):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for name, of in half:
                column.addWidget(named(QLabel(name), "heading"))
                column.addLayout(_table(of, widest + _GAP))
            column.addStretch()
            columns.addLayout(column, 1)
        return page


def _table(commands: Sequence[Command], widest: int) -> QGridLayout:
    """Keys as wide as in all groups; a second way takes a second line."""
    table = QGridLayout()
    table.setColumnStretch(1, 1)
    table.setHorizontalSpacing(_GAP)
    for line, command in enumerate(commands):
        keys, what = named(QLabel(command.keys), "keys"), QLabel(command.title)
        keys.setFixedWidth(widest)
        for column, label in enumerate((keys, what)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            table.addWidget(label, line, column)
    return table


_Group = tuple[str, list[Command]]


def _halves(groups: Sequence[_Group]) -> tuple[Sequence[_Group], Sequence[_Group]]:
    """In two columns of about the same height."""
    total = sum(len(of) + 2 for _, of in groups)
    height = 0
    for place, (_, of) in enumerate(groups):
        height += len(of) + 2
        if 2 * height >= total:
            return groups[: place + 1], groups[place + 1 :]
    return groups, ()
