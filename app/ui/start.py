"""Open the window: only Qt is loaded before the first paint; the lane starts after it."""

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.errors import NoDisplay
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.schedule import Schedule
from app.ui.connection import ConnectionMenu
from app.ui.display import has_display
from app.ui.early_desk import given, undress
from app.ui.file_open import FileOpener
from app.ui.first_run.door import FirstRunDoor
from app.ui.help_menu import HelpMenu
from app.ui.language import Language
from app.ui.main_window import MainWindow
from app.ui.single_window import hang_doorbell, ring
from app.ui.theme import Theme

_log = logging.getLogger(__name__)
_STOP_S = 5.0
_QUIT_AFTER_FIRST_PAINT = "HOMEPORT_QUIT_AFTER_FIRST_PAINT"


def open_window(house: House, *, with_sample: bool, files: Sequence[Path] = ()) -> int:
    """Run the window, with a plan sheet for the files, until it is closed; the exit code.

    Where the home's window is open already, that one gets the files.

    Raises:
        NoDisplay: there is nowhere to open it.
        WindowElsewhere: it is open already, and does not answer.
    """
    is_ours = house.window_lock.try_acquire
    if not is_ours() and ring(house.home, files, is_ours):
        return 0
    if not has_display():
        raise NoDisplay
    application = _application(house)
    window = MainWindow(house, with_sample=with_sample)
    window.show()
    doorbell = hang_doorbell(house.home, window, files)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    schedule = Schedule(house, lane)
    connection = ConnectionMenu(house, window)
    welcome = FirstRunDoor(house, window)
    help_menu = HelpMenu(house, window, window.background, window.help_menu)
    FileOpener(application, window).opened.connect(window.show_plan)
    greet = partial(welcome.begin, has_files=bool(files or given.count))
    take_over = partial(given.hand_over, window.drop_zone)
    beginnings = (lane.start, connection.listen, schedule.start, greet, take_over, help_menu.start)
    is_measured = bool(os.environ.get(_QUIT_AFTER_FIRST_PAINT))
    for begin in (application.quit,) if is_measured else beginnings:
        QTimer.singleShot(0, begin)
    try:
        return application.exec()
    finally:
        doorbell.close()
        welcome.close()
        window.quit()
        schedule.stop(_STOP_S)
        lane.stop(_STOP_S)


def _application(house: House) -> QApplication:
    application = QApplication.instance() or QApplication(["homeport"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt's own promise
    application.setApplicationName("Homeport")
    application.setDesktopFileName("homeport")
    sys.excepthook = _log_exception
    undress()
    Language(application, house.ports.read_settings().window, house.resources)
    Theme(application, lambda: house.ports.read_settings().window)
    return application


def _log_exception(
    kind: type[BaseException], _fault: BaseException, trace: TracebackType | None
) -> None:
    """A fault in a slot is ours; the window goes on. Its text may hold a document's, so not it."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else "?"
    _log.error("%s at %s", kind.__name__, place)
