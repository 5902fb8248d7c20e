"""A task as it is written down: its state, its notes as they come, its result, its doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor

from app.domain.points import streamed_in_words
from app.domain.result import TaskReport
from app.domain.route import waiting
from app.domain.task import TaskState
from app.pipeline.queries import StepNote, TaskRow
from app.ui.language import said
from app.ui.result.letters import find_in_order
from app.ui.result.passages import citations_of, reasons
from app.ui.result.result_text import Anchor, ResultText
from app.ui.result.writer import Writer
from app.ui.result_parts import Part, result_parts, shows_notes
from app.ui.theme import colours

_WARNING = "⚠ "
_PORTION_LETTERS = 6_000  # written within a few milliseconds
_BLOCK_LETTERS = 40  # what a block costs besides its letters
_MOST_STREAMED = 6_000  # of a paragraph that is being written, its end
_CODE = "```"


@dataclass(frozen=True)
class TaskView:
    """All that is shown of one task, as one query gave it."""

    row: TaskRow
    report: TaskReport
    notes: Sequence[StepNote]
    running_step_id: str | None
    running_heading: str


class Written(QObject):
    """Writes into a ResultText, a portion at a time, so that a long text stops nothing.

    `finished`: all of what was to be shown is there. The first portion is there at once.
    """

    finished = Signal()

    def __init__(self, text: ResultText) -> None:
        super().__init__(text)
        self._text = text
        self._writer = Writer(text.document(), text.font())
        self._view: TaskView | None = None
        self._colours = colours()
        self._anchors: list[Anchor] = []
        self._streamed, self._tail_start, self._stream_start = "", 0, 0
        self._settled = 0  # of what is streamed: letters that are not read anew
        self._pending: Iterator[int] = iter(())
        self._is_pending = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_finished(self) -> bool:
        """Whether all is there."""
        return not self._is_pending

    def show_plain(self, words: str) -> None:
        """Some words instead of a task."""
        self._view = None
        self._begin(self._words(words))

    def show(self, view: TaskView, streamed: str) -> None:
        """A task as it stands, with what its running step has written so far.

        Of one that runs, only what is new is written.
        """
        before, self._view, self._streamed = self._view, view, streamed
        if before is not None and self.is_finished and _goes_on(before, view):
            self._cut(self._tail_start)
            self._write(self._tail(view, view.notes[len(before.notes) :]))
        else:
            self._begin(self._all(view))

    def add(self, text: str) -> None:
        """A little more of the step that is being written."""
        self._streamed += text
        if self.is_finished:
            cursor = QTextCursor(self._text.document())
            cursor.beginEditBlock()  # else it is laid out anew for each word
            self._write_stream()
            cursor.endEditBlock()

    def recolour(self) -> None:
        """Write a task anew where the theme has other colours than it was written in."""
        if self._view is not None and self._colours is not colours():
            self._begin(self._all(self._view))

    def _begin(self, parts: Iterator[int]) -> None:
        self._colours = colours()
        self._text.set_anchors(())
        self._text.clear()
        self._writer = Writer(self._text.document(), self._text.font())
        self._anchors = []
        self._write(parts)

    def _write(self, parts: Iterator[int]) -> None:
        self._pending, self._is_pending = parts, True
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Write a portion; the document is laid out once behind it."""
        cursor, letters = QTextCursor(self._text.document()), 0
        cursor.beginEditBlock()
        try:
            for size in self._pending:
                letters += size + _BLOCK_LETTERS
                if letters > _PORTION_LETTERS:
                    self._timer.start()
                    return
        finally:
            cursor.endEditBlock()
        self._is_pending = False
        self._timer.stop()
        self._text.set_anchors(self._anchors)
        self.finished.emit()

    def _words(self, words: str) -> Iterator[int]:
        for paragraph in words.split("\n\n"):
            self._writer.plain(paragraph)
            yield len(paragraph)

    def _all(self, view: TaskView) -> Iterator[int]:
        yield from self._write_state(view)
        if view.report.result is not None:
            yield from self._write_finished_notes(view)
        else:
            yield from self._tail(view, view.notes)

    def _tail(self, view: TaskView, notes: Sequence[StepNote]) -> Iterator[int]:
        """The notes so far, and the step that is being written."""
        for note in notes:
            yield self._write_note(note)
        self._tail_start = _end_of(self._text)
        if view.running_step_id is not None:
            self._writer.heading(said(view.running_heading))
            self._writer.plain("")
            self._stream_start, self._settled = _end_of(self._text), 0
            self._write_stream()
            yield len(self._streamed)

    def _cut(self, at: int) -> None:
        """Take away what stands behind a place."""
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(at)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _write_stream(self) -> None:
        """What was written of it is read anew: a mark may have become emphasis by now."""
        if self._view is None or self._view.running_step_id is None:
            return
        self._cut(self._stream_start)
        writer = Writer(self._text.document(), self._text.font(), is_fresh=True)
        if self._streamed.lstrip().startswith("["):  # points, with quotes: no Markdown
            writer.plain(streamed_in_words(self._streamed)[-_MOST_STREAMED:])
            return
        open_part = self._streamed[self._settled :]
        settled, gap, rest = open_part.rpartition("\n\n")
        if gap and settled.count(_CODE) % 2 == 0:
            writer.markdown(settled)
            writer.plain("")  # the next time only what is behind it is read anew
            self._settled += len(settled) + len(gap)
            self._stream_start = _end_of(self._text)
            writer = Writer(self._text.document(), self._text.font(), is_fresh=True)
            open_part = rest
        writer.markdown(open_part[-_MOST_STREAMED:])

    def _write_state(self, view: TaskView) -> Iterator[int]:
        state = view.row.state
        if view.report.error is not None:
            yield self._write_failure(view.report)
        elif view.report.result is not None:
            yield from self._write_result(view.report)
        elif state in {TaskState.QUEUED, TaskState.PAUSED}:
            is_paused = state is TaskState.PAUSED
            words = self.tr("Paused.") if is_paused else self.tr("Waiting for its turn.")
            self._writer.plain(words)
        elif state is TaskState.WAITING_FOR_NETWORK:
            self._writer.plain(self.tr("It {waits}.").format(waits=_why(view.report)))
        elif state is TaskState.CANCELLED:
            self._writer.heading(self.tr("Cancelled."))
        elif not view.notes and view.running_step_id is None:
            self._writer.plain(self.tr("Reading the document."))

    def _write_failure(self, report: TaskReport) -> int:
        """What happened, what to do, and the answer that could not be used, if there was one."""
        if report.error is not None:
            self._writer.heading(said(report.error.title) + ".")
            self._writer.plain(said(report.error.hint))
        if report.raw_text is not None:
            self._writer.heading(self.tr("The answer that could not be used"))
            self._writer.plain(report.raw_text)
        return len(report.raw_text or "")

    def _write_result(self, report: TaskReport) -> Iterator[int]:
        """What it says, what of it is doubtful, then what it rests on."""
        first, *others = result_parts(report)
        yield from self._write_part(first, report)
        warnings = [_WARNING + said(doubt) for doubt in report.doubts]
        yield from self._write_list(self.tr("To check"), warnings)
        for part in others:
            yield from self._write_part(part, report)
        yield from self._write_list(self.tr("Notes"), [said(note) for note in report.notes])

    def _write_list(self, title: str, lines: Sequence[str]) -> Iterator[int]:
        if lines:
            self._writer.heading(title)
        for line in lines:
            self._writer.item(line)
            yield len(line)

    def _write_part(self, part: Part, report: TaskReport) -> Iterator[int]:
        if part.heading:
            self._writer.heading(part.heading)
        if part.markdown:
            yield from self._writer.markdown_blocks(part.markdown)
            self._lead_from_sentences(report)
        if part.table:
            self._lead(self._writer.table(part.table), part)
            yield sum(len(cell) + _BLOCK_LETTERS for row in part.table for cell in row)
        places = []
        for item in part.items:
            places.append(self._writer.item(item))
            yield len(item)
        self._lead(places, part)
        if part.text:
            self._writer.plain(part.text)
            yield len(part.text)

    def _lead_from_sentences(self, report: TaskReport) -> None:
        """Each sentence that is there now leads to the passages it rests on."""
        sentences = [check.sentence for check in report.checks]
        if not sentences:
            return
        written, why = self._text.document().toPlainText(), reasons(report)
        for sentence, stretch in zip(sentences, find_in_order(written, sentences), strict=True):
            citations, reason = citations_of(sentence, report), why.get(sentence, "")
            if stretch is not None and (citations or reason):
                self._anchors.append(Anchor(*stretch, sentence, citations, reason))

    def _lead(self, places: Sequence[tuple[int, int]], part: Part) -> None:
        """Rows or items lead to their passages."""
        for (start, end), citations in zip(places, part.cited, strict=False):
            if citations:
                words = citations[0].statement
                self._anchors.append(Anchor(start, end, words, citations))

    def _write_finished_notes(self, view: TaskView) -> Iterator[int]:
        """The parts' notes below the result, without its last step."""
        notes = view.notes[:-1] if shows_notes(view.row.kind) else ()
        if notes:
            self._writer.heading(self.tr("Notes on the parts"), level=2)
        for note in notes:
            yield self._write_note(note)

    def _write_note(self, note: StepNote) -> int:
        self._writer.heading(said(note.heading))
        self._writer.plain(note.text)
        return len(note.text)


def _goes_on(before: TaskView, now: TaskView) -> bool:
    """Whether a running task has only got further."""
    is_same = before.row.id == now.row.id
    is_running = before.row.state is now.row.state is TaskState.RUNNING
    was_begun = bool(before.notes)  # else it still says that it is reading
    kept = list(now.notes[: len(before.notes)]) == list(before.notes)
    return is_same and is_running and was_begun and kept


def _end_of(text: ResultText) -> int:
    cursor = QTextCursor(text.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return cursor.position()


def _why(report: TaskReport) -> str:
    """What a task waits for, and till when; before its first try, why it was sent that way."""
    return said(waiting(report.waits or report.reason or "", report.next_try))
