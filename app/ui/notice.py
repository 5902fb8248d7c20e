"""A line above the tasks that says what has gone wrong, or what is wanted."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from app.domain.errors import ErrorInfo
from app.ui.theme import named


class Notice(QLabel):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "notice")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    @Slot(str)
    def tell(self, text: str) -> None:
        """Say a sentence."""
        self.setText(text)
        self.show()

    @Slot(object)
    def tell_error(self, error: ErrorInfo) -> None:
        """Say what happened and what to do next."""
        self.tell(f"{error.title}. {error.hint}")
