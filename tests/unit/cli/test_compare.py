"""`homeport calibrate --compare`: only what may leave is sent, and only when that is agreed to."""

import builtins
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.settings import Settings
from app.domain.task import Privacy
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}


@pytest.fixture
def house(folder_house: FakeHouse) -> FakeHouse:
    folder_house.settings = Settings.model_validate(CLOUD)
    folder_house.consents.is_all_agreed = False  # --yes is the word for what was named
    return folder_house


@pytest.fixture
def done(command: Command, house: FakeHouse, folder: Path, capsys: Streams) -> None:
    """Three labelled documents that may leave, and a private summary."""
    files = [folder / name for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert command("run", "classify", *files, "--labels", "letter,bill", "--cloud") == 0
    assert command("run", "summarize", files[0], "--private") == 0
    assert house.cloud.sent == []
    capsys.readouterr()


@pytest.mark.usefixtures("done")
def test_nothing_is_sent_before_it_is_agreed_to(
    command: Command, house: FakeHouse, capsys: Streams
) -> None:
    before = len(house.store.tasks())
    assert command("calibrate", "--compare", "10") == 0
    told = capsys.readouterr()
    assert told.out.count("classify") == 3
    assert "summarize" not in told.out
    assert "3 finished tasks (3 classify) would go to openai/big" in told.err
    assert "$" in told.err
    assert command("calibrate", "--compare", "10", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["tasks"]) == 3
    assert house.cloud.sent == []
    assert len(house.store.tasks()) == before


@pytest.mark.usefixtures("done")
def test_agreement_and_cost_by_kind(command: Command, house: FakeHouse, capsys: Streams) -> None:
    assert command("calibrate", "--compare", "2", "--yes", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["pairs"]) == 2
    assert found["by_kind"]["classify"]["agreement"] == 1.0
    assert found["by_kind"]["classify"]["suggestion"]["route"] is None
    assert found["cost_usd"] > 0
    sent = {task.id: task for task in house.store.tasks() if task.preset == "comparison"}
    assert {pair["cloud_task_id"] for pair in found["pairs"]} == set(sent)
    assert all(task.privacy is Privacy.CLOUD_ALLOWED for task in sent.values())
    assert command("metrics", "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["by_preset"]["comparison"]["cost_usd"] == pytest.approx(found["cost_usd"])


@pytest.mark.usefixtures("done")
def test_what_waits_is_told(command: Command, house: FakeHouse, capsys: Streams) -> None:
    house.has_network = False
    assert command("calibrate", "--compare", "2", "--yes") == 3
    assert "2 not done by openai/big" in capsys.readouterr().out


def test_without_such_work_there_is_nothing_to_compare(
    command: Command, house: FakeHouse, folder: Path
) -> None:
    assert command("run", "summarize", folder / "a.txt", "--private") == 0
    assert command("calibrate", "--compare", "5", "--yes") == 2
    house.settings = Settings()
    assert command("calibrate", "--compare", "5", "--yes") == 2
    assert house.cloud.sent == []


@pytest.mark.parametrize(
    ("typed", "better"),
    [("1", "better: 1 cloud"), ("2", "better: 1 local"), ("=", "better: 1 same"), ("", "cost")],
)
def test_a_person_judges_without_knowing_whose_is_which(  # noqa: PLR0917 - fixtures
    command: Command,
    house: FakeHouse,
    folder: Path,
    capsys: Streams,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    better: str,
) -> None:
    assert command("run", "summarize", folder / "a.txt", "--cloud") == 0
    house.cloud.script = ["The larger model says so in one sentence."]
    answers: Iterator[str] = iter(["what?", typed])
    monkeypatch.setattr(builtins, "input", lambda _: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    house.chance = 0.1  # the coin falls so that the larger model comes first
    assert command("calibrate", "--compare", "5", "--yes") == 0
    told = capsys.readouterr().out
    first, second = told.split("--- 1 ---")[1].split("--- 2 ---")
    assert "The larger model says" in first
    assert ANSWER in second
    assert told.count("better:") == (1 if typed else 0)
    assert better in told


@pytest.mark.usefixtures("done")
def test_what_was_shown_is_what_is_sent(
    command: Command, house: FakeHouse, capsys: Streams
) -> None:
    assert command("calibrate", "--compare", "2", "--json") == 0
    shown = json.loads(capsys.readouterr().out)["tasks"]
    assert command("calibrate", "--compare", "2", "--yes", "--json") == 0
    assert [one["task_id"] for one in json.loads(capsys.readouterr().out)["pairs"]] == shown


@pytest.mark.usefixtures("done")
def test_a_category_that_may_not_be_sent_is_not_compared(
    command: Command, house: FakeHouse
) -> None:
    kept = {**CLOUD, "privacy": {"cloud_categories": ["complex"]}}
    house.settings = Settings.model_validate(kept)
    assert command("calibrate", "--compare", "2", "--yes") == 2
    assert house.cloud.sent == []


@pytest.mark.usefixtures("done")
def test_odds_do_not_tell_whose_label_it_is(
    command: Command, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builtins, "input", lambda _: "=")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert command("calibrate", "--compare", "3", "--yes") == 0
    told = capsys.readouterr().out
    assert told.count("label: letter") == 6
    assert "probabilit" not in told
