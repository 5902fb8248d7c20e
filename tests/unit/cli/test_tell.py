"""What a person sees of a result: the answer, and under it where it stands."""

import json
from pathlib import Path

import pytest

from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

TEXT = "The ferry Aurora sails at nine. Captain Ilse Marten signed the log on 3 May 2019.\n"
QUOTE = "Captain Ilse Marten signed the log on 3 May 2019."


@pytest.fixture
def letter(tmp_path: Path, folder_house: FakeHouse) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT)
    folder_house.reader.pages[path] = [TEXT]
    return path


def test_an_answer_stands_above_its_passages(
    command: Command,
    folder_house: FakeHouse,
    letter: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [{"statement": "Ilse Marten signed the log.", "quote": QUOTE}]
    folder_house.engine.script = [json.dumps(found), "It was Captain Ilse Marten who signed it."]
    assert command("run", "ask", letter, "--instruction", "Who signed the log?") == 0
    answer, between, passage, *_ = capsys.readouterr().out.splitlines()
    assert "Ilse Marten" in answer
    assert between == ""
    assert passage == f"  “{QUOTE}” (letter.txt, page 1)"


def test_each_field_stands_above_its_passage_or_is_not_found(
    command: Command,
    folder_house: FakeHouse,
    letter: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = tmp_path / "row.json"
    row.write_text('{"captain": "Ada", "year": 1815}')
    folder_house.engine.script = [json.dumps({"captain": "Ilse Marten", "year": 1913})]
    assert command("run", "extract", letter, "--schema", row) == 0
    told = capsys.readouterr()
    captain, passage, year, missing, *_ = told.out.splitlines()
    assert (captain, year) == ("- captain: Ilse Marten", "- year: 1913")
    assert "signed the log" in passage
    assert passage.endswith("(letter.txt, page 1)")
    assert missing == "  not found in the document"
    shown = next(iter(folder_house.store.tasks())).id
    assert command("queue", "show", shown) == 0
    assert passage in capsys.readouterr().out


def test_quotes_are_short_few_and_safe_for_a_terminal(
    command: Command,
    folder_house: FakeHouse,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    row, path = tmp_path / "row.json", tmp_path / "list.txt"
    row.write_text('{"ships": ["Aurora"]}')
    ships = [f"Ship{number}" for number in range(20)]
    path.write_text("x")
    folder_house.reader.pages[path] = [
        "".join(f"{ship} \x1b[31m came in {'again ' * 30}.\n" for ship in ships)
    ]
    folder_house.engine.script = [json.dumps({"ships": ships})]
    assert command("run", "extract", path, "--schema", row) == 0
    lines = capsys.readouterr().out.rstrip().splitlines()
    assert len(lines) == 14
    assert all(len(line) < 260 for line in lines[1:])
    assert lines[-1] == "  and 8 more (--json gives all)"
    assert not any("\x1b" in line for line in lines)
