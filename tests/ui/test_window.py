"""The window's stories on fakes: add, watch, read, cancel, and things that go wrong."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull, EngineCrashed
from app.domain.events import EngineDied, LaneHalted, TextArrived
from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order, submit_task
from app.ui.main_window import MainWindow
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, LONG, SHORT, start_plan
from tests.ui.hands import activate, click, press


def state_of(window: MainWindow, place: int = 0) -> TaskState | None:
    row = window.model.row(place)
    return row.state if row else None


def wait_for_state(qtbot: QtBot, window: MainWindow, state: TaskState, place: int = 0) -> None:
    qtbot.waitUntil(lambda: state_of(window, place) is state, timeout=10_000)


def drop(window: MainWindow, data: QMimeData) -> None:
    """Without another program; test_real_drag.py has the real thing."""
    place, action = QPoint(20, 20), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, action, data, buttons, keys)
    QApplication.sendEvent(window.drop_zone, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(place), action, data, buttons, keys)
    QApplication.sendEvent(window.drop_zone, let_go)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_dropped_file_is_summarized_and_shown_with_its_receipt(
    qtbot: QtBot, window: MainWindow
) -> None:
    drop(window, files(SHORT))
    start_plan(qtbot, window)
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    qtbot.waitUntil(lambda: window.pane.text().startswith(ANSWER))
    assert "1 of 1 pages" in window.pane.receipt_text
    assert "0 dropped" in window.pane.receipt_text
    assert "left this machine: nothing" in window.pane.receipt_text


def test_several_files_make_a_row_each_and_a_broken_one_stops_none(
    qtbot: QtBot, window: MainWindow
) -> None:
    drop(window, files(SHORT, BROKEN, LONG))
    start_plan(qtbot, window)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    for place in range(3):
        row = window.model.row(place)
        assert row is not None
        wanted = TaskState.FAILED if row.path == str(BROKEN) else TaskState.SUCCEEDED
        wait_for_state(qtbot, window, wanted, place)


def test_a_failed_task_says_what_happened_and_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.add_files([BROKEN])
    wait_for_state(qtbot, window, TaskState.FAILED)
    qtbot.waitUntil(lambda: "broken.pdf is damaged" in window.pane.text())
    assert "save it again" in window.pane.text()


def test_the_sample_is_one_click_away(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    fakes.reader.pages[fakes.house.sample] = ["The sample's text. " * 9]
    click(window.sample_button)
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)


def test_the_running_step_streams_and_finished_notes_stay(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    first, second = "The first note is here.", "Streamed words come now."
    fakes.engine.script = [
        f'[{{"quote": "ferry", "statement": "{words}"}}]' for words in (first, second)
    ]
    gate = _GateAfter(words=8 + 4)
    fakes.engine.gate = gate
    window.add_files([LONG])
    qtbot.waitUntil(lambda: "Streamed" in window.pane.text(), timeout=10_000)
    assert "The first note is here" in window.pane.text()
    assert "come now" not in window.pane.text()
    assert "Pages" in window.pane.text()
    assert "{" not in window.pane.text()
    gate.set()
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    qtbot.waitUntil(lambda: "Notes on the parts" in window.pane.text())


def test_what_does_not_stand_in_the_document_is_marked_and_said(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.reader.pages[SHORT] = ["The harbour of Vessel Bay was built in 1912 by the crown."]
    fakes.engine.script = ["The harbour of Vessel Bay was built in 1913 by the crown."]
    window.add_files([SHORT])
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    qtbot.waitUntil(lambda: "Not in the passages it rests on" in window.pane.text())
    assert (
        "1913 (“The harbour of Vessel Bay was built in 1913 by the crown.”)" in window.pane.text()
    )
    assert "0 of 1 sentences stand in the text, 1 not" in window.pane.receipt_text
    first = window.pane._text.document().begin().begin().fragment().charFormat()
    assert first.background().color().alpha() == 70


class _GateAfter(threading.Event):
    """Open for some words, then closed until it is set."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self._words = words

    def wait(self, timeout: float | None = None) -> bool:
        self._words -= 1
        return self._words >= 0 or super().wait(timeout)


