"""The end of the first run: a sample letter is summarized, as any document would be."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QTextEdit, QWidget

from app.domain.task import Kind, TaskState
from app.pipeline.house import House
from app.pipeline.queries import TaskRow
from app.pipeline.submit import Order
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.figures import filled
from app.ui.first_run.step import Step, words
from app.ui.result_pane import TaskView

_LOOK_MS = 400
_LINES = 8
# An answer has some thousand signs; the bar stops short of its end until it is there.
_WHOLE, _NEARLY = 2000, 1950


class SampleStep(Step):
    """It runs in the queue like everything else; `task_wanted` asks for it in the window."""

    task_wanted = Signal(str)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Your first summary"))
        self.lead.setText(
            self.tr(
                "A letter of the harbour office, which comes with Homeport, is summarized now. "
                "Any document that you drop on the window goes the same way."
            )
        )
        self._desk, self._background = Desk(house), background
        self._path = house.short_sample
        self.task_id: str | None = None
        self.is_done = False
        self.state = words("", "")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the summary"))
        self.bar.setRange(0, _WHOLE)
        self.text = QTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Summary"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.receipt = words("", "receipt")
        self.open_button = QPushButton(self.tr("&Open it in the window"))
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self._open)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()

    def begin(self) -> None:
        """Queue the letter, once."""
        if self.task_id is None:
            order = Order(Kind.SUMMARIZE, self._path)
            self._background.run(partial(self._desk.order, order, [self._path]), self._queued)

    def stop(self) -> None:
        """The task goes on in the window."""
        self._timer.stop()

    def add_text(self, task_id: str, _step_id: str, text: str) -> None:
        """What the model writes, as it comes."""
        if task_id == self.task_id and not self.is_done:
            self.bar.setValue(min(_NEARLY, max(_WHOLE // 2, self.bar.value()) + len(text)))
            cursor = self.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText(text)

    def show_reading(self, task_id: str, done: int, total: int) -> None:
        """How much of the letter the model has read; the other half of the bar is writing."""
        if task_id == self.task_id and not self.is_done and not self.text.toPlainText():
            self.bar.setValue(round(_WHOLE / 2 * done / max(1, total)))

    def _queued(self, rows: list[TaskRow]) -> None:
        self.task_id = rows[0].id
        self.open_button.setEnabled(True)
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self.task_id is not None:
            self._background.run(partial(self._desk.view, self.task_id), self._show)

    def _show(self, view: TaskView) -> None:
        row = view.row
        if self.is_done:
            return
        if not row.state.is_final:
            self.state.setText(self._stage(row))
            return
        self.is_done = True
        self._timer.stop()
        self.bar.hide()
        self.ready_changed.emit()
        report = view.report
        if row.state is not TaskState.SUCCEEDED:
            self.show_trouble(row.error)
            return
        self.state.setText(self.tr("Done."))
        self.text.setPlainText(str(report.result))
        read = self.tr(
            "{pages} of {total} pages read, {tokens:,} tokens, {dropped} dropped; {seconds:.0f} s "
            "with {model}; {sent} bytes left this machine."
        )
        got = report.receipt
        self.receipt.setText(
            filled(
                read,
                pages=got.pages_read,
                total=got.pages_total,
                tokens=got.tokens_read,
                dropped=got.tokens_dropped,
                seconds=got.seconds,
                model=got.model,
                sent=got.bytes_left_machine,
            )
        )

    def _stage(self, row: TaskRow) -> str:
        if row.state is not TaskState.RUNNING:
            return self.tr("It waits for its turn.")
        if self.text.toPlainText():
            return self.tr("The model writes…")
        return self.tr("The model reads the letter…")

    @Slot()
    def _open(self) -> None:
        if self.task_id is not None:
            self.task_wanted.emit(self.task_id)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.open_button)
        self.inside.addLayout(row)
        self.inside.addWidget(self.bar)
        self.inside.addWidget(self.text, 1)
        self.inside.addWidget(self.receipt)
        note = words(
            self.tr(
                "The starter model is small: check what it says. In the window each sentence is "
                "looked up in the text, and what cannot be found there is marked."
            )
        )
        self.inside.addWidget(note)
