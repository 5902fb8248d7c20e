"""The foot of the window says what can leave, by the settings as they are."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.settings import Settings
from app.ui.status_bar import StatusBar

CLOUD = {"provider": "anthropic", "model": "claude"}


def test_it_follows_the_settings(qtbot: QtBot) -> None:
    now_is = [Settings()]
    bar = StatusBar(lambda: now_is[0])
    qtbot.addWidget(bar)
    [shield] = bar.findChildren(QPushButton, "shield")
    assert shield.text() == "Nothing leaves this machine"
    now_is[0] = Settings.model_validate({"cloud_engine": CLOUD})
    qtbot.waitUntil(lambda: "anthropic" in shield.text(), timeout=5000)
    now_is[0] = Settings.model_validate({"cloud_engine": CLOUD, "privacy": {"offline": True}})
    qtbot.waitUntil(lambda: shield.text() == "Nothing leaves this machine", timeout=5000)
