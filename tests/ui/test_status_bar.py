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


def test_the_places_that_results_go_to_are_named(qtbot: QtBot) -> None:
    places = {"folder": "/mnt/share/results", "database_url": "postgresql://me@db.example/team"}
    for offline, names in ((False, "db.example, results"), (True, "results")):
        settings = Settings.model_validate({"sync": places, "privacy": {"offline": offline}})
        bar = StatusBar(lambda settings=settings: settings)  # type: ignore[misc]
        qtbot.addWidget(bar)
        [shield] = bar.findChildren(QPushButton, "shield")
        assert shield.text() == f"Only what you allow can leave, to {names}"
