"""The first run, step by step: what it shows, what it sets, and that it can all be skipped."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.download import DownloadState
from app.domain.errors import DiskFull
from app.domain.errors.models import ModelInParts
from app.domain.settings import Settings
from app.domain.speed import SpeedFound
from app.domain.task import Category, Privacy
from app.pipeline.first_run import Choice
from app.pipeline.lane import Lane
from app.system.settings import SettingsFile, load_settings
from app.ui.bridge import EventBridge
from app.ui.first_run.dialog import FirstRunDialog
from tests.fakes.downloads import FakeDownloads
from tests.fakes.house import FakeHouse, fake_house
from tests.fakes.model_shelf import entry
from tests.ui.hands import click, press

LETTER = fake_house({}).house.short_sample


@pytest.fixture
def fakes(tmp_path: Path) -> FakeHouse:
    """A new home whose settings file is real."""
    fakes = fake_house({LETTER: ["The morning ferry leaves twenty minutes earlier. " * 9]})
    fakes.welcome.seen = False
    path = tmp_path / "settings.yaml"
    keeper = SettingsFile(path)
    fakes.house = dataclasses.replace(fakes.house, settings_keeper=keeper, settings_file=path)
    fakes.speeds.keep(
        SpeedFound(
            model="small.gguf",
            device="CPU",
            read_per_s=120,
            written_per_s=15,
            tested_at=fakes.clock.now(),
        )
    )
    return fakes


@pytest.fixture
def downloads(fakes: FakeHouse) -> FakeDownloads:
    return fakes.downloads


@pytest.fixture
def opened(qtbot: QtBot, fakes: FakeHouse) -> Iterator[Callable[[], FirstRunDialog]]:
    made: list[FirstRunDialog] = []

    def open_it() -> FirstRunDialog:
        bridge = EventBridge()
        fakes.hub.subscribe(bridge.on_event)
        dialog = FirstRunDialog(fakes.house, bridge)
        bridge.setParent(dialog)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        made.append(dialog)
        return dialog

    yield open_it
    for dialog in made:
        dialog.close()


@pytest.fixture
def dialog(opened: Callable[[], FirstRunDialog]) -> FirstRunDialog:
    return opened()


def test_the_first_step_shows_the_machine_and_its_last_speed(
    qtbot: QtBot, dialog: FirstRunDialog
) -> None:
    step = dialog.hardware
    qtbot.waitUntil(lambda: "Fake Processor 9" in step.values["processor"].text())
    assert "16 GB" in step.values["memory"].text()
    assert "CPU" in step.values["backend"].text()
    assert "reads 120 tokens a second and writes 15" in step.speed.text()


def test_where_nothing_was_measured_it_measures_and_keeps_what_it_found(
    qtbot: QtBot, fakes: FakeHouse, opened: Callable[[], FirstRunDialog]
) -> None:
    fakes.speeds.kept = None
    step = opened().hardware
    qtbot.waitUntil(lambda: fakes.speeds.kept is not None)
    qtbot.waitUntil(lambda: "fake-model" in step.speed.text())
    assert step.test_button.isEnabled()


def test_a_test_under_way_ends_with_the_window_and_never_holds_it(
    qtbot: QtBot, fakes: FakeHouse, opened: Callable[[], FirstRunDialog]
) -> None:
    fakes.speeds.kept, fakes.engine.gate = None, threading.Event()
    dialog = opened()
    qtbot.waitUntil(lambda: dialog.hardware.is_testing and bool(fakes.engine.prompts))
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.step is dialog.model
    dialog.close()
    fakes.engine.gate.set()
    assert fakes.speeds.kept is None


def test_one_model_is_suggested_with_verdict_size_and_time(
    qtbot: QtBot, dialog: FirstRunDialog
) -> None:
    click(dialog.next_button)
    step = dialog.model
    qtbot.waitUntil(lambda: "Fits" in step.verdict.text())
    assert step.starter_choice.isChecked()
    assert "GB to download, about" in step.figures.text()
    assert "Licence" in step.figures.text()
    assert step.way.isHidden()


def test_a_download_begins_only_when_chosen_and_is_followed_to_its_end(
    qtbot: QtBot,
    dialog: FirstRunDialog,
    downloads: FakeDownloads,
    fakes: FakeHouse,
) -> None:
    click(dialog.next_button)
    step = dialog.model
    qtbot.waitUntil(step.download_choice.isEnabled)
    qtbot.waitUntil(lambda: step.advice is not None)
    step.download_choice.setChecked(True)
    assert dialog.next_button.text() == "Download and go on"
    assert downloads.views() == []
    click(dialog.next_button)
    qtbot.waitUntil(lambda: len(downloads.views()) == 1)
    assert dialog.step is dialog.privacy
    assert dialog.privacy.download_note.isVisible()
    downloads.progress("download1", 500_000_000, 2_000_000_000)
    click(dialog.back_button)
    qtbot.waitUntil(lambda: "500 MB of 2.0 GB" in step.figures.text())
    fakes.shelf.put(entry("large"))
    downloads.finish("download1", "/models/large.gguf")
    qtbot.waitUntil(lambda: "large is ready" in step.file_words.text())
    assert load_settings(fakes.house.settings_file).local_engine.model == "large.gguf"


def test_a_download_that_fails_is_said_with_what_to_do(
    qtbot: QtBot, dialog: FirstRunDialog, downloads: FakeDownloads
) -> None:
    click(dialog.next_button)
    step = dialog.model
    qtbot.waitUntil(lambda: step.advice is not None)
    step.download_choice.setChecked(True)
    click(dialog.next_button)
    qtbot.waitUntil(lambda: len(downloads.views()) == 1)
    click(dialog.back_button)
    downloads.fail("download1", DiskFull().info)
    qtbot.waitUntil(step.trouble.isVisible)
    assert DiskFull().info.hint in step.trouble.text()
    view = downloads.view("download1")
    assert view is not None
    assert view.state is DownloadState.FAILED


def test_without_a_connection_it_says_so_and_offers_a_file(
    qtbot: QtBot, fakes: FakeHouse, opened: Callable[[], FirstRunDialog], downloads: FakeDownloads
) -> None:
    fakes.host = fakes.host._replace(has_route=False)
    dialog = opened()
    click(dialog.next_button)
    qtbot.waitUntil(dialog.model.way.isVisible)
    assert "not connected" in dialog.model.way.text()
    assert "choose it" in dialog.model.way.text()
    assert not dialog.model.download_choice.isEnabled()
    assert downloads.views() == []


def test_a_file_is_taken_and_used_and_one_that_is_refused_is_said(
    qtbot: QtBot, dialog: FirstRunDialog, fakes: FakeHouse
) -> None:
    click(dialog.next_button)
    step = dialog.model
    fakes.shelf.outside = {
        Path("/stick/part.gguf"): ModelInParts(name="part.gguf", parts=3),
        Path("/stick/good.gguf"): entry("good"),
    }
    step.file_choice.setChecked(True)
    step.file.take(Path("/stick/part.gguf"))
    qtbot.waitUntil(step.trouble.isVisible)
    assert "one part of a model" in step.trouble.text()
    step.file.take(Path("/stick/good.gguf"))
    qtbot.waitUntil(lambda: "good is ready" in step.file_words.text())
    assert step.trouble.isHidden()
    assert load_settings(fakes.house.settings_file).local_engine.model == "good.gguf"


def at_privacy(dialog: FirstRunDialog) -> None:
    for _ in range(2):
        click(dialog.skip_button)
    assert dialog.step is dialog.privacy


def test_offline_only_is_chosen_first_and_means_the_switch(
    qtbot: QtBot, dialog: FirstRunDialog, fakes: FakeHouse
) -> None:
    at_privacy(dialog)
    assert dialog.privacy.choice is Choice.OFFLINE
    click(dialog.next_button)
    qtbot.waitUntil(lambda: load_settings(fakes.house.settings_file).privacy.offline)


def test_by_category_takes_those_that_are_ticked(
    qtbot: QtBot, dialog: FirstRunDialog, fakes: FakeHouse
) -> None:
    at_privacy(dialog)
    step = dialog.privacy
    assert not step.categories[Category.ROUTINE].isEnabled()
    step.choices[Choice.BY_CATEGORY].setChecked(True)
    step.categories[Category.SAFETY_CRITICAL].setChecked(False)
    click(dialog.next_button)

    def made() -> bool:
        return load_settings(fakes.house.settings_file).privacy.default is Privacy.CLOUD_ALLOWED

    qtbot.waitUntil(made)
    chosen = load_settings(fakes.house.settings_file).privacy.cloud_categories
    assert chosen == (Category.ROUTINE, Category.COMPLEX)


def test_what_was_chosen_before_is_shown(
    qtbot: QtBot, fakes: FakeHouse, opened: Callable[[], FirstRunDialog]
) -> None:
    fakes.settings = Settings.model_validate({"privacy": {"default": "cloud_allowed"}})
    dialog = opened()
    at_privacy(dialog)
    assert dialog.privacy.choice is Choice.ASK


def test_all_of_it_can_be_skipped_by_escape_and_nothing_is_changed(
    qtbot: QtBot, dialog: FirstRunDialog, fakes: FakeHouse, downloads: FakeDownloads
) -> None:
    with qtbot.waitSignal(dialog.ended):
        for _ in dialog.steps:
            press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not fakes.house.settings_file.exists()
    assert downloads.views() == []


def test_the_sample_is_summarized_and_shown_with_its_receipt(
    qtbot: QtBot, dialog: FirstRunDialog, fakes: FakeHouse
) -> None:
    lane = Lane(fakes.ports, fakes.lock, width=1)
    lane.start()
    fakes.hub.subscribe(lane.on_event)
    try:
        for _ in range(3):
            click(dialog.skip_button)
        step = dialog.sample
        qtbot.waitUntil(lambda: step.is_done, timeout=10_000)
        assert step.text.toPlainText()
        assert "1 of 1 pages read" in step.receipt.text()
        assert "0 bytes left this machine" in step.receipt.text()
        with qtbot.waitSignal(dialog.task_wanted) as wanted:
            click(step.open_button)
        assert wanted.args == [step.task_id]
    finally:
        lane.stop(10)


def test_everything_has_a_name_and_no_two_shortcuts_of_a_step_are_the_same(
    qtbot: QtBot, dialog: FirstRunDialog
) -> None:
    for step in dialog.steps:
        buttons = [
            *step.findChildren(QAbstractButton),
            *(dialog.skip_button, dialog.back_button, dialog.next_button),
        ]
        keys = [button.shortcut().toString() for button in buttons]
        used = [key for key in keys if key]
        assert len(used) == len(set(used)), used
        for part in step.findChildren(QWidget):
            seen = QAccessible.queryAccessibleInterface(part)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and seen is not None:
                assert seen.text(QAccessible.Text.Name), part
        dialog.skip()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in dialog.findChildren(QLabel)
        if label.objectName() not in {"title", "muted"}
    )
