"""The bar above the table that is there while the whole queue is paused."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.ui.theme import named


class QueueBar(QFrame):
    """Says that the whole queue is paused, and ends that."""

    def __init__(self) -> None:
        super().__init__()
        words = named(QLabel(self.tr("The queue is paused: nothing is begun.")), "title")
        words.setWordWrap(True)
        self.button = QPushButton(self.tr("&Resume queue"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(words, 1)
        layout.addWidget(self.button)
        self.hide()
