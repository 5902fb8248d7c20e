"""The files of a plan: a row each with its figures, or with what is in its way."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.errors import printable
from app.domain.preview import FileLook, PlanPreview
from app.ui.language import error_said
from app.ui.plan_rows import PlanRow
from app.ui.plan_sums import PlanSums
from app.ui.theme import colours

FILE, PAGES, TOKENS, CHUNKS, STEPS, TIME = range(6)
_WIDEST = ("", "1,000 of 1,000", "10,000,000", "10,000", "10,000", "about 100 min")
_LEAST_ROWS_SHOWN, _MOST_ROWS_SHOWN = 3, 8
# Each makes Qt slower; of more files that cannot be read the reason keeps to its own column.
_MOST_SPANS = 300
_PADDING = 20
_FRAME = 4
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PlanTableModel(QAbstractTableModel):
    """Rows in the order of the files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PlanRow] = []
        self.sums = PlanSums()
        self.errors: set[int] = set()
        self._unplanned: list[PlanRow] = []  # the rows as they were before they had a plan
        self._titles = (
            *(self.tr("File"), self.tr("Pages"), self.tr("Tokens")),
            *(self.tr("Chunks"), self.tr("Steps"), self.tr("Time")),
        )

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Files; a file has no children."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The columns of the table."""
        return 0 if parent.isValid() else len(self._titles)

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
        """What a cell shows, and says to a screen reader."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: object = _text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = f"{self._titles[column]}: {_text(row, column)}"
            case Qt.ItemDataRole.ToolTipRole if column == FILE:
                found = printable(str(row.path))
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if row.error is not None:
                found = QColor(colours()["bad"])
            case _:
                found = None
        return found

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        """Begin anew with these files."""
        self.beginResetModel()
        self.rows, self._unplanned = list(rows), list(rows)
        self.sums, self.errors = PlanSums(len(rows)), set()
        self.endResetModel()

    def show_look(self, place: int, look: FileLook) -> None:
        """What a file is."""
        self._unplanned[place] = replace(self._unplanned[place], look=look)
        self._replace(place, replace(self.rows[place], look=look))

    def show_plan(self, place: int, plan: PlanPreview) -> None:
        """What a file's plan is."""
        self._replace(place, replace(self.rows[place], plan=plan))

    def forget_plans(self) -> None:
        """What was planned holds no more; what the files are does."""
        if self.sums.is_any_planned:
            self.rows = list(self._unplanned)
            self.errors = {place for place in self.errors if self.rows[place].error is not None}
            self.sums.forget_plans()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, TIME))

    def _replace(self, place: int, row: PlanRow) -> None:
        self.sums.change(self.rows[place], row)
        self.rows[place] = row
        (self.errors.add if row.error is not None else self.errors.discard)(place)
        self.dataChanged.emit(self.index(place, 0), self.index(place, TIME))


class _FileDelegate(QStyledItemDelegate):
    """A name keeps its line; only what is in a file's way, across all columns, may take several."""

    def __init__(self, parent: QWidget, spanned: Set[int]) -> None:
        super().__init__(parent)
        self._spanned = spanned

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """See Qt; the name's end tells more than its middle."""
        super().initStyleOption(option, index)
        if index.row() not in self._spanned:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
            option.textElideMode = Qt.TextElideMode.ElideMiddle


class PlanTable(QTableView):
    """The view. A file that cannot be read has its reason and remedy across all columns."""

    def __init__(self, model: PlanTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = model
        self._spanned: set[int] = set()  # Qt looks through all spans for each question about one
        self.setModel(model)
        self.setAccessibleName(self.tr("Files"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegateForColumn(FILE, _FileDelegate(self, self._spanned))
        model.modelReset.connect(self._begin)
        model.dataChanged.connect(self._span_errors)

    def show_together(self, *, is_together: bool) -> None:
        """Whether all files make one task: then only their pages are told one by one."""
        for column in (TOKENS, CHUNKS, STEPS, TIME):
            self.setColumnHidden(column, is_together)

    def _begin(self) -> None:
        """Another drop: sizes by the font, which the theme may have changed."""
        self.clearSpans()
        self._spanned.clear()
        row_height = self.fontMetrics().height() + _PADDING
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        least = max(1, min(_LEAST_ROWS_SHOWN, self._files.rowCount()))
        self.setMinimumHeight(header.sizeHint().height() + least * row_height + _FRAME)
        self.updateGeometry()
        for column in range(PAGES, TIME + 1):
            widest = self.fontMetrics().horizontalAdvance(_WIDEST[column]) + _PADDING
            self.setColumnWidth(column, max(widest, header.sectionSizeHint(column)))

    def sizeHint(self) -> QSize:
        """As high as its files need, as long as they are few."""
        rows = max(1, min(_MOST_ROWS_SHOWN, self._files.rowCount()))
        height = self.horizontalHeader().sizeHint().height()
        height += rows * self.verticalHeader().defaultSectionSize() + _FRAME
        return QSize(super().sizeHint().width(), height)

    def _span_errors(self, first: QModelIndex, last: QModelIndex) -> None:
        errors = self._files.errors
        one = {first.row()} if first.row() == last.row() else None  # else it may be any of them
        for place in one or errors | self._spanned:
            if place in self._spanned and place not in errors:
                self._spanned.discard(place)
                self.setSpan(place, FILE, 1, 1)
            elif place in errors and self._may_span(place):
                self._spanned.add(place)
                self.setSpan(place, FILE, 1, TIME + 1)
                self.resizeRowToContents(place)

    def _may_span(self, place: int) -> bool:
        return place not in self._spanned and len(self._spanned) < _MOST_SPANS


class PlanBar(QProgressBar):
    """How far the files are planned; out of sight, but not out of its place, when there is none."""

    def __init__(self) -> None:
        super().__init__(textVisible=False)
        self.setAccessibleName(self.tr("Progress"))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_progress(self, done: int, total: int) -> None:
        """So many of the files are planned; a single one needs no bar."""
        self.setVisible(done < total and total > 1)
        self.setMaximum(max(1, total))
        self.setValue(done)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == FILE else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(row: PlanRow, column: int) -> str:
    if row.error is not None:
        return error_said(row.error) if column == FILE else ""
    if column == FILE:
        return row.name
    return row.pages if column == PAGES else row.figures[column - TOKENS]
