"""The table of tasks as it is seen."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.domain.task import TaskState
from app.pipeline.queries import TaskRow
from app.ui.queue.columns import PROGRESS, STAGE, STATE
from app.ui.queue.delegates import ProgressDelegate, StageDelegate, StateDelegate
from app.ui.queue.filter_words import nothing_found
from app.ui.queue.header import TaskHeader
from app.ui.task_model import READING, TaskTableModel

_PADDING = 20
_MOST_KEPT = 1000


class TaskTable(QTableView):
    """The view: whole rows, several at a time. `drag_wanted` carries rows that are taken along."""

    drag_wanted = Signal(list)

    def __init__(self, model: TaskTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Tasks"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(PROGRESS, ProgressDelegate(READING, self))
        self.setItemDelegateForColumn(STATE, StateDelegate(self))
        self.setItemDelegateForColumn(STAGE, StageDelegate(self))
        self.verticalHeader().hide()
        self.header = TaskHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.begin()
        self.setSortingEnabled(True)
        self._fit_rows()
        self._kept: list[str] = []
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._select_kept)

    def sizeHint(self) -> QSize:
        """Columns that do not fit are scrolled to; they make no window wider."""
        letter = self.fontMetrics()
        return QSize(letter.averageCharWidth() * 60, letter.height() * 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The file's name takes what is left."""
        super().resizeEvent(event)
        self._fit_rows()
        self.header.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty table says what it is for, or why nothing is shown."""
        super().paintEvent(event)
        if self._tasks.rowCount() == 0:
            painter = QPainter(self.viewport())
            colour = self.palette().placeholderText().color()
            colour.setAlpha(255)  # a stylesheet makes it half transparent: too faint to read
            painter.setPen(colour)
            area = self.viewport().rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, how, self.empty_words())

    def empty_words(self) -> str:
        """What is said where there is no row."""
        hidden = self._tasks.counts[1]
        if hidden:
            return nothing_found(self._tasks.listing.filter, hidden)
        return self.tr("No tasks yet.\nWhat you drop above is worked on here, one by one.")

    def selected_rows(self) -> list[TaskRow]:
        """The selected tasks, top first."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self._tasks.row(place)) is not None]

    # --- files that are dragged out ---------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Have files made of the results that are selected; the drag begins when they are there."""
        rows = [row for row in self.selected_rows() if row.state is TaskState.SUCCEEDED]
        if rows:
            self.drag_wanted.emit(rows)

    def drag_files(self, paths: Sequence[str]) -> None:
        """Begin the drag, unless the mouse was let go meanwhile."""
        if paths and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self)
            drag.setMimeData(as_files(paths))
            drag.exec(Qt.DropAction.CopyAction)

    def _fit_rows(self) -> None:
        """As high as the font wants them, which the theme may have changed."""
        height = self.fontMetrics().height() + _PADDING
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    @Slot()
    def _keep(self) -> None:
        self._kept = [row.id for row in self.selected_rows()][:_MOST_KEPT]

    @Slot()
    def _select_kept(self) -> None:
        """What was selected stays so where all rows were read anew."""
        model, select = self.selectionModel(), self.selectionModel().SelectionFlag
        for task_id in self._kept:
            place = self._tasks.place_of(task_id)
            if place is not None:
                where = self._tasks.index(place, 0)
                if not model.currentIndex().isValid():
                    model.setCurrentIndex(where, select.NoUpdate)
                model.select(where, select.Select | select.Rows)


def as_files(paths: Sequence[str]) -> QMimeData:
    """Files as other programs take them (text/uri-list)."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data
