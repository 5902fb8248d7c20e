"""The word on the connection at the foot of the window, `Try now`, and the system's hints."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from app.domain.network import Hint, NetworkView, Standing
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.submit import Order, submit_task
from app.ui.connection import ConnectionMenu
from app.ui.main_window import MainWindow
from app.ui.network_hint import NetworkHint, hint_of, system_information
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT
from tests.ui.hands import click

NEXT = datetime(2026, 3, 2, 10, 5, 30, tzinfo=UTC)


@pytest.fixture
def menu(window: MainWindow, fakes: FakeHouse) -> ConnectionMenu:
    fakes.settings = Settings.model_validate({"cloud_engine": {"provider": "openai", "model": "b"}})
    return ConnectionMenu(fakes.house, window)


def shows(qtbot: QtBot, menu: ConnectionMenu, text: str) -> None:
    menu.look()
    qtbot.waitUntil(lambda: menu.button.text() == text and menu.button.isVisible())


def let_wait(fakes: FakeHouse, qtbot: QtBot) -> str:
    """A task that waits for the connection."""
    fakes.has_network = False
    order = Order(Kind.SUMMARIZE, SHORT, "", Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    task_id = submit_task(fakes.ports, order).id
    waits = TaskState.WAITING_FOR_NETWORK
    qtbot.waitUntil(lambda: fakes.store.task(task_id).state is waits)
    return task_id


def test_it_says_how_it_stands(
    qtbot: QtBot, menu: ConnectionMenu, fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(qtbot, menu, "Online")
    fakes.network.is_metered = True
    shows(qtbot, menu, "Metered")
    assert "Metered connections" in menu.button.toolTip()
    fakes.network.is_metered = False
    for standing, text in (
        (Standing.UNKNOWN, "Not checked"),
        (Standing.CHECKING, "Not checked"),
        (Standing.SIGN_IN, "Sign-in page"),
        (Standing.OFFLINE, "Offline"),
    ):
        view = NetworkView(standing, NEXT)
        monkeypatch.setattr(fakes.network, "view", lambda _, view=view: view)
        shows(qtbot, menu, text)


def test_while_something_waits_the_next_try_is_said(
    qtbot: QtBot, menu: ConnectionMenu, fakes: FakeHouse, window: MainWindow
) -> None:
    fakes.network.next_probe = NEXT
    task_id = let_wait(fakes, qtbot)
    at = f"{NEXT.astimezone():%H:%M:%S}"
    shows(qtbot, menu, f"Offline, next try {at}")
    qtbot.waitUntil(lambda: window.model.place_of(task_id) is not None)
    window.select_task(task_id)
    told = f"next try at {NEXT.astimezone():%H:%M}"
    qtbot.waitUntil(lambda: told in window.pane._text.toPlainText())
    fakes.network.next_probe = NEXT + timedelta(minutes=1)
    menu.look()
    later = f"next try at {(NEXT + timedelta(minutes=1)).astimezone():%H:%M}"
    qtbot.waitUntil(lambda: later in window.pane._text.toPlainText())


def test_nothing_is_said_while_nothing_may_leave(
    qtbot: QtBot, menu: ConnectionMenu, fakes: FakeHouse
) -> None:
    shows(qtbot, menu, "Online")
    fakes.settings = Settings()
    menu.look()
    qtbot.waitUntil(menu.button.isHidden)


def test_try_now_takes_up_what_waits(
    qtbot: QtBot, menu: ConnectionMenu, fakes: FakeHouse, window: MainWindow
) -> None:
    task_id = let_wait(fakes, qtbot)
    shows(qtbot, menu, "Offline")
    click(menu.button)
    qtbot.waitUntil(lambda: "as soon as" in window.statusBar().currentMessage())
    assert fakes.network.hurries == 1
    fakes.has_network = True
    menu.action.trigger()
    qtbot.waitUntil(lambda: fakes.network.hurries == 2)
    fakes.ticker.tick()
    qtbot.waitUntil(lambda: fakes.store.task(task_id).state is TaskState.SUCCEEDED)


def test_without_a_backend_there_are_no_hints(fakes: FakeHouse) -> None:
    hint = NetworkHint(fakes.network.hint, None)
    hint.look()
    assert fakes.network.hints == []


def test_what_the_system_says_is_passed_on(fakes: FakeHouse, qtbot: QtBot) -> None:
    information = system_information()
    if information is None:
        pytest.skip("no backend works on this system")
    listening = NetworkHint(fakes.network.hint, information)
    assert fakes.network.hints == [hint_of(information)]
    information.reachabilityChanged.emit(QNetworkInformation.Reachability.Local)
    assert len(fakes.network.hints) == 2
    listening.deleteLater()


class Information:
    """What a backend can know, as Qt tells it."""

    def __init__(self, *features: QNetworkInformation.Feature, is_online: bool) -> None:
        self._features, self._is_online = features, is_online

    def supports(self, feature: QNetworkInformation.Feature) -> bool:
        return feature in self._features

    def reachability(self) -> QNetworkInformation.Reachability:
        reach = QNetworkInformation.Reachability
        return reach.Online if self._is_online else reach.Disconnected

    def isBehindCaptivePortal(self) -> bool:
        return True

    def isMetered(self) -> bool:
        return True


def test_what_a_backend_cannot_know_is_left_open() -> None:
    feature = QNetworkInformation.Feature
    knows_all = Information(
        feature.Reachability, feature.CaptivePortal, feature.Metered, is_online=False
    )
    assert hint_of(knows_all) == Hint(is_reachable=False, is_captive=True, is_metered=True)  # type: ignore[arg-type]
    knows_little = Information(feature.Reachability, is_online=True)
    assert hint_of(knows_little) == Hint(is_reachable=True)  # type: ignore[arg-type]
