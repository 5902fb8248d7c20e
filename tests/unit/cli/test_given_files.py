"""Labels and schemas as they are typed or lie in files."""

import json
from pathlib import Path

import pytest

from app.cli.options import read_labels, read_schema
from app.cli.words import files_last
from app.domain.errors import LabelsInvalid, SchemaInvalid
from app.domain.options import Label


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "given.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_labels_are_typed_with_commas() -> None:
    assert read_labels("") == ()
    assert read_labels("bill, to do") == (Label(name="bill"), Label(name="to do"))
    assert read_labels("a,,b")[1] == Label(name="")  # refused later, with its number


def test_labels_come_from_a_file(tmp_path: Path) -> None:
    label = {"name": "bill", "description": "asks for money", "examples": ["Pay!"]}
    path = write(tmp_path, json.dumps([label, "letter"]))
    assert read_labels(str(path)) == (
        Label(name="bill", description="asks for money", examples=("Pay!",)),
        Label(name="letter"),
    )


@pytest.mark.parametrize(
    "content", ["{}", "7", '[{"title": "x"}]', "[", "", "[" * 100_000, " " * 2_000_000, b"\xff\xfe"]
)
def test_a_file_without_labels_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(LabelsInvalid):
        read_labels(str(write(tmp_path, content)))
    with pytest.raises(LabelsInvalid):
        read_labels(str(tmp_path / "none.json"))


def test_a_schema_or_an_example_row_comes_from_a_file(tmp_path: Path) -> None:
    assert read_schema(None) is None
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert read_schema(write(tmp_path, json.dumps(schema))) == schema
    made = read_schema(write(tmp_path, '{"name": "Ada", "year": 1815}'))
    assert made is not None
    assert made["properties"]["year"] == {"type": ["integer", "null"]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("no json", "is not JSON"),
        ("[1]", "no JSON object"),
        ('{"a": "' + "x" * 5_000_000 + '"}', "larger than"),
        ('{"a":' * 100_000, "is not JSON"),
    ],
    ids=["text", "list", "5 MB", "deep"],
)
def test_a_file_without_a_schema_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(SchemaInvalid) as refusal:
        read_schema(write(tmp_path, content))
    assert reason in refusal.value.info.title


def test_a_first_word_that_is_a_path_opens_the_window(tmp_path: Path) -> None:
    commands = {"run", "open"}
    letter = write(tmp_path, "{}")
    assert files_last([str(letter), "b"], commands) == ["open", str(letter), "b"]
    assert files_last(["none.pdf"], commands) == ["open", "none.pdf"]
    assert files_last(["--home", "/h", "a/b"], commands) == ["--home", "/h", "open", "a/b"]
    assert files_last(["--home=/h", "a/b"], commands) == ["--home=/h", "open", "a/b"]
    for argv in ([], ["run", "a.pdf"], ["rnu"], ["--sample"], ["--home", "/h"], ["--version"]):
        assert files_last(argv, commands) == argv
