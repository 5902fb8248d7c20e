"""The presets: looked at, changed, copied, exported and taken over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.preset import SHIPPED, Preset
from app.domain.setting_facts import model_facts
from app.pipeline.house import House
from app.pipeline.preset_files import export_presets, import_presets
from app.ui.language import error_said
from app.ui.setting_row import SettingRow
from app.ui.theme import named

_MARGIN, _SPACING, _LIST_CHARS = 20, 14, 26
_WIDTH_CHARS, _HEIGHT_LINES = 120, 36
_BEFORE = "preset."


class PresetsDialog(QDialog):
    """All fields of a preset are saved together: some are possible only with others."""

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._presets: dict[str, Preset] = {}
        self.setWindowTitle(self.tr("Presets"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Presets"))
        self.rows = {
            fact.key.removeprefix(_BEFORE): SettingRow(fact)
            for fact in model_facts(Preset(), Preset(), _BEFORE)
        }
        self.notice = named(QLabel(), "notice")
        self.notice.setWordWrap(True)
        self.notice.hide()
        self._make_buttons()
        self._lay_out()
        self.list.currentTextChanged.connect(self._show_preset)
        for row in self.rows.values():
            row.wanted.connect(self._on_wanted)

    def open_now(self) -> None:
        """Show them as they are now."""
        self._read()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    @property
    def name(self) -> str:
        """The one that is shown."""
        item = self.list.currentItem()
        return item.text() if item is not None else ""

    @Slot()
    def save(self) -> None:
        """Keep what was typed, all of it or nothing."""
        before = self._presets.get(self.name, Preset())
        facts = {fact.key: fact for fact in model_facts(Preset(), before, _BEFORE)}
        changes = {
            name: row.typed for name, row in self.rows.items() if row.differs(facts[row.fact.key])
        }
        self._change(lambda: self._house.presets.change(self.name, changes), self.name)

    @Slot()
    def copy(self) -> None:
        """Make a new one that is like the one shown."""
        name, is_meant = QInputDialog.getText(
            self, self.tr("Copy preset"), self.tr("Name: small letters, digits and hyphens")
        )
        if not is_meant:
            return
        if name in self._presets:
            self._say(self.tr("There is a preset of this name."))
            return
        text = self._house.presets.text({name: self._presets[self.name]})
        self._change(lambda: self._house.presets.take_over(text), name)

    @Slot()
    def remove(self) -> None:
        """Forget it; one that comes with Homeport is as it came."""
        self._change(lambda: self._house.presets.remove(self.name), self.name)

    @Slot()
    def export(self) -> None:
        """Write the one shown to a file."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), f"{self.name}.yaml")
        if name:
            chosen = {self.name: self._presets[self.name]}
            self._change(lambda: export_presets(self._house, Path(name), chosen), self.name)

    @Slot()
    def take_over(self) -> None:
        """Take presets over from a file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import"))
        if name:
            self._change(lambda: import_presets(self._house, Path(name)), self.name)

    def _change(self, work: Callable[[], object], shown: str) -> None:
        """Do it and show how things are then; a refusal is said, and what was typed stays."""
        try:
            work()
        except AppError as error:
            self._say(error_said(error.info))
            return
        self._read(shown)

    def _read(self, shown: str = "") -> None:
        self.notice.hide()
        shown = shown or self.name
        try:
            self._presets = self._house.presets.read()
        except AppError as error:
            self._presets = {}
            self._say(error_said(error.info))
        self.list.clear()
        self.list.addItems(list(self._presets))
        names = list(self._presets)
        self.list.setCurrentRow(names.index(shown) if shown in names else 0)

    @Slot(str)
    def _show_preset(self, name: str) -> None:
        preset = self._presets.get(name)
        for button in (self.save_button, self.copy_button, self.export_button):
            button.setEnabled(preset is not None)
        is_own = preset is not None and SHIPPED.get(name) != preset
        self.remove_button.setEnabled(is_own)
        is_shipped = name in SHIPPED
        self.remove_button.setText(self.tr("As it came") if is_shipped else self.tr("Remove"))
        for fact in model_facts(Preset(), preset or Preset(), _BEFORE):
            self.rows[fact.key.removeprefix(_BEFORE)].show_fact(fact)

    @Slot(str, str)
    def _on_wanted(self, key: str, text: str) -> None:
        """The default is only put into its field; what else is typed stands there already."""
        row = self.rows[key.removeprefix(_BEFORE)]
        if not text:
            row.show_fact(row.fact.model_copy(update={"value": row.fact.default}))

    def _say(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.show()

    def _make_buttons(self) -> None:
        def button(title: str, slot: Callable[[], object]) -> QPushButton:
            made = QPushButton(title)
            made.setAutoDefault(False)
            made.clicked.connect(slot)
            return made

        self.save_button = named(button(self.tr("&Save"), self.save), "primary")
        self.copy_button = button(self.tr("&Copy…"), self.copy)
        self.remove_button = button(self.tr("Remove"), self.remove)
        self.export_button = button(self.tr("&Export…"), self.export)
        self.import_button = button(self.tr("&Import…"), self.take_over)
        self.close_button = button(self.tr("Close"), self.accept)

    def _lay_out(self) -> None:
        self.ensurePolished()
        character = self.fontMetrics().averageCharWidth()
        self.list.setFixedWidth(character * _LIST_CHARS)
        page = named(QWidget(), "page")
        fields = QVBoxLayout(page)
        fields.setSpacing(_SPACING)
        for row in self.rows.values():
            fields.addWidget(row)
        fields.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        middle, foot = QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(_SPACING)
        middle.addWidget(self.list)
        middle.addWidget(area, 1)
        left = (self.copy_button, self.remove_button, self.export_button, self.import_button)
        for part in left:
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addLayout(middle, 1)
        layout.addWidget(self.notice)
        layout.addLayout(foot)
        self.resize(character * _WIDTH_CHARS, self.fontMetrics().lineSpacing() * _HEIGHT_LINES)
