"""Asking on: a line for the next question, and what the model sees of those before."""

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.conversation import SeenTurn, Sight
from app.domain.errors import printable
from app.domain.result import TaskReport
from app.domain.task import Kind, TaskState
from app.ui.language import said
from app.ui.theme import named

_MOST_LETTERS = 80


class FollowUpBar(QWidget):
    """Shown under an answer; `asked` carries the answered task's id and the next question."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task_id = ""
        self.seen = named(QLabel(), "muted")
        self.seen.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Ask on about the same documents"))
        self.line.setAccessibleName(self.tr("Next question"))
        self.line.returnPressed.connect(self._ask)
        self.button = QPushButton(self.tr("As&k"))
        self.button.setEnabled(False)
        self.button.clicked.connect(self._ask)
        self.line.textChanged.connect(self._update_button)
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.seen)
        layout.addLayout(row)
        self.hide()

    def show_for(self, report: TaskReport | None) -> None:
        """Offer the next question after a finished answer; nothing after anything else."""
        is_answer = report is not None and report.kind is Kind.ASK
        if report is None or not is_answer or report.state is not TaskState.SUCCEEDED:
            self.hide()
            return
        if report.task_id != self._task_id:
            self.line.clear()
        self._task_id = report.task_id
        seen = report.conversation
        self.seen.setVisible(seen is not None)
        if seen is not None:
            self.seen.setText(said(seen.in_words()))
            self.seen.setToolTip(f"<p>{'<br>'.join(_line(turn) for turn in seen.seen)}</p>")
        self.show()

    @Slot()
    def _ask(self) -> None:
        question = self.line.text().strip()
        if question:
            self.line.clear()
            self.asked.emit(self._task_id, question)

    @Slot(str)
    def _update_button(self, text: str) -> None:
        self.button.setEnabled(bool(text.strip()))


def _line(turn: SeenTurn) -> str:
    """A question and how much of its answer the model saw; a tooltip takes tags for format."""
    words = {Sight.WHOLE: "whole", Sight.SHORTENED: "shortened", Sight.DROPPED: "not seen"}
    question = printable(" ".join(turn.question.split()))[:_MOST_LETTERS]
    return f"{words[turn.sight]}: {escape(question, quote=False)}"
