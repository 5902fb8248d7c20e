"""Why a document stays here, and the user's word that it may leave all the same."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.pii import NOT_LOOKED_FOR, PiiCounts, pii_in_words
from app.domain.ports import Ports
from app.domain.result import TaskReport
from app.pipeline.pii_view import DocumentPii, confirm, look_at_files, look_at_task, withdraw
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.language import said
from app.ui.result_pane import ResultPane
from app.ui.theme import named

_BELOW_TITLE = 1
_MARGIN, _WIDTH_CHARS, _MOST_SHOWN = 20, 76, 12


class PiiNote(QWidget):
    """A line that says what keeps documents here, with a button to look closer."""

    wanted = Signal()

    def __init__(self, words: str) -> None:
        """Make it.

        Args:
            words: what is said, with the kinds and numbers for `{found}`.
        """
        super().__init__()
        self._words = words
        self._label = named(QLabel(), "muted")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.button = QPushButton(self.tr("&What was found…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.button)
        self.hide()

    def show_counts(self, counts: PiiCounts) -> None:
        """Say what was found; nothing is said of nothing."""
        self._label.setText(filled(self._words, found=said(pii_in_words(counts))) if counts else "")
        self.setVisible(bool(counts))

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()


class PiiDialog(QDialog):
    """What each document holds, in numbers. Enter and Escape change nothing."""

    def __init__(self, seen: Sequence[DocumentPii], parent: QWidget) -> None:
        super().__init__(parent)
        self.seen = seen
        is_any = any(one.stays for one in seen)
        self.setWindowTitle(self.tr("Personal data"))
        self.about = named(QLabel(self._title(is_any=is_any)), "title")
        self.found = QLabel(_in_lines(seen))
        self.limits = named(
            QLabel(f"{self._what_follows(is_any=is_any)}\n\n{said(NOT_LOOKED_FOR)}"), "muted"
        )
        for label in (self.about, self.found, self.limits):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.keep_button = QPushButton(self.tr("&Leave it as it is"))
        self.keep_button.setDefault(True)
        words = self.tr("It &may leave") if is_any else self.tr("&Keep it here again")
        self.change_button = QPushButton(words)
        self.change_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.reject)
        self.change_button.clicked.connect(self.accept)
        self._lay_out()

    def _title(self, *, is_any: bool) -> str:
        if is_any:
            return self.tr("Found in the text, so it stays on this machine:")
        return self.tr("Found in the text; you have confirmed that it may leave:")

    def _what_follows(self, *, is_any: bool) -> str:
        if is_any:
            return self.tr(
                "If you say that it may leave, all of its text can go to the provider in the "
                "settings, with any work that is allowed to. That holds for this content until you "
                "take it back. Work that was kept here stays here: run it again."
            )
        return self.tr("If you take that back, work on it that has not ended stays here too.")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.change_button)
        buttons.addStretch()
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for part in (self.about, self.found, self.limits):
            layout.addWidget(part)
        layout.addStretch()
        layout.addLayout(buttons)
        self.ensurePolished()
        width = self.fontMetrics().averageCharWidth() * _WIDTH_CHARS
        self.resize(width, layout.totalHeightForWidth(width))
        self.keep_button.setFocus()


class PiiDoor(QObject):
    """Shows what was found, and keeps the user's word. `changed` says in words what it was."""

    changed = Signal(str)

    def __init__(self, ports: Ports, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._ports, self._background, self._window = ports, background, window
        self.dialog: PiiDialog | None = None

    @Slot(str)
    def look_at_task(self, task_id: str) -> None:
        """Show what a task's documents hold."""
        self._background.run(partial(look_at_task, self._ports, task_id), self._show)

    def look_at_files(self, paths: Sequence[Path]) -> None:
        """Show what these files hold."""
        self._background.run(partial(look_at_files, self._ports, paths), self._show)

    def _show(self, seen: list[DocumentPii]) -> None:
        holding = [one for one in seen if one.found]
        if not holding:
            return
        self.dialog = PiiDialog(holding, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(partial(self._change, holding))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _change(self, seen: list[DocumentPii]) -> None:
        if any(one.stays for one in seen):
            words = self.tr(
                "You have confirmed that it may leave. What was kept here: run it again."
            )
            self._background.run(partial(confirm, self._ports, seen), partial(self._told, words))
        else:
            words = self.tr("It stays on this machine from now on.")
            self._background.run(partial(withdraw, self._ports, seen), partial(self._told, words))

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    def _told(self, words: str, _done: None) -> None:
        self.changed.emit(words)


class PanePii(PiiDoor):
    """The same for the task in the result pane, with a line there that says why it stayed here."""

    def __init__(
        self,
        pane: ResultPane,
        ports: Ports,
        background: Background,
        on_changed: Callable[[str], None],
    ) -> None:
        super().__init__(ports, background, pane)
        self._task_id = ""
        self.note = PiiNote(self.tr("It stays on this machine: {found} found in it."))
        self.note.wanted.connect(self._look)
        layout = pane.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - the pane's own
        layout.insertWidget(_BELOW_TITLE, self.note)
        pane.report_shown.connect(self._show_report)
        self.changed.connect(on_changed)

    @Slot(object)
    def _show_report(self, report: TaskReport | None) -> None:
        self._task_id = report.task_id if report is not None else ""
        self.note.show_counts(report.receipt.pii if report is not None else {})

    @Slot()
    def _look(self) -> None:
        self.look_at_task(self._task_id)


def _in_lines(seen: Sequence[DocumentPii]) -> str:
    """A line for each document; of very many the first."""
    lines = [f"{one.document}: {said(pii_in_words(one.found))}" for one in seen[:_MOST_SHOWN]]
    more = len(seen) - _MOST_SHOWN
    words = filled(QCoreApplication.translate("PiiDoor", "… and {n:,} more documents"), n=more)
    return "\n".join([*lines, words] if more > 0 else lines)
