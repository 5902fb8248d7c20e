"""A line above the page that says what has gone wrong, or what is wanted."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from app.domain.errors import ErrorInfo
from app.ui.language import said
from app.ui.theme import named, renamed

# By these names the stylesheet knows what has gone wrong; what was done is written as all else.
_WRONG, _TOLD = "notice", "told"


class Notice(QFrame):
    """Hidden until there is something to say. What is said of an error can be copied.

    What was said goes when another page is opened; that work has stopped holds on each.
    """

    def __init__(self) -> None:
        super().__init__()
        named(self, "noticeBar")
        self._error: ErrorInfo | None = None
        self._is_everywhere = False
        self._words = named(QLabel(), _TOLD)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(self.tr("Copy &details"))
        self.copy_button.setToolTip(
            self.tr("What happened, for whoever helps you: no word of a document is in it")
        )
        self.copy_button.clicked.connect(self.copy_details)
        self.close_button = QPushButton(self.tr("Dism&iss"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.addWidget(self._words, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._words.text()

    @Slot(str)
    def tell(self, text: str) -> None:
        """Say a sentence."""
        self._say(text, None)

    @Slot(object)
    def tell_error(self, error: ErrorInfo) -> None:
        """Say of a command that failed: what happened, what was done, and what to do next."""
        self._say(self._in_three(error, self.tr("It was not done, and nothing is lost.")), error)

    @Slot(object)
    def tell_halt(self, error: ErrorInfo) -> None:
        """Say the same of work that has stopped."""
        done = self.tr("Work has stopped here; all that is finished is kept.")
        self._say(self._in_three(error, done), error)
        self._is_everywhere = True

    @Slot(object)
    def tell_death(self, error: ErrorInfo) -> None:
        """Say of an engine that its process has ended, and that the next one goes on."""
        told = self.tr("{happened}. It was started again and goes on from the last finished step.")
        self._say(told.format(happened=said(error.title)), error)

    @Slot()
    def leave_page(self) -> None:
        """Another page is open: what was said belonged to the one before."""
        if not self._is_everywhere:
            self.hide()

    @Slot()
    def copy_details(self) -> None:
        """Put what a helper must know on the clipboard."""
        if self._error is not None:
            QGuiApplication.clipboard().setText(details(self._error))

    def _in_three(self, error: ErrorInfo, done: str) -> str:
        return self.tr("{happened}. {done} {hint}").format(
            happened=said(error.title), done=done, hint=said(error.hint)
        )

    def _say(self, text: str, error: ErrorInfo | None) -> None:
        self._error, self._is_everywhere = error, False
        renamed(self._words, _TOLD if error is None else _WRONG)
        self._words.setText(text)
        self.copy_button.setVisible(error is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def details(error: ErrorInfo) -> str:
    """An error for a report: its own texts, which have no word of a document, and where it ran."""
    lines = (
        ("error", error.code),
        ("what happened", error.title),
        ("what to do", error.hint),
        ("may be tried again", "yes" if error.is_retryable else "no"),
        ("Homeport", app_version()),
        ("Qt", qVersion()),
        ("Python", platform.python_version()),
        ("system", platform.platform()),
    )
    return "\n".join(f"{name}: {value}" for name, value in lines)


def app_version() -> str:
    """Which Homeport this is."""
    try:
        return version("homeport")
    except PackageNotFoundError:  # run from the source tree
        return "?"
