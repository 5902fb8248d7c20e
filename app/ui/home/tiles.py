"""Tiles for the kinds and the presets: a click asks for files, a drop brings them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from app.domain.preset import Preset
from app.domain.task import Kind
from app.ui.beginning import Beginning
from app.ui.flow import FlowLayout
from app.ui.home.offered import may_be_taken
from app.ui.icons import DrawnIcon
from app.ui.language import said
from app.ui.theme import named

_GAP = 8
_ICON_LINES = 1.4


class Tile(QToolButton):
    """One of them. `chosen` carries its Beginning, `dropped` the drag's data with it."""

    chosen = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, beginning: Beginning, title: str, about: str, icon: Path) -> None:
        super().__init__()
        named(self, "tile")
        self.beginning = beginning
        self.setText(title)
        self.setToolTip(about)
        self.setAccessibleDescription(about)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.clicked.connect(self._on_clicked)
        self._drawn = DrawnIcon(self, icon, ("accent", "accent"), _ICON_LINES)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what the drop zone welcomes."""
        if may_be_taken(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.setDown(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The drag has gone elsewhere."""
        self.setDown(False)
        super().dragLeaveEvent(event)  # type: ignore[arg-type]  # it is what Qt gave

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it, with this tile's beginning."""
        self.setDown(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(self.beginning, event.mimeData())

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how large an icon is."""
        super().showEvent(event)
        self._drawn.look()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or another size of letters: another icon."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._drawn.look()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.beginning)


class Tiles(QWidget):
    """A heading and the tiles below it; hidden while there are none."""

    chosen = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self.tiles: list[Tile] = []
        self._flow = FlowLayout(spacing=_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(named(QLabel(heading), "heading"))
        layout.addLayout(self._flow)
        self.hide()

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """These in place of those that were there."""
        for old in self.tiles:
            self._flow.removeWidget(old)
            old.deleteLater()
        self.tiles = list(tiles)
        for tile in self.tiles:
            tile.chosen.connect(self.chosen)
            tile.dropped.connect(self.dropped)
            self._flow.addWidget(tile)
        self.setVisible(bool(self.tiles))


class KindTiles(Tiles):
    """The kinds, always the same."""

    def __init__(self, icons: Path) -> None:
        super().__init__(self.tr("What is wanted"))
        told = (
            (Kind.SUMMARIZE, self.tr("Summarize"), self.tr("Say in short what a document says")),
            (Kind.ASK, self.tr("Ask"), self.tr("Ask a question about documents")),
            (Kind.EXTRACT, self.tr("Extract"), self.tr("Take fields out of documents as data")),
            (Kind.CLASSIFY, self.tr("Classify"), self.tr("Give each document one of your labels")),
            (Kind.TRANSLATE, self.tr("Translate"), self.tr("Put documents into a language")),
            (Kind.REWRITE, self.tr("Rewrite"), self.tr("Write a document anew as you say")),
        )
        self.show_tiles(
            Tile(Beginning(kind), title, about, icons / f"{kind.value}.svg")
            for kind, title, about in told
        )


class PresetTiles(Tiles):
    """The presets, as they are in their file now."""

    def __init__(self, icons: Path) -> None:
        super().__init__(self.tr("Presets"))
        self._icon = icons / "preset.svg"
        self._shown: dict[str, Preset] | None = None

    def show_presets(self, presets: Mapping[str, Preset]) -> None:
        """Show these; the same ones again change nothing, so that the keyboard's focus stays."""
        if self._shown != presets:
            self._shown = dict(presets)
            self.show_tiles(
                Tile(Beginning(preset=name), name, said(preset.about), self._icon)
                for name, preset in presets.items()
            )
