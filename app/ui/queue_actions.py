"""What a person does to the queue: a menu with keys, the table's context menu, and a bar."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from app.domain.ports import Place
from app.domain.task import Priority, TaskState
from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.figures import filled
from app.ui.queue.file_actions import FileActions
from app.ui.queue.filter_bar import FilterBar
from app.ui.queue.paused_bar import QueueBar
from app.ui.task_model import TaskTableModel
from app.ui.task_table import TaskTable

_PAUSABLE = {TaskState.QUEUED, TaskState.RUNNING, TaskState.WAITING_FOR_NETWORK}
_MOVABLE = {TaskState.QUEUED, TaskState.PAUSED, TaskState.WAITING_FOR_NETWORK}
_RETRIED = {TaskState.FAILED, TaskState.CANCELLED}


class QueueActions(QObject):
    """The actions on the selected tasks and on the whole queue. `told` carries a line to show.

    Their keys are the whole window's; what is selected where nobody sees it is left alone.
    """

    told = Signal(str)

    def __init__(
        self, desk: Desk, background: Background, table: TaskTable, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._desk, self._background, self._table = desk, background, table
        self._window = window
        self.bar = QueueBar()
        self.bar.button.clicked.connect(self._resume_queue)
        model = table.model()
        assert isinstance(model, TaskTableModel)  # noqa: S101 - a TaskTable has no other
        self.filter = FilterBar(model, table)
        self.files = FileActions(desk, background, table, self)
        self.files.told.connect(self.told)
        self._cancelled: list[str] = []
        self.pause = self._action(self.tr("&Pause"), "Ctrl+P", self._pause)
        self.resume = self._action(self.tr("&Resume"), "Ctrl+Shift+P", self._resume)
        self.retry = self._action(self.tr("Re&try"), "Ctrl+R", self._retry)
        self.moves = [
            self._mover(self.tr("Do &first"), "Ctrl+Shift+Up", Place.FIRST),
            self._mover(self.tr("Do &earlier"), "Ctrl+Up", Place.EARLIER),
            self._mover(self.tr("Do &later"), "Ctrl+Down", Place.LATER),
            self._mover(self.tr("Do la&st"), "Ctrl+Shift+Down", Place.LAST),
        ]
        self.priorities = [
            self._prioritizer(self.tr("&Interactive: before all others"), Priority.INTERACTIVE),
            self._prioritizer(self.tr("&Background: when nobody waits"), Priority.BACKGROUND),
        ]
        self.undo = self._action(self.tr("&Undo cancelling"), "Ctrl+Z", self._undo)
        self.only_set = self._action(self.tr("Show o&nly this set"), "Ctrl+Shift+T", self._only_set)
        self.retry_failed = self._action(
            self.tr("Retry &all failed"), "Ctrl+Shift+R", self._retry_failed
        )
        self.pause_queue = self._action(
            self.tr("Pause the &whole queue"), "Ctrl+Alt+P", self._toggle_queue
        )
        self.pause_queue.setCheckable(True)
        table.selectionModel().selectionChanged.connect(self.update)
        table.header.arranged.connect(self._keep_columns)
        background.run(desk.arrangement, table.header.restore)
        self.update()

    def above(self, table: QWidget) -> QWidget:
        """The table with the bars above it."""
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.filter)
        self.filter.listen(both)
        layout.addWidget(table, 1)
        return both

    def fill(self, menu: QMenu) -> None:
        """Put what may be done to tasks into a menu."""
        menu.addActions([self.pause, self.resume, self.retry, self.undo])
        menu.addSeparator()
        menu.addActions(self.moves)
        menu.addMenu(self.tr("Priorit&y")).addActions(self.priorities)
        menu.addSeparator()
        self.files.fill(menu)
        menu.addAction(self.only_set)

    def offer(self, place: QPoint, more: QAction) -> None:
        """Open the context menu of the selected tasks, with one action more."""
        menu = QMenu(self._table)
        self.fill(menu)
        menu.addSeparator()
        menu.addAction(more)
        menu.exec(self._table.viewport().mapToGlobal(place))

    @Slot()
    def update(self) -> None:
        """Offer what is possible with what is selected."""
        rows = self._rows()
        states = {row.state for row in rows}
        self.pause.setEnabled(bool(states & _PAUSABLE))
        self.resume.setEnabled(TaskState.PAUSED in states)
        self.retry.setEnabled(bool(states & _RETRIED))
        for action in self.moves:
            action.setEnabled(bool(states & _MOVABLE))
        of_open = {row.priority for row in rows if not row.state.is_final}
        for action, priority in zip(self.priorities, Priority, strict=True):
            action.setEnabled(bool(of_open - {priority}))
            action.setChecked(of_open == {priority})
        self.undo.setEnabled(self.is_shown and bool(self._cancelled))
        self.only_set.setEnabled(len({row.set_id for row in rows}) == 1 and bool(rows[0].set_id))
        self.files.update(rows)

    @property
    def is_shown(self) -> bool:
        """Whether the page of the tasks is the one that is open."""
        return self._table.isVisibleTo(self._window)

    def _rows(self) -> list[TaskRow]:
        """What is selected, as far as one sees it."""
        return self._table.selected_rows() if self.is_shown else []

    @Slot()
    def look(self) -> None:
        """See whether the whole queue is paused: another process may have done it."""
        self._background.run(self._desk.queue, self._show_queue)

    def _show_queue(self, is_paused: bool) -> None:  # noqa: FBT001 - what the desk answers
        self.bar.setVisible(is_paused)
        self.pause_queue.setChecked(is_paused)

    @Slot()
    def cancel(self) -> None:
        """Cancel the selected tasks that have not ended; it can be undone."""
        ids = [row.id for row in self._rows() if not row.state.is_final]
        if ids:
            self._background.run(partial(self._desk.cancel, ids), self._tell_cancelled)

    @Slot()
    def _undo(self) -> None:
        ids, self._cancelled = self._cancelled, []
        self.update()
        if ids:
            self._background.run(partial(self._desk.retry, ids))

    @Slot()
    def _only_set(self) -> None:
        rows = self._rows()
        if rows and rows[0].set_id is not None:
            self.filter.show_set(rows[0].set_id)

    @Slot()
    def _keep_columns(self) -> None:
        kept = self._table.header.arrangement()
        self._background.run(partial(self._desk.keep_arrangement, kept))

    @Slot()
    def _pause(self) -> None:
        self._change(self._desk.pause, _PAUSABLE)

    @Slot()
    def _resume(self) -> None:
        self._change(self._desk.resume, {TaskState.PAUSED})

    @Slot()
    def _retry(self) -> None:
        self._change(self._desk.retry, _RETRIED)

    @Slot()
    def _retry_failed(self) -> None:
        self._background.run(self._desk.retry_failed, self._tell_retried)

    @Slot(bool)
    def _toggle_queue(self, is_paused: bool) -> None:  # noqa: FBT001 - Qt's own signature
        if is_paused:
            self._background.run(self._desk.pause_queue, self._tell_paused)
        else:
            self._resume_queue()

    @Slot()
    def _resume_queue(self) -> None:
        self._background.run(self._desk.resume_queue, self._tell_going_on)

    def _move(self, place: Place) -> None:
        ids = self._ids(_MOVABLE)[::-1]  # the table has the newest on top: the queue begins below
        if ids:
            self._background.run(partial(self._desk.move, ids, place), self._tell_turn)

    def _change(self, work: Callable[[list[str]], None], states: set[TaskState]) -> None:
        ids = self._ids(states)
        if ids:
            self._background.run(partial(work, ids))

    def _ids(self, states: set[TaskState]) -> list[str]:
        return [row.id for row in self._rows() if row.state in states]

    def _tell_paused(self, _: None) -> None:
        self._say_whole(self.tr("The queue is paused."))

    def _tell_going_on(self, _: None) -> None:
        self._say_whole(self.tr("The queue goes on."))

    def _say_whole(self, words: str) -> None:
        self.look()
        if not self.is_shown:  # else the bar above the table says it
            self.told.emit(words)

    def _tell_turn(self, turn: int | None) -> None:
        if turn == 1:
            self.told.emit(self.tr("Moved: it is next."))
        elif turn is not None:
            self.told.emit(filled(self.tr("Moved: it is number {turn:,} in the queue."), turn=turn))

    def _tell_cancelled(self, ids: list[str]) -> None:
        self._cancelled = ids
        self.update()
        if ids:
            self.told.emit(self.tr("%n task(s) cancelled. Ctrl+Z takes it back.", "", len(ids)))

    def _tell_retried(self, count: int) -> None:
        words = self.tr("{count:,} failed tasks are tried anew.")
        self.told.emit(filled(words, count=count) if count else self.tr("No task has failed."))

    def _action(self, title: str, keys: str, slot: Callable[..., None]) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(slot)
        return action

    def _mover(self, title: str, keys: str, place: Place) -> QAction:
        return self._action(title, keys, partial(self._move_to, place))

    def _move_to(self, place: Place, *_: object) -> None:
        self._move(place)

    def _prioritizer(self, title: str, priority: Priority) -> QAction:
        action = QAction(title, self)
        action.setCheckable(True)
        action.triggered.connect(partial(self._set_priority, priority))
        return action

    def _set_priority(self, priority: Priority, *_: object) -> None:
        ids = self._ids(_MOVABLE | {TaskState.RUNNING})
        if ids:
            self._background.run(partial(self._desk.set_priority, ids, priority))
        self.update()
