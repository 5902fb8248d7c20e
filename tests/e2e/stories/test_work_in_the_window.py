"""Plan, run, cancel; the engine's process dies; many files become a table and a workbook."""

from pathlib import Path

import openpyxl
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.attempt import AttemptOutcome
from app.domain.events import Event, TextArrived
from app.domain.plan import StepState
from app.domain.task import Kind, TaskState
from app.pipeline.house import House
from app.ui.kind_forms import ClassifyForm
from app.ui.main_window import MainWindow
from app.ui.set_grid import SetGrid
from tests.e2e.conftest import write_story
from tests.e2e.pictures import take
from tests.e2e.stories.conftest import WAIT_MS, answer_dialog, rows, wait_for_plan, wait_for_states
from tests.ui.hands import click, press

_CTRL = Qt.KeyboardModifier.ControlModifier


def begin(qtbot: QtBot, window: MainWindow, story: Path) -> None:
    """Plan a long text, start it by its key, and wait until a part of it is done."""
    window.show_plan([story])
    sheet = wait_for_plan(qtbot, window)
    take("plan", sheet)
    press(sheet, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(
        lambda: any(row.steps_done >= 1 and row.steps_total > 1 for row in rows(window)),
        timeout=WAIT_MS,
    )


@pytest.mark.usefixtures("quick_home")
def test_planned_started_and_cancelled_keeps_what_was_finished(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    begin(qtbot, window, write_story(tmp_path / "story.txt", days=80))
    assert window.pages.current_name == "queue"
    take("running", window)
    window.table.setFocus()
    press(window.table, Qt.Key.Key_Escape)
    [row] = wait_for_states(qtbot, window, 1, TaskState.CANCELLED)
    qtbot.waitUntil(lambda: not window.under_way.is_any, timeout=WAIT_MS)
    steps = house.ports.store.steps(row.id)
    assert any(step.state is StepState.DONE and step.result for step in steps)
    assert not any(step.state is StepState.RUNNING for step in steps)
    assert not window.cancel_button.isEnabled()
    take("cancelled", window)


class Killer:
    """Kills the engine's process at the first word that it writes."""

    def __init__(self) -> None:
        self._has_killed = False

    def on_event(self, event: Event) -> None:
        """On the lane's thread, in the midst of a step."""
        if isinstance(event, TextArrived) and not self._has_killed:
            self._has_killed = True
            engine_process().kill()


def engine_process() -> psutil.Process:
    """The model's process below this one."""
    [child] = [
        one
        for one in psutil.Process().children(recursive=True)
        if "spawn_main" in " ".join(one.cmdline()) and one.memory_info().rss > 100_000_000
    ]
    return child


@pytest.mark.usefixtures("quick_home")
def test_an_engine_that_is_killed_is_one_line_and_the_work_goes_on(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    house.hub.subscribe(Killer().on_event)
    window.add_files([write_story(tmp_path / "story.txt", days=6)])
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT_MS)
    told = window.notice.text()
    assert "stopped unexpectedly" in told
    assert "started again" in told
    assert "\n" not in told
    take("engine-killed", window)
    [row] = wait_for_states(qtbot, window, 1, TaskState.SUCCEEDED)
    assert window.notice.text() == told
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    outcomes = [one.outcome for one in house.ports.store.attempts(row.id)]
    assert AttemptOutcome.ENGINE_DIED in outcomes
    assert outcomes.count(AttemptOutcome.DONE) == row.steps_total


@pytest.mark.parametrize("count", [6, pytest.param(50, marks=pytest.mark.heavy)])
def test_many_files_become_a_table_and_a_workbook(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, count: int
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(count):
        (folder / f"letter-{number:02}.txt").write_text(f"Ferry {number} was late. I want my fare.")
    window.show_plan([folder])
    sheet = window.sheet
    sheet.options.choose(Kind.CLASSIFY)
    form = sheet.options.form
    assert isinstance(form, ClassifyForm)
    QTest.keyClicks(form.labels, "complaint, thanks")
    wait_for_plan(qtbot, window)
    click(sheet.start_button)
    wait_for_states(qtbot, window, count, TaskState.SUCCEEDED)
    window.table.setFocus()
    press(window, Qt.Key.Key_T, _CTRL)
    qtbot.waitUntil(lambda: bool(window.findChildren(SetGrid)))
    [grid] = window.findChildren(SetGrid)
    qtbot.waitUntil(lambda: f"{count} of {count}" in grid.state.text(), timeout=WAIT_MS)
    take("set-table", grid)
    file = tmp_path / "letters.xlsx"
    answer_dialog(file)
    click(grid.export_button)
    qtbot.waitUntil(lambda: str(file) in grid.state.text(), timeout=WAIT_MS)
    _, *lines = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
    assert len(lines) == count
    assert {cell for line in lines for cell in line} & {"complaint", "thanks"}
    assert all(f"letter-{n:02}.txt" in str(line) for n, line in enumerate(sorted(lines, key=str)))
    grid.close()
