"""The selected task: its notes as they come, its result, its receipt, or what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from app.domain.points import streamed_in_words
from app.domain.result import TaskReport
from app.domain.route import waiting
from app.domain.task import TaskState
from app.pipeline.queries import StepNote, TaskRow
from app.ui.follow_up import FollowUpBar
from app.ui.result_parts import result_parts, shows_notes
from app.ui.text_table import write_table
from app.ui.theme import named
from app.ui.waiting_bar import WaitingBar

# Seen on light and on dark ground, and the text on it stays readable.
_AMBER = (245, 180, 0, 70)


@dataclass(frozen=True)
class TaskView:
    """All that the pane shows of one task, as one query gave it."""

    row: TaskRow
    report: TaskReport
    notes: Sequence[StepNote]
    running_step_id: str | None
    running_heading: str


class ResultPane(QWidget):
    """Text of documents and models is shown as plain text: it cannot load or link anything."""

    again_wanted = Signal(str)
    refine_wanted = Signal(str)
    report_shown = Signal(object)  # None: nothing is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TaskView | None = None
        self._streamed, self._stream_start = "", 0
        self._title = named(QLabel(), "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._text = QTextEdit(readOnly=True)
        self._text.setAccessibleName(self.tr("Result"))
        self._text.setTabChangesFocus(True)
        self._receipt = named(QLabel(), "receipt")
        self._receipt.setWordWrap(True)
        self._receipt.setTextFormat(Qt.TextFormat.PlainText)
        self._receipt.setAccessibleName(self.tr("Receipt"))
        self._stored = named(
            QLabel(self.tr("This is a stored result: nothing was run again.")), "muted"
        )
        self.again_button = QPushButton(self.tr("Run &again"))
        self.again_button.setToolTip(self.tr("Do it anew, even if its result is stored"))
        self.again_button.clicked.connect(self._ask_again)
        self.refine_button = QPushButton(self.tr("Re&fine…"))
        self.refine_button.setToolTip(
            self.tr("Show what the larger model would be sent to refine this draft")
        )
        self.refine_button.clicked.connect(self._ask_to_refine)
        self._copy = QPushButton(self.tr("&Copy"))
        self._copy.clicked.connect(self.copy)
        self._figures = QPushButton(self.tr("&Receipt"))
        self._figures.setCheckable(True)
        self._figures.setToolTip(self.tr("Show every figure of the receipt"))
        self._figures.toggled.connect(self._show_receipt)
        self.follow_up = FollowUpBar()
        self.waiting = WaitingBar()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """The pane before anything is selected."""
        self._view = None
        self._title.setText(self.tr("Results"))
        self._text.setPlainText(
            self.tr(
                "Drop a document, say what is wanted, and the result appears here, with a receipt "
                "that says how much of it was read.\n\nLong documents are read part by part: notes "
                "on each part come first, then the result for the whole."
            )
        )
        self._receipt.clear()
        self._set_enabled(has_text=False)

    def show_task(self, view: TaskView, streamed: str) -> None:
        """Show a task as it stands, with what its running step has written so far."""
        is_same = self._view is not None and self._view.report.state is view.report.state
        is_same = is_same and self._shown_id() == view.row.id
        place = self._text.verticalScrollBar().value()
        self._view = view
        self._title.setText(f"{view.row.document} · {view.row.kind.value}")
        self._text.clear()
        self._write_state()
        if view.running_step_id is not None:
            self._write(view.running_heading, is_heading=True)
            self._begin_stream(streamed)
        if view.row.state is TaskState.RUNNING:
            self._text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.verticalScrollBar().setValue(place if is_same else 0)
        self._show_receipt()
        self._set_enabled(has_text=view.report.result is not None)

    def add_text(self, step_id: str, text: str) -> None:
        """Show a little more of the step that is being written, if it is the one shown."""
        if self._view is None or self._view.running_step_id != step_id:
            return
        bar = self._text.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 4
        self._streamed += text
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(self._stream_start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(streamed_in_words(self._streamed))
        if is_at_end:
            bar.setValue(bar.maximum())

    def text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    @property
    def receipt_text(self) -> str:
        """The receipt as it is shown."""
        return self._receipt.text()

    @Slot()
    def copy(self) -> None:
        """Put the result on the clipboard."""
        if self._view is not None and self._view.report.result is not None:
            QGuiApplication.clipboard().setText(self._view.report.text)

    @property
    def stored_text(self) -> str:
        """What is said of a result that another task has made; empty of any other."""
        return self._stored.text() if self._stored.isVisibleTo(self) else ""

    @Slot()
    def _ask_again(self) -> None:
        if self._view is not None:
            self.again_wanted.emit(self._view.row.id)

    @Slot()
    def _ask_to_refine(self) -> None:
        if self._view is not None:
            self.refine_wanted.emit(self._view.row.id)

    def _shown_id(self) -> str | None:
        return self._view.row.id if self._view is not None else None

    def _write_state(self) -> None:
        view = self._view
        if view is None:
            return
        if view.report.error is not None:
            self._write_failure(view.report)
        elif view.report.result is not None:
            self._write_result(view.report)
        elif view.row.state in {TaskState.QUEUED, TaskState.PAUSED}:
            is_paused = view.row.state is TaskState.PAUSED
            self._write(self.tr("Paused.") if is_paused else self.tr("Waiting for its turn."))
        elif view.row.state is TaskState.WAITING_FOR_NETWORK:
            self._write(self.tr("It {waits}.").format(waits=_why(view.report)))
        elif view.row.state is TaskState.CANCELLED:
            self._write(self.tr("Cancelled."), is_heading=True)
        elif not view.notes:
            self._write(self.tr("Reading the document."))
        self._write_notes(view)

    def _write_failure(self, report: TaskReport) -> None:
        """What happened, what to do, and the answer that could not be used, if there was one."""
        if report.error is not None:
            self._write(report.error.title + ".", is_heading=True)
            self._write(report.error.hint)
        if report.raw_text is not None:
            self._write(self.tr("The answer that could not be used"), is_heading=True)
            self._write(report.raw_text)

    def _write_result(self, report: TaskReport) -> None:
        for part in result_parts(report):
            if part.heading:
                self._write(part.heading, is_heading=True)
            if part.table:
                write_table(self._new_paragraph(), part.table)
            if part.text:
                self._write(part.text)
        self._write_doubts(report)

    def _write_doubts(self, report: TaskReport) -> None:
        """Amber where a sentence does not stand on the text; below, in words, what is missing."""
        amber = QTextCharFormat()
        amber.setBackground(QColor(*_AMBER))
        for check in report.checks:
            found = self._text.document().find(check.sentence)
            if check.is_doubtful and not found.isNull():
                found.mergeCharFormat(amber)
        for title, lines in (
            (self.tr("Notes"), report.notes),
            (self.tr("To check"), report.doubts),
        ):
            if lines:
                self._write(title, is_heading=True)
                self._write("\n".join(lines))

    def _write_notes(self, view: TaskView) -> None:
        """The parts' notes; of a finished task, below its summary and without its last step."""
        is_done = view.report.result is not None
        notes = view.notes[:-1] if is_done else view.notes
        if is_done and not shows_notes(view.row.kind):
            return
        if is_done and notes:
            self._write(self.tr("Notes on the parts"), is_heading=True)
        for note in notes:
            self._write(note.heading, is_heading=True)
            self._write(note.text)

    def _write(self, text: str, *, is_heading: bool = False) -> None:
        cursor = self._new_paragraph()
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal)
        cursor.insertText(text, style)

    def _begin_stream(self, text: str) -> None:
        """What a running step has written so far; what comes is put in its place, read anew."""
        cursor = self._new_paragraph()
        self._stream_start = cursor.position()
        self._streamed = text
        cursor.insertText(streamed_in_words(text), QTextCharFormat())

    def _new_paragraph(self) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self._text.document().isEmpty():
            cursor.insertText("\n\n", QTextCharFormat())
        return cursor

    @Slot()
    def _show_receipt(self) -> None:
        if self._view is None:
            return
        receipt = self._view.report.receipt
        if not self._figures.isChecked():
            self._receipt.setText(receipt.in_words() if receipt.steps > 0 else "")
            return
        figures = receipt.model_dump()
        lines = [f"{name.replace('_', ' ')}: {_figure(value)}" for name, value in figures.items()]
        self._receipt.setText("\n".join(lines))

    def _set_enabled(self, *, has_text: bool) -> None:
        report = self._view.report if self._view is not None else None
        self.follow_up.show_for(report)
        self.waiting.show_for(report)
        self.report_shown.emit(report)
        self._copy.setEnabled(has_text)
        self._figures.setEnabled(self._view is not None)
        self.refine_button.setVisible(report is not None and report.is_draft)
        self.again_button.setEnabled(self._view is not None and self._view.row.state.is_final)
        stored_at = report.receipt.reused_at if report is not None else None
        self._stored.setVisible(stored_at is not None)
        if stored_at is not None:
            words = self.tr("The stored result of {day:%Y-%m-%d}: nothing was run again.")
            self._stored.setText(words.format(day=stored_at))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.refine_button)
        buttons.addStretch()
        buttons.addWidget(self._figures)
        buttons.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        for part in (self._stored, self._text, self.waiting, self._receipt, self.follow_up):
            layout.addWidget(part)
        layout.setStretchFactor(self._text, 1)
        layout.addLayout(buttons)


def _figure(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{number} {name}" for name, number in value.items())
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _why(report: TaskReport) -> str:
    """What a task waits for, and till when; before its first try, why it was sent that way."""
    return waiting(report.waits or report.reason or "", report.next_try)
