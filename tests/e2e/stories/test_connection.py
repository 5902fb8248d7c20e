"""Offline by the switch, work for the cloud waits; online again, it goes, to a real server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.cloud import Provider
from app.domain.task import Category, Privacy, TaskState
from app.pipeline.house import House
from app.ui.main_window import MainWindow
from tests.e2e.pictures import take
from tests.e2e.stories.conftest import WAIT_MS, rows, wait_for_plan, wait_for_states
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import running_server
from tests.ui.hands import click

_COUNT = 2


@pytest.fixture
def proxy(quick_model: Path) -> Iterator[FaultProxy]:
    pytest.importorskip("xllamacpp")
    with running_server(quick_model) as server:
        proxy = FaultProxy(int(server.address.rpartition(":")[2]))
        yield proxy
        proxy.close()


@pytest.fixture
def address(proxy: FaultProxy) -> str:
    return f"http://127.0.0.1:{proxy.port}/v1"


@pytest.fixture
def written_settings(address: str) -> str:
    return (
        "privacy:\n  offline: false\n"
        "cloud_engine:\n  provider: openai_compatible\n  model: any\n"
        f"  base_url: {address}\n  price_in: 1.0\n  price_out: 2.0\n"
    )


@pytest.fixture
def key(house: House, address: str) -> Iterator[None]:
    house.keys.store(Provider("openai_compatible"), address, "sk-canary-4711")
    yield
    house.keys.remove(Provider("openai_compatible"), address)


def test_offline_it_waits_and_online_again_it_drains(
    qtbot: QtBot,
    key: None,
    window: MainWindow,
    house: House,
    proxy: FaultProxy,
    tmp_path: Path,
) -> None:
    switch = window.egress.button
    click(switch)
    qtbot.waitUntil(lambda: house.ports.settings.privacy.offline)
    order(qtbot, window, tmp_path)
    waiting = wait_for_states(qtbot, window, _COUNT, TaskState.WAITING_FOR_NETWORK)
    agree(qtbot, window, waiting[0].id)
    qtbot.waitUntil(lambda: all(told_offline(row.waits) for row in rows(window)), timeout=WAIT_MS)
    # The foot looks at the settings from time to time.
    qtbot.waitUntil(lambda: window.foot.shield.text() == "Nothing leaves this machine")
    take("offline-and-waiting", window)
    assert not proxy.requests

    click(switch)
    wait_for_states(qtbot, window, _COUNT, TaskState.SUCCEEDED)
    take("online-and-drained", window)
    asked = [one for one in proxy.requests if b"/chat/completions" in one.split(b"\r\n", 1)[0]]
    assert len(asked) >= _COUNT
    ledger = house.ledger.rows(datetime(2000, 1, 1, tzinfo=UTC), 100)
    assert {row.task_id for row in ledger} >= {row.id for row in waiting}
    assert all(row.cost_usd for row in rows(window))


def order(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Plan files that are hard to do and may go to the cloud, and start them."""
    files = [folder / f"paper-{number}.txt" for number in range(_COUNT)]
    for file in files:
        file.write_text(f"{file.stem}: the ferry Aurora left with forty passengers. " * 4)
    window.show_plan(files)
    options = window.sheet.options
    options._category.choose(Category.COMPLEX)
    options._privacy.choose(Privacy.CLOUD_ALLOWED)
    sheet = wait_for_plan(qtbot, window)
    take("plan-for-the-cloud", sheet)
    click(sheet.start_button)


def agree(qtbot: QtBot, window: MainWindow, task_id: str) -> None:
    """See what would leave for a task, and agree to all that is like it."""
    window.select_task(task_id)
    look = window.pane.waiting.look_button
    qtbot.waitUntil(look.isVisible, timeout=WAIT_MS)
    click(look)
    qtbot.waitUntil(lambda: window.leavings.dialog is not None, timeout=WAIT_MS)
    dialog = window.leavings.dialog
    assert dialog is not None
    QTest.qWaitForWindowExposed(dialog)
    take("what-would-leave", dialog)
    click(dialog.always_button)


def told_offline(waits: str | None) -> bool:
    return waits is not None and "offline" in waits.lower()
