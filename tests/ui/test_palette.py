"""The command palette, the sheet of keys, and the rail: the window by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.task import Kind
from app.ui import file_menu
from app.ui.file_menu import add_file_actions
from app.ui.frame.commands import fit
from app.ui.frame.pages import HOME, PAGES, QUEUE
from app.ui.frame.palette import Palette
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, SHORT
from tests.ui.hands import activate, press

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> Palette:
    activate(window)
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: window.chrome.palette is not None)
    palette = window.chrome.palette
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    return palette


def do(qtbot: QtBot, window: MainWindow, words: str) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.line, words)
    press(palette.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("queue", "Queue"),
        ("pwq", "Pause the whole queue"),
        ("PAUSE", "Pause the whole queue"),
        ("o fold", "Open folder…"),
        ("rprt", "Annual report.pdf"),
        ("ü", "Über Häfen.pdf"),
    ],
)
def test_letters_in_order_fit(wanted: str, title: str) -> None:
    assert fit(wanted, title) is not None


def test_letters_out_of_order_do_not_fit() -> None:
    assert fit("euq", "Queue") is None
    assert fit("queuex", "Queue") is None


def test_what_stands_together_and_begins_words_fits_better() -> None:
    def better(wanted: str, one: str, other: str) -> bool:
        first, second = fit(wanted, one), fit(wanted, other)
        return first is not None and second is not None and first < second

    assert better("que", "Queue", "Pause the whole queue")
    assert better("set", "Settings…", "Show me the test")
    assert better("opf", "Open folder…", "Shop for it")


def test_a_page_a_command_and_a_document_are_found_by_keys_alone(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    do(qtbot, window, "queue")
    qtbot.waitUntil(lambda: window.pages.current_name == QUEUE)
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    fakes.clock.advance(1)
    window.add_files([BROKEN])
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    window.show_page(HOME)
    do(qtbot, window, "short")
    qtbot.waitUntil(lambda: window.pages.current_name == QUEUE)
    assert [row.document for row in window.table.selected_rows()] == ["short.txt"]
    do(qtbot, window, "pwq")
    qtbot.waitUntil(lambda: fakes.queue.paused_since() is not None)


def test_a_kind_and_a_preset_are_among_them(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(SHORT)], ""))
    qtbot.waitUntil(lambda: bool(window.home.presets.tiles))
    do(qtbot, window, "translate")
    qtbot.waitUntil(window.sheet.isVisible)
    assert window.sheet.options.form.kind is Kind.TRANSLATE
    window.sheet.reject()
    do(qtbot, window, "confid")
    qtbot.waitUntil(window.sheet.isVisible)
    assert window.sheet.options.presets.name == "confidential"


def test_the_list_is_walked_through_and_left(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    press(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    press(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 0
    QTest.keyClicks(palette.line, "zzzz")
    assert palette.nothing.isVisible()
    press(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    press(palette, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.chrome.palette is None)


def test_what_cannot_be_done_now_is_not_offered(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    titles = [command.title for command in palette._commands]
    assert "Open documents…" in titles
    assert "Retry" not in titles  # nothing is selected


def test_the_sheet_of_keys_has_every_action_with_keys(qtbot: QtBot, window: MainWindow) -> None:
    assert window.queue is not None
    activate(window)
    press(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.chrome.sheet is not None)
    sheet = window.chrome.sheet
    assert sheet is not None
    shown = {(command.title, command.keys) for command in sheet.commands}
    with_keys = [one for one in window.findChildren(QAction) if one.shortcuts() and one.text()]
    assert len(with_keys) > 20
    for action in with_keys:
        title = action.text().replace("&", "")
        assert any(title == one and action.shortcut().toString() in keys for one, keys in shown)
    groups = list(dict.fromkeys(command.group for command in sheet.commands))
    assert groups[:4] == ["File", "Edit", "Task", "View"]
    assert "In a plan" in groups
    press(sheet, Qt.Key.Key_Escape)


def test_no_two_actions_have_the_same_keys(window: MainWindow) -> None:
    assert window.queue is not None
    keys = [
        keys.toString()
        for one in window.findChildren(QAction)
        for keys in one.shortcuts()
        if one.parent() is not window.sheet
    ]
    assert sorted(keys) == sorted(set(keys))


def test_pages_are_reached_by_number_and_made_only_then(qtbot: QtBot, window: MainWindow) -> None:
    activate(window)
    press(window, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: window.pages.current_name == QUEUE)
    assert window.rail.buttons[QUEUE].isChecked()
    press(window, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: window.pages.current_name == HOME)
    later = {entry.name for entry in PAGES} - {HOME, QUEUE}
    assert not later & set(window.pages._made)
    assert [entry.name for entry in PAGES[:2]] == [HOME, QUEUE]


def test_a_file_is_opened_revealed_and_its_path_copied(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, Path]] = []
    monkeypatch.setattr(file_menu, "open_file", lambda path: asked.append(("open", path)))
    monkeypatch.setattr(file_menu, "reveal", lambda path: asked.append(("show", path)))
    menu, path = QMenu(window), tmp_path / "a b;c.txt"
    told: list[str] = []
    add_file_actions(menu, str(path), told.append)
    for action in menu.actions():
        action.trigger()
    assert asked == [("open", path), ("show", path)]
    assert QGuiApplication.clipboard().text() == str(path)
    assert [words.split()[0] for words in told] == ["a", "The", "1"]  # the fakes say they failed


def test_the_same_actions_on_a_file_are_offered_everywhere(window: MainWindow) -> None:
    menu = QMenu(window)
    add_file_actions(menu, "/docs/a.txt")
    files = window.queue.files
    queued = [action.text() for action in (files.open, files.reveal, files.copy)]
    assert [action.text() for action in menu.actions()] == queued
