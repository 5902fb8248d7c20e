"""What would leave is seen in the window before it does; and what was to leave is done here."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.submit import Order, submit_task
from app.ui.leaving import LeavingDialog
from app.ui.leaving_set import LeavingSetDialog
from app.ui.main_window import MainWindow
from app.ui.task_model import STAGE
from tests.fakes.house import FakeHouse
from tests.ui.conftest import LONG, SHORT
from tests.ui.hands import click, press

WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED


@pytest.fixture
def fakes(fakes: FakeHouse) -> FakeHouse:
    fakes.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    fakes.consents.is_all_agreed = False
    return fakes


def waiting(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, wish: str = "", is_long: bool = False
) -> str:
    """A task that waits, selected."""
    path = LONG if is_long else SHORT
    order = Order(Kind.SUMMARIZE, path, wish, Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    task = submit_task(fakes.ports, order)
    qtbot.waitUntil(lambda: fakes.store.task(task.id).state is WAITS)
    qtbot.waitUntil(lambda: window.model.place_of(task.id) is not None)
    window.select_task(task.id)
    qtbot.waitUntil(window.pane.waiting.isVisible)
    return task.id


def opened(qtbot: QtBot, window: MainWindow) -> LeavingDialog:
    click(window.pane.waiting.look_button)
    qtbot.waitUntil(lambda: window.leavings.dialog is not None)
    dialog = window.leavings.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def ends(fakes: FakeHouse, task_id: str) -> Callable[[], bool]:
    return lambda: fakes.store.task(task_id).state is DONE


def test_a_task_that_waits_says_for_what_and_offers_a_look(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    waiting(qtbot, window, fakes)
    told = "waits for your look at what would leave"
    qtbot.waitUntil(lambda: window.model.index(0, STAGE).data() == told)
    qtbot.waitUntil(lambda: window.pane.text() == f"It {told}.")
    assert window.pane.waiting.look_button.objectName() == "primary"
    assert fakes.cloud.sent == []


def test_what_is_seen_is_sent_once(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    task_id = waiting(qtbot, window, fakes)
    dialog = opened(qtbot, window)
    shown = dialog.text.toPlainText()
    assert "api.openai.com" in dialog.about.text()
    assert "$" in dialog.about.text()
    assert fakes.cloud.sent == []
    click(dialog.once_button)
    qtbot.waitUntil(ends(fakes, task_id))
    [(_, prompt)] = fakes.cloud.sent
    assert all(message.content in shown for message in prompt.messages)
    assert [one.category for one in fakes.consents.in_force()] == []
    qtbot.waitUntil(lambda: not window.pane.waiting.isVisible())


def test_always_is_for_all_of_the_category(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    first = waiting(qtbot, window, fakes)
    second = waiting(qtbot, window, fakes, "Another wish")
    dialog = opened(qtbot, window)
    assert dialog.always_button.text() == "&Always for complex"
    assert "all complex work" in dialog.note.text()
    click(dialog.always_button)
    qtbot.waitUntil(ends(fakes, first))
    qtbot.waitUntil(ends(fakes, second))
    assert [one.category for one in fakes.consents.in_force()] == [Category.COMPLEX]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_send_nothing(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, key: Qt.Key
) -> None:
    task_id = waiting(qtbot, window, fakes)
    dialog = opened(qtbot, window)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, key)
    assert fakes.store.task(task_id).state is WAITS
    assert fakes.consents.in_force() == []
    assert fakes.cloud.sent == []


def test_it_is_kept_here_from_the_dialog(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    task_id = waiting(qtbot, window, fakes)
    click(opened(qtbot, window).keep_button)
    qtbot.waitUntil(ends(fakes, task_id))
    assert fakes.cloud.sent == []


def test_without_a_connection_it_is_done_here_instead(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    fakes.consents.is_all_agreed = True
    fakes.has_network = False
    fakes.network.next_probe = fakes.clock.now() + timedelta(minutes=1)
    task_id = waiting(qtbot, window, fakes, is_long=True)
    at = fakes.network.next_probe.astimezone()
    told = f"It waits: there is no connection; next try at {at:%H:%M}."
    qtbot.waitUntil(lambda: told in window.pane.text())
    assert window.pane.waiting.look_button.objectName() == ""
    click(window.pane.waiting.keep_button)
    qtbot.waitUntil(ends(fakes, task_id))
    decision = fakes.store.task(task_id).decision
    assert decision is not None
    assert decision.reason.startswith("you said so")
    assert fakes.cloud.sent == []


def test_why_it_cannot_be_done_here_is_said(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    task_id = waiting(qtbot, window, fakes)
    fakes.engine.context_tokens = 300
    click(window.pane.waiting.keep_button)
    qtbot.waitUntil(window.notice.isVisible)
    assert "300" in window.notice.text()
    assert fakes.store.task(task_id).state is WAITS


def opened_set(qtbot: QtBot, window: MainWindow) -> LeavingSetDialog:
    window.leavings.set_dialog = None
    click(window.pane.waiting.set_button)
    qtbot.waitUntil(lambda: isinstance(window.leavings.set_dialog, LeavingSetDialog))
    dialog = window.findChildren(LeavingSetDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_a_whole_set_is_seen_and_sent_at_once(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse
) -> None:
    alone = waiting(qtbot, window, fakes)
    assert window.pane.waiting.set_button.isHidden()
    orders = [
        Order(Kind.SUMMARIZE, path, "w", Category.COMPLEX, Privacy.CLOUD_ALLOWED, set_id="s")
        for path in (SHORT, LONG)
    ]
    ids = [submit_task(fakes.ports, order).id for order in orders]
    qtbot.waitUntil(lambda: all(fakes.store.task(one).state is WAITS for one in ids))
    window.select_task(ids[0])
    qtbot.waitUntil(window.pane.waiting.set_button.isVisible)
    dialog = opened_set(qtbot, window)
    assert "For 2 tasks, " in dialog.about.text()
    assert "$" in dialog.about.text()
    words = []
    for place in range(dialog.list.count()):
        dialog.list.setCurrentRow(place)
        words.append(dialog.text.toPlainText())
    assert "A short text of one page." in words[0]
    assert "ferry number 0" in words[1]
    press(dialog, Qt.Key.Key_Escape)
    assert fakes.cloud.sent == []
    click(opened_set(qtbot, window).once_button)
    for task_id in ids:
        qtbot.waitUntil(ends(fakes, task_id))
    assert fakes.store.task(alone).state is WAITS
    for _, prompt in fakes.cloud.sent:
        assert any(all(one.content in told for one in prompt.messages) for told in words)
