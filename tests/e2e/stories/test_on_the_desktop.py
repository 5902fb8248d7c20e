"""The app as its own process, among other programs: a file manager, a panel with a tray."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.domain.plan import StepState
from app.domain.task import TaskState
from app.store.task_store import SqlTaskStore
from tests.e2e.conftest import Homeport, wait_for, write_story
from tests.e2e.pictures import take
from tests.ui.screen import (
    active_title,
    bring_forward,
    click_tray,
    drag,
    frame_of,
    menu_is_open,
    middle_of,
    press_keys,
    put,
    titles,
    tray_icon,
    type_keys,
    window_id,
)

_WORDS = "The ferry Aurora left the harbour at nine with forty passengers. "
# Where the file manager shows its only file: right of the places, at the head.
_ICON = ((215, 105), (205, 120), (230, 130), (200, 95), (240, 110))
_DROP_S = 5
_NAME = "Homeport"
_PANEL = "panel_items = S\npanel_size = 400 40\npanel_position = bottom left horizontal\n"


@contextmanager
def other_program(*command: str | Path) -> Iterator[None]:
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def running(homeport: Homeport, *words: str | Path) -> Iterator["subprocess.Popen[str]"]:
    with homeport.start(*words) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.communicate(timeout=60)


@pytest.mark.usefixtures("on_quick_model")
@pytest.mark.skipif(shutil.which("pcmanfm") is None, reason="needs the file manager pcmanfm")
def test_a_file_dragged_from_the_file_manager_is_summarized(
    qtbot: QtBot, homeport: Homeport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    document = folder / "Bericht März.txt"
    document.write_text(_WORDS * 6, encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with running(homeport) as process, other_program("pcmanfm", "--no-desktop", folder):
        app, files = window_id("^Homeport$"), window_id("^papers$")
        put(app, QRect(440, 20, 820, 700))
        put(files, QRect(10, 480, 420, 300))
        plan = f"Plan: {document.name}"
        drag_icon(files, app, lambda: plan in titles())
        wait_for(process, lambda: plan in titles())
        take("dropped-from-the-file-manager")
        start_plan(qtbot, process, homeport)
        wait_for(process, lambda: states(homeport) == [TaskState.SUCCEEDED])
        take("summary-of-what-was-dropped")
    with opened(homeport) as store:
        [task] = store.tasks()
        assert store.document(task.document_ids[0]).path == str(document)
        assert all(step.result for step in store.steps(task.id))


@pytest.mark.usefixtures("on_quick_model")
@pytest.mark.skipif(shutil.which("tint2") is None, reason="needs the panel tint2")
def test_closed_while_work_runs_it_lives_in_the_tray_until_quit_there(
    qtbot: QtBot, homeport: Homeport, tmp_path: Path
) -> None:
    panel = tmp_path / "tint2rc"
    panel.write_text(_PANEL)
    story = write_story(tmp_path / "story.txt", days=400)
    with other_program("tint2", "-c", panel), running(homeport, story) as process:
        start_plan(qtbot, process, homeport)
        wait_for(process, lambda: done_steps(homeport) >= 1)
        wait_for(process, lambda: tray_icon() is not None)
        close(process)
        before = done_steps(homeport)
        take("in-the-tray")
        wait_for(process, lambda: done_steps(homeport) > before)  # it goes on
        click_tray(1, lambda: _NAME in titles())
        take("back-from-the-tray")
        close(process)
        quit_by_the_tray(qtbot)
        assert process.wait(60) == 0
    assert states(homeport) in ([TaskState.RUNNING], [TaskState.QUEUED])  # it goes on next time


def drag_icon(files: str, app: str, has_arrived: Callable[[], bool]) -> None:
    """Drag the only file of a folder onto the app; try where else it may be."""
    for x, y in _ICON:
        corner = frame_of(files).topLeft()
        assert drag((corner.x() + x, corner.y() + y), middle_of(app)).wait(60) == 0
        end = time.monotonic() + _DROP_S
        while time.monotonic() < end:
            if has_arrived():
                return


def start_plan(qtbot: QtBot, process: "subprocess.Popen[str]", homeport: Homeport) -> None:
    """Ctrl+Enter in the plan sheet, as soon as it takes it."""
    wait_for(process, lambda: any(title.startswith("Plan: ") for title in titles()))

    def is_started() -> bool:
        if not states(homeport):
            type_keys(qtbot, "ctrl+Return")
        return bool(states(homeport))

    wait_for(process, is_started)


def close(process: "subprocess.Popen[str]") -> None:
    """By the window manager's key, which is for the window that has the keyboard."""

    def is_gone() -> bool:
        if active_title() == _NAME:
            press_keys("alt+F4")
        else:
            bring_forward(f"^{_NAME}$")
        return _NAME not in titles()

    wait_for(process, is_gone)


def quit_by_the_tray(qtbot: QtBot) -> None:
    """Its menu by the right button; its last entry is Quit."""
    click_tray(3, menu_is_open)
    take("menu-of-the-tray")
    type_keys(qtbot, "Up", "Return")


@contextmanager
def opened(homeport: Homeport) -> Iterator[SqlTaskStore]:
    store = homeport.store()
    try:
        yield store
    finally:
        store.close()


def states(homeport: Homeport) -> list[TaskState]:
    with opened(homeport) as store:
        return [task.state for task in store.tasks()]


def done_steps(homeport: Homeport) -> int:
    return sum(step.state is StepState.DONE for step in homeport.steps())
