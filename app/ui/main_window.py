"""The desk on which documents are dropped."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QPushButton

from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.queries import TaskRow
from app.pipeline.submit import Order
from app.ui.background import Background
from app.ui.bridge import EventBridge
from app.ui.choosing import chosen_documents, chosen_folder
from app.ui.desk import Desk
from app.ui.drop_zone import DropZone
from app.ui.egress_door import EgressDoor
from app.ui.leaving import Leavings
from app.ui.menu import Entry, make_menu
from app.ui.notice import Notice
from app.ui.pii_door import PanePii
from app.ui.plan_sheet import PlanSheet
from app.ui.queue_actions import QueueActions
from app.ui.refining import Refining
from app.ui.result.door import join_result
from app.ui.result_pane import ResultPane, TaskView
from app.ui.set_grid import SetGrid
from app.ui.settings_door import SettingsDoor
from app.ui.status_bar import StatusBar
from app.ui.task_feed import TaskFeed
from app.ui.task_model import TaskTableModel
from app.ui.task_table import TaskTable
from app.ui.two_sides import two_sides

_SIZE = (1120, 700)


class MainWindow(QMainWindow):
    """Drop zone and tasks on the left, the selected task on the right."""

    def __init__(self, house: House, *, with_sample: bool) -> None:
        super().__init__()
        self._house = house
        self._desk = Desk(house)
        self.notice = Notice()
        self.background = Background(self)
        self.background.failed.connect(self.notice.tell_error)
        self.plans = Background(self)
        self.settings = SettingsDoor(house, self)
        self.refining = Refining(self._desk, self.background, self)
        self.bridge = EventBridge(self)
        self.model = TaskTableModel(self)
        # What steps under way have written so far, by task and step: several run at a time.
        self._streamed: dict[str, dict[str, str]] = {}
        self._make_parts(with_sample=with_sample)
        self._connect()
        self._make_actions()
        self._lay_out()
        self.feed.start()
        self.queue.look()

    def _make_parts(self, *, with_sample: bool) -> None:
        self.setWindowTitle("Homeport")
        self.setWindowIcon(QIcon(str(self._house.resources / "icons" / "homeport.svg")))
        self.resize(*_SIZE)
        self.drop_zone = DropZone()
        self.sample_button = QPushButton(self.tr("Summarize the &sample report"))
        self.sample_button.setToolTip(str(self._house.sample))
        self.sample_button.setVisible(with_sample)
        self.table = TaskTable(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cancel_button = QPushButton(self.tr("Cancel &task"))
        self.cancel_button.setEnabled(False)
        self.pane = ResultPane()
        self._sheet: PlanSheet | None = None
        self.feed = TaskFeed(self._desk, self.background, self.model, self)
        self.queue = QueueActions(self._desk, self.background, self.table, self)

    def _connect(self) -> None:
        self.drop_zone.dropped.connect(self.show_plan)
        self.drop_zone.refused.connect(self.notice.tell)
        self.drop_zone.dialog_wanted.connect(self.choose_files)
        self.sample_button.clicked.connect(self.add_sample)
        self.cancel_button.clicked.connect(self.cancel_selected)
        self.pane.again_wanted.connect(self.order_again)
        self.pane.follow_up.asked.connect(self.ask_on)
        self.pane.refine_wanted.connect(self.refining.offer)
        self.refining.queued.connect(self._select_added)
        self.pii = PanePii(self.pane, self._house.ports, self.background, self.notice.tell)
        self.leavings = Leavings(self._desk, self.background, self, self.pane.waiting)
        self.leavings.changed.connect(self.feed.show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.selectionModel().selectionChanged.connect(self._update_cancel)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._house.hub.subscribe(self.bridge.on_event)
        self.bridge.tasks_changed.connect(self.feed.refresh)
        self.bridge.step_started.connect(self._on_step_started)
        self.bridge.text_arrived.connect(self._on_text)
        self.bridge.prompt_read.connect(self._on_prompt_read)
        self.bridge.lane_halted.connect(self.notice.tell_error)
        self.bridge.queue_changed.connect(self.queue.look)
        self.feed.shown.connect(self._on_shown)
        self.feed.looked.connect(self._look_around)

    def _make_actions(self) -> None:
        self.cancel_action = QAction(self.tr("&Cancel task"), self)
        cancel_keys = (Qt.Key.Key_Escape, Qt.Key.Key_Delete)
        self.cancel_action.setShortcuts([QKeySequence(key) for key in cancel_keys])
        self.cancel_action.triggered.connect(self.cancel_selected)
        standard = QKeySequence.StandardKey
        entries = [
            Entry(self.tr("&Open documents…"), standard.Open, self.choose_files),
            Entry(self.tr("Open &folder…"), "Ctrl+Shift+O", self.choose_folder),
            Entry(self.tr("Summarize the &sample"), None, self.add_sample),
            Entry(self.tr("Show set as &table"), "Ctrl+T", self.show_set),
            Entry(self.tr("Send results &now"), None, self.settings.send_results),
            Entry(self.tr("S&ettings…"), "Ctrl+,", self.settings.show),
            Entry(self.tr("&Presets…"), None, self.settings.show_presets),
            Entry(self.tr("&Quit"), standard.Quit, self.close),
        ]
        make_menu(self, self.tr("&File"), entries, before_last=self.cancel_action)
        self.queue.add_menu(self)

    def _lay_out(self) -> None:
        parts = (self.drop_zone, self.notice, self.queue.above(self.table))
        splitter = two_sides(parts, (self.sample_button, self.cancel_button), self.pane)
        self.setCentralWidget(splitter)
        self.foot = StatusBar(self._house.ports.read_settings, self._house.vault.state())
        self.settings.serve(self.foot, self.background)
        self.setStatusBar(self.foot)
        self.egress = EgressDoor(self._house, self.background, self)
        self.egress.join(self.foot)
        self.queue.told.connect(self.foot.showMessage)
        tell = self.foot.showMessage
        change = lambda order: self.sheet.open_as(order)  # noqa: E731, PLW0108 - made when needed
        self.result_door = join_result(self.pane, self._house, self.background, tell, change)

    # --- what a person does -----------------------------------------------------------

    @Slot(list)
    def show_plan(self, paths: list[Path]) -> None:
        """Ask what is wanted of files and folders, and show what would happen."""
        self.notice.hide()
        if paths:
            self.sheet.open_for(paths)

    @property
    def sheet(self) -> PlanSheet:
        """The plan sheet; made when it is first needed, so that the window opens sooner."""
        if self._sheet is None:
            self._sheet = PlanSheet(self._house, self.plans, self)
            self._sheet.wanted.connect(self.order)
        return self._sheet

    @Slot(object, list)
    def order(self, order: Order, files: list[Path]) -> None:
        """Queue what the sheet was started with."""
        self.background.run(partial(self._desk.order, order, files), self._select_added)

    @Slot()
    def show_set(self) -> None:
        """Open the table of the set that the selected task is in."""
        row = self.model.row(self.table.currentIndex().row())
        if row is None or row.set_id is None:
            self.notice.tell(self.tr("Select a task of a set: files that were added together."))
            return
        grid = SetGrid(self._house, row.set_id, self.background, self)
        grid.task_wanted.connect(self.select_task)
        self.bridge.tasks_changed.connect(grid.on_tasks_changed)
        self.background.failed.connect(grid.on_failed)
        grid.show()

    @Slot(str)
    def select_task(self, task_id: str) -> None:
        """Show a task's result."""
        place = self.model.place_of(task_id)
        if place is not None:
            self.table.selectRow(place)

    @Slot(str)
    def order_again(self, task_id: str) -> None:
        """Have a task done anew."""
        self.background.run(partial(self._desk.order_again, task_id), self._select_added)

    @Slot(str, str)
    def ask_on(self, task_id: str, question: str) -> None:
        """Ask the next question about an answer's documents."""
        self.background.run(partial(self._desk.ask_on, task_id, question), self._select_added)

    @Slot(list)
    def add_files(self, paths: list[Path]) -> None:
        """Queue the files; each that cannot be read will say so in its own row."""
        self.notice.hide()
        self.background.run(partial(self._desk.add, paths), self._select_added)

    @Slot()
    def add_sample(self) -> None:
        """Queue the sample document."""
        self.add_files([self._house.sample])

    @Slot()
    def choose_files(self) -> None:
        """Ask for files by the system's dialog."""
        self.show_plan(chosen_documents(self))

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder; all documents in it are meant."""
        self.show_plan(chosen_folder(self))

    @Slot()
    def cancel_selected(self) -> None:
        """Cancel the selected tasks that have not ended."""
        open_ids = [row.id for row in self.table.selected_rows() if not row.state.is_final]
        if open_ids:
            self.background.run(partial(self._desk.cancel, open_ids))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the command thread end before the widgets go."""
        self.feed.stop()
        self.background.close()
        self.settings.close()
        self.result_door.close()
        self.plans.close(is_waiting=False)  # a file may take long to read, and nobody looks now
        super().closeEvent(event)

    # --- what the house says ----------------------------------------------------------

    @Slot()
    def _look_around(self) -> None:
        self.queue.look()
        self.background.run(self._desk.breaker, self.foot.show_breaker)

    @Slot(str, str)
    def _on_step_started(self, task_id: str, step_id: str) -> None:
        self._streamed.setdefault(task_id, {})[step_id] = ""
        if task_id == self._current_id():
            self.background.run(partial(self._desk.view, task_id), self._show_view)

    @Slot(str, str, str)
    def _on_text(self, task_id: str, step_id: str, text: str) -> None:
        self.statusBar().clearMessage()
        texts = self._streamed.setdefault(task_id, {})
        texts[step_id] = texts.get(step_id, "") + text
        self.pane.add_text(step_id, text)

    @Slot(str, int, int)
    def _on_prompt_read(self, _task_id: str, tokens_done: int, tokens_total: int) -> None:
        message = self.tr("Reading: {done:,} of {total:,} tokens of this part")
        self.statusBar().showMessage(message.format(done=tokens_done, total=tokens_total))

    @Slot(list)
    def _on_shown(self, rows: list[TaskRow]) -> None:
        self._update_cancel()
        self.queue.update()
        ended = [row for row in rows if row.state is not TaskState.RUNNING]
        for row in ended:
            self._streamed.pop(row.id, None)
        if any(row.state.is_final for row in ended):
            self.statusBar().clearMessage()
        current = self._current_id()
        if current is not None and current in {row.id for row in rows}:
            self.background.run(partial(self._desk.view, current), self._show_view)

    @Slot(list)
    def _select_added(self, rows: list[TaskRow]) -> None:
        self.feed.show_rows(rows)
        if rows:
            self.select_task(rows[0].id)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row())
        if row is None:
            self.pane.show_nothing()
        else:
            self.background.run(partial(self._desk.view, row.id), self._show_view)

    def _show_view(self, view: TaskView) -> None:
        if view.row.id == self._current_id():
            texts = self._streamed.get(view.row.id, {})
            self.pane.show_task(view, texts.get(view.running_step_id or "", ""))

    @Slot()
    def _update_cancel(self) -> None:
        can_cancel = any(not row.state.is_final for row in self.table.selected_rows())
        self.cancel_button.setEnabled(can_cancel)
        self.cancel_action.setEnabled(can_cancel)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.queue.offer(place, self.cancel_action)

    def _current_id(self) -> str | None:
        row = self.model.row(self.table.currentIndex().row())
        return row.id if row else None
