"""What is asked of the files: the kind, its options, how delicate it is, and where it may run."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.preset import Preset
from app.domain.task import Category, Kind, Privacy
from app.pipeline.orders import with_preset
from app.pipeline.submit import Order
from app.ui.beginning import Beginning
from app.ui.fields import Choice, beside
from app.ui.kind_forms import (
    AskForm,
    ClassifyForm,
    ExtractForm,
    KindForm,
    RewriteForm,
    SummarizeForm,
    TranslateForm,
)
from app.ui.preset_box import PresetBox
from app.ui.theme import named

_SPACING = 10
_FORMS = (SummarizeForm, AskForm, ExtractForm, ClassifyForm, TranslateForm, RewriteForm)


class KindOptions(QWidget):
    """Kinds side by side, below them the form of the chosen one."""

    changed = Signal()

    def __init__(self, privacy: Privacy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: list[KindForm] = [make(self) for make in _FORMS]
        self._buttons = QButtonGroup(self)
        self._about = named(QLabel(), "muted")
        self._about.setWordWrap(True)
        self._privacy = Choice(
            (
                (self.tr("Stays on this machine"), Privacy.LOCAL_ONLY),
                (self.tr("May go to the cloud"), Privacy.CLOUD_ALLOWED),
            )
        )
        self._privacy.choose(privacy)
        self._category = Choice(
            (
                (self.tr("Routine"), Category.ROUTINE),
                (self.tr("Complex"), Category.COMPLEX),
                (self.tr("Safety-critical"), Category.SAFETY_CRITICAL),
            )
        )
        self.presets = PresetBox()
        # What was chosen before a preset chose for the user.
        self._own: tuple[Privacy, Category] | None = None
        self._lay_out()
        for form in self._forms:
            form.changed.connect(self.changed)
        self._privacy.currentIndexChanged.connect(self._on_changed)
        self._category.currentIndexChanged.connect(self._on_changed)
        self.presets.changed.connect(self._on_preset)
        self._buttons.idToggled.connect(self._on_kind)
        self.choose(Kind.SUMMARIZE)

    @property
    def form(self) -> KindForm:
        """The form of the chosen kind."""
        return self._forms[max(0, self._buttons.checkedId())]

    def choose(self, kind: Kind) -> None:
        """Choose a kind."""
        place = next(at for at, form in enumerate(self._forms) if form.kind is kind)
        self._buttons.button(place).setChecked(True)

    def begin_with(self, beginning: Beginning) -> None:
        """Choose a kind, or a preset and a kind that it fits; a preset that is gone is none."""
        if beginning.kind is not None:
            self.choose(beginning.kind)
        preset = self.presets.offered.get(beginning.preset)
        if preset is not None:
            if not preset.fits(self.form.kind):
                self.choose(preset.kinds[0])
            self.presets.choose(beginning.preset)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen kind."""
        self._buttons.button(self._buttons.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def order(self) -> Order:
        """What is asked, without a file.

        Raises:
            AppError: what was typed cannot be used.
        """
        order = Order(
            self.form.kind,
            Path(),
            category=self._category.value,
            privacy=self._privacy.value,
        )
        order = self.form.complete(order)
        preset = self.presets.preset
        if preset is None:
            return order
        return with_preset(order, self.presets.name, preset, has_category=True)

    def show_order(self, order: Order) -> None:
        """Choose what an earlier order has asked for."""
        self.choose(order.kind)
        self.form.show_order(order)
        self.presets.choose(order.preset or "")
        self._category.choose(order.category)
        if order.privacy is not None:
            self._privacy.choose(order.privacy)

    def show_presets(self, presets: Mapping[str, Preset]) -> None:
        """Offer these."""
        self.presets.show_presets(presets, self.form.kind)

    @Slot(int, bool)
    def _on_kind(self, place: int, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._forms[place].setVisible(is_on)
        if is_on:
            self._about.setText(self._forms[place].about)
            self.presets.fit(self._forms[place].kind)
            self.changed.emit()

    @Slot()
    def _on_preset(self) -> None:
        """Show what the preset says of privacy and difficulty; without one, as it was before."""
        preset = self.presets.preset
        own = self._own or (self._privacy.value, self._category.value)
        self._own = own if preset is not None else None
        self._privacy.choose(preset.privacy or own[0] if preset is not None else own[0])
        self._category.choose(preset.category if preset is not None else own[1])
        self.changed.emit()

    @Slot(int)
    def _on_changed(self, _place: int) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        titles = (
            *(self.tr("&Summarize"), self.tr("&Ask"), self.tr("&Extract")),
            *(self.tr("&Classify"), self.tr("&Translate"), self.tr("&Rewrite")),
        )
        kinds = QHBoxLayout()
        kinds.setSpacing(_SPACING // 2)
        for place, title in enumerate(titles):
            button = named(QRadioButton(title), "kind")
            button.setToolTip(self._forms[place].about)
            self._buttons.addButton(button, place)
            kinds.addWidget(button)
        kinds.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addLayout(kinds)
        layout.addWidget(self._about)
        for form in self._forms:
            form.hide()
            layout.addWidget(form)
        layout.addWidget(self.presets)
        layout.addLayout(self._terms())

    def _terms(self) -> QHBoxLayout:
        """Where it may run, and how much depends on it."""
        label = QLabel(self.tr("&Privacy"))
        label.setBuddy(self._privacy)
        row = beside(self._privacy, (self.tr("Diffic&ulty"), self._category))
        row.insertWidget(0, label)
        return row
