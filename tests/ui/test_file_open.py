"""Files that macOS hands over as events, and the menu about this installation."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.settings import Settings, UpdatesSettings
from app.ui.file_open import FileOpener
from app.ui.help_menu import HelpMenu
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.fakes.login_item import FakeLoginItem
from tests.ui.conftest import LONG, SHORT

ADDRESS = "https://a.example/newest"


@pytest.fixture
def application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


@pytest.fixture
def opener(window: MainWindow, application: QApplication) -> Iterator[FileOpener]:
    opener = FileOpener(application, window)
    yield opener
    application.removeEventFilter(opener)


def test_files_that_come_together_make_one_plan(
    qtbot: QtBot, window: MainWindow, opener: FileOpener, application: QApplication
) -> None:
    opener.opened.connect(window.show_plan)
    with qtbot.waitSignal(opener.opened) as opened:
        for path in (SHORT, LONG, SHORT):
            event = QFileOpenEvent(QUrl.fromLocalFile(str(path)))
            QCoreApplication.sendEvent(application, event)
    assert opened.args == [[SHORT, LONG]]
    qtbot.waitUntil(window.sheet.isVisible)


def test_an_address_that_is_no_file_is_not_taken_for_one(
    qtbot: QtBot, opener: FileOpener, application: QApplication
) -> None:
    with qtbot.assertNotEmitted(opener.opened, wait=200):
        event = QFileOpenEvent(QUrl("https://a.example/x"))
        QCoreApplication.sendEvent(application, event)


def menu(window: MainWindow, fakes: FakeHouse, newest: str, *, is_checked: bool) -> HelpMenu:
    fakes.settings = Settings(updates=UpdatesSettings(check=is_checked, address=ADDRESS))
    said = {ADDRESS: newest}
    item = FakeLoginItem()
    return HelpMenu(
        dataclasses.replace(fakes.house, read_newest=said.__getitem__, login_item=item),
        window,
        window.background,
        window.help_menu,
    )


def shown(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def test_a_newer_version_is_told_when_someone_asks(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    menu(window, fakes, "99.0", is_checked=False).check.trigger()
    qtbot.waitUntil(lambda: "99.0 is there" in shown(window))
    menu(window, fakes, "0.0.1", is_checked=False).check.trigger()
    qtbot.waitUntil(lambda: "the newest version" in shown(window))


def test_nobody_is_asked_at_the_start_unless_the_settings_say_so(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    menu(window, fakes, "99.0", is_checked=False).start()
    menu(window, fakes, "0.0.1", is_checked=True).start()  # the newest is here: nothing to tell
    window.background.run(lambda: None, lambda _: window.statusBar().setObjectName("asked"))
    qtbot.waitUntil(lambda: window.statusBar().objectName() == "asked")
    assert shown(window) == ""
    menu(window, fakes, "99.0", is_checked=True).start()
    qtbot.waitUntil(lambda: "99.0 is there" in shown(window))


def test_starting_at_login_is_switched_in_the_menu(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    help_menu = menu(window, fakes, "99.0", is_checked=False)
    assert help_menu.at_login.isEnabled()
    help_menu.at_login.trigger()
    item = help_menu._house.login_item
    assert item is not None
    qtbot.waitUntil(item.is_on)
