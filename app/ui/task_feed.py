"""Keeps the table of tasks up to date: in pages, off the main thread, by what has changed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.desk import PAGE, Changed, Desk, Newest
from app.ui.task_model import TaskTableModel

_LOOK_MS = 2000


class TaskFeed(QObject):
    """Reads rows for the model. `shown` carries rows that are new or may have changed.

    The store's history says what has changed, here or in another process; so a look costs one
    short query, however many tasks there are.
    """

    shown = Signal(list)
    looked = Signal()

    def __init__(
        self, desk: Desk, background: Background, model: TaskTableModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._model = desk, background, model
        self._mark = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        model.more_wanted.connect(self._read_on)

    def start(self) -> None:
        """Read the newest tasks, and look for changes from now on."""
        self._background.run(self._desk.newest, self._begin_anew)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(set)
    def refresh(self, task_ids: set[str]) -> None:
        """Read tasks that have changed in this process; very many at once: all anew."""
        if len(task_ids) > PAGE:
            self._background.run(self._desk.newest, self._begin_anew)
        else:
            self._background.run(partial(self._desk.rows, task_ids), self.show_rows)

    def show_rows(self, rows: list[TaskRow]) -> None:
        """Put rows into the table."""
        self._model.apply(rows)
        self.shown.emit(rows)

    @Slot()
    def look(self) -> None:
        """See what has changed since the last look, in whichever process."""
        self._background.run(partial(self._desk.changed, self._mark), self._take)
        self.looked.emit()

    @Slot(str)
    def _read_on(self, after: str) -> None:
        self._background.run(partial(self._desk.page, after), self._append)

    def _append(self, rows: list[TaskRow]) -> None:
        self._model.append(rows, has_more=len(rows) == PAGE)

    def _take(self, changed: Changed) -> None:
        self._mark = max(self._mark, changed.mark)
        if changed.is_much:
            self._background.run(self._desk.newest, self._begin_anew)
        else:
            self.show_rows(changed.rows)

    def _begin_anew(self, newest: Newest) -> None:
        """The newest page in place of all: between it and what was shown there may be more."""
        self._mark = max(self._mark, newest.mark)
        self._model.reset(newest.rows, has_more=len(newest.rows) == PAGE)
        self.shown.emit(newest.rows)
