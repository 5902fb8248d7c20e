"""The rows of the table of tasks: as the store gives them, a page at a time."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.pipeline.queries import TaskRow

DOCUMENT, STAGE, PROGRESS, SPEED, LEFT = range(5)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TaskTableModel(QAbstractTableModel):
    """Rows newest first: those that were looked at. Older ones are read when one scrolls there.

    `apply` puts changed rows in place and new ones on top; `append` adds older ones. `more_wanted`
    carries the id behind which to read on.
    """

    more_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # From the first read on upwards and downwards, so that nothing moves when rows are added.
        self._newer: list[TaskRow] = []
        self._older: list[TaskRow] = []
        self._numbers: dict[str, int] = {}  # by id: from 0 in `_newer`, from -1 down in `_older`
        self._has_more = self._is_reading = False
        self._titles = (
            self.tr("Document"),
            self.tr("Stage"),
            self.tr("Progress"),
            self.tr("Speed"),
            self.tr("Time left"),
        )

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Tasks; a task has no children."""
        return 0 if parent.isValid() else len(self._newer) + len(self._older)

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
        row = self._at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[index.column()]}: {self._text(row, index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return {DOCUMENT: row.path, STAGE: self._text(row, STAGE)}.get(index.column())
        return row if role == Qt.ItemDataRole.UserRole else None

    def canFetchMore(self, parent: _Index = _ROOT) -> bool:
        """Whether there are older rows, and nobody is reading them already."""
        return not parent.isValid() and self._has_more and not self._is_reading

    def fetchMore(self, parent: _Index = _ROOT) -> None:
        """Ask for older rows; they come by `append`."""
        last = self.row(self.rowCount() - 1)
        if self.canFetchMore(parent) and last is not None:
            self._is_reading = True
            self.more_wanted.emit(last.id)

    def reset(self, rows: Sequence[TaskRow], *, has_more: bool) -> None:
        """Show these, newest first, in place of what was there."""
        self.beginResetModel()
        self._newer, self._older, self._numbers = [], [], {}
        self._take_older(rows)
        self._has_more, self._is_reading = has_more, False
        self.endResetModel()

    def append(self, rows: Sequence[TaskRow], *, has_more: bool) -> None:
        """Add older rows below, newest first."""
        self._has_more, self._is_reading = has_more, False
        new = [row for row in rows if row.id not in self._numbers]
        if new:
            at = self.rowCount()
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self._take_older(new)
            self.endInsertRows()

    def apply(self, rows: Sequence[TaskRow]) -> None:
        """Take in rows that are new or may have changed. Those further down than was read are left.

        Many are told at once: each signal by itself would cost as much as all together.
        """
        self._replace([row for row in rows if row.id in self._numbers])
        new = [row for row in rows if row.id not in self._numbers and self._is_within(row)]
        if new:
            new.sort(key=lambda row: row.id, reverse=True)  # as the store does it
            new.sort(key=lambda row: row.created_at)
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            for row in new:
                self._numbers[row.id] = len(self._newer)
                self._newer.append(row)
            self.endInsertRows()

    def row(self, place: int) -> TaskRow | None:
        """The row at a place, if there is one."""
        return self._at(place) if 0 <= place < self.rowCount() else None

    def place_of(self, task_id: str) -> int | None:
        """Where a task is, as far as rows were read."""
        number = self._numbers.get(task_id)
        return None if number is None else len(self._newer) - 1 - number

    def _at(self, place: int) -> TaskRow:
        newer = len(self._newer)
        return self._newer[newer - 1 - place] if place < newer else self._older[place - newer]

    def _take_older(self, rows: Sequence[TaskRow]) -> None:
        for row in rows:
            self._numbers[row.id] = -1 - len(self._older)
            self._older.append(row)

    def _is_within(self, row: TaskRow) -> bool:
        last = self.row(self.rowCount() - 1)
        if last is None or not self._has_more:
            return True
        return (row.created_at, last.id) > (last.created_at, row.id)

    def _replace(self, rows: Sequence[TaskRow]) -> None:
        changed = []
        for row in rows:
            number = self._numbers[row.id]
            kept, at = (self._newer, number) if number >= 0 else (self._older, -1 - number)
            if kept[at] != row:
                kept[at] = row
                changed.append(len(self._newer) - 1 - number)
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
