"""Keeps the table of tasks up to date: in pages, off the main thread, by what has changed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.listing import Position
from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.desk import PAGE, Changed, Desk, Marks, Newest, Page
from app.ui.task_model import TaskTableModel

_LOOK_MS = 2000


class TaskFeed(QObject):
    """Reads rows for the model. `shown` carries rows that are new or may have changed; `gone` ids
    of tasks that were deleted, here or in another process.

    The store's history says what has changed, here or in another process; so a look costs one
    short query, however many tasks there are.
    """

    shown = Signal(list)
    gone = Signal(set)
    looked = Signal()

    def __init__(
        self, desk: Desk, background: Background, model: TaskTableModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._model = desk, background, model
        self._marks = Marks()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        model.more_wanted.connect(self._read_on)
        model.listing_changed.connect(self._begin)

    def start(self) -> None:
        """Read the first tasks, and look for changes from now on."""
        self._begin()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(set)
    def refresh(self, task_ids: set[str]) -> None:
        """Read tasks that have changed in this process; very many at once: all anew."""
        if len(task_ids) > PAGE:
            self._begin()
        else:
            work = partial(self._desk.rows, task_ids)
            self._background.run(work, partial(self._show_asked, set(task_ids)))

    @Slot(set)
    def forget(self, task_ids: set[str]) -> None:
        """Show no more what was deleted."""
        self._model.forget(task_ids)
        self.gone.emit(task_ids)
        self._begin()  # those that were counted are fewer

    def show_rows(self, rows: list[TaskRow]) -> None:
        """Put rows into the table."""
        self._model.apply(rows)
        self.shown.emit(rows)

    def _show_asked(self, task_ids: set[str], rows: list[TaskRow]) -> None:
        self.show_rows(rows)
        missing = task_ids - {row.id for row in rows}
        if missing:
            self.forget(missing)

    @Slot()
    def look(self) -> None:
        """See what has changed since the last look, in whichever process."""
        work = partial(self._desk.changed, self._marks, self._model.listing)
        self._background.run(work, self._take)
        self.looked.emit()

    @Slot()
    def _begin(self) -> None:
        self._background.run(partial(self._desk.newest, self._model.listing), self._begin_anew)

    @Slot(object)
    def _read_on(self, after: Position) -> None:
        self._background.run(partial(self._desk.page, self._model.listing, after), self._append)

    def _append(self, page: Page) -> None:
        if page.listing == self._model.listing:
            self._model.append(page.rows, has_more=len(page.rows) == PAGE)

    def _take(self, changed: Changed) -> None:
        self._know(changed.marks)
        if changed.gone:  # perhaps for the second time: they may have gone in this process
            self._model.forget([] if changed.is_much else changed.gone)
            self.gone.emit(changed.gone)
        if changed.is_much:
            self._begin()
            return
        self.show_rows(changed.rows)
        if changed.counts is not None:
            self._model.show_counts(*changed.counts)

    def _begin_anew(self, newest: Newest) -> None:
        """The first page in place of all: between it and what was shown there may be more."""
        self._know(newest.marks)
        if newest.listing != self._model.listing:  # another was asked for meanwhile: it comes
            return
        self._model.reset(newest.rows, has_more=len(newest.rows) == PAGE)
        self._model.show_counts(*newest.counts)
        self.shown.emit(newest.rows)

    def _know(self, marks: Marks) -> None:
        """Ask from there next time. The marks of what is gone may begin anew."""
        self._marks = Marks(max(self._marks.changed, marks.changed), marks.gone)
