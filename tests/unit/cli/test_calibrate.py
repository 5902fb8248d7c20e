"""`homeport calibrate` in a house of fakes."""

import json
from pathlib import Path

import pytest

from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
SCHEMA = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    lines = [{"prompt": f"Letter {n} from Ada.", "schema": SCHEMA} for n in range(120)]
    return write(tmp_path / "prompts.jsonl", *lines)


def test_a_report_in_words_and_as_json(command: Command, capsys: Streams, prompts: Path) -> None:
    assert command("calibrate", "--prompts", prompts, "--limit", "100") == 0
    told = capsys.readouterr().out
    assert "100 of 120 prompts" in told
    assert "routing.escalation_threshold is 0.15; recommended: 0.09" in told
    assert command("calibrate", "--prompts", prompts, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["prompts"] == 120
    assert found["by_kind"]["extract"]["valid"] == 120


def test_settings_are_changed_only_when_asked(
    command: Command, folder_house: FakeHouse, prompts: Path
) -> None:
    command("calibrate", "--prompts", prompts)
    assert folder_house.settings_keeper.changes == []
    command("calibrate", "--prompts", prompts, "--apply")
    [(key, value)] = folder_house.settings_keeper.changes
    assert key == "routing.escalation_threshold"
    assert 0.05 <= float(value) <= 0.25


def test_what_rests_on_little_is_not_applied(
    command: Command, folder_house: FakeHouse, tmp_path: Path, capsys: Streams
) -> None:
    few = write(tmp_path / "few.jsonl", *[{"prompt": "x", "schema": SCHEMA}] * 20)
    assert command("calibrate", "--prompts", few, "--apply") == 0
    assert folder_house.settings_keeper.changes == []
    assert "Nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"prompt": "x", "category": "trivial"}, "category"),
        ({"prompt": "x", "kind": "classify"}, "labels"),
        ({"prompt": "x", "schema": {"type": "wrong"}}, "schema"),
        ({"prompt": ""}, "prompt"),
        ({"text": "x"}, "prompt"),
        ([], "object"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(
    command: Command, tmp_path: Path, capsys: Streams, line: object, told: str
) -> None:
    file = write(tmp_path / "wrong.jsonl", {"prompt": "fine"}, line)
    assert command("calibrate", "--prompts", file, "--json") == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "prompts_invalid"
    assert "line 2" in error["title"]
    assert told in error["title"]


def test_no_file_is_wrong_use(command: Command, tmp_path: Path) -> None:
    assert command("calibrate") == 2
    assert command("calibrate", "--prompts", tmp_path / "missing.jsonl") == 2


def test_nothing_is_measured_beside_other_work(
    command: Command, folder_house: FakeHouse, prompts: Path, capsys: Streams
) -> None:
    folder_house.lock.is_held_elsewhere = True
    assert command("calibrate", "--prompts", prompts) == 1
    assert "another window" in capsys.readouterr().err
    folder_house.lock.is_held_elsewhere = False
    command("calibrate", "--prompts", prompts)
    assert not folder_house.lock.is_held
