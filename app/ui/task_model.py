"""The rows of the table of tasks: as the store gives them, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from app.domain.listing import Listing, TaskFilter
from app.domain.task import TaskState
from app.pipeline.queries import TaskRow
from app.ui.queue.columns import (
    COUNT,
    DOCUMENT,
    FIGURES,
    LEFT,
    PROGRESS,
    SORTS,
    SPEED,
    STAGE,
    STATE,
    titles,
)
from app.ui.queue.rows import Changes, SortedRows
from app.ui.queue.words import cell_words, tooltip

__all__ = ["DOCUMENT", "LEFT", "PROGRESS", "SPEED", "STAGE", "STATE", "TaskTableModel"]

READING = Qt.ItemDataRole.UserRole + 1  # the share of the prompt that was read; None: nothing is
_MOST_SIGNALS = 40
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TaskTableModel(QAbstractTableModel):
    """The rows of a listing that were looked at. More are read when one scrolls there.

    `apply` puts changed rows where they belong; `append` adds those that follow. `more_wanted`
    carries the position behind which to read on, `listing_changed` what is to be shown from now
    on; `counted` how many tasks that are, and how many there are at all.
    """

    more_wanted = Signal(object)
    listing_changed = Signal()
    counted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = Listing()
        self._rows = SortedRows(self.listing)
        self._has_more = self._is_reading = False
        self._counts = (0, 0)
        self._reading: dict[str, float] = {}
        self._titles = titles()

    # --- what Qt asks -----------------------------------------------------------------

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Tasks; a task has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The columns of the table."""
        return 0 if parent.isValid() else COUNT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """The column titles, above their figures."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, says to a screen reader, or is."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: object = cell_words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = f"{self._titles[column]}: {self._told(row, column)}"
            case Qt.ItemDataRole.ToolTipRole:
                found = tooltip(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _alignment(column)
            case Qt.ItemDataRole.UserRole:
                found = row
            case _ if role == READING:
                found = self._reading.get(row.id)
            case _:
                found = None
        return found

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What is done can be dragged away, as a file."""
        flags = super().flags(index)
        row = self.row(index.row()) if index.isValid() else None
        if row is not None and row.state is TaskState.SUCCEEDED:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def canFetchMore(self, parent: _Index = _ROOT) -> bool:
        """Whether there are rows behind these, and nobody is reading them already."""
        return not parent.isValid() and self._has_more and not self._is_reading

    def fetchMore(self, parent: _Index = _ROOT) -> None:
        """Ask for the rows that follow; they come by `append`."""
        after = self._rows.last_position()
        if self.canFetchMore(parent) and after is not None:
            self._is_reading = True
            self.more_wanted.emit(after)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order all tasks by a column; by none: the newest first."""
        is_descending = order is Qt.SortOrder.DescendingOrder
        by = SORTS.get(column)
        kept = self.listing.filter
        self._show(Listing(kept) if by is None else Listing(kept, by, is_descending))

    # --- what is to be shown ----------------------------------------------------------

    @property
    def has_more(self) -> bool:
        """Whether there are rows that were not read yet."""
        return self._has_more

    @property
    def counts(self) -> tuple[int, int]:
        """How many tasks the filter lets through, and how many there are."""
        matching, total = self._counts
        if not self._has_more:  # all are here, and they are newer than what was counted
            matching = len(self._rows)
        return matching, max(matching, total)

    def show_only(self, wanted: TaskFilter) -> None:
        """Show the tasks that the filter lets through, of all there are."""
        self._show(self.listing._replace(filter=wanted))

    def show_counts(self, matching: int, total: int) -> None:
        """How many there are was found out."""
        self._counts = (matching, total)
        self.counted.emit(*self.counts)

    def _show(self, listing: Listing) -> None:
        if listing != self.listing:
            self.listing = listing
            self.listing_changed.emit()

    # --- what the store says ----------------------------------------------------------

    def reset(self, rows: Sequence[TaskRow], *, has_more: bool) -> None:
        """Show these, in the listing's order, in place of what was there."""
        self.beginResetModel()
        self._rows = SortedRows(self.listing)
        self._rows.extend(rows)
        self._has_more, self._is_reading = has_more, False
        self.endResetModel()

    def append(self, rows: Sequence[TaskRow], *, has_more: bool) -> None:
        """Add the rows that follow."""
        self._has_more, self._is_reading = has_more, False
        self._insert(self._rows.unknown(rows))

    def apply(self, rows: Sequence[TaskRow]) -> None:
        """Take in rows that are new or may have changed. Those further down than was read are left.

        Many are told at once: each signal by itself would cost as much as all together.
        """
        changes = self._rows.look(rows, is_whole=not self._has_more)
        self._replace(changes.replaced)
        self._forget_readings(rows)
        if len(changes.gone) + len(changes.moved) > _MOST_SIGNALS:
            self._begin_anew(changes)
            return
        self.forget(changes.gone)
        for row in changes.moved:
            self._move(row)
        self._insert(changes.added)

    def forget(self, task_ids: Iterable[str]) -> None:
        """Take out the rows of tasks that do not belong here any more, or are no more."""
        for task_id in task_ids:
            place = self._rows.place_of(task_id)
            if place is not None:
                self.beginRemoveRows(_ROOT, place, place)
                self._rows.remove(task_id)
                self.endRemoveRows()

    @Slot(object)
    def show_reading(self, shares: Mapping[str, float]) -> None:
        """How much of their prompts the engine has read, from 0 to 1, by task; 1: it writes."""
        for task_id, share in shares.items():
            if share < 1:
                self._reading[task_id] = share
            else:
                self._reading.pop(task_id, None)
            place = self._rows.place_of(task_id)
            if place is not None:
                where = self.index(place, PROGRESS)
                self.dataChanged.emit(where, where)

    # --- what others ask --------------------------------------------------------------

    def row(self, place: int) -> TaskRow | None:
        """The row at a place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, task_id: str) -> int | None:
        """Where a task is, as far as rows were read."""
        return self._rows.place_of(task_id)

    # --- how --------------------------------------------------------------------------

    def _told(self, row: TaskRow, column: int) -> str:
        text = cell_words(row, column)
        if column == PROGRESS and (share := self._reading.get(row.id)) is not None:
            reading = self.tr("reads its prompt, {n} %").format(n=round(share * 100))
            return f"{text}; {reading}" if text else reading
        return text

    def _forget_readings(self, rows: Sequence[TaskRow]) -> None:
        for row in rows:
            if row.state is not TaskState.RUNNING:
                self._reading.pop(row.id, None)

    def _replace(self, rows: Sequence[TaskRow]) -> None:
        changed = [self._rows.replace(row) for row in rows]
        if changed:
            last = self.index(max(changed), COUNT - 1)
            self.dataChanged.emit(self.index(min(changed), 0), last)

    def _insert(self, rows: Sequence[TaskRow]) -> None:
        for run in self._rows.runs(rows):
            self.beginInsertRows(_ROOT, run.first, run.first + len(run.rows) - 1)
            self._rows.insert(run)
            self.endInsertRows()

    def _move(self, row: TaskRow) -> None:
        move = self._rows.move(row)
        if self.beginMoveRows(_ROOT, move.old, move.old, _ROOT, move.new):
            self._rows.carry_out(move)
            self.endMoveRows()
        else:  # it stays where it is
            self._rows.carry_out(move)
        self._replace([row])

    def _begin_anew(self, changes: Changes) -> None:
        """Very many have changed places: the view looks at all anew, at once."""
        self.beginResetModel()
        for task_id in (*changes.gone, *(row.id for row in changes.moved)):
            self._rows.remove(task_id)
        for run in self._rows.runs([*changes.moved, *changes.added]):
            self._rows.insert(run)
        self.endResetModel()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
