"""A line that says what was just done, with a way back for ten seconds."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.theme import named

_MARGIN = 12


class UndoBar(QFrame):
    """`undone`: the person wants it back. `expired`: the time is over."""

    undone = Signal()
    expired = Signal()

    def __init__(self, seconds: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "historyUndo")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.clicked.connect(self.press)
        self.timer = QTimer(self, singleShot=True, interval=1000 * seconds)
        self.timer.timeout.connect(self.expire)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether there still is a way back."""
        return self.timer.isActive()

    def offer(self, words: str) -> None:
        """Say what was done, and wait."""
        self.words.setText(words)
        self.button.setText(self.tr("Undo"))
        self.button.setToolTip(self.tr("Ctrl+Z"))
        self.button.show()
        self.show()
        self.button.setFocus()  # what had it is gone
        self.timer.start()

    def say(self, words: str, *, is_done: bool = False) -> None:
        """Say how it goes on; there is no way back now. What is done can be put away."""
        self.words.setText(words)
        self.button.setText(self.tr("Close"))
        self.button.setToolTip("")
        self.button.setVisible(is_done)
        self.setVisible(bool(words))

    @Slot()
    def press(self) -> None:
        """Take it back, or put the line away."""
        was_waiting = self.timer.isActive()
        self.timer.stop()
        self.hide()
        if was_waiting:
            self.undone.emit()

    @Slot()
    def expire(self) -> None:
        """Wait no longer."""
        self.timer.stop()
        self.button.hide()
        self.expired.emit()
