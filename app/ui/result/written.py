"""A task as it is written down: its state, its notes as they come, its result, its doubts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from app.domain.points import streamed_in_words
from app.domain.result import Citation, TaskReport
from app.domain.route import waiting
from app.domain.task import TaskState
from app.pipeline.queries import StepNote, TaskRow
from app.ui.result.letters import find_in_order
from app.ui.result.passages import citations_of, reasons
from app.ui.result.result_text import Anchor, ResultText
from app.ui.result.writer import Writer
from app.ui.result_parts import Part, result_parts, shows_notes

_WARNING = "⚠ "


@dataclass(frozen=True)
class TaskView:
    """All that is shown of one task, as one query gave it."""

    row: TaskRow
    report: TaskReport
    notes: Sequence[StepNote]
    running_step_id: str | None
    running_heading: str


class Written(QObject):
    """Writes into a ResultText."""

    def __init__(self, text: ResultText) -> None:
        super().__init__(text)
        self._text = text
        self._writer = Writer(text.document(), text.font())
        self._anchors: list[Anchor] = []
        self._streamed, self._stream_start = "", 0

    def show_plain(self, words: str) -> None:
        """Some words instead of a task."""
        self._begin()
        for paragraph in words.split("\n\n"):
            self._writer.plain(paragraph)
        self._text.set_anchors(())

    def show(self, view: TaskView, streamed: str) -> None:
        """A task as it stands, with what its running step has written so far."""
        self._begin()
        self._write_state(view)
        self._text.set_anchors(self._anchors)
        if view.running_step_id is not None:
            self._writer.heading(view.running_heading)
            _, self._stream_start = self._writer.plain("")
            self._streamed = streamed
            self._write_stream()

    def add(self, text: str) -> None:
        """A little more of the step that is being written."""
        self._streamed += text
        self._write_stream()

    def _begin(self) -> None:
        self._text.set_anchors(())
        self._text.clear()
        self._writer = Writer(self._text.document(), self._text.font())
        self._anchors = []

    def _write_stream(self) -> None:
        """What was written of it is read anew: a mark may have become emphasis by now."""
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(self._stream_start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        writer = Writer(self._text.document(), self._text.font(), is_fresh=True)
        if self._streamed.startswith("["):  # points with quotes of the document: no Markdown
            writer.plain(streamed_in_words(self._streamed))
        else:
            writer.markdown(self._streamed)

    def _write_state(self, view: TaskView) -> None:
        state = view.row.state
        if view.report.error is not None:
            self._write_failure(view.report)
        elif view.report.result is not None:
            self._write_result(view.report)
        elif state in {TaskState.QUEUED, TaskState.PAUSED}:
            is_paused = state is TaskState.PAUSED
            words = self.tr("Paused.") if is_paused else self.tr("Waiting for its turn.")
            self._writer.plain(words)
        elif state is TaskState.WAITING_FOR_NETWORK:
            self._writer.plain(self.tr("It {waits}.").format(waits=_why(view.report)))
        elif state is TaskState.CANCELLED:
            self._writer.heading(self.tr("Cancelled."))
        elif not view.notes:
            self._writer.plain(self.tr("Reading the document."))
        self._write_notes(view)

    def _write_failure(self, report: TaskReport) -> None:
        """What happened, what to do, and the answer that could not be used, if there was one."""
        if report.error is not None:
            self._writer.heading(report.error.title + ".")
            self._writer.plain(report.error.hint)
        if report.raw_text is not None:
            self._writer.heading(self.tr("The answer that could not be used"))
            self._writer.plain(report.raw_text)

    def _write_result(self, report: TaskReport) -> None:
        """What it says, what of it is doubtful, then what it rests on."""
        first, *others = result_parts(report)
        self._write_part(first, report)
        self._write_list(self.tr("To check"), [_WARNING + doubt for doubt in report.doubts])
        for part in others:
            self._write_part(part, report)
        self._write_list(self.tr("Notes"), report.notes)

    def _write_list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._writer.heading(title)
        for line in lines:
            self._writer.item(line)

    def _write_part(self, part: Part, report: TaskReport) -> None:
        if part.heading:
            self._writer.heading(part.heading)
        if part.markdown:
            self._write_sentences(part.markdown, report)
        if part.table:
            self._lead(self._writer.table(part.table), part)
        self._lead([self._writer.item(item) for item in part.items], part)
        if part.text:
            self._writer.plain(part.text)

    def _write_sentences(self, markdown: str, report: TaskReport) -> None:
        """The text; each of its sentences leads to the passages it rests on."""
        self._writer.markdown(markdown)
        written, why = self._text.document().toPlainText(), reasons(report)
        sentences = [check.sentence for check in report.checks]
        for sentence, stretch in zip(sentences, find_in_order(written, sentences), strict=True):
            citations, reason = citations_of(sentence, report), why.get(sentence, "")
            if stretch is not None and (citations or reason):
                self._anchors.append(Anchor(*stretch, sentence, citations, reason))

    def _lead(self, places: Sequence[tuple[int, int]], part: Part) -> None:
        """Rows or items lead to their passages."""
        cited: Sequence[tuple[Citation, ...]] = part.cited or [()] * len(places)
        for (start, end), citations in zip(places, cited, strict=False):
            if citations:
                words = citations[0].statement
                self._anchors.append(Anchor(start, end, words, citations))

    def _write_notes(self, view: TaskView) -> None:
        """The parts' notes; of a finished task, below its summary and without its last step."""
        is_done = view.report.result is not None
        notes = view.notes[:-1] if is_done else view.notes
        if is_done and not shows_notes(view.row.kind):
            return
        if is_done and notes:
            self._writer.heading(self.tr("Notes on the parts"), level=2)
        for note in notes:
            self._writer.heading(note.heading)
            self._writer.plain(note.text)


def _why(report: TaskReport) -> str:
    """What a task waits for, and till when; before its first try, why it was sent that way."""
    return waiting(report.waits or report.reason or "", report.next_try)