@pytest.mark.parametrize("way", ["button", "escape", "delete"])
def test_cancel_in_the_middle_of_a_step(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, way: str
) -> None:
    fakes.engine.gate = threading.Event()
    window.add_files([LONG])
    wait_for_state(qtbot, window, TaskState.RUNNING)
    qtbot.waitUntil(window.cancel_button.isEnabled)
    if way == "button":
        click(window.cancel_button)
    else:
        activate(window)
        window.table.setFocus()
        key = Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_Delete
        press(window.table, key)
    wait_for_state(qtbot, window, TaskState.CANCELLED)
    qtbot.waitUntil(lambda: "Cancelled" in window.pane.text())
    qtbot.waitUntil(lambda: not window.cancel_button.isEnabled())


def test_files_chosen_in_the_dialog_are_added(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(SHORT)], ""))
    activate(window)
    press(window.drop_zone, Qt.Key.Key_Return)
    start_plan(qtbot, window)
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    click(window.drop_zone, QPoint(9, 9))
    start_plan(qtbot, window)
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    activate(window)
    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    start_plan(qtbot, window)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)


def test_a_dismissed_dialog_adds_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    window.choose_files()
    assert not window.sheet.isVisible()
    assert window.model.rowCount() == 0


def test_the_result_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.pane.text().startswith(ANSWER), timeout=10_000)
    window.pane.copy()
    assert QGuiApplication.clipboard().text() == ANSWER


def test_the_receipt_opens_to_all_figures(qtbot: QtBot, window: MainWindow) -> None:
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.pane.text().startswith(ANSWER), timeout=10_000)
    click(window.pane.foot.button)
    assert "Pages unreadable: none" in window.pane.receipt_text
    assert "Bytes left machine: 0" in window.pane.receipt_text
    click(window.pane.foot.button)
    assert "1 of 1 pages" in window.pane.receipt_text


def test_going_back_to_an_earlier_task_shows_its_result(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    window.add_files([SHORT])
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    fakes.clock.advance(1)
    window.add_files([BROKEN])
    qtbot.waitUntil(lambda: "damaged" in window.pane.text(), timeout=10_000)
    window.table.selectRow(1)
    qtbot.waitUntil(lambda: window.pane.text().startswith(ANSWER))


@pytest.fixture
def another_process(fakes: FakeHouse) -> None:
    fakes.lock.is_held_elsewhere = True


def test_what_another_process_does_shows_up(
    qtbot: QtBot, another_process: None, window: MainWindow, fakes: FakeHouse
) -> None:
    submit_task(fakes.ports, Order(Kind.SUMMARIZE, SHORT))
    qtbot.waitUntil(lambda: window.model.rowCount() == 1, timeout=10_000)
    [task] = fakes.store.tasks()
    fakes.store.cancel_task(task.id, fakes.clock.now())
    wait_for_state(qtbot, window, TaskState.CANCELLED)


def test_a_halted_lane_is_said_in_the_window(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.hub.publish(LaneHalted(DiskFull().info))
    qtbot.waitUntil(window.notice.isVisible)
    assert "The disk is full" in window.notice.text()
    assert "Free some space" in window.notice.text()


def test_an_engine_that_died_is_one_line_for_all_that_it_was_at(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    told: list[object] = []
    window.bridge.engine_died.connect(told.append)
    for _ in range(3):  # of each step that was under way
        fakes.hub.publish(EngineDied(EngineCrashed(reason="exit code 1").info))
    qtbot.waitUntil(window.notice.isVisible)
    assert len(told) == 1
    assert window.notice.text() == (
        "The engine stopped unexpectedly (exit code 1). It was started again and goes on from the "
        "last finished step."
    )


def test_events_from_other_threads_arrive_on_the_main_one_in_order(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    window.bridge.text_arrived.connect(
        lambda _task, _step, text: seen.append((text, threading.current_thread())),
        Qt.ConnectionType.DirectConnection,
    )

    def publish() -> None:
        for number in range(2000):
            fakes.hub.publish(TextArrived("t", "s", f"{number} "))

    thread = threading.Thread(target=publish)
    thread.start()
    text = "".join(f"{number} " for number in range(2000))
    qtbot.waitUntil(lambda: "".join(part for part, _ in seen) == text)
    thread.join()
    assert {where for _, where in seen} == {threading.main_thread()}
    assert len(seen) < 50


def test_two_thousand_streamed_tokens_are_drawn_in_few_pieces(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    pieces: list[str] = []
    window.bridge.text_arrived.connect(lambda _task, _step, text: pieces.append(text))
    fakes.engine.script = ["Word " * 2000]
    window.add_files([SHORT])
    wait_for_state(qtbot, window, TaskState.SUCCEEDED)
    assert "".join(pieces).split() == ["Word"] * 2000
    assert len(pieces) < 1000
