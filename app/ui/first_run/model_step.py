"""The second step: one model that suits this machine, a file of one's own, or the starter."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.download import DownloadState, DownloadView, Wish
from app.domain.errors import ErrorInfo
from app.domain.model import ModelEntry
from app.domain.recommendation import Advice, FitVerdict
from app.pipeline.first_run import Suggestion, suggest, title_of
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.download_words import download_words, time_words
from app.ui.figures import size_words
from app.ui.first_run.file_work import FileWork
from app.ui.first_run.step import Step, words
from app.ui.language import said
from app.ui.theme import named

_MARGIN, _INDENT, _LOOK_MS = 16, 28, 500
# A line that many homes have, to say about how long a download takes before any was made.
_USUAL_BYTES_PER_S = 6_250_000


class ModelStep(Step):
    """The starter is what is chosen first: nothing is fetched unless a person says so.

    A download is begun by going on with it, and runs while one looks at the next steps. `settled`
    says in words what came of it; the model is in use by then.
    """

    settled = Signal(str)

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("A model that fits"))
        self.lead.setText(
            self.tr(
                "The starter model shows that everything works; it is too small to be trusted "
                "with facts. A larger one does better work."
            )
        )
        self._house, self._downloads = house, house.model_source.downloads
        self._background = Background(self)  # devices and disks may take long
        self._background.failed.connect(self.show_trouble)
        self.advice: Advice | None = None
        self.download_id: str | None = None
        self.is_downloading = False
        self.file = FileWork(house, self)
        self.file.changed.connect(self._show_file)
        self.group = QButtonGroup(self)
        self.download_choice = QRadioButton(self.tr("&Download the one that suits this machine"))
        self.file_choice = QRadioButton(self.tr("Use a model &file of mine"))
        self.starter_choice = QRadioButton(self.tr("&Keep the starter model for now"))
        self.model_title, self.verdict = words("", ""), words("", "")
        self.figures, self.way = words(""), words("")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.choose_button = QPushButton(self.tr("&Choose file…"))
        self.choose_button.clicked.connect(self.choose_file)
        self.file_words = words("")
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self.starter_choice.setChecked(True)
        self.group.buttonToggled.connect(self._on_toggled)
        self._on_toggled()

    def begin(self) -> None:
        """Look which model suits; by what is known here alone."""
        self._background.run(partial(suggest, self._house), self._show)

    def take(self) -> None:
        """Begin the download that was chosen."""
        if self.download_choice.isChecked() and self.advice is not None:
            entry = self.advice.entry
            wish = Wish(entry.repository, entry.file, entry.id)
            self.is_downloading = True
            self._background.run(partial(self._downloads.start, wish), self._begun)

    def stop(self) -> None:
        """A download goes on; a file is not looked at any longer."""
        self._timer.stop()
        self.file.stop()
        self._background.close(is_waiting=False)

    @property
    def next_words(self) -> str:
        """What the button to go on says."""
        if self.download_choice.isChecked():
            return self.tr("Download and go on")
        return ""

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a model"), "", self.tr("Models") + " (*.gguf)"
        )
        if name:
            self.file.take(Path(name))

    def _show(self, found: Suggestion) -> None:
        self.advice = found.advice
        if found.advice is None:
            self.model_title.setText(self.tr("No larger model is thought to run on this machine."))
            self.download_choice.setEnabled(False)
            return
        advice, entry = found.advice, found.advice.entry
        verdicts = {
            FitVerdict.FITS: self.tr("Fits"),
            FitVerdict.SLOW: self.tr("Runs, but slowly"),
            FitVerdict.WONT_FIT: self.tr("Will not fit"),
        }
        self.model_title.setText(title_of(entry))
        self.verdict.setText(f"{verdicts[advice.verdict]}: {said(advice.reason)}")
        rate = entry.size_bytes / _USUAL_BYTES_PER_S
        takes = advice.download_s or rate
        told = self.tr("{size} to download, about {time}. {good_at}. Licence: {licence}.")
        self.figures.setText(
            told.format(
                size=size_words(entry.size_bytes),
                time=time_words(takes),
                good_at=said(entry.good_at),
                licence=entry.licence,
            )
        )
        self._show_way(may_ask=found.may_ask)

    def _show_way(self, *, may_ask: bool) -> None:
        """Whether it can be fetched now; nobody is asked to find out."""
        is_offline = self._house.ports.settings.privacy.offline
        no_way = self.tr("This machine is not connected, so nothing can be downloaded now.")
        switch = self.tr("The offline switch is on, so nothing can be downloaded now.")
        other = self.tr("A model file from a stick or a share works without a network: choose it.")
        self.way.setText(f"{switch if is_offline else no_way} {other}" if not may_ask else "")
        self.way.setHidden(may_ask)
        self.download_choice.setEnabled(may_ask)
        if not may_ask and self.download_choice.isChecked():
            self.starter_choice.setChecked(True)

    def _begun(self, download_id: str) -> None:
        self.download_id = download_id
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self.download_id is not None:
            view = partial(self._downloads.view, self.download_id)
            self._background.run(view, self._show_download)

    def _show_download(self, view: DownloadView | None) -> None:
        if view is None:  # given up on the page of the models
            self._settle("")
            return
        self.figures.setText(self._told(view))
        self.bar.setVisible(view.state is not DownloadState.DONE)
        self.bar.setRange(0, 1000)
        self.bar.setValue(
            round(1000 * view.bytes_done / view.bytes_total) if view.bytes_total else 0
        )
        if view.state is DownloadState.FAILED:
            self.show_trouble(view.error)
            self._settle(self._told(view))
        elif view.state is DownloadState.DONE and self.download_id is not None:
            self._timer.stop()
            self.download_id = None
            self.file.use(Path(view.path))
        self.ready_changed.emit()

    def _told(self, view: DownloadView) -> str:
        """How the download stands, and what goes on behind this dialog."""
        after = {
            DownloadState.PAUSED: self.tr("The page Models goes on with it."),
            DownloadState.DONE: self.tr("It is used from the next task on."),
            DownloadState.FAILED: self.tr(
                "The download did not work. The page Models tries again."
            ),
        }.get(view.state)
        if view.state is DownloadState.FAILED and after is not None:  # what is wrong stands above
            return after
        return f"{download_words(view)}. {after}" if after else download_words(view)

    def _settle(self, told: str) -> None:
        """What was downloaded is used by now, or it came to nothing."""
        if not self.is_downloading:
            return
        self._timer.stop()
        self.download_id, self.is_downloading = None, False
        self.ready_changed.emit()
        self.settled.emit(told)

    @Slot(object)
    def _show_file(self, found: object) -> None:
        """How it stands with a file: how far one is, the model, or what is wrong."""
        self.bar.setVisible(isinstance(found, float))
        self.choose_button.setEnabled(not isinstance(found, float))
        if isinstance(found, float):
            self.bar.setRange(0, 1000 if found >= 0 else 0)
            self.bar.setValue(round(1000 * max(0.0, found)))
            self.file_words.setText(self.tr("Looking at the file…"))
        elif isinstance(found, ModelEntry):
            self.show_trouble(None)
            ready = self.tr("{name} is ready. It is used from the next task on.")
            self.file_words.setText(ready.format(name=found.name))
            self._settle(self.file_words.text())
        elif isinstance(found, ErrorInfo):
            self.file_words.clear()
            self.show_trouble(found)
            self._settle(self.trouble.text())

    @Slot()
    def _on_toggled(self) -> None:
        is_file = self.file_choice.isChecked()
        self.choose_button.setEnabled(is_file)
        self.ready_changed.emit()

    def _lay_out(self) -> None:
        best = self._card(self.download_choice)
        for label in (self.model_title, self.verdict, self.figures, self.way):
            best.addWidget(label)
        own = self._card(self.file_choice)
        row = QHBoxLayout()
        row.addWidget(self.file_words, 1)
        row.addWidget(self.choose_button)
        own.addLayout(row)
        self._card(self.starter_choice)
        self.inside.addWidget(self.bar)
        self.inside.addStretch()
        self.bar.hide()
        self.way.hide()

    def _card(self, choice: QRadioButton) -> QVBoxLayout:
        card = named(QFrame(), "calmCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN, _MARGIN // 2)
        inside.addWidget(choice)
        self.group.addButton(choice)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        inside.addLayout(below)
        self.inside.addWidget(card)
        return below
