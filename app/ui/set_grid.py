"""A set as a table: a row for each file, a column for each field; it fills while tasks run."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.export import ExportForm
from app.pipeline.house import House
from app.pipeline.queries import TaskRow, some_rows
from app.pipeline.set_view import SetTable, SetView
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.file_menu import offer_file_menu
from app.ui.set_grid_model import SetGridModel
from app.ui.theme import named

_PORTION = 50
_REFRESH_MS = 1000
_OPEN_LOOKED_AT = 100  # of tasks that another process may run: no event comes from there
_WIDE = 60  # letters of a column, at most
_FORMS = (ExportForm.CSV, ExportForm.XLSX, ExportForm.JSONL, ExportForm.MD, ExportForm.DOCX)


class SetGrid(QDialog):
    """The table of one set, in a window of its own. `task_wanted` carries a task's id."""

    task_wanted = Signal(str)

    def __init__(
        self, house: House, set_id: str, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._counted = self._written = ""
        self._house = house
        self._background = background
        self._view = SetView(house.ports, set_id)
        self._is_reading = self._is_over = False
        self.model = SetGridModel(self)
        self._make_parts()
        self._lay_out()
        self._refresh = QTimer(self, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self._look_again)
        self._refresh.start()
        self.finished.connect(self._end)
        self._read()

    def _make_parts(self) -> None:
        self.setWindowTitle(self.tr("Results as a table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Show only rows with…"))
        self.filter.setAccessibleName(self.tr("Show only rows with these words"))
        self.filter.textChanged.connect(self.model.set_filter)
        self.grid = QTableView()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Results"))
        self.grid.setSortingEnabled(True)
        self.grid.horizontalHeader().setSortIndicatorClearable(True)
        self.grid.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.grid.setWordWrap(False)
        self.grid.setAlternatingRowColors(True)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.grid.setTabKeyNavigation(False)
        self.grid.activated.connect(self._on_activated)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._on_menu_wanted)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.grid)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        self.state = named(QLabel(), "muted")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.export_button = QPushButton(self.tr("&Export…"))
        self.export_button.setAutoDefault(False)
        self.export_button.clicked.connect(self._choose_file)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.grid, 1)
        layout.addLayout(row)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 150, self.fontMetrics().height() * 32)
        self.grid.setFocus()

    # --- what a person does -----------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard, cells divided by tabs."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedRows())
        columns = range(self.model.columnCount())
        lines = ("\t".join(self.model.index(r, c).data() for c in columns) for r in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def export_to(self, path: Path) -> None:
        """Write the table to a file; its ending says in which format."""
        endings = {f".{form.value}": form for form in _FORMS}
        form = endings.get(path.suffix.lower())
        if form is None:
            form = ExportForm.CSV
            path = path.with_name(f"{path.name}.{form.value}")
        self.export_button.setEnabled(False)
        work = partial(self._view.export, self._house, path, form)
        self._background.run(work, partial(self._on_exported, path))

    @Slot()
    def _choose_file(self) -> None:
        filters = ";;".join(f"{form.value.upper()} (*.{form.value})" for form in _FORMS)
        title = self.tr("Export the table")
        name, chosen = QFileDialog.getSaveFileName(self, title, "results.csv", filters)
        if name:
            path = Path(name)
            suffix = f".{chosen.split(' ')[0].lower()}"
            self.export_to(path if path.suffix else path.with_suffix(suffix))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        task_id = self.model.task_id(index.row())
        if task_id is not None:
            self.task_wanted.emit(task_id)

    @Slot(QPoint)
    def _on_menu_wanted(self, place: QPoint) -> None:
        task_id = self.model.task_id(self.grid.indexAt(place).row())
        if task_id is not None:
            work = partial(some_rows, self._house.ports, [task_id])
            at = self.grid.viewport().mapToGlobal(place)
            self._background.run(work, partial(self._offer_menu, at))

    def _offer_menu(self, at: QPoint, rows: list[TaskRow]) -> None:
        if rows and not self._is_over:
            offer_file_menu(self.grid, rows[0].path, at)

    # --- what the house says ----------------------------------------------------------

    @Slot(set)
    def on_tasks_changed(self, task_ids: set[str]) -> None:
        """Read those of this set anew, at the next look."""
        self._view.changed(task_ids)

    @Slot(object)
    def on_failed(self, error: object) -> None:  # noqa: ARG002 - the main window says what it is
        """Something failed, perhaps the export: it may be tried again."""
        self.export_button.setEnabled(True)
        self._is_reading = False

    @Slot()
    def _look_again(self) -> None:
        if not self._is_reading:
            self._view.changed(self._view.open_tasks()[:_OPEN_LOOKED_AT])
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        self._background.run(partial(self._view.read, _PORTION), self._on_read)

    def _on_read(self, table: SetTable) -> None:
        if self._is_over:
            return
        is_new = table.columns != tuple(self._columns())
        self.model.apply(table)
        if is_new:
            self._fit_columns()
        words = self.tr("{ended:,} of {total:,} files are done")
        self._counted = filled(words, ended=table.ended, total=table.total)
        self._say()
        self._is_reading = False
        if table.unread:
            self._read()

    @Slot()
    def _end(self) -> None:
        """The widgets go, and what is under way may still come."""
        self._is_over = True
        self._refresh.stop()

    def _on_exported(self, path: Path, notes: list[str]) -> None:
        if self._is_over:
            return
        self.export_button.setEnabled(True)
        told = filled(self.tr("Written to {path}"), path=path)
        self._written = "\n".join([told, *notes])
        self._say()

    def _say(self) -> None:
        """How many are done, and where the table was written to: the one leaves the other."""
        self.state.setText("\n".join(filter(None, (self._counted, self._written))))

    def _columns(self) -> list[str]:
        horizontal = Qt.Orientation.Horizontal
        count = self.model.columnCount()
        return [self.model.headerData(at, horizontal) for at in range(count)]

    def _fit_columns(self) -> None:
        self.grid.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * _WIDE
        for column in range(self.model.columnCount()):
            if self.grid.columnWidth(column) > widest:
                self.grid.setColumnWidth(column, widest)
