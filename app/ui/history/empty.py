"""What the history shows when it has nothing to show: what it is for, or what to try."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.theme import named

_SPACING = 10


class EmptyHistory(QWidget):
    """Nothing yet, or nothing found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = named(QLabel(), "title"), named(QLabel(), "muted")
        for label in (self.title, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.reset_button = QPushButton(self.tr("Show everything"))
        layout = QVBoxLayout(self)
        layout.setSpacing(_SPACING)
        layout.addStretch(1)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def tell(self, *, is_searching: bool, is_narrowed: bool) -> None:
        """Say why there is nothing."""
        self.reset_button.setVisible(is_searching or is_narrowed)
        if not is_searching and not is_narrowed:
            self.title.setText(self.tr("Nothing has been done yet"))
            self.words.setText(
                self.tr(
                    "Drop a document on Home. What comes of it is kept here, and found again by "
                    "any word of the document, its name or its result."
                )
            )
            return
        self.title.setText(self.tr("Nothing found"))
        tries = [self.tr("Fewer words find more. A star finds beginnings: invoic* finds invoices.")]
        if is_narrowed:
            tries.append(self.tr("The filters above keep some tasks out."))
        self.words.setText("\n".join(tries))
