"""A window as `homeport` opens it, in this process, on a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.queries import TaskRow
from app.pipeline.schedule import Schedule
from app.ui.connection import ConnectionMenu
from app.ui.main_window import MainWindow
from app.ui.plan_sheet import PlanSheet
from app.ui.theme import Theme
from tests.e2e.conftest import take_for_starter
from tests.ui.hands import activate

WAIT_MS = 240_000
_STOP_S = 20
# Small steps, so that a story sees many of them in a few seconds.
SMALL_STEPS = "routing:\n  local_context_limit: 1024\n"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every story needs a screen and the starter model."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.display)
            item.add_marker(pytest.mark.real_model)


@pytest.fixture
def written_settings() -> str:
    """What the home's settings file says; a story may have other ones."""
    return SMALL_STEPS


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def quick_home(home: Path, quick_model: Path) -> None:
    """For a story that is not about what answers say."""
    take_for_starter(quick_model, home)


@pytest.fixture
def house(home: Path, written_settings: str) -> Iterator[House]:
    (home / "settings.yaml").write_text(written_settings)
    house = build(home)
    yield house
    house.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, house: House) -> Iterator[MainWindow]:
    Theme(qapp)
    window = MainWindow(house, with_sample=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    activate(window)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    schedule, connection = Schedule(house, lane), ConnectionMenu(house, window)
    lane.start()
    schedule.start()
    connection.listen()
    yield window
    window.quit()
    schedule.stop(_STOP_S)
    lane.stop(_STOP_S)


def rows(window: MainWindow) -> list[TaskRow]:
    """The tasks in the table, as it shows them."""
    model = window.model
    return [row for place in range(model.rowCount()) if (row := model.row(place)) is not None]


def states(window: MainWindow) -> set[TaskState]:
    """The states that are to be seen there."""
    return {row.state for row in rows(window)}


def wait_for_states(
    qtbot: QtBot, window: MainWindow, count: int, *wanted: TaskState
) -> list[TaskRow]:
    """Wait until so many tasks are there and all of them are in these states."""

    def are_there() -> bool:
        found = rows(window)
        return len(found) == count and {row.state for row in found} <= set(wanted)

    qtbot.waitUntil(are_there, timeout=WAIT_MS)
    return rows(window)


def wait_for_plan(qtbot: QtBot, window: MainWindow) -> PlanSheet:
    """The plan sheet, when it knows what would happen."""
    sheet = window.sheet

    def is_known() -> bool:
        planned = all(row.plan is not None for row in sheet.model.rows)
        return sheet.isVisible() and planned and sheet.start_button.isEnabled()

    qtbot.waitUntil(is_known, timeout=WAIT_MS)
    return sheet


def answer_dialog(file: Path) -> None:
    """As soon as the dialog for files has the keyboard: its name, and Enter."""
    looking = QTimer(QApplication.instance(), interval=50)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isActiveWindow():
            looking.stop()
            words = ["type", "--delay", "10", "--args", "1", str(file), "key", "Return"]
            QProcess.startDetached("xdotool", words)

    looking.timeout.connect(look)
    looking.start()
