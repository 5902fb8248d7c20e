"""What is done with the files of tasks: open, show in the folder, copy the path, drag a result."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.file_menu import FileAction, file_actions
from app.ui.task_table import TaskTable

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
        self.open, self.reveal, self.copy = map(self._action, file_actions())
        table.drag_wanted.connect(self._write)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        menu.addActions([self.open, self.reveal, self.copy])

    def update(self, rows: list[TaskRow]) -> None:
        """Offer what is possible with these."""
        for action in (self.open, self.reveal, self.copy):
            action.setEnabled(bool(rows))

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

    def _action(self, one: FileAction) -> QAction:
        action = QAction(one.title, self)
        action.setShortcut(QKeySequence(one.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(partial(self._act, one))
        return action

    def _act(self, one: FileAction, *_: object) -> None:
        said = one.do([row.path for row in self._table.selected_rows()])
        if said:
            self.told.emit(said)
