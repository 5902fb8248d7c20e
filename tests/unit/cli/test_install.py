"""`homeport update-check` and `homeport autostart` in a house of fakes."""

import dataclasses
import json
from typing import NoReturn

import pytest

from app.cli.main import Services, run
from app.cli.output import DONE, FAILED, WRONG_USE
from app.domain.errors import PassphraseNeeded
from app.domain.settings import Settings, UpdatesSettings
from app.pipeline.house import House
from tests.fakes.house import FakeHouse
from tests.fakes.login_item import FakeLoginItem
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
ADDRESS = "https://a.example/newest"


def with_parts(fakes: FakeHouse, newest: str = "99.0") -> House:
    """The house with an address that says `newest`, and a login item."""
    said = {ADDRESS: newest}
    item = FakeLoginItem()
    return dataclasses.replace(fakes.house, read_newest=said.__getitem__, login_item=item)


def set_address(fakes: FakeHouse) -> None:
    fakes.settings = Settings(updates=UpdatesSettings(address=ADDRESS))


def test_without_an_address_nobody_is_asked(command: Command, capsys: Streams) -> None:
    assert command("update-check") == WRONG_USE
    assert "updates.address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("newest", "words", "is_newer"),
    [("99.0", "Homeport 99.0 is there", True), ("0.0.1", "This is the newest version", False)],
)
def test_it_says_whether_there_is_a_newer_one(
    command: Command,
    folder_house: FakeHouse,
    capsys: Streams,
    newest: str,
    words: str,
    is_newer: bool,
) -> None:
    set_address(folder_house)
    folder_house.house = with_parts(folder_house, newest)
    assert command("update-check") == DONE
    assert words in capsys.readouterr().out
    assert command("update-check", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["is_newer"] is is_newer


def test_an_answer_that_is_no_version_is_told_as_a_failure(
    command: Command, folder_house: FakeHouse, capsys: Streams
) -> None:
    set_address(folder_house)
    folder_house.house = with_parts(folder_house, "<html>Sign in</html>")
    assert command("update-check") == FAILED
    shown = capsys.readouterr()
    assert "does not answer with a version" in shown.err
    assert "Sign in" not in shown.err + shown.out


def test_starting_at_login_is_switched_and_told_without_a_store(capsys: Streams) -> None:
    item = FakeLoginItem()

    def locked(*_: object, **__: object) -> NoReturn:
        raise PassphraseNeeded

    def command(*words: str) -> int:
        return run(list(words), Services(locked, locked, locked, login_item=item))

    assert command("autostart") == DONE
    assert "when you start it" in capsys.readouterr().out
    assert command("autostart", "on") == DONE
    assert "when you log in" in capsys.readouterr().out
    assert command("autostart", "status", "--json") == DONE
    assert json.loads(capsys.readouterr().out) == {"starts_at_login": True}
    assert command("autostart", "off") == DONE
    assert command("autostart", "perhaps") == WRONG_USE
