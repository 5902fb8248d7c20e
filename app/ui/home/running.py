"""What is running now, on Home: a line for each task, with its progress."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from app.domain.errors import printable
from app.pipeline.queries import TaskRow
from app.ui.file_menu import offer_file_menu
from app.ui.frame.under_way import UnderWay
from app.ui.queue.words import left_words, speed_words, stage_words
from app.ui.theme import named

_MOST, _GAP, _EDGE_CHARS = 5, 8, 5
_PERMILLE = 1000


class RunningRow(QFrame):
    """One task. `wanted` carries its id: somebody wants to see it."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: TaskRow | None = None
        self.button = named(QPushButton(), "link")
        self.button.setFlat(True)
        self.button.setAccessibleName(self.tr("Task"))
        self.button.setToolTip(self.tr("Show it in the queue"))
        self.button.clicked.connect(self._on_clicked)
        self.stage, self.left = QLabel(), named(QLabel(), "muted")
        self.bar = QProgressBar(textVisible=False, maximum=_PERMILLE)
        self.bar.setAccessibleName(self.tr("Progress"))
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.button)
        top.addStretch()
        top.addWidget(self.left)
        below.setSpacing(_GAP)
        below.addWidget(self.bar, 1)
        below.addWidget(self.stage)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, _GAP // 2)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name has the room that the rest leaves."""
        super().resizeEvent(event)
        self._fit()

    def show_row(self, row: TaskRow) -> None:
        """Show how far a task is."""
        self._row = row
        stage = stage_words(row)
        self.button.setAccessibleName(f"{printable(row.document)}: {stage}")
        self.stage.setText(stage)
        self.bar.setMaximum(_PERMILLE if row.steps_total else 0)  # 0: busy, nobody knows how far
        self.bar.setValue(round(row.fraction_done * _PERMILLE))
        parts = [speed_words(row.tokens_per_second), left_words(row.seconds_left)]
        self.left.setText(" · ".join(part for part in parts if part))
        self._fit()

    def _fit(self) -> None:
        """The name as far as there is room; its end tells more than its middle."""
        if self._row is None:
            return
        metrics = self.button.fontMetrics()
        room = (
            self.width() - self.left.sizeHint().width() - _EDGE_CHARS * metrics.averageCharWidth()
        )
        name = printable(self._row.document)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        self.button.setText(name.replace("&", "&&"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with its file."""
        if self._row is not None:
            offer_file_menu(self, self._row.path, event.globalPos())

    @Slot()
    def _on_clicked(self) -> None:
        if self._row is not None:
            self.wanted.emit(self._row.id)


class RunningList(QFrame):
    """Hidden while nothing runs. `wanted` carries a task's id, empty: the whole queue."""

    wanted = Signal(str)

    def __init__(self, under_way: UnderWay) -> None:
        super().__init__()
        named(self, "card")
        self._under_way = under_way
        self.heading = named(QLabel(), "heading")
        self.more = named(QPushButton(), "link")
        self.more.setFlat(True)
        self.more.setAccessibleName(self.tr("The queue"))
        self.more.clicked.connect(self._on_more)
        self.rows = [RunningRow() for _ in range(_MOST)]
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        for row in self.rows:
            row.wanted.connect(self.wanted)
            layout.addWidget(row)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        layout.addLayout(foot)
        under_way.changed.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show what runs now."""
        rows = self._under_way.rows
        self.setVisible(bool(rows))
        if not rows:
            return
        self.heading.setText(self.tr("Running now: %n task(s)", "", len(rows)))
        for place, line in enumerate(self.rows):
            line.setVisible(place < len(rows))
            if place < len(rows):
                line.show_row(rows[place])
        more = max(0, len(rows) - _MOST) + self._under_way.waiting
        self.more.setVisible(more > 0)
        self.more.setText(self.tr("%n more task(s) in the queue", "", more))

    @Slot()
    def _on_more(self) -> None:
        self.wanted.emit("")
