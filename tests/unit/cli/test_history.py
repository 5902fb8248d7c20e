"""`homeport history search|delete|keep`."""

import json
from pathlib import Path

import pytest

from app.domain.task import Kind
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command


@pytest.fixture
def ids(folder: Path, folder_house: FakeHouse) -> list[str]:
    names = ("a.txt", "b.txt", "sub/c.txt")
    orders = [Order(Kind.SUMMARIZE, folder / name) for name in names]
    return [submit_task(folder_house.ports, order).id for order in orders]


def test_search_prints_what_is_found(
    command: Command, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("history", "search", "b.txt", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [hit["task_id"] for hit in told["hits"]] == [ids[1]]
    assert told["hits"][0]["places"][0]["where"] == "name"
    assert command("history", "search") == 0
    out = capsys.readouterr().out
    assert all(task_id in out for task_id in ids)
    assert command("history", "search", "zebra") == 1
    assert "Nothing found" in capsys.readouterr().err
    assert command("history", "search", "--kind", "ask", "--json") == 1
    assert json.loads(capsys.readouterr().out)["hits"] == []


def test_a_quoted_argument_is_a_phrase(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Order(Kind.ASK, folder / "a.txt", instruction="Is the bridge closed?")
    submit_task(folder_house.ports, asked)
    assert command("history", "search", "bridge closed", "--json") == 0
    assert command("history", "search", "closed bridge") == 1
    assert command("history", "search", "closed", "bridge") == 0
    assert "question: Is the bridge closed?" in capsys.readouterr().out


def test_delete_says_what_goes_and_wants_a_yes(
    command: Command,
    folder_house: FakeHouse,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("history", "delete", ids[0]) == 2
    told_before = capsys.readouterr().err
    assert "2 backups that hold it; a fresh one takes their place\n" in told_before
    assert "for good: 1 task\n" in told_before
    assert len(folder_house.store.tasks()) == 3
    assert command("history", "delete", ids[0], "--yes", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["erased"]["tasks"] == 1
    assert told["proof"]["is_clean"] is True
    assert told["proof"]["files"][0]["file"] == "homeport.db"
    assert told["out_of_reach"]
    assert command("history", "delete", "--matching", "b.txt", "--yes") == 0
    told_after = capsys.readouterr().out
    assert "Deleted: 1 task, 1 document, " in told_after
    assert "no trace of" in told_after
    assert [task.id for task in folder_house.store.tasks()] == ids[2:]
    assert command("history", "delete", "--all", "--yes") == 0
    assert folder_house.store.tasks() == []
    assert command("history", "delete", "--all", "--yes") == 1


@pytest.mark.parametrize(
    ("count", "before", "after"),
    [
        (
            1,
            "1 backup that holds it; a fresh one takes its place\n",
            "1 result was delivered to your sync place: there it stays.\n",
        ),
        (
            2,
            "2 backups that hold it; a fresh one takes their place\n",
            "2 results were delivered to your sync place: there they stay.\n",
        ),
    ],
)
def test_one_is_told_as_one_and_several_as_several(  # noqa: PLR0917 - fixtures
    command: Command,
    folder_house: FakeHouse,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
    count: int,
    before: str,
    after: str,
) -> None:
    folder_house.eraser.backups = folder_house.eraser.delivered = count
    assert command("history", "delete", ids[0]) == 2
    assert before in capsys.readouterr().err
    assert command("history", "delete", ids[0], "--yes") == 0
    assert after in capsys.readouterr().err


def test_a_deletion_that_is_not_finished_fails(
    command: Command,
    folder_house: FakeHouse,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder_house.eraser.still_open = ("the log is in use",)
    assert command("history", "delete", ids[0], "--yes") == 1
    assert "Not finished: the log is in use" in capsys.readouterr().out


@pytest.mark.parametrize("words", [(), ("x", "--all"), ("--all", "--kind", "ask")])
def test_delete_wants_to_know_exactly_which(
    command: Command, ids: list[str], words: tuple[str, ...]
) -> None:
    assert len(ids) == 3
    assert command("history", "delete", *words, "--yes") == 2


def test_keep(
    command: Command,
    folder_house: FakeHouse,
    ids: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("history", "keep", ids[0], "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"task_id": ids[0], "is_kept": True}]
    assert folder_house.history.kept == {ids[0]}
    assert command("history", "search", "a.txt") == 0
    assert "  kept" in capsys.readouterr().out
    assert command("history", "keep", ids[0], "--off") == 0
    assert folder_house.history.kept == set()
    assert command("history", "keep", "nothing") == 2
