"""The queue's page: tasks on the leading side, the selected one's result beside it."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.bridge import EventBridge
from app.ui.desk import Desk
from app.ui.home.offered import may_be_taken
from app.ui.leaving import Leavings
from app.ui.pii_door import PanePii
from app.ui.queue_actions import QueueActions
from app.ui.refining import Refining
from app.ui.result.door import ResultDoor
from app.ui.result_pane import ResultPane, TaskView
from app.ui.set_grid import SetGrid
from app.ui.task_feed import TaskFeed
from app.ui.task_model import TaskTableModel
from app.ui.task_table import TaskTable
from app.ui.two_sides import stack, two_sides

_LEAST_BELOW, _LEAST_BESIDE = 90, 240  # letters of width
_LEAST_LINES = 36


class QueuePage(QWidget):
    """What is asked of tasks. `told` carries a line for the notice, `said` one for the foot.

    `change_wanted` carries an order that is to be changed, `dropped` the data of a drag that was
    let go here.

    Several steps run at a time: what each has written so far is kept by task and step.
    """

    told = Signal(str)
    said = Signal(str)
    change_wanted = Signal(object)
    dropped = Signal(object)

    def __init__(
        self,
        house: House,
        background: Background,
        model: TaskTableModel,
        feed: TaskFeed,
        window: QMainWindow,
        pane: ResultPane,
    ) -> None:
        super().__init__(window)
        self._house, self._background, self._window = house, background, window
        self._desk = Desk(house)
        self.model, self.feed, self.pane = model, feed, pane
        self._streamed: dict[str, dict[str, str]] = {}
        self._shown_id: str | None = None
        self.setAcceptDrops(True)
        self._make_parts()
        self._make_actions()
        self._connect()
        self._lay_out()
        self.on_page_changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Documents may be dropped here, too."""
        if may_be_taken(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def look(self) -> None:
        """See whether the queue is paused; the feed keeps the rows up to date by itself."""
        self.queue.look()

    def stop(self) -> None:
        """End what the shown document has under way."""
        self.result_door.close()

    def _make_parts(self) -> None:
        self.table = TaskTable(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cancel_button = QPushButton(self.tr("Cancel &task"))
        self.cancel_button.setEnabled(False)
        self.queue = QueueActions(self._desk, self._background, self.table, self._window)
        self.refining = Refining(self._desk, self._background, self._window)
        ports = self._house.ports
        self.pii = PanePii(self.pane, ports, self._background, self.told.emit)
        self.result_door = ResultDoor(self.pane, self._house, self._background)
        waiting = self.pane.waiting
        self.leavings = Leavings(self._desk, self._background, self._window, waiting)

    def _make_actions(self) -> None:
        self.cancel_action = QAction(self.tr("&Cancel task"), self)
        cancel_keys = (Qt.Key.Key_Escape, Qt.Key.Key_Delete)
        self.cancel_action.setShortcuts([QKeySequence(key) for key in cancel_keys])
        # Elsewhere these keys mean other things.
        self.cancel_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.cancel_action.triggered.connect(self.cancel_selected)
        self.table.addAction(self.cancel_action)
        self.set_action = QAction(self.tr("Show set as ta&ble"), self)
        self.set_action.setShortcut(QKeySequence("Ctrl+T"))
        self.set_action.triggered.connect(self.show_set)

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.cancel_selected)
        self.pane.again_wanted.connect(self.order_again)
        self.pane.follow_up.asked.connect(self.ask_on)
        self.pane.refine_wanted.connect(self.refining.offer)
        self.refining.queued.connect(self.show_added)
        self.leavings.changed.connect(self.feed.show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.selectionModel().selectionChanged.connect(self._update_cancel)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.feed.shown.connect(self._on_shown)
        self.feed.gone.connect(self._on_deleted)
        self.queue.told.connect(self.said)
        self.result_door.told.connect(self.said)
        self.result_door.order_wanted.connect(self.change_wanted)

    def hear(self, bridge: EventBridge) -> None:
        """Follow what the house says."""
        self._bridge = bridge
        bridge.step_started.connect(self._on_step_started)
        bridge.text_arrived.connect(self._on_text)
        bridge.reading.connect(self.model.show_reading)
        bridge.queue_changed.connect(self.queue.look)

    def fill(self, menu: QMenu) -> None:
        """Put what may be done to tasks and to the queue into the window's menu."""
        self.queue.fill(menu)
        menu.addAction(self.cancel_action)
        menu.addSeparator()
        menu.addActions([self.set_action, self.queue.retry_failed, self.queue.pause_queue])

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 6)
        column.setSpacing(10)
        column.addWidget(self.queue.above(self.table), 1)
        self.queue.filter.add(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._sides = two_sides(left, self.pane)
        layout.addWidget(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The result below the tasks where it can be wide only there, with its source beside it."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        letters = self.width() // max(1, metrics.averageCharWidth())
        is_high = self.height() >= metrics.height() * _LEAST_LINES
        is_below = is_high and _LEAST_BELOW <= letters < _LEAST_BESIDE
        stack(self._sides, Qt.Orientation.Vertical if is_below else Qt.Orientation.Horizontal)

    # --- what a person does -----------------------------------------------------------

    @Slot(str)
    def select_task(self, task_id: str) -> None:
        """Show a task's result, also of one further down than was read."""
        place = self.model.place_of(task_id)
        if place is not None:
            how = QItemSelectionModel.SelectionFlag
            index = self.model.index(place, 0)
            # Not `selectRow`: while Ctrl is held for a shortcut, that would deselect.
            self.table.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
            self.table.scrollTo(index)
        else:
            self.table.clearSelection()
            self._show(task_id)

    @Slot(list)
    def show_added(self, rows: list[TaskRow]) -> None:
        """Show new tasks, with the first selected."""
        self.feed.show_rows(rows)
        if rows:
            self.select_task(rows[0].id)
            self.table.setFocus()

    @Slot()
    def show_set(self) -> None:
        """Open the table of the set that the selected task is in."""
        row = self.model.row(self.table.currentIndex().row())
        if row is None or row.set_id is None:
            self.told.emit(self.tr("Select a task of a set: files that were added together."))
            return
        grid = SetGrid(self._house, row.set_id, self._background, self._window)
        grid.task_wanted.connect(self.select_task)
        self._bridge.tasks_changed.connect(grid.on_tasks_changed)
        self._background.failed.connect(grid.on_failed)
        grid.show()

    @Slot(str)
    def order_again(self, task_id: str) -> None:
        """Have a task done anew."""
        self._background.run(partial(self._desk.order_again, task_id), self.show_added)

    @Slot(str, str)
    def ask_on(self, task_id: str, question: str) -> None:
        """Ask the next question about an answer's documents."""
        self._background.run(partial(self._desk.ask_on, task_id, question), self.show_added)

    @Slot()
    def cancel_selected(self) -> None:
        """Cancel the selected tasks that have not ended."""
        self.queue.cancel()

    # --- what the house says ----------------------------------------------------------

    @Slot(str, str)
    def _on_step_started(self, task_id: str, step_id: str) -> None:
        self._streamed.setdefault(task_id, {})[step_id] = ""
        if task_id == self._shown_id:
            self._show(task_id)

    @Slot(str, str, str)
    def _on_text(self, task_id: str, step_id: str, text: str) -> None:
        texts = self._streamed.setdefault(task_id, {})
        texts[step_id] = texts.get(step_id, "") + text
        self.pane.add_text(step_id, text)

    @Slot(list)
    def _on_shown(self, rows: list[TaskRow]) -> None:
        self._update_cancel()
        self.queue.update()
        ended = [row for row in rows if row.state is not TaskState.RUNNING]
        for row in ended:
            self._streamed.pop(row.id, None)
        if self._shown_id is not None and self._shown_id in {row.id for row in rows}:
            self._show(self._shown_id)

    @Slot(set)
    def _on_deleted(self, task_ids: set[str]) -> None:
        for task_id in task_ids:
            self._streamed.pop(task_id, None)
        if self._shown_id in task_ids:
            self._shown_id = None
            self.pane.show_nothing()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row())
        if row is not None:
            self._show(row.id)
        elif self.model.rowCount() == 0:
            self._shown_id = None
            self.pane.show_nothing()

    def _show(self, task_id: str) -> None:
        self._shown_id = task_id
        self._background.run(partial(self._desk.view, task_id), self._show_view)

    def _show_view(self, view: TaskView) -> None:
        if view.row.id == self._shown_id:
            texts = self._streamed.get(view.row.id, {})
            self.pane.show_task(view, texts.get(view.running_step_id or "", ""))

    @Slot()
    def _update_cancel(self) -> None:
        can_cancel = any(not row.state.is_final for row in self.table.selected_rows())
        self.cancel_button.setEnabled(can_cancel)
        self.cancel_action.setEnabled(can_cancel and self.queue.is_shown)

    @Slot()
    def on_page_changed(self) -> None:
        """What is selected here may be acted on while this page is open, and only then."""
        self.set_action.setEnabled(self.queue.is_shown)
        self.queue.update()
        self._update_cancel()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.queue.offer(place, self.cancel_action)
