"""From a file to its copied summary without a mouse: the keys go through the X server."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.task import TaskState
from app.pipeline.house import House
from app.ui.main_window import MainWindow
from app.ui.result.result_text import ResultText
from tests.e2e.pictures import take
from tests.e2e.stories.conftest import WAIT_MS, answer_dialog, wait_for_plan, wait_for_states
from tests.ui.screen import type_keys, type_text

_MOST_TABS = 40


def test_a_summary_is_made_read_and_copied_by_keys_alone(
    qtbot: QtBot, window: MainWindow, house: House, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 5)
    QGuiApplication.clipboard().setText("something else")

    choose_file(qtbot, window, letter)
    wait_for_plan(qtbot, window)
    take("plan-by-keyboard", window.sheet)
    type_keys(qtbot, "ctrl+Return")
    [row] = wait_for_states(qtbot, window, 1, TaskState.SUCCEEDED)
    qtbot.waitUntil(lambda: "1 of 1 pages" in window.pane.receipt_text, timeout=WAIT_MS)

    copied = copy(qtbot, window)
    result = house.ports.store.steps(row.id)[-1].result
    assert result is not None
    assert copied.split()[0] in result
    assert copied in window.pane.text()


def choose_file(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    """By the command palette and the name in the system's dialog."""
    type_keys(qtbot, "ctrl+k")
    qtbot.waitUntil(lambda: window.chrome.palette is not None, timeout=WAIT_MS)
    palette = window.chrome.palette
    assert palette is not None
    assert QTest.qWaitForWindowActive(palette, WAIT_MS)
    type_text(qtbot, "open doc")
    take("palette", palette)
    answer_dialog(file)
    type_keys(qtbot, "Return")  # it comes back when the dialog has gone


def copy(qtbot: QtBot, window: MainWindow) -> str:
    """Go through the text of the result, then put it on the clipboard."""
    tab_to(qtbot, ResultText)
    type_keys(qtbot, "ctrl+Home", "Down", "ctrl+End")
    take("result-by-keyboard", window)
    type_keys(qtbot, "alt+c")
    menu = window.pane.actions_row.copy_button.menu()
    qtbot.waitUntil(menu.isVisible, timeout=WAIT_MS)
    type_keys(qtbot, "Down", "Return")
    qtbot.waitUntil(lambda: not menu.isVisible(), timeout=WAIT_MS)
    return QGuiApplication.clipboard().text()


def tab_to(qtbot: QtBot, kind: type[QWidget]) -> None:
    """Tab on until a part of this kind has the keyboard."""
    for _ in range(_MOST_TABS):
        if isinstance(QApplication.focusWidget(), kind):
            return
        type_keys(qtbot, "Tab")
    raise AssertionError(f"no {kind.__name__} is reached by Tab")
