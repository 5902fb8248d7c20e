"""Home: what comes in by drop, paste and tile, what is running, and folders used before."""

import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.task import Kind, TaskState
from app.ui.frame.pages import HOME, QUEUE
from app.ui.home.page import HomePage
from app.ui.home.tiles import Tile
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import LONG, SHORT, start_plan
from tests.ui.hands import activate, click, press


@pytest.fixture
def home(qtbot: QtBot, window: MainWindow) -> HomePage:
    qtbot.waitUntil(lambda: bool(window.home.presets.tiles))
    return window.home


def drop(target: QWidget, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, action = QPoint(9, 9), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(place), action, data, buttons, keys)
    QApplication.sendEvent(target, event)


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def tile(home: HomePage, title: str) -> Tile:
    return next(one for one in (*home.kinds.tiles, *home.presets.tiles) if one.text() == title)


def test_the_window_opens_at_home(window: MainWindow) -> None:
    assert window.pages.current_name == HOME
    assert window.rail.buttons[HOME].isChecked()


def test_dropped_text_becomes_a_document_and_is_planned(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    path = Path("/pasted/1.txt")
    fakes.reader.pages[path] = ["The ferry left at noon."]
    drop(home.drop_zone, text("The ferry left at noon."))
    start_plan(qtbot, window)
    assert fakes.pasted.kept == {path: "The ferry left at noon."}
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    assert window.pages.current_name == QUEUE
    qtbot.waitUntil(lambda: fakes.store.tasks()[0].state is TaskState.SUCCEEDED)
    assert fakes.recent.folders == [Path("/pasted")]


def test_a_pasted_picture_becomes_a_png(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    image = QImage(20, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor("#2457d6"))
    QGuiApplication.clipboard().setImage(image)
    activate(window)
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.sheet.isVisible)
    [(path, png)] = fakes.pasted.kept.items()
    assert path.suffix == ".png"
    assert isinstance(png, bytes)
    assert QImage.fromData(png).pixelColor(3, 3) == QColor("#2457d6")


def test_what_was_pasted_goes_when_the_plan_is_cancelled(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    drop(home.drop_zone, text("The ferry left at noon."))
    qtbot.waitUntil(window.sheet.isVisible)
    assert len(fakes.pasted.kept) == 1
    press(window.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: fakes.pasted.kept == {})
    assert not window.sheet.isVisible()


def test_what_another_plan_takes_the_place_of_goes_too(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    drop(home.drop_zone, text("The ferry left at noon."))
    qtbot.waitUntil(window.sheet.isVisible)
    [path] = fakes.pasted.kept
    window.show_plan([path, SHORT])
    window.show_plan([SHORT])
    qtbot.waitUntil(lambda: fakes.pasted.kept == {})


def test_what_was_ordered_stays_though_a_later_plan_for_it_is_cancelled(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    path = Path("/pasted/1.txt")
    fakes.reader.pages[path] = ["The ferry left at noon."]
    drop(home.drop_zone, text("The ferry left at noon."))
    qtbot.waitUntil(window.sheet.isVisible)
    qtbot.waitUntil(window.sheet.start_button.isEnabled)
    window.sheet.start()
    window.show_plan([path])  # before the order has been taken
    window.sheet.reject()
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    done: list[None] = []
    window.background.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert list(fakes.pasted.kept) == [path]


def test_what_was_pasted_stays_when_it_could_not_be_ordered(
    qtbot: QtBot,
    window: MainWindow,
    home: HomePage,
    fakes: FakeHouse,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFull

    fakes.reader.pages[Path("/pasted/1.txt")] = ["The ferry left at noon."]
    drop(home.drop_zone, text("The ferry left at noon."))
    with monkeypatch.context() as patched:
        patched.setattr(fakes.store, "add_tasks", refuse)
        start_plan(qtbot, window)
        qtbot.waitUntil(window.notice.isVisible)
    done: list[None] = []
    window.background.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert len(fakes.pasted.kept) == 1


def test_what_a_crash_left_behind_is_swept_soon_after_the_start(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    old, new = fakes.pasted.keep_text("one"), fakes.pasted.keep_text("two")
    fakes.pasted.made_at[old] = fakes.ports.clock.now() - timedelta(days=2)
    fakes.pasted.made_at[new] = fakes.ports.clock.now()
    qtbot.waitUntil(lambda: list(fakes.pasted.kept) == [new])


def test_what_lies_elsewhere_is_refused_and_not_fetched(
    window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    drop(home.drop_zone, text("https://example.test/report.pdf"))
    assert "Save it first" in window.notice.text()
    assert window.notice.isVisible()
    assert window.notice.copy_button.isHidden()
    assert fakes.pasted.kept == {}
    assert fakes.cloud.sent == []


def test_nothing_at_all_is_said_to_be_nothing(window: MainWindow, home: HomePage) -> None:
    QGuiApplication.clipboard().clear()
    home.paste()
    assert "no file, text or picture" in window.notice.text()


def test_a_tile_asks_for_files_and_chooses_its_kind(
    qtbot: QtBot, window: MainWindow, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(SHORT)], ""))
    click(tile(home, "Classify"))
    qtbot.waitUntil(window.sheet.isVisible)
    assert window.sheet.options.form.kind is Kind.CLASSIFY
    window.sheet.reject()
    window.open_files()
    assert window.sheet.options.form.kind is Kind.CLASSIFY  # as last time
    window.sheet.reject()
    click(tile(home, "chat-with-deadline"))
    qtbot.waitUntil(window.sheet.isVisible)
    options = window.sheet.options
    assert (options.presets.name, options.form.kind) == ("chat-with-deadline", Kind.ASK)


def test_files_dropped_on_a_tile_are_planned_with_it(
    qtbot: QtBot, window: MainWindow, home: HomePage
) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(SHORT))])
    drop(tile(home, "confidential"), files)
    qtbot.waitUntil(window.sheet.isVisible)
    assert window.sheet.options.presets.name == "confidential"
    window.sheet.reject()
    drop(tile(home, "Translate"), files)
    assert window.sheet.options.form.kind is Kind.TRANSLATE


def test_what_runs_is_shown_with_its_progress_and_leads_to_the_queue(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse
) -> None:
    assert home.running.isHidden()
    fakes.engine.gate = threading.Event()
    window.add_files([LONG])
    qtbot.waitUntil(lambda: bool(window.under_way.rows), timeout=10_000)
    window.show_page(HOME)
    qtbot.waitUntil(home.running.isVisible)
    [row] = [one for one in home.running.rows if one.isVisible()]
    assert row.button.text() == "long.txt"
    qtbot.waitUntil(lambda: row.bar.maximum() > 0)
    click(row.button)
    assert window.pages.current_name == QUEUE
    [selected] = window.table.selected_rows()
    assert selected.document == "long.txt"
    fakes.engine.gate.set()
    qtbot.waitUntil(home.running.isHidden, timeout=10_000)


def test_the_sample_is_offered_until_something_has_been_done(
    qtbot: QtBot, window: MainWindow, home: HomePage
) -> None:
    assert home.sample_button.isVisible()
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    window.show_page(HOME)
    assert not home.sample_button.isVisible()


def test_a_recent_folder_is_planned_for_or_forgotten(
    qtbot: QtBot, window: MainWindow, home: HomePage, fakes: FakeHouse, tmp_path: Path
) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "one.txt").write_text("The ferry left.")
    window.show_plan([letters / "one.txt"])
    window.sheet.reject()
    qtbot.waitUntil(lambda: [one.text() for one in home.recent.buttons] == ["letters"])
    click(home.recent.buttons[0])
    qtbot.waitUntil(window.sheet.isVisible)
    qtbot.waitUntil(lambda: [row.name for row in window.sheet.model.rows] == ["one.txt"])
    window.sheet.reject()
    click(home.recent.forget_button)
    qtbot.waitUntil(home.recent.isHidden)
    assert fakes.recent.folders == []


def test_documents_may_be_dropped_on_the_queue_too(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page(QUEUE)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(SHORT))])
    drop(window.work, files)
    qtbot.waitUntil(window.sheet.isVisible)


def test_no_two_mnemonics_on_home_are_the_same(window: MainWindow, home: HomePage) -> None:
    home.recent.setVisible(True)
    window.notice.tell_error(DiskFull().info)
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    letters = [found.group(1).lower() for text in texts if (found := re.search("&([^&])", text))]
    assert len(letters) >= 8
    assert sorted(letters) == sorted(set(letters))
