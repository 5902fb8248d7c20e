"""The rows of a set's table, sorted and filtered here: ten thousand need no call for each cell."""

from typing import Any

from pydantic import JsonValue
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.errors import printable
from app.domain.json_words import in_words
from app.pipeline.set_view import SetRow, SetTable

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# A cell is a line; the whole text is in the result beside it.
_MOST_LETTERS = 300
_NUMBERS_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SetGridModel(QAbstractTableModel):
    """`apply` takes the table as it stands; order and filter of the person stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = SetTable((), (), 0, 0, 0)
        self._shown: list[SetRow] = []
        self._words = ""
        self._order: tuple[int, Qt.SortOrder] | None = None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The rows that the filter lets through."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The columns of the table."""
        return 0 if parent.isValid() else len(self._table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return printable(self._table.columns[section])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, in one line of plain text."""
        if not index.isValid():
            return None
        value = self._shown[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_line(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.columns[index.column()]}: {cell_line(value)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_number(value):
            return _NUMBERS_RIGHT
        return None

    def apply(self, table: SetTable) -> None:
        """Take in the table as it stands now."""
        if table.columns != self._table.columns:
            self.beginResetModel()
            self._table = table
            self._shown = self._arranged()
            self.endResetModel()
            return
        self._table = table
        self._rearrange()

    def set_filter(self, words: str) -> None:
        """Show only rows that have these words in one of their cells."""
        self._words = words.strip().casefold()
        self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column: numbers by their size, before texts; empty cells last."""
        self._order = (column, order) if column >= 0 else None
        self._rearrange()

    def task_id(self, row: int) -> str | None:
        """The task that a row is from."""
        return self._shown[row].task_id if 0 <= row < len(self._shown) else None

    def _rearrange(self) -> None:
        """Rows may have come, gone or moved; what is selected stays where it is on the screen."""
        arranged = self._arranged()
        if len(arranged) == len(self._shown):
            changed = [n for n, row in enumerate(arranged) if row != self._shown[n]]
            self._shown = arranged
            if changed:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))
            return
        self.beginResetModel()
        self._shown = arranged
        self.endResetModel()

    def _arranged(self) -> list[SetRow]:
        rows = [row for row in self._table.rows if not self._words or self._has_words(row)]
        if self._order is None or self._order[0] >= len(self._table.columns):
            return rows
        column, order = self._order
        full = [row for row in rows if row.cells[column] is not None]
        full.sort(
            key=lambda row: _key(row.cells[column]), reverse=order is Qt.SortOrder.DescendingOrder
        )
        return full + [row for row in rows if row.cells[column] is None]

    def _has_words(self, row: SetRow) -> bool:
        return any(self._words in in_words(cell).casefold() for cell in row.cells)


def cell_line(value: JsonValue) -> str:
    """A cell's value in one line, without signs that would change how others are shown."""
    text = " ".join(in_words(value).split())
    return printable(text[:_MOST_LETTERS] + ("…" if len(text) > _MOST_LETTERS else ""))


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _key(value: JsonValue) -> tuple[bool, float, str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (False, float(value), "")
    return (True, 0.0, in_words(value).casefold())
