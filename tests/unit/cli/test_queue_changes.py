"""`homeport queue pause|resume|retry|move|priority` and what `list` and `show` say of them."""

import json
from pathlib import Path

import pytest

from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command


@pytest.fixture
def ids(folder: Path, folder_house: FakeHouse) -> list[str]:
    names = ("a.txt", "b.txt", "sub/c.txt")
    orders = [Order(Kind.SUMMARIZE, folder / name) for name in names]
    return [submit_task(folder_house.ports, order).id for order in orders]


def states(house: FakeHouse) -> set[TaskState]:
    return {task.state for task in house.store.tasks()}


def test_tasks_are_paused_and_resumed(
    command: Command,
    folder_house: FakeHouse,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("queue", "pause", *ids[:2], "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["task_id"], one["state"]) for one in told] == [(key, "paused") for key in ids[:2]]
    assert command("queue", "pause", *ids[1:]) == 1  # one of them cannot be
    assert states(folder_house) == {TaskState.PAUSED}
    assert "cannot be paused: it is paused" in capsys.readouterr().err
    assert command("queue", "pause", ids[0]) == 2
    assert command("queue", "resume", *ids) == 0
    assert states(folder_house) == {TaskState.QUEUED}


def test_the_whole_queue_is_paused_and_says_so(
    command: Command,
    folder_house: FakeHouse,
    folder: Path,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("queue", "pause", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"is_paused": True}
    assert command("queue", "drain") == 3
    assert command("run", "summarize", folder / "a.txt") == 3
    assert capsys.readouterr().err.count("homeport queue resume") == 2
    assert states(folder_house) == {TaskState.QUEUED}
    assert command("queue", "list") == 0
    assert "The queue is paused" in capsys.readouterr().err
    assert command("queue", "resume") == 0
    assert command("queue", "drain") == 0
    assert states(folder_house) == {TaskState.SUCCEEDED}
    assert len(folder_house.store.tasks()) == len(ids)


def test_failed_tasks_are_retried(
    command: Command, folder_house: FakeHouse, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cancel_task(folder_house.ports, ids[0])
    folder_house.engine.script = [""] * 4
    command("queue", "drain")
    assert states(folder_house) == {TaskState.CANCELLED, TaskState.FAILED}
    capsys.readouterr()
    assert command("queue", "retry", "--failed", "--json") == 0
    retried = json.loads(capsys.readouterr().out)
    assert {one["task_id"] for one in retried} == set(ids[1:])
    assert command("queue", "retry", ids[0]) == 0
    assert states(folder_house) == {TaskState.QUEUED}
    assert command("queue", "retry", ids[0]) == 2
    assert command("queue", "retry", "--failed") == 0
    assert "nothing to do" in capsys.readouterr().err
    assert command("queue", "retry") == 2
    assert command("queue", "retry", ids[0], "--failed") == 2


def test_tasks_are_moved_and_get_another_priority(
    command: Command, folder_house: FakeHouse, ids: list[str]
) -> None:
    def order() -> list[str]:
        return sorted(ids, key=lambda key: folder_house.queue.turn(key) or 0)

    a, b, c = ids
    assert command("queue", "move", c, "--first") == 0
    assert order() == [c, a, b]
    assert command("queue", "move", c, "--last") == 0
    assert order() == [a, b, c]
    assert command("queue", "move", c, "--before", b) == 0
    assert order() == [a, c, b]
    assert command("queue", "priority", b, "interactive", "--json") == 0
    assert order() == [b, a, c]
    assert command("queue", "move", c) == 2
    assert command("queue", "move", c, "--first", "--last") == 2
    assert command("queue", "priority", b, "urgent") == 2
    cancel_task(folder_house.ports, c)
    assert command("queue", "move", c, "--first") == 2


def test_the_history_is_shown(
    command: Command, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command("queue", "pause", ids[0])
    command("queue", "resume", ids[0])
    command("queue", "drain")
    capsys.readouterr()
    assert command("queue", "show", ids[0]) == 0
    shown = capsys.readouterr().out
    assert "history: queued " in shown
    assert "paused" in shown
    assert command("queue", "show", ids[0], "--json") == 0
    history = json.loads(capsys.readouterr().out)["history"]
    whats = [entry["what"] for entry in history]
    assert whats[:3] == ["queued", "paused", "resumed"]
    assert whats[-1] == "succeeded"
    assert set(history[0]) == {"at", "what", "detail"}
