"""A question to several files: one that is not there is named, and the others are asked."""

import json
from pathlib import Path

import pytest

from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
ASKED = ("--instruction", "What is the text of it?")


def test_a_missing_file_does_not_stop_the_question(
    command: Command, folder: Path, capsys: Streams
) -> None:
    files = (folder / "a.txt", folder / "none.txt", folder / "b.txt")
    assert command("run", "ask", *files, *ASKED, "--json") == 1
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert (report["state"], report["document"]) == ("succeeded", "a.txt and 1 more")
    assert "none.txt is not there" in told.err


def test_a_missing_file_does_not_stop_the_plan(
    command: Command, folder: Path, capsys: Streams
) -> None:
    assert command("run", "ask", folder / "a.txt", folder / "none.txt", *ASKED, "--plan") == 1
    told = capsys.readouterr()
    assert told.out.startswith("a.txt: ")
    assert "none.txt is not there" in told.err


def test_where_no_file_is_there_nothing_is_queued(
    command: Command, folder: Path, folder_house: FakeHouse, capsys: Streams
) -> None:
    assert command("run", "ask", folder / "none.txt", folder / "gone.txt", *ASKED) == 1
    told = capsys.readouterr()
    assert "none.txt is not there" in told.err
    assert "gone.txt is not there" in told.err
    assert folder_house.store.tasks() == []
