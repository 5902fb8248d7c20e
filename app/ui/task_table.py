"""The table of tasks as it is seen, and how progress is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.pipeline.queries import TaskRow
from app.ui.task_model import DOCUMENT, PROGRESS, STAGE, TaskTableModel

_ROW_HEIGHT = 38
_BAR_HEIGHT = 8
_BAR_WIDTH = 110
_WIDEST = 280
_Index = QModelIndex | QPersistentModelIndex


class _ProgressDelegate(QStyledItemDelegate):
    """A bar of the steps done."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell's ground as usual and a bar in place of its text."""
        row: TaskRow = index.data(Qt.ItemDataRole.UserRole)
        option.widget.style().drawPrimitive(
            option.widget.style().PrimitiveElement.PE_PanelItemViewItem,
            option,
            painter,
            option.widget,
        )
        if not row.steps_total:
            return
        area = QRectF(option.rect).adjusted(8, 0, -8, 0)
        area = QRectF(area.left(), area.center().y() - _BAR_HEIGHT / 2, area.width(), _BAR_HEIGHT)
        palette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.mid())
        painter.drawRoundedRect(area, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if row.steps_done:
            area.setWidth(max(_BAR_HEIGHT, area.width() * row.fraction_done))
            painter.setBrush(palette.accent())
            painter.drawRoundedRect(area, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.restore()


class TaskTable(QTableView):
    """The view: whole rows, several at a time."""

    def __init__(self, model: TaskTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Tasks"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegateForColumn(PROGRESS, _ProgressDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # by what is seen, not by a thousand rows
        header.setSectionResizeMode(DOCUMENT, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(_WIDEST)
        header.setSectionResizeMode(PROGRESS, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(PROGRESS, _BAR_WIDTH)
        self._kept: list[str] = []
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._select_kept)
        for changed in (model.rowsInserted, model.dataChanged, model.modelReset):
            changed.connect(self._fit_columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty table says what it is for."""
        super().paintEvent(event)
        if self._tasks.rowCount() == 0:
            painter = QPainter(self.viewport())
            colour = self.palette().placeholderText().color()
            colour.setAlpha(255)  # a stylesheet makes it half transparent: too faint to read
            painter.setPen(colour)
            words = self.tr("No tasks yet.\nWhat you drop above is worked on here, one by one.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    @Slot()
    def _fit_columns(self) -> None:
        """Qt looks at the contents when the mode is set, not when rows come in."""
        self.horizontalHeader().setSectionResizeMode(STAGE, QHeaderView.ResizeMode.ResizeToContents)

    @Slot()
    def _keep(self) -> None:
        self._kept = [row.id for row in self.selected_rows()]

    @Slot()
    def _select_kept(self) -> None:
        """What was selected stays so where all rows were read anew."""
        if len(self._kept) == 1 and (place := self._tasks.place_of(self._kept[0])) is not None:
            self.selectRow(place)

    def selected_rows(self) -> list[TaskRow]:
        """The selected tasks, top first."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self._tasks.row(place)) is not None]
