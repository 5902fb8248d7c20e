"""`--follow` on the command line: what it may be named with, and what it tells."""

import json
from pathlib import Path

import pytest

from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
QUOTE = json.dumps([{"statement": "It is a.txt.", "quote": "Text of a.txt."}])


@pytest.fixture
def first(command: Command, folder_house: FakeHouse, folder: Path, capsys: Streams) -> str:
    folder_house.engine.script = [QUOTE]
    words = ("run", "ask", folder / "a.txt", "--instruction", "Which text is it?", "--json")
    assert command(*words) == 0
    task_id: str = json.loads(capsys.readouterr().out)["task_id"]
    return task_id


def test_an_answer_tells_what_the_model_saw(
    command: Command, folder_house: FakeHouse, first: str, capsys: Streams
) -> None:
    folder_house.engine.script = [QUOTE]
    assert command("run", "ask", "--follow", first, "--instruction", "And whose?") == 0
    assert "The model saw: 1 of 1 earlier question." in capsys.readouterr().err
    assert "Which text is it?" in folder_house.engine.prompts[-1].messages[1].content


def test_a_plan_tells_what_the_model_will_see(
    command: Command, folder_house: FakeHouse, first: str, capsys: Streams
) -> None:
    words = ("run", "ask", "--follow", first, "--instruction", "And whose?", "--plan")
    assert command(*words) == 0
    assert "The model will see: 1 of 1 earlier question." in capsys.readouterr().out
    assert len(folder_house.store.tasks()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("summarize", "--follow", "{first}", "--instruction", "And?"),
        ("ask", "{file}", "--follow", "{first}", "--instruction", "And?"),
        ("ask", "--follow", "{first}", "--instruction", "And?", "--full"),
        ("ask", "--follow", "{first}", "--instruction", "And?", "--category", "complex"),
        ("ask", "--follow", "{first}"),
        ("ask", "--follow", "nope", "--instruction", "And?"),
        ("ask", "--instruction", "And?"),
    ],
)
def test_wrong_uses_queue_nothing(
    command: Command, folder_house: FakeHouse, folder: Path, first: str, words: tuple[str, ...]
) -> None:
    typed = [word.format(first=first, file=folder / "a.txt") for word in words]
    assert command("run", *typed) == 2
    assert len(folder_house.store.tasks()) == 1
