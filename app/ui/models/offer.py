"""One model that can be had: whether it suits the machine, and how its download stands."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.domain.download import DownloadState, DownloadView
from app.domain.recommendation import Advice
from app.ui.download_words import download_words
from app.ui.language import said
from app.ui.models.card import card_layout, mark, plain, side_by_side
from app.ui.models.words import fit_words, offer_words
from app.ui.theme import named

_STEPS = 1000
_STOPPED = {DownloadState.PAUSED, DownloadState.FAILED}


class OfferCard(QFrame):
    """A card for a catalogue's entry. Its signals carry the entry's id, or the download's."""

    wanted = Signal(str)
    pause_wanted = Signal(str)
    resume_wanted = Signal(str)
    cancel_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "modelCard")
        self._id, self._download_id = "", ""
        self.title, self.fit = named(plain(), "heading"), named(plain(), "chip")
        self.facts, self.about = plain(is_wrapped=True), named(plain(is_wrapped=True), "muted")
        self.reason = named(plain(is_wrapped=True), "muted")
        self.bar = named(QProgressBar(), "modelBar")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.progress = plain(is_wrapped=True)
        self.get_button = QPushButton(self.tr("Download"))
        self.pause_button = QPushButton(self.tr("Pause"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.get_button.clicked.connect(self._get)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button.clicked.connect(self._cancel)
        self._is_stopped = False
        self._lay_out()

    def show_offer(
        self, advice: Advice, download: DownloadView | None, *, is_installed: bool
    ) -> None:
        """Show what can be had, and how its download stands; None: nobody has wanted it."""
        entry = advice.entry
        self._id = entry.id
        self.title.setText(entry.title)
        best, fit = self.tr("Best for this machine"), fit_words(advice.verdict)
        self.fit.setText(best if advice.is_best else fit)
        mark(self.fit, "used" if advice.is_best else advice.verdict.value)
        self.facts.setText(offer_words(advice))
        self.about.setText(said(entry.good_at))
        gated = self.tr("The hub wants an access token for it.")
        self.reason.setText(
            f"{said(advice.reason)} {gated}" if entry.is_gated else said(advice.reason)
        )
        is_shown = download is not None and download.state is not DownloadState.DONE
        self._show_download(download if is_shown else None)
        self.get_button.setVisible(not is_shown)
        self.get_button.setEnabled(not is_installed)
        here, get = self.tr("On this machine"), self.tr("Download")
        self.get_button.setText(here if is_installed else get)
        self._name_parts(f"{entry.title} {entry.quantization}")

    def show_other(self, view: DownloadView) -> None:
        """Show a download of what is not in the catalogue."""
        title = view.wish.file or view.wish.repository
        self.title.setText(title)
        self.facts.setText(view.wish.repository)
        for part in (self.fit, self.about, self.reason, self.get_button):
            part.hide()
        self._show_download(view)
        self._name_parts(title)

    def _name_parts(self, title: str) -> None:
        for button in self.findChildren(QPushButton):
            name = self.tr("{action}: {model}")
            button.setAccessibleName(name.format(action=button.text(), model=title))
        self.bar.setAccessibleName(self.tr("Download of {model}").format(model=title))

    def _show_download(self, view: DownloadView | None) -> None:
        for part in (self.bar, self.progress, self.pause_button, self.cancel_button):
            part.setVisible(view is not None)
        if view is None:
            return
        self._download_id = view.id
        self._is_stopped = view.state in _STOPPED
        self.pause_button.setText(self.tr("Resume") if self._is_stopped else self.tr("Pause"))
        self.pause_button.setEnabled(view.state is not DownloadState.CHECKING)
        share = view.bytes_done / view.bytes_total if view.bytes_total else 0.0
        self.bar.setValue(round(share * _STEPS))
        self.progress.setText(download_words(view))
        named(self.progress, "notice" if view.state is DownloadState.FAILED else "")
        self.progress.style().polish(self.progress)

    @Slot()
    def _get(self) -> None:
        self.wanted.emit(self._id)

    @Slot()
    def _pause_or_resume(self) -> None:
        signal = self.resume_wanted if self._is_stopped else self.pause_wanted
        signal.emit(self._download_id)

    @Slot()
    def _cancel(self) -> None:
        self.cancel_wanted.emit(self._download_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addLayout(side_by_side(self.title, self.fit), 1)
        head.addLayout(side_by_side(self.get_button, self.pause_button, self.cancel_button))
        layout = card_layout(self)
        layout.addLayout(head)
        for widget in (self.facts, self.about, self.reason, self.bar, self.progress):
            layout.addWidget(widget)
