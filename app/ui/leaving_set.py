"""What would leave for a whole set, seen document by document before it does."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import printable
from app.domain.leaving import LeavingSet
from app.ui.language import said
from app.ui.theme import named
from app.ui.to_be_sent import every_word, summary

_WIDTH_CHARS, _HEIGHT_LINES, _LIST_CHARS = 120, 34, 32
_MARGIN = 20


class LeavingSetDialog(QDialog):
    """The documents at the side, every word for the one that is chosen beside them.

    Enter and Escape send nothing.
    """

    sent = Signal()

    def __init__(self, shown: LeavingSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setWindowTitle(self.tr("What would leave this machine"))
        self.about = summary(said(shown.in_words()))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.addItems([printable(", ".join(part.documents)) for part in shown.parts])
        self.words = named(QLabel(), "muted")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.text = every_word()
        self.once_button = named(QPushButton(self.tr("&Send all once")), "primary")
        self.once_button.setAutoDefault(False)
        self.later_button = QPushButton(self.tr("&Not now"))
        self.later_button.setDefault(True)
        self.list.currentRowChanged.connect(self._show)
        self.once_button.clicked.connect(self._send)
        self.later_button.clicked.connect(self.reject)
        self._lay_out()
        self.list.setCurrentRow(0)

    @Slot(int)
    def _show(self, place: int) -> None:
        """Every word for one of them."""
        if 0 <= place < len(self.shown.parts):
            part = self.shown.parts[place]
            self.words.setText(said(part.in_words()))
            self.text.setPlainText(part.text)

    @Slot()
    def _send(self) -> None:
        self.sent.emit()
        self.accept()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.text, 1)
        self.ensurePolished()
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        middle = QSplitter()
        middle.addWidget(self.list)
        middle.addWidget(right)
        middle.setChildrenCollapsible(False)
        middle.setSizes([letter * _LIST_CHARS, letter * (_WIDTH_CHARS - _LIST_CHARS)])
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.later_button)
        buttons.addWidget(self.once_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN // 2)
        layout.addWidget(self.about)
        layout.addWidget(middle, 1)
        layout.addLayout(buttons)
        room = self.screen().availableSize()
        high = metrics.lineSpacing() * _HEIGHT_LINES
        self.resize(min(letter * _WIDTH_CHARS, room.width()), min(high, room.height()))
        self.later_button.setFocus()
