"""Home: documents come in here, and one sees what is running."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.preset import Preset
from app.pipeline.deleting import sweep_pasted
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.beginning import AS_BEFORE, Beginning
from app.ui.frame.under_way import UnderWay
from app.ui.home.drop_zone import DropZone
from app.ui.home.offered import Offered
from app.ui.home.recent import RecentList
from app.ui.home.running import RunningList
from app.ui.home.tiles import KindTiles, PresetTiles
from app.ui.theme import named

_MARGIN, _SPACING = 24, 20


class HomePage(QScrollArea):
    """`plan_wanted` carries paths and the Beginning that their plan begins with.

    `dialog_wanted` carries a Beginning too; `task_wanted` a task's id, empty: the whole queue;
    `told` a line for the notice.
    """

    plan_wanted = Signal(list, object)
    dialog_wanted = Signal(object)
    task_wanted = Signal(str)
    told = Signal(str)
    sample_wanted = Signal()

    def __init__(
        self,
        house: House,
        background: Background,
        under_way: UnderWay,
        *,
        with_sample: bool,
    ) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._house, self._background = house, background
        icons = house.resources / "icons"
        self.drop_zone = DropZone()
        self.kinds, self.presets = KindTiles(icons), PresetTiles(icons)
        self.running = RunningList(under_way)
        self.recent = RecentList(house.recent, background, icons / "folder.svg")
        self.sample_button = QPushButton(self.tr("Summarize the sample re&port"))
        self.sample_button.setToolTip(str(house.sample))
        self.sample = self._make_sample()
        self.sample.setVisible(with_sample)
        self._beginning = AS_BEFORE
        self._connect()
        self._lay_out()

    @Slot()
    def look(self) -> None:
        """Read what may have changed: presets and folders."""
        self.recent.look()
        self._background.run(self._house.presets.read, self._show_presets)

    def remember(self, paths: Sequence[Path]) -> None:
        """Keep the folders of what is planned for, but for those of the app's own."""
        self._background.run(partial(self._folders_of, list(paths)), self.recent.remember)

    def _folders_of(self, paths: Sequence[Path]) -> list[Path]:
        found = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
        own = (self._house.home, self._house.resources)
        return [one for one in found if not any(one.is_relative_to(place) for place in own)]

    @Slot()
    def forget_sample(self) -> None:
        """Offer the sample no more: something has been done already."""
        self.sample.hide()

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard as if it had been dropped."""
        self._beginning = AS_BEFORE
        self.drop_zone.take(QGuiApplication.clipboard().mimeData())

    @Slot(list)
    def put_away(self, paths: list[Path]) -> None:
        """Delete what was pasted for a plan that was given up; behind an order it is of a task."""
        self._background.run(partial(self._house.ports.eraser.put_away_pasted, paths))

    def sweep(self) -> None:
        """Delete what was pasted once and is of no task."""
        self._background.run(partial(sweep_pasted, self._house.ports))

    def _connect(self) -> None:
        self.drop_zone.dropped.connect(self._on_dropped)
        self.drop_zone.given.connect(self._on_given)
        self.drop_zone.refused.connect(self.told)
        self.drop_zone.dialog_wanted.connect(partial(self.dialog_wanted.emit, AS_BEFORE))
        for tiles in (self.kinds, self.presets):
            tiles.chosen.connect(self.dialog_wanted)
            tiles.dropped.connect(self._on_tile_drop)
        self.running.wanted.connect(self.task_wanted)
        self.recent.wanted.connect(self._on_recent)
        self.sample_button.clicked.connect(self.sample_wanted)

    @Slot(object, object)
    def _on_tile_drop(self, beginning: Beginning, data: QMimeData) -> None:
        self._beginning = beginning
        self.drop_zone.take(data)

    @Slot(list)
    def _on_dropped(self, paths: list[Path]) -> None:
        beginning, self._beginning = self._beginning, AS_BEFORE
        self.plan_wanted.emit(paths, beginning)

    @Slot(object)
    def _on_given(self, found: Offered) -> None:
        """Make a document of it, then plan for that."""
        beginning, self._beginning = self._beginning, AS_BEFORE
        planning = partial(self._plan_for, beginning)
        if found.image is not None:
            work = partial(self._keep_picture, QImage(found.image))
            self._background.run(work, planning)
        else:
            self._background.run(partial(self._house.pasted.keep_text, found.text), planning)

    def _keep_picture(self, image: QImage) -> Path:
        """On the command thread: making a PNG of a large picture takes a while."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes
        return self._house.pasted.keep_picture(bytes(buffer.data().data()))

    def _plan_for(self, beginning: Beginning, path: Path) -> None:
        self.plan_wanted.emit([path], beginning)

    @Slot(object)
    def _on_recent(self, folder: Path) -> None:
        self.plan_wanted.emit([folder], AS_BEFORE)

    def _show_presets(self, presets: dict[str, Preset]) -> None:
        self.presets.show_presets(presets)

    def _make_sample(self) -> QFrame:
        """What a person who has no document at hand may begin with."""
        card = named(QFrame(), "card")
        words = QLabel(self.tr("New here? See what becomes of the sample report."))
        words.setWordWrap(True)
        row = QHBoxLayout(card)
        row.addWidget(words, 1)
        row.addWidget(self.sample_button)
        return card

    def _lay_out(self) -> None:
        page = named(QWidget(), "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.drop_zone, 1)
        parts: Sequence[QWidget] = (self.running, self.kinds, self.presets, self.recent)
        for part in (self.sample, *parts):
            layout.addWidget(part)
        self.setWidget(page)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
