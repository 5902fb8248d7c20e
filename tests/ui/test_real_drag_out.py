"""A result dragged out of the window into another program's, by a person's mouse."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.task import Kind
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import SHORT
from tests.ui.hands import activate
from tests.ui.screen import centre_of, drag, middle_of, window_id
from tests.ui.test_results import show

pytestmark = pytest.mark.skipif(
    shutil.which("xdotool") is None or sys.platform != "linux", reason="needs X11 and xdotool"
)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """What another program says of the files that are dropped on it."""
    script, log = Path(__file__).parent / "drop_target.py", tmp_path / "log.txt"
    log.touch()
    with subprocess.Popen(
        [sys.executable, script, log], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "READY\n"
        yield log
        process.terminate()


def test_a_result_is_dragged_into_another_programs_window(
    qtbot: QtBot, window: MainWindow, fakes: FakeHouse, log: Path
) -> None:
    fakes.reader.pages[SHORT] = ["Two ferries run every day."]
    fakes.engine.script = ["Two ferries run every day."]
    show(qtbot, window, Order(Kind.SUMMARIZE, Path()))
    window.resize(1000, 480)
    window.move(240, 20)
    activate(window)
    qtbot.waitUntil(window.pane.actions_row.handle.isEnabled)
    end = middle_of(window_id("^homeport-drop-target$"))
    mouse = drag(centre_of(window.pane.actions_row.handle), end)
    qtbot.waitUntil(lambda: log.read_text("utf-8").endswith("\n"), timeout=15_000)
    assert log.read_text("utf-8") == "short.summarize.md|# short.txt\n"
    assert mouse.wait(10) == 0
