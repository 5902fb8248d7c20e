"""What stands around the pages: figures at the foot, the tray, the palette, the sheet of keys."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QSystemTrayIcon

from app.domain.errors import printable
from app.pipeline.house import House
from app.ui.frame.commands import Command, actions_by_menu, keys_of, menu_commands, plain
from app.ui.notice import app_version

if TYPE_CHECKING:
    from app.ui.frame.palette import Palette
    from app.ui.frame.shortcuts import ShortcutSheet
    from app.ui.frame.tray import Tray
    from app.ui.main_window import MainWindow

_MOST_TASKS = 200


class Chrome(QObject):
    """Made with the window; `begin` after the first paint."""

    def __init__(self, house: House, window: "MainWindow") -> None:
        super().__init__(window)
        self._house, self._window = house, window
        self.tray: Tray | None = None
        self.palette: Palette | None = None
        self.sheet: ShortcutSheet | None = None
        window.under_way.changed.connect(self._show_speed)
        window.feed.looked.connect(self._look_at_engine)

    def begin(self) -> None:
        """Take a place in the tray, where there is one."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.take_tray()

    def take_tray(self, make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon) -> None:
        """Take a place in the tray."""
        from app.ui.frame.tray import Tray  # noqa: PLC0415 - only where there is one

        icon = self._house.resources / "icons" / "homeport.svg"
        pause = self._window.queue.pause_queue
        self.tray = Tray(self._window, self._window.under_way, pause, icon, make)
        self.tray.show_wanted.connect(self._window.come_forward)
        self.tray.quit_wanted.connect(self._window.quit)

    def may_hide(self) -> bool:
        """Whether a window that is closed goes to the tray: work runs, and one can get it back."""
        wants = self._house.ports.read_settings().window.close_to_tray
        has_way_back = self.tray is not None and self.tray.icon.isVisible()
        application = QApplication.instance()
        is_ending = isinstance(application, QApplication) and application.isSavingSession()
        return wants and has_way_back and self._window.under_way.is_any and not is_ending

    def end(self) -> None:
        """Leave the tray."""
        if self.tray is not None:
            self.tray.icon.hide()

    @Slot()
    def show_palette(self) -> None:
        """Open the command palette."""
        from app.ui.frame.palette import Palette  # noqa: PLC0415 - only when it is wanted

        self.palette = Palette(list(self._commands()), self._window)
        self.palette.destroyed.connect(self._forget_palette)
        self.palette.open()

    @Slot()
    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        from app.ui.frame.shortcuts import ShortcutSheet  # noqa: PLC0415 - only when it is wanted

        told = [
            Command(plain(action.text()), menu, keys_of(action), action.trigger)
            for menu, action in actions_by_menu(self._window)
        ]
        told += self._commands_elsewhere({action for _, action in actions_by_menu(self._window)})
        self.sheet = ShortcutSheet(told, self._window)
        self.sheet.destroyed.connect(self._forget_sheet)
        self.sheet.open()

    @Slot()
    def show_about(self) -> None:
        """Say what this is."""
        words = self.tr(
            "Homeport {version}\n\nDocuments in, results out, on your own machine. Nothing leaves "
            "it unless you say so, and the ledger shows what did."
        )
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Homeport"))
        box.setText(words.format(version=app_version()))
        box.setIconPixmap(self._window.windowIcon().pixmap(64))
        box.open()

    def _commands(self) -> Iterator[Command]:
        """All that can be done now, and the newest documents that can be shown."""
        window, home = self._window, self._window.home
        yield from menu_commands(window)
        for tiles in (home.kinds, home.presets):
            for tile in tiles.tiles:
                run = partial(window.choose_files, tile.beginning)
                yield Command(tile.text(), tiles.heading, "", run)
        for place in range(min(window.model.rowCount(), _MOST_TASKS)):
            row = window.model.row(place)
            if row is not None:
                show = partial(window.select_task, row.id)
                yield Command(printable(row.document), self.tr("Results"), "", show)

    def _commands_elsewhere(self, in_menus: set[QAction]) -> list[Command]:
        """What has keys and stands in no menu: in the plan sheet, on a page."""
        plan, pages = self._window.sheet, self._window.pages
        found = []
        for action in self._window.findChildren(QAction):
            if not action.text() or not keys_of(action) or action in in_menus:
                continue
            owner = action.parent()
            place = self.tr("In a plan") if owner is plan else pages.title_around(owner)
            found.append(Command(plain(action.text()), place, keys_of(action), action.trigger))
        return sorted(found, key=lambda one: one.group)

    @Slot()
    def _show_speed(self) -> None:
        self._window.foot.show_speed(self._window.under_way.tokens_per_second)

    @Slot()
    def _look_at_engine(self) -> None:
        loaded = self._house.ports.engine.loaded
        self._window.background.run(loaded, self._window.foot.show_engine)

    @Slot()
    def _forget_palette(self) -> None:
        self.palette = None

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None
