"""`homeport pii`: what keeps a document here, and the user's word about it."""

import json
from pathlib import Path

import pytest

from app.domain.settings import Settings
from app.domain.task import Privacy
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def letter(tmp_path: Path, folder_house: FakeHouse) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Write to ada@harbour.org, or call +44 20 7946 0958.")
    folder_house.reader.pages[path] = [path.read_text()]
    folder_house.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    return path


def test_kinds_and_numbers_are_shown_and_never_the_words(
    command: Command, letter: Path, capsys: Streams
) -> None:
    assert command("pii", "show", letter) == 0
    told = capsys.readouterr()
    assert told.out == "letter.txt: 1 e-mail address, 1 phone number; it stays on this machine\n"
    assert "Names, postal addresses" in told.err
    assert command("pii", "show", letter, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["found"], shown["confirmed"], shown["stays"]) == (
        {"email": 1, "phone": 1},
        [],
        True,
    )
    assert "harbour.org" not in json.dumps(shown) + told.out + told.err


def test_a_document_is_confirmed_and_taken_back(
    command: Command, letter: Path, folder_house: FakeHouse, capsys: Streams
) -> None:
    asked = ("run", "summarize", letter, "--category", "complex", "--cloud", "--json")
    assert command(*asked) == 0
    kept = json.loads(capsys.readouterr().out)
    assert (kept["privacy"], kept["receipt"]["pii"]) == ("local_only", {"email": 1, "phone": 1})
    assert "1 e-mail address" in kept["reason"]
    assert command("pii", "confirm", kept["task_id"]) == 0
    assert "you have confirmed that it may leave" in capsys.readouterr().out
    assert command(*asked) == 0
    sent = json.loads(capsys.readouterr().out)
    assert (sent["privacy"], len(folder_house.cloud.sent)) == ("cloud_allowed", 1)
    assert command("pii", "withdraw", letter, "--json") == 0
    assert json.loads(capsys.readouterr().out)["stays"] is True
    assert command(*asked, "--again") == 0
    assert json.loads(capsys.readouterr().out)["privacy"] == "local_only"
    assert len(folder_house.cloud.sent) == 1
    privacies = [task.privacy for task in folder_house.store.tasks()]
    assert privacies.count(Privacy.CLOUD_ALLOWED) == 1


def test_the_plan_names_what_keeps_it_here(command: Command, letter: Path, capsys: Streams) -> None:
    assert command("run", "summarize", letter, "--category", "complex", "--cloud", "--plan") == 0
    assert "stays on this machine: 1 e-mail address, 1 phone number" in capsys.readouterr().out


def test_what_is_neither_a_file_nor_a_task_is_wrong_use(command: Command, capsys: Streams) -> None:
    assert command("pii", "show", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err
