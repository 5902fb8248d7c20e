"""What was agreed to, seen and taken back in the window."""

from pytestqt.qtbot import QtBot

from app.domain.consent import Consent
from app.domain.task import Category
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.hands import click


def test_what_was_agreed_to_is_shown_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    given = Consent(
        id="c1",
        category=Category.COMPLEX,
        provider="openai",
        host="api.example",
        given_at=fakes.clock.now(),
    )
    fakes.ports.consents.give([given])
    window.egress.show_consents()
    dialog = window.egress.consents
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert "All complex work that may leave, to api.example" in dialog.list.item(0).text()
    dialog.list.setCurrentRow(0)
    click(dialog.withdraw_button)
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert fakes.ports.consents.in_force() == []
    assert dialog.about.text() == "Nothing may be sent without a question."
    dialog.accept()
