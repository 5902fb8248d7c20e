"""What is done with the files of tasks: open, show in the folder, copy the path, drag a result."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.reveal import open_file, reveal
from app.ui.task_table import TaskTable

_MOST_OPENED = 5
_MOST_DRAGGED = 50


class FileActions(QObject):
    """The actions on the selected tasks' files. `told` carries a line to show."""

    told = Signal(str)

    def __init__(
        self, desk: Desk, background: Background, table: TaskTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._table = desk, background, table
        # For this window only, and for this user: gone with it. Made when it is first needed.
        self._folder: QTemporaryDir | None = None
        self._count = 0
        self.open = self._action(self.tr("&Open the original"), "Ctrl+E", self._open)
        self.reveal = self._action(self.tr("Show in its &folder"), "Ctrl+Shift+E", self._reveal)
        self.copy = self._action(self.tr("&Copy the path"), "Ctrl+Shift+C", self._copy)
        table.drag_wanted.connect(self._write)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        menu.addActions([self.open, self.reveal, self.copy])

    def update(self, rows: list[TaskRow]) -> None:
        """Offer what is possible with these."""
        for action in (self.open, self.reveal, self.copy):
            action.setEnabled(bool(rows))

    @Slot()
    def _open(self) -> None:
        self._each(open_file, self.tr("{name} is not there any more, or nothing opens it."))

    @Slot()
    def _reveal(self) -> None:
        self._each(reveal, self.tr("The folder of {name} is not there any more."))

    @Slot()
    def _copy(self) -> None:
        paths = [row.path for row in self._table.selected_rows()]
        QGuiApplication.clipboard().setText("\n".join(paths))
        self.told.emit(self.tr("%n path(s) copied.", "", len(paths)))

    @Slot(list)
    def _write(self, rows: list[TaskRow]) -> None:
        """Make the files of a drag; it goes on when they are there."""
        if self._folder is None:
            self._folder = QTemporaryDir(QDir.tempPath() + "/homeport-XXXXXX")
        self._count += 1  # a folder for each drag: who took a file of an earlier one may still read
        folder = Path(self._folder.path()) / str(self._count)
        ids = [row.id for row in rows[:_MOST_DRAGGED]]
        work = partial(self._desk.write_results, ids, folder)
        self._background.run(work, self._table.drag_files)

    def _each(self, do: Callable[[Path], bool], sorry: str) -> None:
        for row in self._table.selected_rows()[:_MOST_OPENED]:
            if not do(Path(row.path)):
                self.told.emit(sorry.format(name=row.document))

    def _action(self, title: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(slot)
        return action
