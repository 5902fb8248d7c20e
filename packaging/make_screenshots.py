"""Make the pictures in docs/images: the real window, the real model, the sample document."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import build
from app.domain.task import TaskState
from app.pipeline.lane import Lane
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

_IMAGES = Path(__file__).parent.parent / "docs" / "images"
_SAMPLE = Path(__file__).parent.parent / "resources" / "sample" / "harbour-report.pdf"
_TIMEOUT_MS = 300_000
_STEPS_TO_SHOW = 2


def main() -> None:
    """Walk the sample through the window and take a picture at each stage."""
    application = QApplication(sys.argv)
    theme = Theme(application)
    _IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        house = build(Path(home))
        lane = Lane(house.ports, house.lock)
        house.hub.subscribe(lane.on_event)
        window = MainWindow(house, with_sample=True)
        window.show()
        try:
            _take_all(lane, window, theme)
        finally:
            window.close()
            lane.stop(5.0)
            house.close()


def _take_all(lane: Lane, window: MainWindow, theme: Theme) -> None:
    _wait(window.isVisible)
    _take(window, theme, "ready")
    lane.start()
    window.show_plan([_SAMPLE])
    _wait(lambda: "about" in window.sheet.figures.text())
    _take(window.sheet, theme, "plan")
    window.sheet.start()
    _wait(lambda: _state(window) is TaskState.RUNNING and _steps_done(window) >= _STEPS_TO_SHOW)
    _wait(lambda: len(window.pane.text()) > 0)
    _take(window, theme, "running")
    _wait(lambda: _state(window) is TaskState.SUCCEEDED)
    _pause(500)
    _take(window, theme, "done")


def _state(window: MainWindow) -> TaskState | None:
    row = window.model.row(0)
    return row.state if row else None


def _steps_done(window: MainWindow) -> int:
    row = window.model.row(0)
    return row.steps_done if row else 0


def _take(widget: QWidget, theme: Theme, name: str) -> None:
    for scheme, suffix in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        theme.follow(scheme)
        _pause(300)
        widget.grab().save(str(_IMAGES / f"window-{name}-{suffix}.png"))


def _wait(condition: Callable[[], bool]) -> None:
    """Turn the event loop until the condition holds."""
    loop = QEventLoop()
    timer = QTimer(interval=50)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    QTimer.singleShot(_TIMEOUT_MS, loop.quit)
    loop.exec()
    if not condition():
        sys.exit("the window did not get there in time")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
