"""Deleting from the window: ask, hide, give ten seconds, delete, and say what the check found."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.deleting import Deletion, Doomed
from app.domain.errors import ErrorInfo
from app.domain.ports.history import HistoryFilter
from app.pipeline.deleting import (
    UNDO_S,
    delete_tasks,
    look_at_deletion,
    mark_deletion,
    undo_deletion,
)
from app.pipeline.history import all_matching
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.history.undo_bar import UndoBar
from app.ui.language import error_said


class Deletions(QObject):
    """`hidden`: tasks that are shown no longer. `changed`: look anew."""

    hidden = Signal(list)
    changed = Signal()
    told = Signal(str)

    def __init__(self, house: House, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._house, self._background, self._window = house, background, window
        self.bar = UndoBar(UNDO_S)
        self.bar.undone.connect(self._undo)
        self.bar.expired.connect(self._finish)
        # To clean and look through a large store takes long, and others ask meanwhile.
        self._worker = Background(self)
        self._worker.failed.connect(self._on_failed)
        self._doomed: Doomed | None = None
        self._marked: tuple[str, ...] = ()
        self._had_running = False
        self.dialog: QMessageBox | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def ask(self, task_ids: Sequence[str]) -> None:
        """Say what would go with these, and ask."""
        if task_ids:
            work = partial(look_at_deletion, self._house.ports, list(task_ids))
            self._background.run(work, self._ask)

    def ask_all(self, wanted: HistoryFilter) -> None:
        """The same of all that is found."""
        self._background.run(partial(self._look_at_all, wanted), self._ask)

    @Slot()
    def stop(self) -> None:
        """What is being deleted is finished; what waits is deleted after the next start."""
        self.bar.timer.stop()
        self._worker.close()

    def _look_at_all(self, wanted: HistoryFilter) -> Doomed:
        ports = self._house.ports
        return look_at_deletion(ports, all_matching(ports, wanted))

    def _ask(self, doomed: Doomed) -> None:
        if not doomed.task_ids:
            return
        self._doomed = doomed
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Delete for good"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(
            self.tr("Delete %n task(s) with all that came of them?", "", len(doomed.task_ids))
        )
        box.setInformativeText(self._what_goes(doomed))
        delete = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("&Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        delete.clicked.connect(self._agree)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = box
        box.open()

    def _what_goes(self, doomed: Doomed) -> str:
        parts = [
            self.tr(
                "Their results and steps, and the stored text of %n document(s), go.",
                "",
                doomed.documents,
            )
        ]
        if doomed.followers:
            parts.append(
                self.tr("%n later question(s) rest on them and go too.", "", doomed.followers)
            )
        if doomed.running:
            parts.append(self.tr("%n of them run(s) now and is stopped.", "", doomed.running))
        if doomed.documents_shared:
            parts.append(
                self.tr("%n document(s) stay(s), for other tasks.", "", doomed.documents_shared)
            )
        if doomed.pasted:
            parts.append(
                self.tr("%n pasted text(s) in Homeport's own folder go(es) too.", "", doomed.pasted)
            )
        if doomed.backups:
            parts.append(
                self.tr(
                    "%n backup(s) hold(s) them: a fresh one takes their place.", "", doomed.backups
                )
            )
        if doomed.delivered:
            parts.append(
                self.tr("%n result(s) at your sync place stay(s) there.", "", doomed.delivered)
            )
        parts.append(self.tr("Your own files are not touched. Figures and the ledger stay."))
        return "\n".join(parts)

    @Slot()
    def _agree(self) -> None:
        doomed, self._doomed = self._doomed, None
        if doomed is None:
            return
        if self.bar.is_waiting:  # one way back at a time: the earlier ones go now
            self.bar.expire()
        self._marked, self._had_running = doomed.task_ids, doomed.running > 0
        self.hidden.emit(list(doomed.task_ids))
        self.bar.offer(self.tr("%n task(s) deleted.", "", len(doomed.task_ids)))
        self._background.run(partial(mark_deletion, self._house.ports, doomed.task_ids))

    @Slot()
    def _undo(self) -> None:
        marked, self._marked = self._marked, ()
        work = partial(undo_deletion, self._house.ports, marked)
        self._background.run(work, self._on_undone)

    def _on_undone(self, _: None) -> None:
        if self._had_running:
            self.told.emit(self.tr("Nothing was deleted. What ran was stopped and stays so."))
        self.changed.emit()

    @Slot()
    def _finish(self) -> None:
        marked, self._marked = self._marked, ()
        if marked:
            self.bar.say(self.tr("Deleting, and looking whether anything is left…"))
            self._worker.run(partial(delete_tasks, self._house.ports, marked), self._tell)

    def _tell(self, done: Deletion) -> None:
        words = self.words(done)
        if not self.bar.is_waiting:
            self.bar.say(words, is_done=True)
        if not self.bar.isVisible():  # another page is shown, or another deletion waits
            self.told.emit(words)
        self.changed.emit()

    def words(self, done: Deletion) -> str:
        """What was deleted, and what the check found."""
        proof = done.proof
        if proof.is_clean:
            said = self.tr(
                "Deleted. Checked: no trace of it in the store or its %n backup(s).",
                "",
                proof.backups,
            )
            if proof.shared:
                return said + " " + self.tr("Some of the text stays in tasks that you kept.")
            return said
        if proof.open_still:
            return self.tr(
                "Deleted. Not everything could be cleaned yet: Homeport tries again by itself."
            )
        files = ", ".join(file.file for file in proof.files if file.found)
        found = self.tr("Deleted, but something of it was found in {files}.")
        return found.format(files=files or self.tr("the index"))

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self.bar.say("")
        self.told.emit(error_said(error))
        self.changed.emit()
