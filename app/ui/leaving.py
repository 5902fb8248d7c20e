"""What would leave for a task, seen before it does, and the user's word on it."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.leaving import Leaving, LeavingSet
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.language import said
from app.ui.leaving_set import LeavingSetDialog
from app.ui.theme import named
from app.ui.to_be_sent import every_word, summary
from app.ui.waiting_bar import WaitingBar

_WIDTH_CHARS, _HEIGHT_LINES = 96, 32
_MARGIN = 20


class LeavingDialog(QDialog):
    """Every word, to whom, for how much. Enter and Escape send nothing."""

    sent = Signal(bool)
    kept = Signal()

    def __init__(self, shown: Leaving, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setWindowTitle(self.tr("What would leave this machine"))
        self.about = summary(said(shown.in_words()))
        self.text = every_word(shown.text)
        kind = said(shown.category.value.replace("_", "-"))
        hosts = ", ".join(dict.fromkeys(place.host for place in shown.places))
        told = self.tr("“Always” is for all {kind} work that may leave, and for {hosts} alone.")
        self.note = named(QLabel(told.format(kind=kind, hosts=hosts)), "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.once_button = named(QPushButton(self.tr("&Send once")), "primary")
        self.always_button = QPushButton(self.tr("&Always for {kind}").format(kind=kind))
        self.keep_button = QPushButton(self.tr("&Keep it here"))
        self.later_button = QPushButton(self.tr("&Not now"))
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.once_button.clicked.connect(self._send_once)
        self.always_button.clicked.connect(self._send_always)
        self.keep_button.clicked.connect(self._keep)
        self.later_button.clicked.connect(self.reject)
        for button in (self.once_button, self.always_button, self.keep_button):
            button.setAutoDefault(False)
        self.later_button.setDefault(True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addStretch()
        for button in (self.later_button, self.always_button, self.once_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.about)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        self.ensurePolished()
        metrics = self.fontMetrics()
        self.resize(
            metrics.averageCharWidth() * _WIDTH_CHARS, metrics.lineSpacing() * _HEIGHT_LINES
        )
        self.later_button.setFocus()

    @Slot()
    def _send_once(self) -> None:
        self.sent.emit(False)
        self.accept()

    @Slot()
    def _send_always(self) -> None:
        self.sent.emit(True)
        self.accept()

    @Slot()
    def _keep(self) -> None:
        self.kept.emit()
        self.accept()


class Leavings(QObject):
    """Asks the house what would leave, shows it, and does what the user says.

    `changed` carries the rows of the tasks that go on.
    """

    changed = Signal(list)

    def __init__(
        self, desk: Desk, background: Background, window: QWidget, bar: WaitingBar
    ) -> None:
        super().__init__(window)
        self._desk, self._background, self._window = desk, background, window
        self.dialog: LeavingDialog | None = None
        self.set_dialog: LeavingSetDialog | None = None
        bar.look_wanted.connect(self.look)
        bar.set_wanted.connect(self.look_at_set)
        bar.keep_wanted.connect(self.keep)

    @Slot(str)
    def look(self, task_id: str) -> None:
        """Show what would leave for a task."""
        self._background.run(partial(self._desk.leaving, task_id), self._show)

    @Slot(str)
    def look_at_set(self, set_id: str) -> None:
        """Show what would leave for all of a set that wait for it."""
        self._background.run(partial(self._desk.leaving_of_set, set_id), self._show_set)

    @Slot(str)
    def keep(self, task_id: str) -> None:
        """Have it done here."""
        self._background.run(partial(self._desk.keep, task_id), self.changed.emit)

    def _show(self, shown: Leaving) -> None:
        self.dialog = LeavingDialog(shown, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.sent.connect(partial(self._send, shown))
        self.dialog.kept.connect(partial(self.keep, shown.task_id))
        self.dialog.open()

    def _show_set(self, shown: LeavingSet) -> None:
        self.set_dialog = LeavingSetDialog(shown, self._window)
        self.set_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.set_dialog.sent.connect(partial(self._send_set, shown))
        self.set_dialog.open()

    def _send_set(self, shown: LeavingSet) -> None:
        self._background.run(partial(self._desk.send_set, shown), self.changed.emit)

    def _send(self, shown: Leaving, is_always: bool) -> None:  # noqa: FBT001 - a signal's argument
        work = partial(self._desk.send, shown, is_always=is_always)
        self._background.run(work, self.changed.emit)
