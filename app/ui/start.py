"""Open the window: only Qt is loaded before the first paint; the lane starts after it."""

import logging
import os
import sys
from functools import partial
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.errors import NoDisplay
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.retention import forget_old_figures
from app.ui.display import has_display
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

_log = logging.getLogger(__name__)
_HOUR_S = 3600.0
_TICK_S = 2.0
_STOP_S = 5.0
_QUIT_AFTER_FIRST_PAINT = "HOMEPORT_QUIT_AFTER_FIRST_PAINT"


def open_window(house: House, *, with_sample: bool) -> int:
    """Run the window until it is closed; the exit code.

    Raises:
        NoDisplay: there is nowhere to open it.
    """
    if not has_display():
        raise NoDisplay
    application = QApplication.instance() or QApplication(["homeport"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt's own promise
    application.setApplicationName("Homeport")
    application.setDesktopFileName("homeport")
    sys.excepthook = _log_exception
    Theme(application)
    window = MainWindow(house, with_sample=with_sample)
    window.show()
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    if os.environ.get(_QUIT_AFTER_FIRST_PAINT):
        QTimer.singleShot(0, application.quit)
    else:
        QTimer.singleShot(0, lane.start)
        house.ticker.every(_TICK_S, lane.wake)
        house.ticker.every(_HOUR_S, partial(forget_old_figures, house.ports))
    try:
        return application.exec()
    finally:
        window.close()
        lane.stop(_STOP_S)


def _log_exception(
    kind: type[BaseException], _fault: BaseException, trace: TracebackType | None
) -> None:
    """A fault in a slot is ours; the window goes on. Its text may hold a document's, so not it."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else "?"
    _log.error("%s at %s", kind.__name__, place)
