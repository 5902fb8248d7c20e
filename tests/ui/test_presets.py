"""A preset in the plan sheet, and a draft that is refined, as a person does it."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.route import Route
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task
from app.system.presets import PresetsFile
from app.ui.main_window import MainWindow
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT, start_plan
from tests.ui.hands import click, press

REFINED = f"{ANSWER} And it says so better than before."


@pytest.fixture
def fakes(fakes: FakeHouse, tmp_path: Path) -> FakeHouse:
    presets = PresetsFile(tmp_path / "presets.yaml")
    fakes.house = dataclasses.replace(fakes.house, presets=presets)
    fakes.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    return fakes


def names(window: MainWindow) -> list[str]:
    choice = window.sheet.options.presets.choice
    return [choice.itemText(at) for at in range(choice.count())]


def choose(window: MainWindow, name: str) -> None:
    choice = window.sheet.options.presets.choice
    choice.setCurrentIndex(choice.findText(name))


def only_task(qtbot: QtBot, fakes: FakeHouse) -> Task:
    qtbot.waitUntil(lambda: len(fakes.store.tasks()) == 1)
    return fakes.store.tasks()[0]


def test_a_task_is_ordered_by_a_preset(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    window.show_plan([SHORT])
    assert "draft-and-refine" in names(window)
    assert "bulk-classification" not in names(window)  # it is for labels
    choose(window, "multi-step-analysis")
    assert "larger model does all of it" in window.sheet.options.presets.about.text()
    qtbot.waitUntil(lambda: "its preset says so" in window.sheet.route.text())
    start_plan(qtbot, window)
    task = only_task(qtbot, fakes)
    assert (task.preset, task.terms.route) == ("multi-step-analysis", Route.CLOUD)
    assert (task.category, task.privacy) == (Category.COMPLEX, Privacy.CLOUD_ALLOWED)


def test_without_the_preset_all_is_as_it_was(window: MainWindow) -> None:
    window.show_plan([SHORT])
    choose(window, "multi-step-analysis")
    choose(window, "none")
    order = window.sheet.options.order()
    assert (order.preset, order.privacy) == (None, Privacy.LOCAL_ONLY)
    assert order.category is Category.ROUTINE


def test_a_preset_of_another_kind_goes_and_takes_its_privacy_with_it(window: MainWindow) -> None:
    window.show_plan([SHORT])
    window.sheet.options.choose(Kind.ASK)
    choose(window, "chat-with-deadline")
    window.sheet.options.choose(Kind.CLASSIFY)
    assert "chat-with-deadline" not in names(window)
    assert window.sheet.options.presets.name == ""
    window.sheet.options.choose(Kind.SUMMARIZE)
    assert window.sheet.options.order().privacy is Privacy.LOCAL_ONLY


def test_what_a_person_keeps_here_stays_here_whatever_the_preset(window: MainWindow) -> None:
    window.show_plan([SHORT])
    choose(window, "multi-step-analysis")
    window.sheet.options._privacy.choose(Privacy.LOCAL_ONLY)
    assert window.sheet.options.order().privacy is Privacy.LOCAL_ONLY
    choose(window, "confidential")
    window.sheet.options._privacy.choose(Privacy.CLOUD_ALLOWED)
    assert not window.sheet.start_button.isEnabled()
    assert window.sheet.hint.text()


def test_a_file_of_presets_that_is_wrong_is_said_and_the_sheet_works(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "presets.yaml").write_text("mine:\n  colour: red\n")
    window.show_plan([SHORT])
    assert names(window) == ["none"]
    assert "presets.yaml" in window.sheet.options.presets.about.text()
    qtbot.waitUntil(window.sheet.start_button.isEnabled)


def make_draft(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> Task:
    window.show_plan([SHORT])
    choose(window, "draft-and-refine")
    start_plan(qtbot, window)
    task = only_task(qtbot, fakes)
    qtbot.waitUntil(window.pane.refine_button.isVisible)
    return task


def test_a_draft_is_refined_when_what_is_sent_was_seen(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.cloud.script = [REFINED]
    draft = make_draft(qtbot, window, fakes)
    click(window.pane.refine_button)
    qtbot.waitUntil(lambda: window.refining.dialog is not None)
    dialog = window.refining.dialog
    assert dialog is not None
    assert ANSWER in dialog.text.toPlainText()
    assert "openai/big" in dialog.about.text()
    assert "$" in dialog.about.text()
    assert fakes.cloud.sent == []
    shown = dialog.text.toPlainText()
    click(dialog.send_button)
    qtbot.waitUntil(lambda: len(fakes.cloud.sent) == 1)
    [(_, sent)] = fakes.cloud.sent
    assert "\n\n".join(message.content for message in sent.messages) == shown
    [refined] = [task for task in fakes.store.tasks() if task.terms.refines == draft.id]
    qtbot.waitUntil(lambda: fakes.store.task(refined.id).state.is_final)
    qtbot.waitUntil(lambda: not window.pane.refine_button.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_send_nothing(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, key: Qt.Key
) -> None:
    make_draft(qtbot, window, fakes)
    click(window.pane.refine_button)
    qtbot.waitUntil(lambda: window.refining.dialog is not None)
    dialog = window.refining.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, key)
    assert len(fakes.store.tasks()) == 1
    assert fakes.cloud.sent == []


def test_what_is_no_draft_has_no_such_button(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    window.show_plan([SHORT])
    start_plan(qtbot, window)
    task = only_task(qtbot, fakes)
    qtbot.waitUntil(lambda: fakes.store.task(task.id).state.is_final)
    qtbot.waitUntil(window.pane.again_button.isEnabled)
    assert not window.pane.refine_button.isVisible()
