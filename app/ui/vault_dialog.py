"""One dialog for all that the store may need: a text, fields, and something to do with them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from app.domain.errors import ErrorInfo
from app.ui.background import Background
from app.ui.language import error_said
from app.ui.theme import named

OTHER_WAY = 2
_WIDTH_CHARS = 96
_MARGIN, _SPACING = 24, 14


class Words(NamedTuple):
    """What the dialog says; a button without a text is not there."""

    title: str
    text: str
    work: str
    leave: str
    other_way: str = ""


class Field(NamedTuple):
    """A line to type into."""

    label: str
    is_secret: bool = True


class VaultDialog(QDialog):
    """Closes when the work is done; what goes wrong is said, and it can be tried again."""

    def __init__(
        self, words: Words, fields: Sequence[Field], work: Callable[[list[str]], object]
    ) -> None:
        super().__init__()
        self._work = work
        self.setWindowTitle(words.title)
        self.background = Background(self)
        self.background.failed.connect(self._on_failed)
        self.heading = named(QLabel(words.title), "title")
        self.text = _wrapped(words.text)
        self.problem = named(_wrapped(""), "notice")
        self.problem.hide()
        self.edits = [QLineEdit() for _ in fields]
        self.work_button = named(QPushButton(words.work), "primary")
        self.work_button.setDefault(True)
        self.work_button.setVisible(bool(words.work))
        self.work_button.clicked.connect(self.start)
        self.leave_button = QPushButton(words.leave)
        self.leave_button.setVisible(bool(words.leave))
        self.leave_button.setAutoDefault(False)
        self.leave_button.clicked.connect(self.reject)
        self.other_button = QPushButton(words.other_way)
        self.other_button.setVisible(bool(words.other_way))
        self.other_button.setAutoDefault(False)
        self.other_button.clicked.connect(self._go_the_other_way)
        self._lay_out(fields)

    def _lay_out(self, fields: Sequence[Field]) -> None:
        form = QFormLayout()
        for field, edit in zip(fields, self.edits, strict=True):
            echo = QLineEdit.EchoMode.Password if field.is_secret else QLineEdit.EchoMode.Normal
            edit.setEchoMode(echo)
            edit.textChanged.connect(self._update)
            form.addRow(field.label, edit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other_button)
        buttons.addStretch()
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.work_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_CHARS)
        self._update()

    @Slot()
    def start(self) -> None:
        """Do what the dialog is for."""
        said = [edit.text() for edit in self.edits]
        self.problem.hide()
        self._set_busy(is_busy=True)
        self.background.run(lambda: self._work(said), self._on_done)

    @Slot()
    def reject(self) -> None:
        """Leave, unless something is under way that cannot be left half done."""
        if self.leave_button.isEnabled():
            super().reject()

    def done(self, code: int) -> None:
        """End the command thread with the dialog."""
        self.background.close()
        super().done(code)

    def _on_done(self, _result: object) -> None:
        self.accept()

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self._set_busy(is_busy=False)
        self.problem.setText(error_said(error))
        self.problem.show()

    @Slot()
    def _go_the_other_way(self) -> None:
        self.done(OTHER_WAY)

    @Slot()
    def _update(self) -> None:
        self.work_button.setEnabled(all(edit.text() for edit in self.edits))

    def _set_busy(self, *, is_busy: bool) -> None:
        for part in (*self.edits, self.leave_button, self.other_button, self.work_button):
            part.setEnabled(not is_busy)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
