"""Results on their way to the user's own place, as the window shows them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.errors.sync import SyncFolderGone, SyncFolderUnprepared
from app.domain.settings import Settings
from app.domain.task import Kind, Privacy
from app.pipeline.submit import Order, submit_task
from app.ui.background import Background
from app.ui.main_window import MainWindow
from app.ui.settings_page import SYNC
from app.ui.settings_page.page import SettingsPage
from app.ui.sync_line import SyncLine
from tests.fakes.deliveries import FakeTarget
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT
from tests.ui.hands import click

PASSWORD = "canary-password-4711"


@pytest.fixture
def target(fakes: FakeHouse) -> FakeTarget:
    made = FakeTarget("/mnt/share/results")
    fakes.targets = [made]
    return made


def finish(qtbot: QtBot, fakes: FakeHouse) -> str:
    order = Order(Kind.SUMMARIZE, SHORT, privacy=Privacy.CLOUD_ALLOWED)
    task = submit_task(fakes.ports, order)
    qtbot.waitUntil(lambda: fakes.store.task(task.id).state.is_final, timeout=10_000)
    return task.id


def test_the_foot_says_why_results_wait_and_sends_them_when_told_to(
    qtbot: QtBot, fakes: FakeHouse, target: FakeTarget, window: MainWindow
) -> None:
    [line] = window.findChildren(SyncLine)
    assert line.isHidden()
    target.problem = SyncFolderGone(path=target.place)
    task_id = finish(qtbot, fakes)
    window.settings.send_results()
    qtbot.waitUntil(line.isVisible, timeout=10_000)
    assert line.text() == "Sync: 1 wait (the folder is not there)"
    assert "Mount the share" in line.toolTip()
    target.problem = None
    window.settings.send_results()
    qtbot.waitUntil(line.isHidden, timeout=10_000)
    assert [parcel.task_id for _, parcel in target.kept] == [task_id]


def test_without_a_target_the_window_says_what_to_do(
    qtbot: QtBot, fakes: FakeHouse, window: MainWindow
) -> None:
    window.settings.send_results()
    qtbot.waitUntil(lambda: "No place for results" in window.notice.text(), timeout=10_000)


def test_the_menu_has_it(window: MainWindow) -> None:
    [menu] = [action.menu() for action in window.menuBar().actions() if action.menu()][:1]
    titles = [action.text() for action in menu.actions()]  # type: ignore[attr-defined]
    assert "Send results &now" in titles


@pytest.fixture
def page(qtbot: QtBot, fakes: FakeHouse, target: FakeTarget) -> Iterator[SettingsPage]:
    at = "postgresql+pg8000://me@db.example/team"
    fakes.settings = Settings.model_validate({"sync": {"database_url": at}})
    fakes.targets.append(FakeTarget("db.example:5432/team", "database"))
    background = Background()
    page = SettingsPage(fakes.house, background)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.open_at(SYNC)
    qtbot.waitUntil(lambda: "db.example" in page.sync.state.text(), timeout=10_000)
    yield page
    page.stop()
    background.close()


def test_the_first_use_of_a_folder_is_asked_for(
    qtbot: QtBot, target: FakeTarget, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    click(page.sync.prepare_button)
    assert not target.is_prepared
    click(page.sync.prepare_button)
    qtbot.waitUntil(lambda: target.is_prepared, timeout=10_000)
    target.problem = SyncFolderUnprepared(path=target.place)
    answers.append(QMessageBox.StandardButton.Yes)
    click(page.sync.prepare_button)
    qtbot.waitUntil(lambda: "Mount the share first" in page.sync.state.text(), timeout=10_000)


def test_the_password_goes_to_the_keyring_and_is_not_shown_again(
    qtbot: QtBot, fakes: FakeHouse, page: SettingsPage
) -> None:
    QTest.keyClicks(page.sync.password, PASSWORD)
    click(page.sync.store_button)
    qtbot.waitUntil(lambda: PASSWORD in fakes.passwords.kept.values(), timeout=10_000)
    assert page.sync.password.text() == ""
    assert PASSWORD not in page.sync.state.text()
    assert page.sync.state.textFormat() is Qt.TextFormat.PlainText
    click(page.sync.remove_button)
    qtbot.waitUntil(lambda: not fakes.passwords.kept, timeout=10_000)
