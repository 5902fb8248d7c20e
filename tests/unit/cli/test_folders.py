"""A folder or many files on the command line are one set."""

import json
from pathlib import Path

import pytest

from app.domain.task import Priority
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]


def test_a_folder_is_one_set_in_the_background(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    assert command("run", "summarize", folder, "--json") == 0
    told = capsys.readouterr()
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert [report["document"] for report in reports] == ["a.txt", "b.txt", "c.txt"]
    tasks = folder_house.store.tasks()
    assert len({task.set_id for task in tasks}) == 1
    assert {task.priority for task in tasks} == {Priority.BACKGROUND}
    assert f"3 files are queued as set {tasks[0].set_id}" in told.err
    assert "Left out, for they cannot be documents: setup.exe" in told.err


def test_one_file_is_no_set_and_somebody_waits_for_it(
    command: Command, folder_house: FakeHouse, folder: Path
) -> None:
    assert command("run", "summarize", folder / "a.txt") == 0
    [task] = folder_house.store.tasks()
    assert (task.set_id, task.priority) == (None, Priority.INTERACTIVE)


def test_a_file_named_twice_is_done_once(
    command: Command, folder_house: FakeHouse, folder: Path
) -> None:
    assert command("run", "summarize", folder / "a.txt", folder) == 0
    assert len(folder_house.store.tasks()) == 3


def test_an_empty_folder_is_an_error(command: Command, tmp_path: Path, capsys: Streams) -> None:
    (tmp_path / "empty").mkdir()
    assert command("run", "summarize", tmp_path / "empty") == 1
    assert "no files that can be read" in capsys.readouterr().err


def test_a_folder_can_be_planned_with_one_trial(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    assert command("run", "summarize", folder, "--plan") == 0
    assert len(folder_house.engine.prompts) == 1
    assert "3 of 3 files can be read" in capsys.readouterr().err


def test_a_file_that_fails_does_not_stop_its_set(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    del folder_house.reader.pages[folder / "b.txt"]
    assert command("run", "summarize", folder, "--json") == 1
    states = [json.loads(line)["state"] for line in capsys.readouterr().out.splitlines()]
    assert states == ["succeeded", "failed", "succeeded"]


def test_again_does_stored_work_anew(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    folder_house.engine.model_fingerprint = "m1"
    for words in ((), (), ("--again",)):
        assert command("run", "summarize", folder / "a.txt", "--json", *words) == 0
        folder_house.clock.advance(60)
    assert len(folder_house.engine.prompts) == 2
    assert command("run", "summarize", folder / "a.txt") == 0
    told = capsys.readouterr().err
    assert "taken from the result of 2026-03-02" in told
    assert "--again makes it anew" in told
