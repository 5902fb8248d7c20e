"""The settings, a page a section: made from the facts that `homeport settings show` prints."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, ErrorInfo
from app.domain.setting_facts import setting_facts
from app.domain.settings import Settings
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.breaker_box import BreakerBox
from app.ui.key_box import KeyBox
from app.ui.setting_row import SettingRow
from app.ui.sync_box import SyncBox
from app.ui.theme import named

ROUTING, CLOUD, SYNC = "routing", "cloud_engine", "sync"
_LOOK_MS = 2000
_MARGIN, _SPACING, _LIST_CHARS = 20, 14, 22
_WIDTH_CHARS, _HEIGHT_LINES = 120, 36


class SettingsDialog(QDialog):
    """What is changed is written at once, and holds at once where the setting says nothing else."""

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self.setWindowTitle(self.tr("Settings"))
        self.background = Background(self)
        self.background.failed.connect(self._on_failed)
        self.keys = KeyBox(house, self.background)
        self.breaker = BreakerBox(house, self.background)
        self.sync = SyncBox(house, self.background)
        self.rows = {fact.key: SettingRow(fact) for fact in setting_facts(house.ports.settings)}
        for row in self.rows.values():
            row.wanted.connect(self.change)
        self.list, self.pages = QListWidget(), QStackedWidget()
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.breaker.look)
        self._lay_out()
        self.list.setCurrentRow(0)

    def open_at(self, section: str) -> None:
        """Show a section's page (empty: that of last time), with everything as it is now."""
        if section:
            self.list.setCurrentRow(list(Settings.model_fields).index(section))
        self._show_settings(self._house.ports.settings)
        self.keys.look()
        self.breaker.look()
        self.sync.look()
        self._timer.start()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def done(self, result: int) -> None:
        """Nothing is looked at behind a closed dialog."""
        self._timer.stop()
        super().done(result)

    @Slot(str, str)
    def change(self, key: str, text: str) -> None:
        """Set one; a value that is not valid changes nothing and is said beside its field."""
        self.background.run(partial(self._set, key, text), partial(self._on_set, key))

    def _set(self, key: str, text: str) -> Settings | ErrorInfo:
        try:
            return self._house.settings_keeper.set(key, text)
        except AppError as error:
            return error.info

    def _on_set(self, key: str, made: Settings | ErrorInfo) -> None:
        if isinstance(made, ErrorInfo):
            self.rows[key].show_refusal(f"{made.title}. {made.hint}")
            return
        self._show_settings(made, besides=key)
        self.keys.look()
        self.sync.look()

    def _show_settings(self, settings: Settings, besides: str = "") -> None:
        """Show values as they are; what is being typed, or was refused, is left alone."""
        for fact in setting_facts(settings):
            row = self.rows[fact.key]
            is_busy = row.control.hasFocus() or not row.refusal.isHidden()
            if fact.key == besides or not is_busy:
                row.show_fact(fact)

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self.keys.show_error(error)

    def _lay_out(self) -> None:
        self.ensurePolished()
        boxes: dict[str, QWidget] = {CLOUD: self.keys, ROUTING: self.breaker, SYNC: self.sync}
        for section in Settings.model_fields:
            self.list.addItem(section.replace("_", " ").capitalize())
            self.pages.addWidget(self._page(section, boxes.get(section)))
        character = self.fontMetrics().averageCharWidth()
        self.list.setFixedWidth(character * _LIST_CHARS)
        foot = QHBoxLayout()
        where = named(QLabel(str(self._house.settings_file)), "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot.addWidget(where, 1)
        foot.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.setSpacing(_SPACING)
        middle.addWidget(self.list)
        middle.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        self.resize(character * _WIDTH_CHARS, self.fontMetrics().lineSpacing() * _HEIGHT_LINES)

    def _page(self, section: str, box: QWidget | None) -> QScrollArea:
        page = named(QWidget(), "page")
        layout = QVBoxLayout(page)
        layout.setSpacing(_SPACING)
        if box is not None:
            layout.addWidget(box)
        for key, row in self.rows.items():
            if key.startswith(f"{section}."):
                layout.addWidget(row)
        layout.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        return area
