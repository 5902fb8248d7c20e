"""Which preset, if any: a choice of those that fit the kind, and what the chosen one is for."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.domain.preset import Preset
from app.domain.task import Kind
from app.ui.language import said
from app.ui.theme import named

_GAP = 10


class PresetBox(QWidget):
    """`changed` tells that another one, or none, was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: Mapping[str, Preset] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Preset"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.about = named(QLabel(), "muted")
        self.about.setWordWrap(True)
        label = QLabel(self.tr("Preset"))
        label.setBuddy(self.choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(label)
        layout.addWidget(self.choice)
        layout.addWidget(self.about, 1)
        self.show_presets({}, Kind.SUMMARIZE)
        self.choice.currentIndexChanged.connect(self._on_chosen)

    @property
    def name(self) -> str:
        """The chosen one's; empty: none is."""
        return self.choice.currentData() or ""

    @property
    def preset(self) -> Preset | None:
        """The chosen one."""
        return self._presets.get(self.name)

    @property
    def offered(self) -> Mapping[str, Preset]:
        """All there are, also those for other kinds."""
        return self._presets

    def choose(self, name: str) -> None:
        """Choose one by its name; none where it is not offered."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def show_presets(self, presets: Mapping[str, Preset], kind: Kind) -> None:
        """Offer those that fit a kind; one that was chosen and still fits stays chosen."""
        before, was = self.name, self.preset
        self._presets = presets
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(self.tr("none"), "")
            for name in sorted(name for name, preset in presets.items() if preset.fits(kind)):
                self.choice.addItem(name, name)
            self.choice.setCurrentIndex(max(0, self.choice.findData(before)))
        self._show_about()
        if (self.name, self.preset) != (before, was):
            self.changed.emit()

    def fit(self, kind: Kind) -> None:
        """Offer those of another kind."""
        self.show_presets(self._presets, kind)

    def show_problem(self, words: str) -> None:
        """Say why there are none to choose from."""
        self.about.setText(words)

    @Slot()
    def _on_chosen(self) -> None:
        self._show_about()
        self.changed.emit()

    def _show_about(self) -> None:
        self.about.setText(said(self.preset.about) if self.preset else "")
