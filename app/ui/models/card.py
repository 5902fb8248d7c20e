"""One model on this machine: what is known of it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.model import ModelEntry, ModelState
from app.domain.recommendation import Advice
from app.ui.flow import FlowLayout
from app.ui.language import said
from app.ui.models.words import check_words, facts_words, fit_words, problem_words, state_words
from app.ui.theme import named

_SPACING, _MARGIN = 6, 14


class ModelCard(QFrame):
    """A card for an entry. Its signals carry the entry's name."""

    use_wanted = Signal(str)
    verify_wanted = Signal(str)
    export_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "modelCard")
        self._name = self._path = self._sha256 = ""
        self.title = named(plain(), "heading")
        self.state = named(plain(), "chip")
        self.fit = named(plain(), "chip")
        self.facts, self.checks = plain(is_wrapped=True), named(plain(is_wrapped=True), "muted")
        self.advice = named(plain(is_wrapped=True), "muted")
        self.problem = named(plain(is_wrapped=True), "notice")
        self.use_button = QPushButton(self.tr("Use"))
        self.verify_button = QPushButton(self.tr("Verify"))
        self.export_button = QPushButton(self.tr("Export pack…"))
        self.remove_button = QPushButton(self.tr("Remove…"))
        self.use_button.clicked.connect(self._use)
        self.verify_button.clicked.connect(self._verify)
        self.export_button.clicked.connect(self._export)
        self.remove_button.clicked.connect(self._remove)
        self._make_menu()
        self._lay_out()

    def _make_menu(self) -> None:
        """What a right click offers."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.copy_hash = QAction(self.tr("Copy SHA-256"), self)
        self.copy_hash.triggered.connect(self._copy_hash)
        self.copy_path = QAction(self.tr("Copy path"), self)
        self.copy_path.triggered.connect(self._copy_path)
        self.addActions([self.copy_hash, self.copy_path])

    @Slot()
    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)

    @Slot()
    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self._path)

    def show_entry(self, entry: ModelEntry, advice: Advice | None, *, is_free: bool) -> None:
        """Show a model.

        Args:
            advice: how it suits the machine; None: it is not known yet.
            is_free: no other work is under way.
        """
        self._name, self._path, self._sha256 = entry.name, str(entry.path), entry.sha256 or ""
        self.copy_hash.setEnabled(bool(self._sha256))
        self.title.setText(entry.name)
        self.state.setText(state_words(entry))
        mark(self.state, _mood(entry))
        self.facts.setText(facts_words(entry))
        self.checks.setText(check_words(entry))
        self.checks.setToolTip(entry.sha256 or "")
        self.problem.setText(problem_words(entry))
        self.problem.setVisible(entry.problem is not None)
        if entry.state not in {ModelState.READY, ModelState.UNCHECKED}:
            advice = None
        self.fit.setVisible(advice is not None)
        self.advice.setVisible(advice is not None)
        if advice is not None:
            self.fit.setText(fit_words(advice.verdict))
            mark(self.fit, advice.verdict.value)
            self.advice.setText(said(advice.reason))
        self._show_buttons(entry, is_free=is_free)

    def show_hashing(self, share: float) -> None:
        """How much of the file is read for its SHA-256."""
        self.checks.setText(self.tr("SHA-256: {percent} % read").format(percent=round(share * 100)))

    def _show_buttons(self, entry: ModelEntry, *, is_free: bool) -> None:
        is_good = entry.state in {ModelState.READY, ModelState.UNCHECKED}
        is_there = entry.state is not ModelState.MISSING
        is_kept_out = entry.state is ModelState.QUARANTINED
        self.use_button.setVisible(not entry.is_in_use)
        self.use_button.setEnabled(is_free and is_good)
        again, verify = self.tr("Try again…"), self.tr("Verify")
        self.verify_button.setText(again if is_kept_out else verify)
        self.verify_button.setEnabled(is_free and is_there)
        self.export_button.setEnabled(is_free and is_good)
        self.remove_button.setVisible(entry.is_kept)
        self.remove_button.setEnabled(is_free and not entry.is_in_use)
        reason = self.tr("Use another model first: this one is in use.")
        self.remove_button.setToolTip(reason if entry.is_in_use else "")
        for button in self.findChildren(QPushButton):
            name = self.tr("{action}: {model}")
            button.setAccessibleName(name.format(action=button.text(), model=entry.name))

    @Slot()
    def _use(self) -> None:
        self.use_wanted.emit(self._name)

    @Slot()
    def _verify(self) -> None:
        self.verify_wanted.emit(self._name)

    @Slot()
    def _export(self) -> None:
        self.export_wanted.emit(self._name)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self._name)

    def _lay_out(self) -> None:
        layout = card_layout(self)
        layout.addLayout(side_by_side(self.title, self.state, self.fit))
        for label in (self.facts, self.advice, self.checks, self.problem):
            layout.addWidget(label)
        actions = (self.use_button, self.verify_button, self.export_button, self.remove_button)
        layout.addLayout(side_by_side(*actions))


def side_by_side(*parts: QWidget) -> FlowLayout:
    """Below each other where letters are large and there is no room."""
    row = FlowLayout(spacing=_SPACING)
    for part in parts:
        row.addWidget(part)
    return row


def card_layout(card: QFrame) -> QVBoxLayout:
    """Lines with some air around them."""
    layout = QVBoxLayout(card)
    layout.setSpacing(_SPACING)
    layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return layout


def plain(*, is_wrapped: bool = False) -> QLabel:
    """A label for texts that come from files: never read as HTML."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(is_wrapped)
    return label


def mark(label: QLabel, mood: str) -> None:
    """Give a chip its colour."""
    if label.property("mood") != mood:
        label.setProperty("mood", mood)
        label.style().unpolish(label)
        label.style().polish(label)


def _mood(entry: ModelEntry) -> str:
    if entry.is_in_use:
        return "used"
    if entry.state is ModelState.READY:
        return "fits"
    return "slow" if entry.state is ModelState.UNCHECKED else "wont_fit"
