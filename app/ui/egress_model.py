"""The ledger's rows for a table."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.domain.egress import EgressOutcome, LedgerRow, Purpose
from app.domain.errors import printable
from app.ui.figures import day, number
from app.ui.words import tr as _tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NUMBERS_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = {3, 4}


class EgressTableModel(QAbstractTableModel):
    """The newest row first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LedgerRow, ...] = ()
        self._titles = [
            *(_tr("When"), _tr("To"), _tr("For"), _tr("Sent"), _tr("Received")),
            *(_tr("End"), _tr("Task")),
        ]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """One for each request."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """The titles."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(row)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[column]}: {cells(row)[column]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _more(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return _NUMBERS_RIGHT
        return None

    def apply(self, rows: tuple[LedgerRow, ...]) -> None:
        """Show these; what has not changed keeps its place and its selection."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


def cells(row: LedgerRow) -> tuple[str, ...]:
    """A row in words."""
    return (
        f"{day(row.at.astimezone())} {row.at.astimezone():%H:%M:%S}",
        printable(f"{row.host}:{row.port}"),
        _purpose(row),
        _size(row.bytes_out),
        _size(row.bytes_in),
        _end(row),
        row.task_id or "",
    )


def _purpose(row: LedgerRow) -> str:
    words = {
        Purpose.GENERATE: _tr("An answer"),
        Purpose.KEY_TEST: _tr("Test of a key"),
        Purpose.PROBE: _tr("Is it there?"),
        Purpose.BATCH: _tr("A batch"),
        Purpose.SYNC: _tr("Results to your place"),
        Purpose.DOWNLOAD: _tr("A download"),
        Purpose.ENDPOINT: _tr("Your own server"),
    }
    return words[row.purpose]


def _end(row: LedgerRow) -> str:
    words = {
        EgressOutcome.ANSWERED: _tr("Answered"),
        EgressOutcome.NOT_CONNECTED: _tr("Not reached: nothing sent"),
        EgressOutcome.BROKEN: _tr("Broken off"),
        EgressOutcome.SWITCHED_OFF: _tr("Ended by the offline switch"),
        EgressOutcome.UNKNOWN: _tr("Not known: Homeport ended first"),
    }
    end = words[row.outcome] if row.outcome else _tr("Under way")
    return _tr("{end}; stayed here").format(end=end) if row.is_staying else end


def _more(row: LedgerRow) -> str:
    parts = [row.method, row.address]
    if row.via:
        parts.append(_tr("by the proxy {via}").format(via=row.via))
    return printable(" ".join(filter(None, parts)))


def _size(count: int | None) -> str:
    return "?" if count is None else number(count)
