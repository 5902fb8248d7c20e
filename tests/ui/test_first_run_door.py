"""When the first run is shown: in a new home, once, not before handed-over files' plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.pipeline.first_run import Choice
from app.ui.first_run.door import FirstRunDoor
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.fakes.model_shelf import entry
from tests.ui.conftest import SHORT
from tests.ui.hands import activate, click, press


@pytest.fixture
def door(fakes: FakeHouse, window: MainWindow) -> Iterator[FirstRunDoor]:
    fakes.welcome.seen = False
    door = FirstRunDoor(fakes.house, window)
    yield door
    door.close()


def shown(door: FirstRunDoor) -> QDialog:
    assert door.dialog is not None
    assert door.dialog.isVisible()
    return door.dialog


def test_a_new_home_sees_it_once(fakes: FakeHouse, door: FirstRunDoor) -> None:
    door.begin(has_files=False)
    assert not fakes.house.welcome.is_seen()
    shown(door).close()
    assert fakes.house.welcome.is_seen()
    door.begin(has_files=False)
    assert door.dialog is None


def test_it_is_beside_the_window_which_can_be_used_meanwhile(
    qtbot: QtBot, door: FirstRunDoor, window: MainWindow
) -> None:
    door.begin(has_files=False)
    assert not shown(door).isModal()
    click(window.sample_button)
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)


def test_with_files_it_comes_after_their_plan(
    qtbot: QtBot, door: FirstRunDoor, window: MainWindow
) -> None:
    window.show_plan([SHORT])
    door.begin(has_files=True)
    assert door.dialog is None
    qtbot.waitUntil(window.sheet.isVisible)
    window.sheet.reject()
    qtbot.waitUntil(lambda: door.dialog is not None)
    shown(door).close()
    window.show_plan([SHORT])
    window.sheet.reject()
    assert door.dialog is None


def test_it_can_be_had_again_from_help(
    fakes: FakeHouse, door: FirstRunDoor, window: MainWindow
) -> None:
    fakes.welcome.seen = True
    menus = [action.menu() for action in window.menuBar().actions()]
    assert any(menu is not None and door.action in menu.actions() for menu in menus)  # type: ignore[attr-defined]
    door.action.trigger()
    door.action.trigger()
    shown(door).close()


def test_the_result_of_the_sample_is_shown_in_the_window(
    qtbot: QtBot, door: FirstRunDoor, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.reader.pages[fakes.house.short_sample] = ["A letter about a ferry. " * 9]
    door.open()
    dialog = door.dialog
    assert dialog is not None
    for _ in range(3):
        click(dialog.skip_button)
    qtbot.waitUntil(lambda: dialog.sample.is_done, timeout=10_000)
    task_id = dialog.sample.task_id
    qtbot.waitUntil(lambda: window.model.place_of(task_id or "") is not None)
    click(dialog.sample.open_button)
    qtbot.waitUntil(lambda: bool(window.pane.text()))
    assert door.dialog is None


def test_the_letter_that_comes_with_the_app_is_there(fakes: FakeHouse) -> None:
    assert Path(fakes.house.short_sample).is_file()


def test_tab_goes_through_a_step_and_then_to_the_buttons_as_they_stand(
    door: FirstRunDoor,
) -> None:
    door.open()
    dialog = door.dialog
    assert dialog is not None
    activate(dialog)
    dialog.skip()
    dialog.skip()
    assert dialog.privacy.title.text() in dialog.accessibleDescription()
    dialog.privacy.choices[Choice.BY_CATEGORY].setChecked(True)
    foot = [dialog.back_button, dialog.skip_button, dialog.next_button]
    parts = [*dialog.privacy.choices.values(), *dialog.privacy.categories.values(), *foot]
    reached: list[QWidget] = []
    for _ in range(2 * len(parts)):
        press(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
        if reached[-1] is dialog.next_button:
            break
    assert reached == [part for part in parts if part in reached]
    assert reached[-3:] == foot
    assert set(dialog.privacy.categories.values()) <= set(reached)


def begin_download(qtbot: QtBot, door: FirstRunDoor, fakes: FakeHouse) -> None:
    door.open()
    dialog = door.dialog
    assert dialog is not None
    dialog.skip()
    qtbot.waitUntil(lambda: dialog.model.advice is not None)
    dialog.model.download_choice.setChecked(True)
    click(dialog.next_button)
    qtbot.waitUntil(lambda: len(fakes.downloads.views()) == 1)
    dialog.close()
    assert door.dialog is None


def test_a_download_is_used_when_it_is_there_also_after_the_first_run_was_closed(
    qtbot: QtBot, door: FirstRunDoor, window: MainWindow, fakes: FakeHouse
) -> None:
    begin_download(qtbot, door, fakes)
    fakes.shelf.put(entry("large"))
    fakes.downloads.finish("download1", "/models/large.gguf")
    qtbot.waitUntil(lambda: "large is ready" in window.statusBar().currentMessage())
    assert ("local_engine.model", "'large.gguf'") in fakes.settings_keeper.changes


def test_the_window_can_go_while_a_download_is_under_way(
    qtbot: QtBot, door: FirstRunDoor, fakes: FakeHouse
) -> None:
    begin_download(qtbot, door, fakes)
    door.close()
    assert fakes.downloads.view("download1") is not None
