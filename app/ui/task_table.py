"""The table of tasks: a model of rows as the store gives them, and how progress is drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.task import TaskState
from app.pipeline.queries import TaskRow

DOCUMENT, STAGE, PROGRESS, SPEED, LEFT = range(5)
_ROW_HEIGHT = 38
_BAR_HEIGHT = 8
_BAR_WIDTH = 110
_WIDEST = 280
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TaskTableModel(QAbstractTableModel):
    """Rows newest first. `apply` puts changed rows in place and new ones on top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TaskRow] = []
        self._titles = (
            self.tr("Document"),
            self.tr("Stage"),
            self.tr("Progress"),
            self.tr("Speed"),
            self.tr("Time left"),
        )

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Tasks; a task has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The columns of the table."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """The column titles."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, says to a screen reader, or is."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[index.column()]}: {self._text(row, index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return {DOCUMENT: row.path, STAGE: self._text(row, STAGE)}.get(index.column())
        return row if role == Qt.ItemDataRole.UserRole else None

    def apply(self, rows: Sequence[TaskRow]) -> None:
        """Take in rows that are new or may have changed, oldest first.

        Many are told at once: each signal by itself would cost as much as all together.
        """
        places = {row.id: place for place, row in enumerate(self._rows)}
        self._replace({places[row.id]: row for row in rows if row.id in places})
        new = [row for row in rows if row.id not in places]
        if new:
            new.sort(key=lambda row: row.created_at)
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._rows[:0] = reversed(new)
            self.endInsertRows()

    def row(self, place: int) -> TaskRow | None:
        """The row at a place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, task_id: str) -> int | None:
        """Where a task is."""
        return next((place for place, row in enumerate(self._rows) if row.id == task_id), None)

    def states(self) -> dict[str, TaskState]:
        """The state of each task as it is shown."""
        return {row.id: row.state for row in self._rows}

    def _replace(self, rows: dict[int, TaskRow]) -> None:
        changed = [place for place, row in rows.items() if self._rows[place] != row]
        for place in changed:
            self._rows[place] = rows[place]
        if changed:
            self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), LEFT))

    def _text(self, row: TaskRow, column: int) -> str:
        texts = (
            row.document,
            row.error.title if row.error else row.stage,
            f"{row.steps_done} of {row.steps_total}" if row.steps_total else "",
            f"{row.tokens_per_second:.0f} tokens/s" if row.tokens_per_second else "",
            row.time_left,
        )
        return texts[column]


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
        for sentence in (DOCUMENT, STAGE):  # one may be long, and hides no other
            header.setSectionResizeMode(sentence, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(_WIDEST)
        header.setSectionResizeMode(PROGRESS, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(PROGRESS, _BAR_WIDTH)

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

    def selected_rows(self) -> list[TaskRow]:
        """The selected tasks, top first."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self._tasks.row(place)) is not None]
