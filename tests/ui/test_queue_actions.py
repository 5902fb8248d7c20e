"""The queue's menu, keys and bar; and a table of very many tasks, read a page at a time."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.history import Happening
from app.domain.task import Kind, TaskState
from app.pipeline.queue_changes import pause_tasks
from app.pipeline.submit import Order, cancel_task, submit_task
from app.ui.desk import PAGE
from app.ui.frame.pages import HOME, QUEUE
from app.ui.main_window import MainWindow
from app.ui.task_model import STATE
from tests.fakes.house import FakeHouse
from tests.ui.hands import click

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def ids(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> list[str]:
    """Three tasks that wait for their turn: the queue is paused."""
    fakes.queue.pause_all(fakes.clock.now())
    ids = submit(fakes, 3)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    return ids


def keys(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press keys together, and let go of them: else Qt takes them for held at the next click."""
    QTest.keyClick(window, key, held)
    QTest.keyClick(window, Qt.Key.Key_F12)


def title(action: QAction) -> str:
    return action.text().replace("&", "")


def submit(fakes: FakeHouse, count: int) -> list[str]:
    paths = [Path(f"/docs/{number}.txt") for number in range(count)]
    fakes.reader.pages.update({path: [f"The text of {path}."] for path in paths})
    ids = []
    for path in paths:
        fakes.clock.advance(1)
        ids.append(submit_task(fakes.ports, Order(Kind.SUMMARIZE, path)).id)
    return ids


def select(qtbot: QtBot, window: MainWindow, task_id: str, action: QAction) -> None:
    window.select_task(task_id)
    qtbot.waitUntil(action.isEnabled)


def is_in(fakes: FakeHouse, task_id: str, state: TaskState) -> bool:
    return fakes.store.task(task_id).state is state


