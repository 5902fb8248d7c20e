"""The tray, the word at the end of a set, closing while work runs, figures at the foot."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.ports import EngineFacts
from app.domain.settings import Settings
from app.domain.task import Kind, TaskState
from app.pipeline.deleting import delete_tasks
from app.pipeline.submit import Order
from app.ui.frame.pages import HOME, MODELS
from app.ui.frame.tray import Tray, end_in_words
from app.ui.frame.under_way import Ended
from app.ui.main_window import MainWindow
from app.ui.notice import details
from app.ui.status_bar import StatusBar
from app.ui.theme import colours
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, LONG, SHORT
from tests.ui.hands import activate, click

FIT = "CPU: 4 at a time, 4096 tokens each, 0.4 of 7.8 GB RAM."


class FakeIcon(QSystemTrayIcon):
    """A tray icon on a desktop without a tray: it keeps what it would have shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[str] = []
        self.is_shown = False

    def show(self) -> None:
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False

    def isVisible(self) -> bool:
        return self.is_shown

    def showMessage(self, title: str, words: str, *_: object) -> None:
        self.told.append(words)


@pytest.fixture
def tray(window: MainWindow) -> Iterator[Tray]:
    window.chrome.take_tray(FakeIcon)
    assert window.chrome.tray is not None
    yield window.chrome.tray
    window._is_quitting = True  # what a test left running must not keep the window


def told(tray: Tray) -> list[str]:
    assert isinstance(tray.icon, FakeIcon)
    return tray.icon.told


