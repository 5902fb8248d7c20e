"""What every step of the first run has: a title, a sentence, its own part, words for the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.errors import ErrorInfo
from app.ui.language import error_said
from app.ui.theme import named

_SPACING = 12


class Step(QWidget):
    """One page. `ready_changed` says that the button's words may be others now.

    `begin` is called each time it is shown, `take` when a person goes on with it; who skips it or
    closes the window calls neither.
    """

    ready_changed = Signal()

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = named(QLabel(title), "title")
        self.lead = words(lead)
        self.trouble = named(words(""), "notice")
        self.trouble.hide()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(_SPACING)
        for part in (self.title, self.lead, self.trouble):
            self.inside.addWidget(part)

    def begin(self) -> None:
        """It is shown now."""

    def take(self) -> None:
        """A person goes on: what was chosen holds."""

    def stop(self) -> None:
        """The window closes: end what is under way."""

    def show_trouble(self, error: ErrorInfo | None) -> None:
        """Say what is wrong and what to do; None: nothing is."""
        self.trouble.setText(error_said(error) if error else "")
        self.trouble.setVisible(error is not None)


def words(text: str, name: str = "muted") -> QLabel:
    """A paragraph of plain text that wraps."""
    label = named(QLabel(text), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
