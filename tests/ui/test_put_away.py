"""What work has opened is put away when nobody is there any more to take it."""

import dataclasses
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.task import Kind
from app.pipeline.submit import Order, submit_task
from app.ui.background import Background
from app.ui.result.page_loader import PageLoader
from app.ui.result.page_view import PageView
from tests.fakes.house import FakeHouse
from tests.fakes.pages import DrawnFile, FakePages
from tests.ui.conftest import SHORT
from tests.unit.pipeline.test_follow_up import run_next

ENOUGH_S = 10.0


class SlowDrawer:
    """Has begun to open a document, and goes on when it is told to."""

    def __init__(self, fakes: FakeHouse) -> None:
        self._inner = fakes.page_drawer
        self.begun, self.go_on = threading.Event(), threading.Event()

    def open(self, path: Path, sha256: str) -> FakePages:
        self.begun.set()
        assert self.go_on.wait(ENOUGH_S)
        return self._inner.open(path, sha256)


@pytest.fixture
def document_id(fakes: FakeHouse) -> str:
    fakes.page_drawer.files[SHORT] = DrawnFile(fakes.reader.fingerprint(SHORT), [["A line."]])
    submit_task(fakes.ports, Order(Kind.SUMMARIZE, SHORT))
    task = run_next(fakes)
    return task.document_ids[0]


def test_a_document_that_opens_behind_a_closed_window_is_closed(
    qtbot: QtBot, fakes: FakeHouse, document_id: str
) -> None:
    view = PageView()
    qtbot.addWidget(view)
    slow = SlowDrawer(fakes)
    loader = PageLoader(dataclasses.replace(fakes.house, page_drawer=slow), view)
    loader.open(document_id)
    assert slow.begun.wait(ENOUGH_S)
    loader.close()
    slow.go_on.set()
    loader._background.close()  # waits for the thread
    assert fakes.page_drawer.open_count == 0


def test_what_is_done_and_not_yet_taken_is_put_away(qtbot: QtBot) -> None:
    background, taken, dropped = Background(), list[str](), list[str]()
    has_come = threading.Event()
    background.run(lambda: "first", taken.append, dropped.append)
    background.run(has_come.set)
    assert has_come.wait(ENOUGH_S)
    background.close()  # before the main thread has looked at what has come
    qtbot.wait(1)
    assert (taken, dropped) == ([], ["first"])


def test_what_was_taken_is_not_put_away(qtbot: QtBot) -> None:
    background, taken, dropped = Background(), list[str](), list[str]()
    background.run(lambda: "one", taken.append, dropped.append)
    qtbot.waitUntil(lambda: taken == ["one"])
    background.close()
    assert dropped == []


def test_work_that_failed_has_nothing_to_put_away(qtbot: QtBot) -> None:
    background, dropped = Background(), list[object]()
    begun, go_on = threading.Event(), threading.Event()

    def fail() -> None:
        begun.set()
        assert go_on.wait(ENOUGH_S)
        raise ValueError

    background.run(fail, on_dropped=dropped.append)
    background.run(lambda: "never begun", on_dropped=dropped.append)
    assert begun.wait(ENOUGH_S)
    background.close(is_waiting=False)
    go_on.set()
    background.close()
    assert dropped == []
