"""The settings, a page a section: made from the facts that `homeport settings show` prints."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, ErrorInfo
from app.domain.setting_facts import setting_facts
from app.domain.setting_words import SECTIONS
from app.domain.settings import Settings
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.bites import Bites
from app.ui.breaker_box import BreakerBox
from app.ui.key_box import KeyBox
from app.ui.language import error_said, said
from app.ui.setting_row import SettingRow, headed, section_title
from app.ui.settings_page import CLOUD, ROUTING, SYNC
from app.ui.sync_box import SyncBox
from app.ui.theme import named

_LOOK_MS = 2000
_MARGIN, _SPACING, _FRAME_CHARS = 20, 14, 5


class SettingsPage(QWidget):
    """What is changed is written at once, and holds at once where the setting says nothing else.

    Keyring, providers and targets are asked on a thread of the page's own, since they may take
    long; `stop` ends it, at the latest when the application ends.
    """

    told = Signal(str)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.slow = Background(self)
        self.keys = KeyBox(house, self.slow)
        self.slow.failed.connect(self.keys.show_error)
        self.breaker = BreakerBox(house, background)
        self.sync = SyncBox(house, self.slow)
        self.boxes: dict[str, QWidget] = {
            CLOUD: self.keys,
            ROUTING: self.breaker,
            SYNC: self.sync,
        }
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.textChanged.connect(self.show_found)
        self.nothing = named(QLabel(self.tr("No setting has these words.")), "muted")
        self.list, self.pages = QListWidget(), QStackedWidget(self)
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.currentRowChanged.connect(self._open)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.breaker.look)
        self._facts = list(headed(setting_facts(house.ports.settings)))
        self._rows: dict[str, SettingRow] = {}
        self._lay_out()
        self._unmade = {section: self._section() for section in SECTIONS}
        for section, box in self.boxes.items():  # none without a parent: its end is the page's
            box.setParent(self._unmade[section].parentWidget())
        self.list.setCurrentRow(0)
        Bites([partial(self._make, section) for section in SECTIONS], self)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def rows(self) -> Mapping[str, SettingRow]:
        """All settings by their keys; those of sections that nobody has opened are made now."""
        for section in SECTIONS:
            self._make(section)
        return {fact.key: self._rows[fact.key] for fact, _ in self._facts}

    def look(self) -> None:
        """Show everything as it is now."""
        self._show_settings(self._house.ports.settings)
        self.keys.look()
        self.breaker.look()
        self.sync.look()

    def open_at(self, section: str) -> None:
        """Show a section (empty: that of last time)."""
        self.search.clear()
        if section:
            self.list.setCurrentRow(list(SECTIONS).index(section))
        self.look()
        self.list.setFocus()

    @Slot()
    def stop(self) -> None:
        """End what is under way; nobody waits for it."""
        self._timer.stop()
        self.sync.closing.set()
        self.slow.close(is_waiting=False)

    @Slot(str)
    def show_found(self, typed: str) -> None:
        """Show what has all the words typed, in whichever section; nothing typed: everything."""
        wanted = typed.casefold().split()
        found: list[int] = []
        for place, section in enumerate(SECTIONS):
            is_any = self._find_in(section, wanted)
            self.list.item(place).setHidden(not is_any)
            if is_any:
                found.append(place)
        self.nothing.setHidden(bool(found))
        self.pages.setHidden(not found)
        if found and self.list.currentRow() not in found:
            self.list.setCurrentRow(found[0])

    @Slot(str, str)
    def change(self, key: str, text: str) -> None:
        """Set one; a value that is not valid changes nothing and is said beside its field."""
        self._background.run(partial(self._set, key, text), partial(self._on_set, key))

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: what changes by itself is looked at again and again."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is read."""
        self._timer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F goes to the search; Escape empties it first."""
        is_find = event.key() == Qt.Key.Key_F
        if is_find and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _find_in(self, section: str, wanted: list[str]) -> bool:
        """Whether a section has rows with these words; only they are shown."""
        is_whole = all(word in section_title(section).casefold() for word in wanted)
        is_any = is_whole
        for key, row in self.rows.items():
            if key.startswith(f"{section}."):
                about = said(row.fact.about)
                words = f"{section_title(section)} {row.label.text()} {key} {about}".casefold()
                is_shown = is_whole or all(word in words for word in wanted)
                row.setVisible(is_shown)
                is_any |= is_shown
        box = self.boxes.get(section)
        if box is not None:
            box.setVisible(is_whole)
        return is_any

    def _set(self, key: str, text: str) -> Settings | ErrorInfo:
        try:
            return self._house.settings_keeper.set(key, text)
        except AppError as error:
            return error.info

    def _on_set(self, key: str, made: Settings | ErrorInfo) -> None:
        if isinstance(made, ErrorInfo):
            self.rows[key].show_refusal(error_said(made))
            return
        self._show_settings(made, besides=key)
        self.keys.look()
        self.sync.look()

    def _show_settings(self, settings: Settings, besides: str = "") -> None:
        """Show values as they are; what is being typed, or was refused, is left alone."""
        self._facts = list(headed(setting_facts(settings)))
        for fact, _ in self._facts:
            row = self._rows.get(fact.key)
            if row is None:
                continue
            is_busy = row.control.hasFocus() or not row.refusal.isHidden()
            if fact.key == besides or not is_busy:
                row.show_fact(fact)

    def _lay_out(self) -> None:
        self.ensurePolished()
        self.list.ensurePolished()
        for section in SECTIONS:
            self.list.addItem(section_title(section))
        side = QVBoxLayout()
        side.setSpacing(_SPACING)
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        # As wide as the longest title, with the room that the stylesheet leaves around it.
        width = (
            self.list.sizeHintForColumn(0) + self.fontMetrics().averageCharWidth() * _FRAME_CHARS
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(width)
        self.search.setFixedWidth(width)
        kept = self.tr("All of this is kept in {file}")
        where = named(QLabel(kept.format(file=self._house.settings_file)), "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        right = QVBoxLayout()
        right.addWidget(self.nothing)
        right.addWidget(self.pages, 1)
        right.addWidget(where)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addLayout(side)
        layout.addLayout(right, 1)
        self.nothing.hide()

    def _section(self) -> QVBoxLayout:
        """Room for a section. What is put into another is dressed once more with all that is in
        it: so from the outside to the inside."""
        area = QScrollArea(self.pages, widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.addWidget(area)
        page = named(QWidget(area), "page")
        area.setWidget(page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, _SPACING, 0)
        layout.setSpacing(_SPACING)
        return layout

    def _make(self, section: str) -> None:
        """Make what stands in a section, unless that is done: all at once would take long."""
        layout = self._unmade.pop(section, None)
        if layout is None:
            return
        if section in self.boxes:
            layout.addWidget(self.boxes[section])
        for fact, heading in self._facts:
            if fact.key.startswith(f"{section}."):
                row = SettingRow(fact, heading, layout.parentWidget())
                row.wanted.connect(self.change)
                layout.addWidget(row)
                self._rows[fact.key] = row
        layout.addStretch()

    @Slot(int)
    def _open(self, place: int) -> None:
        if place >= 0:
            self._make(list(SECTIONS)[place])
        self.pages.setCurrentIndex(place)
