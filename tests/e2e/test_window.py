"""The window on the real model: drop, plan, start, read, for a file and for a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.domain.task import Kind, TaskState
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.ui.kind_forms import AskForm, ClassifyForm
from app.ui.main_window import MainWindow
from app.ui.plan_sheet import PlanSheet
from tests.ui.hands import click, press

pytestmark = [pytest.mark.real_model, pytest.mark.display]
_WAIT_MS = 180_000
_LETTER = (
    "Dear harbour master,\n\nThe ferry Nerissa was sold to Ada Byron on 10 July 1843 for 1,250 "
    "pounds. She signed the deed in the old customs house, before two witnesses.\n\n"
    "Your obedient servant,\nT. Hollis\n"
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = build(tmp_path / "home")
    yield house
    house.close()


@pytest.fixture
def window(qtbot: QtBot, house: House) -> Iterator[MainWindow]:
    window = MainWindow(house, with_sample=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    lane.start()
    yield window
    window.close()
    lane.stop(20)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("first.txt", "second.txt"):
        (folder / name).write_text(f"{name}\n\n{_LETTER}", encoding="utf-8")
    return folder


def start(qtbot: QtBot, sheet: PlanSheet) -> None:
    qtbot.waitUntil(lambda: "about" in sheet.figures.text(), timeout=_WAIT_MS)
    click(sheet.start_button)


def wait_for_all(qtbot: QtBot, window: MainWindow, count: int) -> None:
    def are_done() -> bool:
        rows = [window.model.row(place) for place in range(window.model.rowCount())]
        states = [row.state for row in rows if row is not None]
        return len(states) == count and all(state.is_final for state in states)

    qtbot.waitUntil(are_done, timeout=_WAIT_MS)


def test_a_question_is_planned_and_answered_with_its_receipt(
    qtbot: QtBot, window: MainWindow, letters: Path
) -> None:
    window.show_plan([letters / "first.txt"])
    sheet = window.sheet
    sheet.options.choose(Kind.ASK)
    form = sheet.options.form
    assert isinstance(form, AskForm)
    QTest.keyClicks(form.question, "Who signed the deed?")
    start(qtbot, sheet)
    wait_for_all(qtbot, window, 1)
    row = window.model.row(0)
    assert row is not None
    assert (row.state, row.kind) == (TaskState.SUCCEEDED, Kind.ASK)
    qtbot.waitUntil(lambda: "1 of 1 pages" in window.pane.receipt_text)
    assert "0 dropped" in window.pane.receipt_text
    assert window.pane.text()


def test_a_folder_is_classified_as_a_set_and_the_second_time_is_stored(
    qtbot: QtBot, window: MainWindow, house: House, letters: Path
) -> None:
    for turn in (1, 2):
        window.show_plan([letters])
        sheet = window.sheet
        sheet.options.choose(Kind.CLASSIFY)
        form = sheet.options.form
        assert isinstance(form, ClassifyForm)
        if turn == 1:
            QTest.keyClicks(form.labels, "letter, bill, poem")
        start(qtbot, sheet)
        wait_for_all(qtbot, window, 2 * turn)
    tasks = house.ports.store.tasks()
    assert {task.state for task in tasks} == {TaskState.SUCCEEDED}
    assert len({task.set_id for task in tasks}) == 2
    activate_row(window, 0)
    qtbot.waitUntil(lambda: "stored result" in window.pane.stored_text)
    assert "Probability" in window.pane.text()
    assert all(label in window.pane.text() for label in ("letter", "bill", "poem"))


def activate_row(window: MainWindow, place: int) -> None:
    window.table.selectRow(place)
    press(window.table, Qt.Key.Key_Home)
