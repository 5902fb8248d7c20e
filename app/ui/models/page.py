"""The page on models: those on this machine, and those that would suit it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.domain.download import DownloadView
from app.domain.errors import ErrorInfo
from app.domain.model import ModelEntry, ModelState
from app.domain.ports.models import OnModelProgress
from app.pipeline.house import House
from app.pipeline.models import start_download, use_model
from app.ui.background import Background
from app.ui.language import error_said, said
from app.ui.models.asking import asked
from app.ui.models.board import Board
from app.ui.models.looking import Look, downloads_of, fits_of, look
from app.ui.models.work import ModelWork

_LOOK_MS = 700
_SUFFIX = ".gguf"


class ModelsPage(QWidget):
    """Installed and recommended models; see `app.ui.models.board` for what is on it.

    Nothing is read on the main thread: short looks go through the window's command thread, those
    that ask the devices and those that read whole files through threads of the page's own.
    """

    told = Signal(str)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self._entries: dict[str, ModelEntry] = {}
        self.work, self.hashing = ModelWork(self), ModelWork(self)
        self._hashed: set[tuple[str, int]] = set()
        self._surveying, self._steering = Background(self), Background(self)
        self._surveying.failed.connect(self._on_failed)
        self._steering.failed.connect(self._on_failed)
        self.board = Board(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look_at_downloads)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.use_wanted.connect(self.use)
        board.verify_wanted.connect(self.verify)
        board.export_wanted.connect(self.ask_export)
        board.remove_wanted.connect(self.ask_remove)
        board.add_wanted.connect(self.ask_add)
        board.import_wanted.connect(self.ask_import)
        board.stop_wanted.connect(self.work.stop)
        board.download_wanted.connect(self.download)
        downloads = self._house.model_source.downloads
        board.pause_wanted.connect(partial(self._steer, downloads.pause))
        board.resume_wanted.connect(partial(self._steer, downloads.resume))
        board.cancel_wanted.connect(partial(self._steer, downloads.cancel))
        board.other_wanted.connect(self.ask_other)
        board.token_wanted.connect(self.ask_token)
        self.work.changed.connect(self._show)
        self.work.moved.connect(board.show_progress)
        self.work.failed.connect(self._on_failed)
        self.hashing.moved.connect(board.show_hashing)

    def look(self) -> None:
        """Read everything anew."""
        self._background.run(partial(look, self._house), self._on_look)
        self._surveying.run(partial(fits_of, self._house), self.board.show_fits)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked at behind other pages; downloads go on."""
        self._timer.stop()
        super().hideEvent(event)

    # --- what a person does -----------------------------------------------------------

    @Slot(str)
    def use(self, name: str) -> None:
        """Use a model from the next task on."""
        self.work.start(name, partial(use_model, self._house, name), self._on_used)

    @Slot(str)
    def verify(self, name: str) -> None:
        """Read and try a model's file; one in quarantine only when it is said again."""
        entry = self._entries[name]
        if entry.state is not ModelState.QUARANTINED:
            self._check(entry, is_again=False)
            return
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Try again"), "", parent=self)
        box.setText(self.tr("This file has brought a trial down. Try it once more?"))
        box.setInformativeText(self.tr("It is tried in a process apart; nothing else is at risk."))
        self._ask(box, self.tr("Try again"), partial(self._check, entry, is_again=True))

    @Slot(str)
    def ask_remove(self, name: str) -> None:
        """Delete a model's file, after asking."""
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Remove model"), "", parent=self)
        box.setText(self.tr("Remove {name} from this machine?").format(name=name))
        box.setInformativeText(self.tr("Its file is deleted. It can be downloaded or added again."))
        self._ask(box, self.tr("Remove"), partial(self._remove, name))

    @Slot()
    def ask_add(self) -> None:
        """Choose GGUF files and take them in."""
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add models"), "", self.tr("GGUF models") + f" (*{_SUFFIX})"
        )
        self.add([Path(name) for name in names])

    @Slot()
    def ask_import(self) -> None:
        """Choose a model pack and take its model in."""
        patterns = self.tr("Model packs") + " (*.tar homeport-model.json)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model pack"), "", patterns)
        if name:
            self.import_pack(Path(name))

    @Slot(str)
    def ask_export(self, name: str) -> None:
        """Choose where a model's pack goes."""
        patterns = self.tr("Model packs") + " (*.tar)"
        to, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export a model pack"), f"{name}.tar", patterns
        )
        if to:
            path = Path(to) if to.endswith(".tar") else Path(f"{to}.tar")
            self.export(name, path)

    def add(self, paths: list[Path]) -> None:
        """Take files in, one after another."""
        for path in paths:
            self.work.start(path.name, partial(self._house.shelf.add, path), self._on_added)

    def import_pack(self, pack: Path) -> None:
        """Take the model of a pack in."""
        work = partial(self._house.shelf.import_pack, pack)
        self.work.start(pack.name, work, self._on_added)

    def export(self, name: str, to: Path) -> None:
        """Write a model's pack."""

        def write(tell: OnModelProgress) -> Path:
            return self._house.shelf.export(name, to, tell)

        self.work.start(name, write, self._on_exported)

    @Slot(str)
    def download(self, wish: str) -> None:
        """Get a model of the catalogue, or of the hub."""
        self._steering.run(partial(start_download, self._house, wish), self._on_steered)

    @Slot()
    def ask_other(self) -> None:
        """Get a model that the catalogue does not know."""
        label = self.tr("A model of the hub: OWNER/NAME, or OWNER/NAME:FILE")
        self.input = asked(self, self.tr("Get another model"), label)
        self.input.textValueSelected.connect(self.download)

    @Slot()
    def ask_token(self) -> None:
        """Keep the hub's access token in the keyring."""
        label = self.tr(
            "Access token. It is kept in the system's keyring and sent to the hub only."
        )
        self.input = asked(self, self.tr("Access token"), label, is_secret=True)
        self.input.textValueSelected.connect(self._keep_token)

    @Slot(str)
    def _keep_token(self, token: str) -> None:
        self._steering.run(partial(self._house.model_source.tokens.store, token), self._on_token)

    def _on_token(self, _none: None) -> None:
        self.told.emit(self.tr("The access token is in the keyring."))

    # --- drops ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """GGUF files may be dropped anywhere on the page."""
        if _models_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        paths = _models_in(event)
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    # --- what has been done -----------------------------------------------------------

    def _on_look(self, found: Look) -> None:
        self._entries = {entry.name: entry for entry in found.entries}
        self.board.show_all(found, is_free=not self.work.is_busy)
        for entry in found.entries:
            self._learn_hash(entry)

    def _learn_hash(self, entry: ModelEntry) -> None:
        """Read a file that was never hashed, quietly and once while it is the same size."""
        mark = (entry.name, entry.size_bytes)
        is_there = entry.state is not ModelState.MISSING
        if entry.sha256 is None and is_there and mark not in self._hashed:
            self._hashed.add(mark)
            work = partial(self._house.shelf.hash, entry.name)
            self.hashing.start(entry.name, work, self._on_hashed)

    def _on_hashed(self, _entry: ModelEntry) -> None:
        self._background.run(partial(look, self._house), self._on_look)

    @Slot()
    def _show(self) -> None:
        self.board.show_busy(is_busy=self.work.is_busy)

    def _on_used(self, entry: ModelEntry) -> None:
        self.told.emit(self.tr("{name} is used from the next task on.").format(name=entry.name))
        self.look()

    def _on_added(self, entry: ModelEntry) -> None:
        self.told.emit(self.tr("{name} is on this machine now.").format(name=entry.name))
        self.look()

    def _on_checked(self, entry: ModelEntry) -> None:
        sound = self.tr("{name} is as it should be, and works.").format(name=entry.name)
        self.told.emit(said(entry.problem.title) if entry.problem else sound)
        self.look()

    def _on_exported(self, pack: Path) -> None:
        self.told.emit(self.tr("The pack is {path}.").format(path=str(pack)))

    def _on_removed(self, entry: ModelEntry) -> None:
        self.told.emit(self.tr("{name} is removed.").format(name=entry.name))
        self.look()

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self.board.show_problem(error_said(error))

    # --- downloads --------------------------------------------------------------------

    def _steer(self, act: Callable[[str], None], download_id: str) -> None:
        self._steering.run(partial(act, download_id), self._on_steered)

    def _on_steered(self, _result: object) -> None:
        self._timer.start()
        self._look_at_downloads()

    @Slot()
    def _look_at_downloads(self) -> None:
        self._background.run(partial(downloads_of, self._house), self._on_downloads)

    def _on_downloads(self, views: list[DownloadView]) -> None:
        has_ended = self.board.show_downloads(views)
        if not any(view.state.is_busy for view in views):
            self._timer.stop()
        if has_ended:
            self.look()

    # --- small parts ------------------------------------------------------------------

    def _check(self, entry: ModelEntry, *, is_again: bool) -> None:
        def check(tell: OnModelProgress) -> ModelEntry:
            return self._house.shelf.check(entry.path, tell, is_again=is_again)

        self.work.start(entry.name, check, self._on_checked)

    def _remove(self, name: str) -> None:
        self._steering.run(partial(self._house.shelf.remove, name), self._on_removed)

    def _ask(self, box: QMessageBox, agree: str, then: Callable[[], None]) -> None:
        """Ask without holding anything up; what is not agreed to is not done."""
        yes = box.addButton(agree, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)

        def answered() -> None:
            if box.clickedButton() is yes:
                then()
            box.deleteLater()

        box.finished.connect(answered)
        self.question = box
        box.open()


def _models_in(event: QDropEvent) -> list[Path]:
    """The GGUF files that are dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == _SUFFIX]
