"""The main thread draws and nothing else: no time is asserted here, see `make bench-window`."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order
from app.ui.desk import PAGE
from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.fakes.queue import FakeQueue
from tests.fakes.reader import FakeReader
from tests.fakes.store import FakeTaskStore
from tests.ui.watchdog import Watchdog

_FILES = 250


@pytest.fixture
def callers(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Which threads call what of the house, by the method."""
    found: dict[str, set[str]] = {}
    for fake in (FakeTaskStore, FakeQueue, FakeReader):
        for name, method in list(vars(fake).items()):
            if callable(method) and not name.startswith("_"):
                monkeypatch.setattr(fake, name, _noted(f"{fake.__name__}.{name}", method, found))
    return found


def _noted(name: str, method: Callable[..., Any], found: dict[str, set[str]]) -> Callable[..., Any]:
    def noted(*given: Any, **named: Any) -> Any:
        found.setdefault(name, set()).add(threading.current_thread().name)
        return method(*given, **named)

    return noted


def on_main_thread(callers: dict[str, set[str]]) -> list[str]:
    main = threading.main_thread().name
    return [name for name, threads in callers.items() if main in threads]


def test_while_the_engine_works_the_main_thread_asks_the_house_for_nothing(
    qtbot: QtBot, callers: dict[str, set[str]], window: MainWindow, fakes: FakeHouse
) -> None:
    files = [Path(f"/docs/{number}.txt") for number in range(_FILES)]
    fakes.reader.pages.update({path: [f"The text of {path}. " * 9] for path in files})
    with Watchdog() as dog:
        window.order(Order(Kind.SUMMARIZE, files[0]), files)

        def is_done() -> bool:
            first = window.model.row(0)
            return first is not None and first.state is TaskState.SUCCEEDED

        window.table.sortByColumn(0, window.table.header.sortIndicatorOrder())
        qtbot.waitUntil(is_done, timeout=30_000)
        window.queue.filter.words.setText("17")
        window.queue.filter.apply()
        qtbot.waitUntil(lambda: 0 < window.model.rowCount() < PAGE)
    assert dog.beats > 0
    assert {"FakeReader.read", "FakeTaskStore.claim_task", "FakeQueue.page"} <= set(callers)
    assert on_main_thread(callers) == []


def test_a_folder_of_very_many_files_is_read_and_planned_elsewhere(
    qtbot: QtBot,
    callers: dict[str, set[str]],
    window: MainWindow,
    fakes: FakeHouse,
    tmp_path: Path,
) -> None:
    for number in range(_FILES):
        path = tmp_path / f"{number:04d}.txt"
        path.touch()
        fakes.reader.pages[path] = [f"The text of {path}. " * 9]
    resets: list[int] = []
    window.show_plan([tmp_path])
    window.sheet.model.modelReset.connect(lambda: resets.append(window.sheet.model.rowCount()))
    qtbot.waitUntil(lambda: window.sheet.model.rowCount() == _FILES)
    qtbot.waitUntil(lambda: window.sheet.work.is_idle, timeout=30_000)
    assert all(row.plan is not None for row in window.sheet.model.rows)
    assert resets == [_FILES]  # each file by itself would draw all anew
    assert on_main_thread(callers) == []
    window.sheet.reject()


def test_the_watchdog_sees_who_holds_the_loop(qtbot: QtBot) -> None:
    is_over: list[bool] = []

    def hold() -> None:
        end = time.thread_time() + 0.06
        while time.thread_time() < end:
            pass
        is_over.append(True)

    with Watchdog() as dog:
        QTimer.singleShot(0, hold)
        qtbot.waitUntil(lambda: bool(is_over))
    assert dog.longest().own_s >= 0.06
    assert dog.longest().wall_s >= dog.longest().own_s
    assert "of its own" in dog.longest().in_words()
