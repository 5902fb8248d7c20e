"""The window: a frame around its pages."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDir, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.house import House
from app.pipeline.queries import TaskRow
from app.pipeline.submit import Order
from app.ui.background import Background
from app.ui.beginning import AS_BEFORE, Beginning
from app.ui.bites import Bites
from app.ui.bridge import EventBridge
from app.ui.choosing import chosen_documents, chosen_folder
from app.ui.desk import Desk
from app.ui.egress_door import EgressDoor
from app.ui.frame.chrome import Chrome
from app.ui.frame.menus import make_menus
from app.ui.frame.pages import HOME, QUEUE, SETTINGS, Pages, load_pages
from app.ui.frame.parts import WindowParts
from app.ui.frame.rail import Rail
from app.ui.frame.under_way import UnderWay
from app.ui.home.page import HomePage
from app.ui.notice import Notice
from app.ui.settings_door import SettingsDoor
from app.ui.status_bar import StatusBar
from app.ui.task_feed import TaskFeed
from app.ui.task_model import TaskTableModel

if TYPE_CHECKING:
    from app.ui.plan_sheet import PlanSheet
    from app.ui.queue.page import QueuePage
    from app.ui.settings_page.page import SettingsPage

_SIZE = (1180, 740)


class MainWindow(WindowParts):
    """A rail on the leading side, the page it has open, a notice above it, the foot below."""

    def __init__(self, house: House, *, with_sample: bool) -> None:
        super().__init__()
        self._house, self._with_sample = house, with_sample
        self._desk = Desk(house)
        QDir.setSearchPaths("icons", [str(house.resources / "icons")])  # for the stylesheet
        self.notice = Notice()
        self.background = Background(self)
        self.background.failed.connect(self.notice.tell_error)
        self.plans = Background(self)
        self.settings = SettingsDoor(house, self, self._open_settings_page)
        self.bridge = EventBridge(self)
        self.model = TaskTableModel(self)
        self.feed = TaskFeed(self._desk, self.background, self.model, self)
        self.under_way = UnderWay(house, self.background, self.feed, self)
        self._sheet: PlanSheet | None = None
        self._is_quitting = self._is_painted = self.is_prepared = False
        makers = {HOME: self._make_home, QUEUE: self._make_queue}
        self.pages = Pages(house, self.background, makers, self._join)
        self.rail = Rail(house.resources / "icons", self.pages.names)
        self._lay_out()
        self._make_menus()
        self._connect()
        self.show_page(HOME)
        self.home.drop_zone.setFocus()
        self.feed.start()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Homeport"))
        self.setWindowIcon(QIcon(str(self._house.resources / "icons" / "homeport.svg")))
        self.resize(*_SIZE)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        self.foot = StatusBar(self._house.ports.read_settings, self._house.vault.state())
        self.settings.serve(self.foot, self.background)
        self.setStatusBar(self.foot)

    def _make_menus(self) -> None:
        self.chrome = Chrome(self._house, self)
        self.task_menu, self.privacy_menu, self.help_menu = make_menus(self)
        self.egress = EgressDoor(self._house, self.background, self)
        self.egress.join(self.foot, self.privacy_menu)

    def _connect(self) -> None:
        self._house.hub.subscribe(self.bridge.on_event)
        self.rail.wanted.connect(self.show_page)
        self.pages.shown.connect(self.rail.mark)
        self.pages.shown.connect(self.notice.leave_page)
        self.bridge.tasks_changed.connect(self.feed.refresh)
        self.bridge.tasks_deleted.connect(self.feed.forget)
        self.bridge.lane_halted.connect(self.notice.tell_halt)
        self.bridge.engine_died.connect(self.notice.tell_death)
        self.feed.looked.connect(self._look_around)

    # --- the pages --------------------------------------------------------------------

    @Slot(str)
    def show_page(self, name: str, *_: object) -> None:
        """Open a page."""
        if name == SETTINGS:
            self.settings.show()
        else:
            self.pages.show_page(name)

    def _open_settings_page(self, section: str) -> None:
        self.pages.show_page(SETTINGS)
        if section:
            cast("SettingsPage", self.pages.page(SETTINGS)).open_at(section)

    def _make_home(self) -> HomePage:
        page = HomePage(self._house, self.background, self.under_way, with_sample=self._with_sample)
        page.plan_wanted.connect(self.show_plan)
        page.dialog_wanted.connect(self.choose_files)
        page.sample_wanted.connect(self.add_sample)
        self.model.rowsInserted.connect(page.forget_sample)
        self.model.modelReset.connect(self._on_rows_read)
        return page

    def _make_queue(self) -> "QueuePage":
        from app.ui.queue.page import QueuePage  # noqa: PLC0415 - after the first paint

        page = QueuePage(self._house, self.background, self.model, self.feed, self, self.pane)
        page.hear(self.bridge)
        page.said.connect(self.foot.say)
        page.change_wanted.connect(self.show_order)
        page.fill(self.task_menu)
        page.dropped.connect(self.home.drop_zone.take)
        self.pages.shown.connect(page.on_page_changed)
        return page

    def _join(self, page: QWidget) -> None:
        """Connect what a page may ask of the window, each as far as it does."""
        for name, slot in (
            ("told", self.notice.tell),
            ("task_wanted", self.select_task),
            ("files_wanted", self.show_plan),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What nobody sees yet is made after the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._prepare)

    @Slot()
    def _prepare(self) -> None:
        """Load what the menus act on, and what a drop opens; then make it, in bites."""
        self.background.run(load_pages, self._make_parts)

    def _make_parts(self, _: None) -> None:
        def make_work() -> None:
            self.work.look()

        def make_sheet() -> None:
            self.is_prepared = self.sheet is not None

        Bites((lambda: self.pane, make_work, self.chrome.begin, self.home.sweep, make_sheet), self)

    # --- what a person does -----------------------------------------------------------

    @Slot(list)
    @Slot(list, object)
    def show_plan(self, paths: list[Path], beginning: Beginning = AS_BEFORE) -> None:
        """Ask what is wanted of files and folders, and show what would happen."""
        self.notice.hide()
        if paths:
            self.home.remember(paths)
            self.sheet.open_for(paths, beginning)

    @property
    def sheet(self) -> "PlanSheet":
        """The plan sheet; made when it is first needed, so that the window opens sooner."""
        if self._sheet is None:
            from app.ui.plan_sheet import PlanSheet  # noqa: PLC0415 - see above

            self._sheet = PlanSheet(self._house, self.plans, self)
            self._sheet.wanted.connect(self.order)
            self._sheet.given_up.connect(self.home.put_away)
        return self._sheet

    @Slot(object)
    def show_order(self, order: Order) -> None:
        """Open the sheet with what was asked for once, to be changed."""
        self.sheet.open_as(order)

    @Slot(object, list)
    def order(self, order: Order, files: list[Path]) -> None:
        """Queue what the sheet was started with."""
        self.background.run(partial(self._desk.order, order, files), self._show_added)

    @Slot(str)
    def select_task(self, task_id: str) -> None:
        """Show a task's result; without an id, the queue."""
        self.show_page(QUEUE)
        if task_id:
            self.work.select_task(task_id)

    @Slot(list)
    def add_files(self, paths: list[Path]) -> None:
        """Queue the files; each that cannot be read will say so in its own row."""
        self.notice.hide()
        self.background.run(partial(self._desk.add, paths), self._show_added)

    @Slot()
    def add_sample(self) -> None:
        """Queue the sample document."""
        self.add_files([self._house.sample])

    @Slot()
    @Slot(object)
    def choose_files(self, beginning: Beginning = AS_BEFORE) -> None:
        """Ask for files by the system's dialog."""
        self.show_plan(chosen_documents(self), beginning)

    @Slot()
    def open_files(self) -> None:
        """Ask for files, and plan for them as last time."""
        self.choose_files()

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard as documents."""
        self.show_page(HOME)
        self.home.paste()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder; all documents in it are meant."""
        self.show_plan(chosen_folder(self))

    @Slot()
    def come_forward(self) -> None:
        """Show the window, from wherever it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def quit(self) -> None:
        """End it, whatever runs: it goes on at the next start."""
        was_hidden = not self.isVisible()
        self._is_quitting = True
        self.close()
        if was_hidden:  # Qt ends with the last window that is seen to close
            QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go to the tray while work runs; else let the command thread end before the widgets go."""
        if not self._is_quitting and self.chrome.tray is not None and self.chrome.may_hide():
            event.ignore()
            self.hide()
            self.chrome.tray.tell_hidden()
            return
        self.chrome.end()
        self.feed.stop()
        self.under_way.stop()
        self.background.close()
        self.settings.close()
        self.pages.stop()
        self.plans.close(is_waiting=False)  # a file may take long to read, and nobody looks now
        super().closeEvent(event)

    # --- what the house says ----------------------------------------------------------

    @Slot()
    def _look_around(self) -> None:
        if self.pages.is_made(QUEUE):
            self.work.look()
        self.background.run(self._desk.breaker, self.foot.show_breaker)

    @Slot()
    def _on_rows_read(self) -> None:
        if self.model.rowCount():
            self.home.forget_sample()

    def _show_added(self, rows: list[TaskRow]) -> None:
        self.show_page(QUEUE)
        self.work.show_added(rows)
