"""A real window on a house of fakes. Needs an X display: `packaging/with_desktop.sh` gives one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import DocumentDamaged
from app.pipeline.lane import Lane
from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from tests.fakes.house import FakeHouse, fake_house
from tests.ui.hands import click

SHORT = Path("/docs/short.txt")
LONG = Path("/docs/long.txt")
BROKEN = Path("/docs/broken.pdf")
_STOP_S = 10
_USUAL = "usual sheet"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a display."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.display)


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house(
        {
            SHORT: ["A short text of one page. " * 5],
            LONG: [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(12)],
            BROKEN: DocumentDamaged(name="broken.pdf"),
        }
    )


@pytest.fixture
def window(qtbot: QtBot, fakes: FakeHouse) -> Iterator[MainWindow]:
    """The window, shown, with a lane at work behind it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application)
    window = MainWindow(fakes.house, with_sample=True)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    lane = Lane(fakes.ports, fakes.lock, width=1)
    lane.start()
    fakes.ticker.every(2, lane.wake)
    fakes.hub.subscribe(lane.on_event)
    yield window
    if fakes.engine.gate is not None:
        fakes.engine.gate.set()
    window.close()
    lane.stop(_STOP_S)


def dress(application: QApplication) -> None:
    """As the settings say at first; where the last test has left it so, that costs nothing."""
    if application.styleSheet() != application.property(_USUAL):
        Theme(application)
        application.setProperty(_USUAL, application.styleSheet())


def start_plan(qtbot: QtBot, window: MainWindow) -> None:
    """Start what the plan sheet offers, as soon as it can be."""
    qtbot.waitUntil(window.sheet.isVisible)
    qtbot.waitUntil(window.sheet.start_button.isEnabled)
    click(window.sheet.start_button)
    qtbot.waitUntil(lambda: not window.sheet.isVisible())
