"""`homeport watch --keep`, `--list`, `--forget`, and what doctor says of the provider."""

import json
from pathlib import Path

import pytest

from app.domain.network import Finding
from app.domain.settings import Settings
from app.domain.task import Kind, Privacy
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]


def test_a_folder_is_kept_listed_and_forgotten(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    words = ("classify", "--labels", "sea,land", "--cloud", "--keep")
    assert command("watch", folder, *words) == 0
    assert "Watched from now on" in capsys.readouterr().err
    [kept] = folder_house.watched.all()
    assert (kept.asked.kind, kept.asked.privacy) == (Kind.CLASSIFY, Privacy.CLOUD_ALLOWED)
    assert folder_house.store.tasks() == []  # the window looks at it
    assert command("watch", "--list") == 0
    assert capsys.readouterr().out.split() == [kept.id, "classify", "cloud_allowed", str(folder)]
    assert command("watch", "--list", "--json") == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["id"], told["path"], told["kind"]) == (kept.id, str(folder), "classify")
    assert command("watch", "--forget", folder) == 0
    assert folder_house.watched.all() == []
    assert command("watch", "--list") == 0
    assert "No folder is watched" in capsys.readouterr().err


def test_json_of_what_is_kept_and_forgotten(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    assert command("watch", folder, "summarize", "--keep", "--json") == 0
    kept = json.loads(capsys.readouterr().out)
    assert command("watch", "--forget", kept["id"], "--json") == 0
    assert json.loads(capsys.readouterr().out) == [kept]


def test_wrong_use_is_told(
    command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    assert command("watch") == 2
    assert command("watch", folder) == 2
    assert command("watch", folder, "summarize", "--keep", "--output", folder / "out") == 2
    assert command("watch", folder / "nowhere", "summarize", "--keep") == 2
    capsys.readouterr()
    assert command("watch", "--forget", "nothing") == 2
    assert "No folder that is watched is called nothing" in capsys.readouterr().err
    assert folder_house.watched.all() == []


def provider(house: FakeHouse) -> None:
    house.settings = Settings.model_validate({"cloud_engine": {"provider": "openai", "model": "b"}})


def finding(capsys: Streams) -> dict[str, str] | None:
    findings = json.loads(capsys.readouterr().out)["findings"]
    return next((one for one in findings if one["part"] == "provider"), None)


def test_doctor_sends_nothing_unless_it_is_told_to_probe(
    command: Command, folder_house: FakeHouse, capsys: Streams
) -> None:
    assert command("doctor", "--json") == 0
    assert finding(capsys) is None
    provider(folder_house)
    assert command("doctor", "--json") == 0
    found = finding(capsys)
    assert found is not None
    assert "nothing was sent" in found["detail"]
    assert folder_house.cloud.probed == []
    assert command("doctor", "--probe", "--json") == 0
    found = finding(capsys)
    assert found is not None
    assert (found["verdict"], found["detail"]) == ("ok", "openai: it answers")


def test_doctor_says_what_a_probe_has_found(
    command: Command, folder_house: FakeHouse, capsys: Streams
) -> None:
    provider(folder_house)
    folder_house.cloud.probe_script = [Finding.INTERCEPTED]
    assert command("doctor", "--probe") == 0
    told = capsys.readouterr().out
    assert "openai: a sign-in page or a proxy answers instead of it" in told
    assert "Sign in to this network" in told
    offline = {"cloud_engine": {"provider": "openai", "model": "b"}, "privacy": {"offline": True}}
    folder_house.settings = Settings.model_validate(offline)
    assert command("doctor", "--probe") == 0
    assert "offline switch is on" in capsys.readouterr().out
    assert len(folder_house.cloud.probed) == 1