def test_a_task_is_paused_and_resumed_by_keys(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    select(qtbot, window, ids[1], window.queue.pause)
    assert not window.queue.resume.isEnabled()
    keys(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: is_in(fakes, ids[1], TaskState.PAUSED))
    qtbot.waitUntil(window.queue.resume.isEnabled)
    assert window.model.index(1, STATE).data() == "Paused"
    keys(window, Qt.Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: is_in(fakes, ids[1], TaskState.QUEUED))


def test_keys_leave_alone_what_is_selected_on_a_page_that_is_not_open(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    cancel_task(fakes.ports, ids[2])
    select(qtbot, window, ids[1], window.queue.pause)
    qtbot.waitUntil(window.queue.pause_queue.isChecked)
    before = len(fakes.queue.history(ids[1]))
    window.show_page(HOME)
    acting = {title(one) for one in window.task_menu.actions() if one.isEnabled() and title(one)}
    assert acting == {"Priority", "Retry all failed", "Pause the whole queue"}
    assert not any(one.isEnabled() for one in window.queue.priorities)
    for key, held in ((Qt.Key.Key_P, CTRL), (Qt.Key.Key_Up, CTRL), (Qt.Key.Key_R, CTRL)):
        keys(window, key, held)
    for action in window.task_menu.actions()[:6]:
        action.trigger()
    window.work.cancel_selected()
    keys(window, Qt.Key.Key_P, CTRL | ALT)  # the last: whatever the others did was done before
    qtbot.waitUntil(lambda: "goes on" in window.statusBar().currentMessage())
    told = [event.what for event in fakes.queue.history(ids[1])][before:]
    assert not {Happening.PAUSED, Happening.MOVED, Happening.CANCELLED} & set(told)
    window.show_page(QUEUE)
    assert window.queue.files.copy.isEnabled()


def test_tasks_are_moved_by_keys_and_the_foot_says_where_to(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    def order() -> list[str]:
        return sorted(ids, key=lambda key: fakes.queue.turn(key) or 0)

    a, b, c = ids
    select(qtbot, window, c, window.queue.moves[0])
    keys(window, Qt.Key.Key_Up, CTRL)
    qtbot.waitUntil(lambda: order() == [a, c, b])
    qtbot.waitUntil(lambda: "number 2" in window.statusBar().currentMessage())
    keys(window, Qt.Key.Key_Up, CTRL | SHIFT)
    qtbot.waitUntil(lambda: order() == [c, a, b])
    qtbot.waitUntil(lambda: "next" in window.statusBar().currentMessage())
    keys(window, Qt.Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: order() == [a, c, b])
    keys(window, Qt.Key.Key_Down, CTRL | SHIFT)
    qtbot.waitUntil(lambda: order() == [a, b, c])


def test_the_bar_says_that_the_queue_is_paused_and_ends_it(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    window.show_page(QUEUE)
    qtbot.waitUntil(window.queue.bar.isVisible)
    assert window.queue.pause_queue.isChecked()
    click(window.queue.bar.button)
    qtbot.waitUntil(lambda: not window.queue.bar.isVisible())
    assert fakes.queue.paused_since() is None
    qtbot.waitUntil(lambda: is_in(fakes, ids[2], TaskState.SUCCEEDED), timeout=10_000)
    keys(window, Qt.Key.Key_P, CTRL | ALT)
    qtbot.waitUntil(window.queue.bar.isVisible)
    assert fakes.queue.paused_since() is not None


def test_what_failed_is_tried_anew_one_or_all(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    fakes.engine.script = [""] * 6
    fakes.queue.resume_all()
    for wake in fakes.ticker.wakes:
        wake()
    qtbot.waitUntil(lambda: len(fakes.queue.failed()) == 3, timeout=10_000)
    select(qtbot, window, ids[0], window.queue.retry)
    keys(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: is_in(fakes, ids[0], TaskState.SUCCEEDED), timeout=10_000)
    keys(window, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "2 failed tasks" in window.statusBar().currentMessage())
    qtbot.waitUntil(lambda: is_in(fakes, ids[2], TaskState.SUCCEEDED), timeout=10_000)


def test_nothing_is_offered_for_what_has_ended_well(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    cancel_task(fakes.ports, ids[0])
    select(qtbot, window, ids[0], window.queue.retry)
    actions = (window.queue.pause, window.queue.resume, *window.queue.moves)
    assert not any(action.isEnabled() for action in actions)


def test_what_another_process_changes_is_found_by_the_history(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    fakes.queue.pause([ids[0]], fakes.clock.now())  # no event comes from there
    window.feed.look()
    qtbot.waitUntil(lambda: window.model.index(2, STATE).data() == "Paused")


def test_what_another_process_deletes_goes(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, ids: list[str]
) -> None:
    cancel_task(fakes.ports, ids[1])
    select(qtbot, window, ids[1], window.queue.retry)
    qtbot.waitUntil(lambda: window.work._shown_id == ids[1])
    fakes.eraser.erase(ids[1:], fakes.clock.now())  # no event comes from there
    window.feed.look()
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    assert window.model.counts == (1, 1)
    assert window.model.place_of(ids[0]) == 0
    assert not window.queue.retry.isEnabled()
    assert window.work._shown_id == ids[0]


def test_very_many_that_another_process_deletes_go(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.queue.pause_all(fakes.clock.now())
    ids = submit(fakes, PAGE + 40)
    qtbot.waitUntil(lambda: window.model.rowCount() == PAGE)
    window.feed.look()
    qtbot.waitUntil(lambda: window.feed._marks.changed == fakes.queue.newest_mark())
    fakes.eraser.erase(ids[20:], fakes.clock.now())
    window.feed.look()
    qtbot.waitUntil(lambda: window.model.rowCount() == 20)


def test_very_many_tasks_are_read_a_page_at_a_time(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.engine.gate = threading.Event()
    fakes.queue.pause_all(fakes.clock.now())
    ids = submit(fakes, 2 * PAGE + 5)
    qtbot.waitUntil(lambda: window.model.rowCount() == PAGE)
    assert window.model.place_of(ids[0]) is None
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 2 * PAGE)
    window.table.scrollToBottom()
    qtbot.waitUntil(lambda: window.model.rowCount() == 2 * PAGE + 5)
    shown = [row.id for at in range(2 * PAGE + 5) if (row := window.model.row(at))]
    assert sorted(shown) == sorted(ids)
    window.select_task(ids[3])
    pause_tasks(fakes.ports, ids[3:4])
    qtbot.waitUntil(window.queue.resume.isEnabled)
    assert not window.model.canFetchMore()
