"""The offline switch and the ledger, as a person meets them in the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    Purpose,
    permit_without_documents,
)
from app.domain.settings import Settings
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.hands import click

OFFLINE = Settings.model_validate({"privacy": {"offline": True}})


def add_row(fakes: FakeHouse) -> None:
    permit = permit_without_documents(Purpose.KEY_TEST)
    now = fakes.clock.now()
    row = Departure(now, permit, "POST", "provider.example", 443, "proxy.example:80", False, "1@1")
    row_id = fakes.ledger.begin(row)
    ending = Ending(now, EgressOutcome.ANSWERED, 1500, 2500, "192.0.2.7:80")
    fakes.ledger.end(row_id, ending)


def test_a_click_turns_the_switch_and_another_turns_it_back(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    click(window.egress.button)
    assert window.egress.action.isChecked()
    turned = [("privacy.offline", "true")]
    qtbot.waitUntil(lambda: fakes.settings_keeper.changes == turned)
    fakes.settings = OFFLINE
    window.egress.look()
    window.egress.action.trigger()
    assert not window.egress.button.isChecked()
    turned = [*turned, ("privacy.offline", "false")]
    qtbot.waitUntil(lambda: fakes.settings_keeper.changes == turned)


def test_the_switch_shows_what_another_process_did(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    assert not window.egress.button.isChecked()
    fakes.settings = OFFLINE
    qtbot.waitUntil(window.egress.button.isChecked, timeout=5000)
    assert window.egress.action.isChecked()
    assert fakes.settings_keeper.changes == []


def test_a_click_on_the_shield_shows_what_left(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    click(window.foot.shield)
    dialog = window.egress.dialog
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: dialog.sum.text() == "Nothing left this machine in the last 7 days.")
    assert "writes a row here before" in dialog.proof.text()
    add_row(fakes)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=5000)
    cells = [dialog.model.index(0, column).data() for column in range(1, 7)]
    shown = ["provider.example:443", "Test of a key", "1,500", "2,500", "Answered", ""]
    assert cells == shown
    tip = dialog.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "POST 192.0.2.7:80 by the proxy proxy.example:80"
    assert dialog.sum.text().startswith("1 request left this machine")
    dialog.accept()
    assert not dialog._timer.isActive()
