"""Why a document stays here, and the user's word about it, as a person gives it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from app.ui.pii_door import PiiDialog, PiiDoor
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT
from tests.ui.hands import click, press

LETTER = "Pay to DE89 3704 0044 0532 0130 00, and write to per@skellvik.no."
WORDS = "1 e-mail address, 1 IBAN"


@pytest.fixture(autouse=True)
def letter(fakes: FakeHouse) -> None:
    fakes.reader.pages[SHORT] = [LETTER]
    fakes.settings = Settings.model_validate(
        {
            "cloud_engine": {"provider": "openai", "model": "big"},
            "privacy": {"default": "cloud_allowed"},
        }
    )


def keep(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> Task:
    """Order what would go to the cloud, and wait until it has been done here."""
    wanted = Order(Kind.SUMMARIZE, Path(), category=Category.COMPLEX)
    window.order(wanted, [SHORT])
    qtbot.waitUntil(lambda: bool(fakes.store.tasks()) and fakes.store.tasks()[0].state.is_final)
    qtbot.waitUntil(window.pii.note.isVisible)
    return fakes.store.tasks()[0]


def opened(qtbot: QtBot, door: PiiDoor) -> PiiDialog:
    qtbot.waitUntil(lambda: door.dialog is not None and door.dialog.isVisible())
    assert door.dialog is not None
    return door.dialog


def test_the_pane_says_why_it_stayed_and_the_user_may_confirm(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    kept = keep(qtbot, window, fakes)
    assert WORDS in window.pii.note.text
    click(window.pii.note.button)
    dialog = opened(qtbot, window.pii)
    assert f"short.txt: {WORDS}" in dialog.found.text()
    assert "Names, postal addresses" in dialog.limits.text()
    click(dialog.change_button)
    qtbot.waitUntil(lambda: "run it again" in window.notice.text())
    assert fakes.cloud.sent == []
    qtbot.waitUntil(window.pane.again_button.isEnabled)
    click(window.pane.again_button)
    qtbot.waitUntil(lambda: len(fakes.cloud.sent) == 1)
    assert fakes.store.task(kept.id).privacy is Privacy.LOCAL_ONLY
    qtbot.waitUntil(lambda: fakes.store.tasks()[0].state.is_final)
    qtbot.waitUntil(lambda: not window.pii.note.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_confirm_nothing(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, key: Qt.Key
) -> None:
    task = keep(qtbot, window, fakes)
    click(window.pii.note.button)
    dialog = opened(qtbot, window.pii)
    press(dialog, key)
    qtbot.waitUntil(lambda: window.pii.dialog is None)
    sha256 = fakes.store.document(task.document_ids[0]).sha256
    assert fakes.ports.pii.confirmed(sha256 or "") == frozenset()


def test_the_plan_says_so_and_changes_when_it_is_confirmed_and_taken_back(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    window.show_plan([SHORT])
    sheet = window.sheet
    qtbot.waitUntil(sheet.pii_note.isVisible)
    assert WORDS in sheet.route.text()
    click(sheet.pii_note.button)
    click(opened(qtbot, sheet.pii).change_button)
    qtbot.waitUntil(lambda: not sheet.pii_note.isVisible())
    assert len(fakes.ports.pii.confirmed(fakes.reader.fingerprint(SHORT))) == 2
    sheet.pii.look_at_files([SHORT])
    dialog = opened(qtbot, sheet.pii)
    assert "may leave" in dialog.about.text()
    click(dialog.change_button)
    qtbot.waitUntil(sheet.pii_note.isVisible)
