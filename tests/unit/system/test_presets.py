"""presets.yaml: changed by hand, by command, and by other people's files."""

from pathlib import Path

import pytest

from app.domain.errors import PresetInvalid, PresetUnknown, SettingsInvalid
from app.domain.preset import SHIPPED
from app.system.presets import PresetsFile


@pytest.fixture
def file(tmp_path: Path) -> PresetsFile:
    return PresetsFile(tmp_path / "config" / "presets.yaml")


def test_without_a_file_there_are_those_of_the_app(file: PresetsFile) -> None:
    assert file.read() == dict(SHIPPED)


def test_a_changed_one_stays_changed_and_can_be_had_back(file: PresetsFile) -> None:
    file.change("chat-with-deadline", {"deadline_s": "20"})
    assert file.read()["chat-with-deadline"].deadline_s == 20
    assert file.read()["chat-with-deadline"].first_token_s == 10
    assert file.remove("chat-with-deadline")
    assert file.read() == dict(SHIPPED)


def test_a_field_can_be_emptied(file: PresetsFile) -> None:
    assert file.change("chat-with-deadline", {"first_token_s": "null"}).first_token_s is None


def test_a_new_name_makes_a_new_one(file: PresetsFile) -> None:
    file.change("letters", {"category": "complex"})
    assert file.read()["letters"].category == "complex"
    assert not file.remove("letters")
    with pytest.raises(PresetUnknown):
        file.remove("letters")


@pytest.mark.parametrize(
    ("name", "field", "text", "why"),
    [
        ("letters", "colour", "red", "it has no colour"),
        ("letters", "route", "moon", "local"),
        ("letters", "deadline_s", "5", "a deadline needs"),
        ("letters", "route", "[", "not YAML"),
        ("Bad Name", "route", "local", "small letters"),
        ("confidential", "route", "cloud", "local-only work"),
    ],
)
def test_what_cannot_be_changes_nothing(
    file: PresetsFile, name: str, field: str, text: str, why: str
) -> None:
    with pytest.raises(PresetInvalid, match=why):
        file.change(name, {field: text})
    assert file.read() == dict(SHIPPED)


def test_exported_presets_are_the_same_elsewhere(file: PresetsFile, tmp_path: Path) -> None:
    file.change("chat-with-deadline", {"deadline_s": "20"})
    file.change("letters", {"about": "Grüße"})
    other = PresetsFile(tmp_path / "other.yaml")
    assert sorted(other.take_over(file.text(file.read()))) == sorted([*SHIPPED, "letters"])
    assert other.read() == file.read()


def test_a_file_that_is_wrong_is_refused_with_its_line_and_whole(file: PresetsFile) -> None:
    with pytest.raises(SettingsInvalid, match=r"line 4: b\.route"):
        file.take_over("a:\n  category: complex\nb:\n  route: moon\n")
    assert file.read() == dict(SHIPPED)
    with pytest.raises(SettingsInvalid, match="the file"):
        file.take_over("- a list\n")
