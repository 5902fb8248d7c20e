"""The first run on the real model: a new home, its machine, its choices, a first summary."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.domain.speed import SpeedFound
from app.domain.task import Privacy, TaskState
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.system.settings import load_settings
from app.ui.first_run.door import FirstRunDoor
from app.ui.main_window import MainWindow
from tests.e2e.pictures import take
from tests.ui.hands import click, press

pytestmark = [pytest.mark.real_model, pytest.mark.display]
_WAIT_MS = 180_000
# The speed test has a test of its own, and takes five seconds.
_KNOWN = SpeedFound(
    model="starter",
    device="CPU",
    read_per_s=100,
    written_per_s=20,
    tested_at=datetime(2026, 3, 2, tzinfo=UTC),
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = build(tmp_path / "home")
    house.speeds.keep(_KNOWN)
    yield house
    house.close()


@pytest.fixture
def window(qtbot: QtBot, house: House) -> Iterator[MainWindow]:
    window = MainWindow(house, with_sample=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    lane.start()
    yield window
    window.close()
    lane.stop(20)


def test_from_a_new_home_to_a_first_summary_with_nothing_sent(
    qtbot: QtBot, house: House, window: MainWindow
) -> None:
    door = FirstRunDoor(house, window)
    door.begin(has_files=False)
    dialog = door.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "cores" in dialog.hardware.values["processor"].text(), timeout=_WAIT_MS)
    take("first-run-hardware", dialog)
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.model.model_title.text()), timeout=_WAIT_MS)
    take("first-run-model", dialog)
    press(dialog, Qt.Key.Key_Return)
    take("first-run-privacy", dialog)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.step is dialog.sample
    qtbot.waitUntil(lambda: dialog.sample.is_done, timeout=_WAIT_MS)
    take("first-run-sample", dialog)
    assert "1 of 1 pages read" in dialog.sample.receipt.text()
    assert "0 bytes left this machine" in dialog.sample.receipt.text()
    [task] = house.ports.store.tasks()
    assert task.state is TaskState.SUCCEEDED
    click(dialog.sample.open_button)
    qtbot.waitUntil(lambda: bool(window.pane.text()))
    take("first-summary", window)
    assert house.welcome.is_seen()
    privacy = load_settings(house.settings_file).privacy
    assert (privacy.offline, privacy.default) == (True, Privacy.LOCAL_ONLY)
    assert house.ledger.rows(datetime(2000, 1, 1, tzinfo=UTC), 10) == []
