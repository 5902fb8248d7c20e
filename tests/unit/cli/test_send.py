"""`queue preview|send|keep|category` and `consents`: the user's word, given and taken back."""

import builtins
import json
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.settings import Settings
from app.domain.task import Category, TaskState
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}
COMPLEX = ("--cloud", "--category", "complex")


@pytest.fixture
def house(folder_house: FakeHouse) -> FakeHouse:
    folder_house.settings = Settings.model_validate(CLOUD)
    folder_house.consents.is_all_agreed = False
    return folder_house


@pytest.fixture
def waits(command: Command, house: FakeHouse, folder: Path, capsys: Streams) -> str:
    """The id of a task that waits for a look."""
    assert command("run", "summarize", folder / "a.txt", *COMPLEX) == 3
    told = capsys.readouterr()
    [task] = house.store.tasks()
    assert "a.txt waits for your look at what would leave." in told.err
    assert f"homeport queue send {task.id}" in told.err
    assert house.cloud.sent == []
    return task.id


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A person at a terminal, who answers so."""

    def give(*words: str) -> None:
        left: Iterator[str] = iter(words)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr(builtins, "input", lambda _: next(left))

    return give


def state(house: FakeHouse, task_id: str) -> TaskState:
    return house.store.task(task_id).state


def test_the_preview_shows_every_word_and_sends_none(
    command: Command, house: FakeHouse, waits: str, capsys: Streams
) -> None:
    assert command("queue", "preview", waits) == 0
    told = capsys.readouterr()
    assert "Text of a.txt." in told.out
    assert "would go to big at api.openai.com" in told.err
    assert "Nothing was sent." in told.err
    assert command("queue", "preview", waits, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["places"] == [{"provider": "openai", "model": "big", "host": "api.openai.com"}]
    assert shown["size_bytes"] == len(shown["requests"][0]["body"].encode())
    assert shown["cost_usd"] > 0
    assert house.cloud.sent == []


def test_nothing_in_a_document_acts_on_the_terminal(
    command: Command, house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    house.reader.pages[folder / "a.txt"] = ["One\tword.\nAnd \x1b[31m another \u202e line."]
    assert command("run", "summarize", folder / "a.txt", *COMPLEX) == 3
    [task] = house.store.tasks()
    capsys.readouterr()
    assert command("queue", "preview", task.id) == 0
    out = capsys.readouterr().out
    assert "One    word." in out
    assert all(sign.isprintable() or sign == "\n" for sign in out)


def test_where_nobody_sits_it_is_sent_with_yes_alone(
    command: Command, house: FakeHouse, waits: str, capsys: Streams
) -> None:
    assert command("queue", "send", waits) == 3
    told = capsys.readouterr()
    assert "Text of a.txt." in told.out
    assert "With --yes it is." in told.err
    assert command("queue", "send", waits, "--json") == 3
    assert json.loads(capsys.readouterr().out)["task_id"] == waits
    assert house.cloud.sent == []
    assert command("queue", "send", waits, "--yes", "--json") == 0
    assert json.loads(capsys.readouterr().out)["state"] == "succeeded"
    assert len(house.cloud.sent) == 1


def test_always_is_listed_and_can_be_taken_back(
    command: Command, house: FakeHouse, waits: str, folder: Path, capsys: Streams
) -> None:
    assert command("queue", "send", waits, "--always", "--yes") == 0
    assert command("run", "summarize", folder / "b.txt", *COMPLEX) == 0
    capsys.readouterr()
    assert command("consents", "list") == 0
    told = capsys.readouterr().out
    assert told.startswith("complex")
    assert "api.openai.com" in told
    assert command("consents", "list", "--json") == 0
    [consent] = json.loads(capsys.readouterr().out)
    assert (consent["category"], consent["host"]) == ("complex", "api.openai.com")
    assert command("consents", "withdraw", "complex") == 0
    assert command("run", "summarize", folder / "sub/c.txt", *COMPLEX) == 3
    assert command("consents", "withdraw", "complex") == 2
    assert "There is no consent for complex" in capsys.readouterr().err
    assert len(house.cloud.sent) == 2


def test_run_with_yes_is_a_word_for_these_files(
    command: Command, house: FakeHouse, folder: Path
) -> None:
    assert command("run", "summarize", folder / "a.txt", *COMPLEX, "--yes") == 0
    assert len(house.cloud.sent) == 1
    assert command("run", "summarize", folder / "b.txt", *COMPLEX) == 3
    assert command("run", "summarize", folder / "b.txt", "--private", "--yes") == 0
    assert len(house.cloud.sent) == 1


def test_at_a_terminal_one_is_asked_and_sees_it_first(
    command: Command, house: FakeHouse, folder: Path, capsys: Streams, answers: Callable[..., None]
) -> None:
    answers("perhaps", "once")
    assert command("run", "summarize", folder / "a.txt", *COMPLEX) == 0
    told = capsys.readouterr()
    assert "Text of a.txt." in told.out
    assert told.err.count("Enter: not now.") == 2
    assert len(house.cloud.sent) == 1


def test_enter_sends_nothing_and_ends_the_questions(
    command: Command, house: FakeHouse, folder: Path, capsys: Streams, answers: Callable[..., None]
) -> None:
    answers("once", "")
    files = [folder / name for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert command("run", "summarize", *files, *COMPLEX) == 3
    assert len(house.cloud.sent) == 1
    states = sorted(task.state.value for task in house.store.tasks())
    assert states == ["succeeded", "waiting_for_network", "waiting_for_network"]


def test_always_goes_for_all_of_the_folder(
    command: Command, house: FakeHouse, folder: Path, answers: Callable[..., None]
) -> None:
    answers("a")
    files = [folder / name for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert command("run", "summarize", *files, *COMPLEX) == 0
    assert len(house.cloud.sent) == 3


def test_keep_at_the_question_and_by_its_own_command(
    command: Command, house: FakeHouse, waits: str, folder: Path, answers: Callable[..., None]
) -> None:
    assert command("queue", "keep", waits) == 0
    assert state(house, waits) is TaskState.SUCCEEDED
    answers("keep")
    assert command("run", "summarize", folder / "b.txt", *COMPLEX) == 0
    assert house.cloud.sent == []
    assert command("queue", "keep", waits) == 2


def test_send_asks_too_and_always_is_then_for_all(
    command: Command, house: FakeHouse, waits: str, answers: Callable[..., None]
) -> None:
    answers("")
    assert command("queue", "send", waits) == 3
    answers("o")
    assert command("queue", "send", waits, "--always") == 0
    assert [one.category for one in house.consents.in_force()] == [Category.COMPLEX]


def test_another_category_is_decided_anew(
    command: Command, house: FakeHouse, waits: str, capsys: Streams
) -> None:
    assert command("queue", "category", waits, "routine", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["category"], report["route"]) == (
        "succeeded",
        "routine",
        "local",
    )
    assert command("queue", "category", waits, "complex") == 2
    assert house.cloud.sent == []


def test_list_and_show_say_why_it_waits_and_till_when(
    command: Command, house: FakeHouse, waits: str, folder: Path, capsys: Streams
) -> None:
    house.has_network = False
    house.network.next_probe = house.clock.now() + timedelta(minutes=1)
    assert command("run", "summarize", folder / "b.txt", *COMPLEX, "--yes") == 3
    capsys.readouterr()
    assert command("queue", "list") == 0
    out = capsys.readouterr().out
    at = house.network.next_probe.astimezone()
    assert "  waits for your look at what would leave\n" in out
    assert f"  waits: there is no connection; next try at {at:%H:%M}\n" in out
    assert command("queue", "list", "--json") == 0
    rows = {row["document"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["a.txt"]["waits"] == "waits for your look at what would leave"
    assert rows["a.txt"]["next_try"] is None
    assert rows["b.txt"]["waits"] == "there is no connection"
    assert rows["b.txt"]["next_try"] is not None
    assert command("queue", "show", waits) == 0
    told = capsys.readouterr()
    assert "waits for your look at what would leave\n" in told.out
    assert f"homeport queue keep {waits}" in told.err
    assert command("queue", "show", rows["b.txt"]["task_id"], "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["waits"], report["needs_look"]) == ("there is no connection", False)
    assert report["next_try"] == rows["b.txt"]["next_try"].replace("+00:00", "Z")


def test_of_what_never_leaves_there_is_nothing_to_see(
    command: Command, house: FakeHouse, folder: Path, capsys: Streams
) -> None:
    assert command("run", "summarize", folder / "a.txt", "--private") == 0
    [task] = house.store.tasks()
    capsys.readouterr()
    for words in (("preview", task.id), ("send", task.id, "--yes")):
        assert command("queue", *words) == 2
        assert "would leave this machine (it is local only)" in capsys.readouterr().err


def test_a_whole_set_is_seen_and_sent_by_one_word(
    command: Command,
    house: FakeHouse,
    folder: Path,
    answers: Callable[..., None],
    capsys: Streams,
) -> None:
    assert command("run", "summarize", folder / "a.txt", folder / "b.txt", *COMPLEX) == 3
    first, second = house.store.tasks()
    capsys.readouterr()
    assert command("queue", "preview", first.id, "--set") == 0
    told = capsys.readouterr()
    assert all(f"Text of {name}." in told.out for name in ("a.txt", "b.txt"))
    assert "For 2 tasks, 2 requests of" in told.err
    assert command("queue", "preview", str(first.set_id), "--set", "--json") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert command("queue", "send", first.id, "--set") == 3
    assert command("queue", "send", first.id, "--set", "--always", "--yes") == 2
    answers("always")
    assert command("queue", "send", first.id, "--set") == 3
    assert house.cloud.sent == []
    answers("once")
    assert command("queue", "send", first.id, "--set") == 0
    assert len(house.cloud.sent) == 2
    assert {state(house, one.id) for one in (first, second)} == {TaskState.SUCCEEDED}
    assert command("queue", "preview", first.id, "--set") != 0
