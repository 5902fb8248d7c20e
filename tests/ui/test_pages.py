"""How pages that others bring join the window."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.frame import pages
from app.ui.frame.pages import HISTORY, HOME, QUEUE, SETTINGS, PageEntry
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT
from tests.ui.hands import activate, click, press

_MODULE = "tests.ui.a_page"


@pytest.fixture
def window(qtbot: QtBot, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that knows two pages of others."""
    monkeypatch.delitem(sys.modules, _MODULE, raising=False)
    here = f"{_MODULE}:APage"
    known = (*pages.PAGES[:2], PageEntry(HISTORY, here), PageEntry(SETTINGS, here))
    monkeypatch.setattr(pages, "PAGES", known)
    window = MainWindow(fakes.house, with_sample=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def test_a_page_is_loaded_while_nobody_waits_and_made_when_it_is_first_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert list(window.rail.buttons) == [HOME, QUEUE, HISTORY, SETTINGS]
    qtbot.waitUntil(lambda: window.is_prepared, timeout=10_000)
    assert _MODULE in sys.modules
    assert window.pages.is_made(QUEUE)
    assert not window.pages.is_made(HISTORY)
    click(window.rail.buttons[HISTORY])
    page = window.pages.currentWidget()
    from tests.ui.a_page import APage

    assert isinstance(page, APage)
    assert page.given == (window._house, window.background)
    assert page.looks == 1
    activate(window)
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is page
    assert page.looks == 2
    window.close()
    assert page.stops == 1


def test_what_a_page_asks_for_is_done(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    window.show_page(HISTORY)
    from tests.ui.a_page import APage

    page = window.pages.page(HISTORY)
    assert isinstance(page, APage)
    page.told.emit("Something is said.")
    assert window.notice.text() == "Something is said."
    page.ask_for(SHORT)
    qtbot.waitUntil(window.sheet.isVisible)
    window.sheet.reject()
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    window.show_page(HISTORY)
    page.task_wanted.emit(fakes.store.tasks()[0].id)
    assert window.pages.current_name == QUEUE
    assert [row.document for row in window.table.selected_rows()] == ["short.txt"]


def test_the_settings_page_takes_the_place_of_the_dialog(window: MainWindow) -> None:
    activate(window)
    press(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.current_name == SETTINGS
    assert window.rail.buttons[SETTINGS].isChecked()
    window.show_page(HOME)
    window.settings.show_breaker()
    from tests.ui.a_page import APage

    page = window.pages.page(SETTINGS)
    assert isinstance(page, APage)
    assert page.sections == ["routing"]


def test_a_task_further_down_than_was_read_is_shown_too(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_files([SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    task_id = fakes.store.tasks()[0].id
    window.table.clearSelection()
    monkeypatch.setattr(window.model, "place_of", lambda _: None)
    window.select_task(task_id)
    qtbot.waitUntil(lambda: window.pane._view is not None and window.pane._view.row.id == task_id)
    assert window.table.selected_rows() == []


def test_a_window_with_room_for_few_letters_has_icons_alone_in_its_rail(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    button, letter = window.rail.buttons[QUEUE], window.rail.fontMetrics().averageCharWidth()
    letters = window.width() // letter  # as many as this screen has room for
    beside, alone = (
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
        Qt.ToolButtonStyle.ToolButtonIconOnly,
    )
    monkeypatch.setattr("app.ui.frame.rail._NARROW_LETTERS", letters)
    assert button.toolButtonStyle() is beside
    window.resize(window.width() - 2 * letter, window.height())
    qtbot.waitUntil(lambda: button.toolButtonStyle() is alone)
    assert button.toolTip() == button.text() == "Queue"
    window.resize(window.width() + 4 * letter, window.height())
    qtbot.waitUntil(lambda: button.toolButtonStyle() is beside)
