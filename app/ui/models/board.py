"""What is on the page: work under way, cards of installed models, cards of those to be had."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.download import DownloadState, DownloadView
from app.domain.model import ModelEntry, ModelProgress
from app.domain.recommendation import Advice
from app.ui.models.card import ModelCard, plain, side_by_side
from app.ui.models.looking import Fits, Look
from app.ui.models.offer import OfferCard
from app.ui.models.words import stage_words
from app.ui.theme import named

_MARGIN, _SPACING, _STEPS, _FIRST_OFFERS = 20, 12, 1000, 6


class Board(QWidget):
    """Shows what it is given, and tells what a person wants.

    Cards stay where they are while their model does, so that the keyboard does not lose its place.
    """

    use_wanted = Signal(str)
    verify_wanted = Signal(str)
    export_wanted = Signal(str)
    remove_wanted = Signal(str)
    add_wanted = Signal()
    import_wanted = Signal()
    stop_wanted = Signal()
    download_wanted = Signal(str)
    pause_wanted = Signal(str)
    resume_wanted = Signal(str)
    cancel_wanted = Signal(str)
    other_wanted = Signal()
    token_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: dict[str, ModelCard] = {}
        self.offers: dict[str, OfferCard] = {}
        self._entries: list[ModelEntry] = []
        self._fits: dict[str, Advice] = {}
        self._advices: list[Advice] = []
        self._downloads: dict[str, DownloadView] = {}
        self._others: list[DownloadView] = []
        self._done: set[str] = set()  # downloads that were shown as done
        self._is_free, self._is_all = True, False
        self._make_parts()
        self._lay_out(parent)

    def _make_parts(self) -> None:
        self.add_button = QPushButton(self.tr("&Add file…"))
        self.add_button.clicked.connect(self.add_wanted)
        self.import_button = QPushButton(self.tr("I&mport pack…"))
        self.import_button.clicked.connect(self.import_wanted)
        self.problem = named(plain(is_wrapped=True), "notice")
        self.problem.hide()
        self.stage = plain(is_wrapped=True)
        self.bar = named(QProgressBar(), "modelBar")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop_button = QPushButton(self.tr("&Stop"))
        self.stop_button.clicked.connect(self.stop_wanted)
        self.hint = named(plain(is_wrapped=True), "muted")
        self.hint.setText(
            self.tr(
                "Only the starter model is here. It is small: good for a try, weak at long or "
                "delicate work. Download one below, or drop a GGUF file on this page."
            )
        )
        self.waiting = named(plain(is_wrapped=True), "muted")
        self.waiting.setText(self.tr("Looking at this machine…"))
        self.other_button = named(QPushButton(self.tr("Get an&other…")), "link")
        self.other_button.clicked.connect(self.other_wanted)
        self.token_button = named(QPushButton(self.tr("Access to&ken…")), "link")
        self.token_button.clicked.connect(self.token_wanted)
        self.more_button = QPushButton()
        self.more_button.clicked.connect(self._show_all_or_few)

    def show_all(self, found: Look, *, is_free: bool) -> None:
        """Show what is here, and what is on its way."""
        self._entries, self._is_free = found.entries, is_free
        self._take(found.downloads)
        self._show_cards()
        self._show_offers()

    def show_fits(self, found: Fits) -> None:
        """Show how models suit the machine."""
        self._fits, self._advices = found.installed, found.advices
        self._show_cards()
        self._show_offers()

    def show_downloads(self, views: list[DownloadView]) -> bool:
        """Show how downloads stand; True when one has come to its end."""
        before = {view.id for view in (*self._downloads.values(), *self._others)}
        self._take(views)
        self._show_offers()
        return any(_is_done(view) and view.id in before - self._done for view in views)

    def _take(self, views: list[DownloadView]) -> None:
        """Those of the catalogue's entries, and the others that are not done."""
        known = (*self._downloads.values(), *self._others)
        self._done |= {view.id for view in known if _is_done(view)}
        self._downloads = {one.wish.catalogue_id: one for one in views if one.wish.catalogue_id}
        self._others = [one for one in views if not one.wish.catalogue_id]

    def show_busy(self, *, is_busy: bool) -> None:
        """Offer nothing more while something is under way."""
        self._is_free = not is_busy
        for part in (self.stage, self.bar, self.stop_button):
            part.setVisible(is_busy)
        if is_busy:
            self.problem.hide()
            self.bar.setRange(0, 0)
        self._show_cards()

    @Slot(str, object)
    def show_progress(self, name: str, progress: ModelProgress) -> None:
        """How far the work is."""
        self.stage.setText(stage_words(progress.stage, name))
        if progress.total_bytes:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(_STEPS * progress.done_bytes / progress.total_bytes))
        else:
            self.bar.setRange(0, 0)

    @Slot(str, object)
    def show_hashing(self, name: str, progress: ModelProgress) -> None:
        """How far a file is read in the background."""
        card = self.cards.get(name)
        if card is not None and progress.total_bytes:
            card.show_hashing(progress.done_bytes / progress.total_bytes)

    def show_problem(self, text: str) -> None:
        """Say what came to nothing."""
        self.problem.setText(text)
        self.problem.show()
        self._scroll.ensureWidgetVisible(self.problem)

    def _show_cards(self) -> None:
        names = [entry.name for entry in self._entries]
        for name in set(self.cards) - set(names):
            self.cards.pop(name).deleteLater()
        for place, entry in enumerate(self._entries):
            card = self.cards.get(entry.name) or self._new_card(entry.name)
            card.show_entry(entry, self._fits.get(entry.name), is_free=self._is_free)
            self._installed.insertWidget(place, card)
        self.hint.setVisible(all(entry.is_starter for entry in self._entries))

    def _show_offers(self) -> None:
        first = self._first_offers()
        others = [advice for advice in self._advices if advice not in first]
        advices = [*first, *others] if self._is_all else first
        ids = {advice.entry.id for advice in advices}
        ids |= self._show_others()
        for name in set(self.offers) - ids:
            self.offers.pop(name).deleteLater()
        held = {entry.origin.catalogue_id for entry in self._entries if entry.origin.catalogue_id}
        held |= {entry.path.name for entry in self._entries}
        for place, advice in enumerate(advices):
            offer = self.offers.get(advice.entry.id) or self._new_offer(advice.entry.id)
            is_installed = not held.isdisjoint({advice.entry.id, advice.entry.file})
            view = self._downloads.get(advice.entry.id)
            offer.show_offer(advice, view, is_installed=is_installed)
            self._offered.insertWidget(place, offer)
        self.waiting.setVisible(not self._advices)
        self.more_button.setVisible(bool(others))
        all_words = self.tr("Show %n more model(s)", "", len(others))
        self.more_button.setText(self.tr("Show fewer") if self._is_all else all_words)

    def _show_others(self) -> set[str]:
        """Cards of downloads that are not in the catalogue; their names."""
        shown = [view for view in self._others if not _is_done(view)]
        for place, view in enumerate(shown):
            offer = self.offers.get(view.id) or self._new_offer(view.id)
            offer.show_other(view)
            self._other_cards.insertWidget(place, offer)
        return {view.id for view in shown}

    def _first_offers(self) -> list[Advice]:
        """What is on its way, then the best."""
        wanted = {name for name, view in self._downloads.items() if not _is_done(view)}
        coming = [advice for advice in self._advices if advice.entry.id in wanted]
        best = [advice for advice in self._advices if advice.entry.id not in wanted]
        return [*coming, *best[:_FIRST_OFFERS]]

    @Slot()
    def _show_all_or_few(self) -> None:
        self._is_all = not self._is_all
        self._show_offers()

    def _new_card(self, name: str) -> ModelCard:
        card = self.cards[name] = ModelCard()
        card.use_wanted.connect(self.use_wanted)
        card.verify_wanted.connect(self.verify_wanted)
        card.export_wanted.connect(self.export_wanted)
        card.remove_wanted.connect(self.remove_wanted)
        return card

    def _new_offer(self, name: str) -> OfferCard:
        offer = self.offers[name] = OfferCard()
        offer.wanted.connect(self.download_wanted)
        offer.pause_wanted.connect(self.pause_wanted)
        offer.resume_wanted.connect(self.resume_wanted)
        offer.cancel_wanted.connect(self.cancel_wanted)
        return offer

    def _lay_out(self, page: QWidget) -> None:
        self._installed, self._offered, self._other_cards = (QVBoxLayout() for _ in range(3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addLayout(self._head())
        layout.addWidget(self.problem)
        layout.addLayout(self._under_way())
        layout.addWidget(_heading(self.tr("On this machine")))
        layout.addWidget(self.hint)
        layout.addLayout(self._installed)
        layout.addSpacing(_SPACING)
        layout.addLayout(self._offers_head())
        layout.addWidget(self.waiting)
        layout.addLayout(self._other_cards)
        layout.addLayout(self._offered)
        more = QHBoxLayout()
        more.addWidget(self.more_button)
        more.addStretch()
        layout.addLayout(more)
        layout.addStretch()
        self.show_busy(is_busy=False)
        self.more_button.hide()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(named(self, "page"))
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(named(QLabel(self.tr("Models")), "title"))
        head.addStretch()
        head.addLayout(side_by_side(self.add_button, self.import_button))
        return head

    def _offers_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(_heading(self.tr("Recommended for this machine")))
        head.addStretch()
        head.addLayout(side_by_side(self.other_button, self.token_button))
        return head

    def _under_way(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.stage)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        column.addLayout(row)
        return column


def _heading(text: str) -> QLabel:
    return named(QLabel(text), "heading")


def _is_done(view: DownloadView) -> bool:
    return view.state is DownloadState.DONE