def work(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> threading.Event:
    gate = fakes.engine.gate = threading.Event()
    window.add_files([LONG])
    qtbot.waitUntil(lambda: window.under_way.is_any, timeout=10_000)
    return gate


def test_the_tray_says_how_far_work_is(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray
) -> None:
    assert tray.icon.toolTip() == "Homeport: nothing is running"
    gate = work(qtbot, window, fakes)
    qtbot.waitUntil(lambda: "1 task(s) running" in tray.icon.toolTip())
    assert "long" not in tray.icon.toolTip()
    before = tray.icon.icon().cacheKey()
    gate.set()
    qtbot.waitUntil(lambda: "nothing" in tray.icon.toolTip(), timeout=10_000)
    assert tray.icon.icon().cacheKey() != before


@pytest.mark.parametrize("is_elsewhere", [False, True])
def test_what_is_deleted_while_it_runs_runs_no_more(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray, is_elsewhere: bool
) -> None:
    gate = work(qtbot, window, fakes)
    [row] = window.under_way.rows
    if is_elsewhere:  # another process deletes it: no event comes
        fakes.ports.eraser.erase([row.id], fakes.clock.now())
    else:
        delete_tasks(fakes.ports, [row.id])
    qtbot.waitUntil(lambda: not window.under_way.is_any, timeout=10_000)
    qtbot.waitUntil(lambda: window.model.rowCount() == 0, timeout=10_000)
    assert tray.icon.toolTip() == "Homeport: nothing is running"
    gate.set()


def test_closing_while_work_runs_goes_to_the_tray_and_says_so_once(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray
) -> None:
    gate = work(qtbot, window, fakes)
    for _ in range(2):
        window.close()
        assert not window.isVisible()
        tray.show_action.trigger()
        assert window.isVisible()
    assert len(told(tray)) == 1
    assert "Quit ends it" in told(tray)[0]
    window.close()
    gate.set()
    done = TaskState.SUCCEEDED
    qtbot.waitUntil(lambda: fakes.store.tasks()[0].state is done, timeout=10_000)  # it went on


@pytest.mark.parametrize("why", ["idle", "setting", "no tray"])
def test_otherwise_closing_ends_it(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray, why: str
) -> None:
    if why != "idle":
        work(qtbot, window, fakes)
    if why == "setting":
        fakes.settings = Settings.model_validate({"window": {"close_to_tray": False}})
    if why == "no tray":
        tray.icon.hide()
    assert window.close()
    assert window.background._is_closed


def test_quit_ends_it_while_work_runs(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray
) -> None:
    work(qtbot, window, fakes)
    tray.quit_action.trigger()
    assert window.background._is_closed
    assert not tray.icon.isVisible()


def test_the_queue_is_paused_from_the_tray(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray
) -> None:
    [pause] = [one for one in tray.menu.actions() if one.isCheckable()]
    pause.trigger()
    qtbot.waitUntil(lambda: fakes.queue.paused_since() is not None)
    qtbot.waitUntil(pause.isChecked)
    pause.trigger()
    qtbot.waitUntil(lambda: fakes.queue.paused_since() is None)


def test_a_set_that_has_ended_is_told_of_once_with_figures_only(
    qtbot: QtBot,
    window: MainWindow,
    fakes: FakeHouse,
    tray: Tray,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    window.order(Order(Kind.SUMMARIZE, SHORT), [SHORT, LONG, BROKEN])
    qtbot.waitUntil(lambda: bool(told(tray)), timeout=10_000)
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: len(told(tray)) > 1, timeout=10_000)
    assert told(tray) == ["2 done, 1 failed.", "1 done."]


def test_nobody_is_told_who_looks_on(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, tray: Tray
) -> None:
    activate(window)
    with qtbot.waitSignal(window.under_way.ended, timeout=10_000):
        window.add_files([SHORT])
    assert told(tray) == []


def test_an_end_in_words() -> None:
    assert end_in_words(Ended(0, 0, 3, 2)) == "3 cancelled, 2 waiting."


def test_the_foot_names_the_model_its_memory_and_the_speed(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    foot = window.foot
    assert foot.memory.text() == ""
    assert "Starter model" in foot.model.text()
    fakes.settings = Settings.model_validate({"local_engine": {"model": "/models/big.gguf"}})
    foot.show_engine(EngineFacts("local", "big.gguf", 4096, "CPU", 4, FIT))
    foot.show_speed(23.4)
    assert foot.model.text() == "big.gguf"
    assert foot.memory.text() == "0.4 of 7.8 GB RAM"
    assert foot.speed.text() == "23 tokens/s"


def test_the_engine_is_not_started_to_be_asked(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fakes.engine, "facts", lambda: asked.append("facts"))
    with qtbot.waitSignal(window.feed.looked):
        window.feed.look()
    qtbot.waitUntil(lambda: window.foot.model.text() != "")
    assert asked == []


def test_a_narrow_foot_keeps_the_shield(qtbot: QtBot) -> None:
    bar = StatusBar(Settings)
    qtbot.addWidget(bar)
    bar.show_engine(EngineFacts("local", "big.gguf", 4096, "CPU", 4, FIT))
    bar.show_speed(20)
    bar.resize(1200, 30)
    bar.show()
    assert all(part.isVisible() for part in (bar.model, bar.memory, bar.speed, bar.shield))
    bar.resize(bar.shield.sizeHint().width() + 150, 30)
    assert bar.shield.isVisible()
    assert bar.speed.isVisible()
    assert not bar.memory.isVisible()
    bar.resize(1200, 30)
    assert bar.memory.isVisible()


def test_an_error_is_told_in_three_parts_and_its_details_can_be_copied(window: MainWindow) -> None:
    info = DiskFull().info
    window.notice.tell_halt(info)
    happened, done, hint = "The disk is full.", "all that is finished is kept", info.hint
    assert all(words in window.notice.text() for words in (happened, done, hint))
    click(window.notice.copy_button)
    copied = QApplication.clipboard().text()
    assert copied == details(info)
    for wanted in ("error: disk_full", "Homeport: ", "Qt: 6.", "system: "):
        assert wanted in copied
    click(window.notice.close_button)
    assert window.notice.isHidden()


def test_what_was_said_goes_with_its_page_and_a_halt_stays(window: MainWindow) -> None:
    for say in (
        partial(window.notice.tell, "The model works."),
        partial(window.notice.tell_error, DiskFull().info),
    ):
        say()
        assert window.notice.isVisible()
        window.show_page(MODELS)
        assert window.notice.isHidden()
        window.show_page(HOME)
    window.notice.tell_halt(DiskFull().info)
    window.show_page(MODELS)
    assert window.notice.isVisible()
    window.notice.tell("The model works.")  # newer
    window.show_page(MODELS)  # it is open already
    assert window.notice.isVisible()
    window.show_page(HOME)
    assert window.notice.isHidden()


def test_only_what_has_gone_wrong_is_written_in_its_colour(window: MainWindow) -> None:
    words = window.notice.findChild(QLabel)
    assert isinstance(words, QLabel)

    def colour() -> QColor:
        return words.palette().color(QPalette.ColorRole.WindowText)

    window.notice.tell_halt(DiskFull().info)
    wrong = colour()
    window.notice.tell("The model works.")
    assert (wrong, colour()) == (QColor(colours()["bad"]), QColor(colours()["text"]))


_HIDE_AND_QUIT = """
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.pipeline.lane import Lane
from app.ui.main_window import MainWindow
from tests.fakes.house import fake_house
from tests.ui.test_chrome import FakeIcon

application = QApplication([])
fakes = fake_house({Path("/a.txt"): ["words " * 50]})
fakes.engine.gate = threading.Event()
window = MainWindow(fakes.house, with_sample=False)
window.show()
window.chrome.take_tray(FakeIcon)
window.add_files([Path("/a.txt")])
lane = Lane(fakes.ports, fakes.lock, width=1)
fakes.hub.subscribe(lane.on_event)
lane.start()

def close():
    if not window.under_way.is_any:
        QTimer.singleShot(20, close)
        return
    window.close()
    QTimer.singleShot(300, quit_)

def quit_():
    print("hidden" if not window.isVisible() else "visible")
    window.chrome.tray.quit_action.trigger()

QTimer.singleShot(20, close)
print("ended", application.exec())
fakes.engine.gate.set()
lane.stop(5)
"""


def test_the_app_lives_on_in_the_tray_and_ends_by_quit() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HIDE_AND_QUIT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split("\n")[:2] == ["hidden", "ended 0"], done.stderr
