"""What a dead process left `running` is listed as what it is; a live one's is not touched."""

import json
from pathlib import Path

import pytest

from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command


@pytest.fixture
def task_id(folder_house: FakeHouse, folder: Path) -> str:
    """A task that somebody has taken up."""
    task = submit_task(folder_house.ports, Order(Kind.SUMMARIZE, folder / "a.txt"))
    assert folder_house.store.claim_task(folder_house.clock.now()) is not None
    return task.id


@pytest.mark.parametrize(("is_alive", "state"), [(True, "running"), (False, "queued")])
def test_a_task_runs_only_while_its_process_lives(
    command: Command,
    folder_house: FakeHouse,
    task_id: str,
    capsys: pytest.CaptureFixture[str],
    is_alive: bool,
    state: str,
) -> None:
    folder_house.lock.is_held_elsewhere = is_alive
    assert command("queue", "list", "--json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert row["state"] == state
    assert command("queue", "list") == 0
    assert state in capsys.readouterr().out
    assert command("queue", "show", task_id, "--json") == 0
    assert json.loads(capsys.readouterr().out)["state"] == state
    assert not folder_house.lock.is_held
    assert folder_house.store.task(task_id).state is TaskState.RUNNING  # reading changes nothing
