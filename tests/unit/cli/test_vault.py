"""`homeport vault`, on a vault of fakes: what is asked, what is said, what it ends with."""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from app.cli.main import Services, run
from app.domain.errors import AppError, PassphraseNeeded, StoreDamaged, VaultKeyringClosed
from app.domain.ports import Engine
from app.domain.vault import Protection
from app.pipeline.house import Door, House
from tests.fakes.house import FakeHouse, fake_house
from tests.fakes.vault import BACKUP

WORDS = "some words of mine"
Streams = pytest.CaptureFixture[str]


def no_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
    raise AssertionError


class Desk:
    """Runs command lines before a door that may be locked; `typed` is what a person types."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fakes: FakeHouse = fake_house({})
        self.vault = self.fakes.vault
        self.given: str | None = None
        self.typed: Iterator[str] = iter(())
        self.asked: list[str] = []
        self.fault: AppError | None = None
        self._monkeypatch = monkeypatch

    def sit_down(self, *typed: str) -> None:
        """A person is at the terminal."""
        self.typed = iter(typed)
        self._monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        self._monkeypatch.setattr(getpass, "getpass", self._type)

    def run(self, *words: str) -> int:
        door = Door(self.vault, self._build, lambda: self.given)
        services = Services(
            lambda _: self._build(), no_engine, lambda *_, **__: 0, lambda _: door, self._enter
        )
        return run(list(words), services)

    def _build(self) -> House:
        if self.fault is not None:
            raise self.fault
        if self.vault.protection is Protection.PASSPHRASE and "unlock" not in self.vault.calls:
            raise PassphraseNeeded
        return self.fakes.house

    def _enter(self, door: Door) -> House | None:
        self.asked.append("in the window")
        return None

    def _type(self, question: str) -> str:
        self.asked.append(question)
        return next(self.typed)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


@pytest.fixture
def pipe() -> Iterator[Callable[[str], str]]:
    """A descriptor from which a script's secret is read."""
    ends: list[int] = []

    def write(text: str) -> str:
        reading, writing = os.pipe()
        os.write(writing, text.encode())
        os.close(writing)
        ends.append(reading)
        return str(reading)

    yield write
    for end in ends:
        os.close(end)


def test_the_status_says_what_is_covered_and_what_is_not(desk: Desk, capsys: Streams) -> None:
    desk.vault.protection = Protection.KEYRING
    assert desk.run("vault", "status") == 0
    told = capsys.readouterr().out
    assert "keyring" in told
    assert "Not covered: your own documents, exported results" in told
    assert BACKUP.name in told
    assert desk.run("vault", "status", "--json") == 0
    state = json.loads(capsys.readouterr().out)
    assert (state["protection"], state["is_encrypted"]) == ("keyring", True)
    assert "document memory" in state["covered"]


def test_a_passphrase_is_typed_twice_unseen(desk: Desk, capsys: Streams) -> None:
    desk.sit_down(WORDS, WORDS)
    assert desk.run("vault", "encrypt", "--passphrase") == 0
    assert desk.vault.passphrase == WORDS
    told = capsys.readouterr()
    assert WORDS not in told.out + told.err
    assert "recovery-key" in told.err
    desk.sit_down(WORDS, "something else")
    assert desk.run("vault", "encrypt", "--passphrase") == 2


def test_without_a_keyring_the_way_that_needs_none_is_named(
    desk: Desk, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: str | None) -> NoReturn:
        raise VaultKeyringClosed(reason="there is none on this system")

    monkeypatch.setattr(desk.vault, "encrypt", closed)
    assert desk.run("vault", "encrypt") == 1
    assert "`homeport vault encrypt --passphrase`" in capsys.readouterr().err
    desk.given = WORDS
    assert desk.run("vault", "encrypt", "--passphrase") == 1
    assert "--passphrase`" not in capsys.readouterr().err


def test_a_script_gives_it_in_a_file_or_by_a_descriptor(
    desk: Desk, pipe: Callable[[str], str]
) -> None:
    assert desk.run("vault", "encrypt", "--passphrase") == 1  # nobody is there to ask
    desk.given = WORDS
    assert desk.run("vault", "encrypt", "--passphrase", "--json") == 0
    assert desk.vault.passphrase == WORDS
    new = pipe("other words of mine\n")
    assert desk.run("vault", "encrypt", "--passphrase-fd", new) == 0
    assert desk.vault.passphrase == "other words of mine"
    assert desk.run("vault", "encrypt", "--passphrase-fd", "987") == 2


def test_a_command_asks_for_the_passphrase_and_again_when_it_is_wrong(
    desk: Desk, capsys: Streams
) -> None:
    desk.vault.protection, desk.vault.passphrase = Protection.PASSPHRASE, WORDS
    assert desk.run("queue", "list", "--json") == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "passphrase_needed"
    desk.sit_down("wrong", WORDS)
    assert desk.run("queue", "list") == 0
    assert len(desk.asked) == 2
    assert "not the passphrase" in capsys.readouterr().err


def test_three_wrong_passphrases_end_it(desk: Desk) -> None:
    desk.vault.protection, desk.vault.passphrase = Protection.PASSPHRASE, WORDS
    desk.sit_down("one", "two", "three", WORDS)
    assert desk.run("queue", "list") == 1
    assert len(desk.asked) == 3


def test_the_recovery_key_is_printed_alone_and_taken_unseen(
    desk: Desk, capsys: Streams, pipe: Callable[[str], str]
) -> None:
    assert desk.run("vault", "recovery-key") == 0
    assert capsys.readouterr().out == "KEY\n"
    assert desk.run("vault", "unlock") == 2
    assert desk.run("vault", "unlock", "--recovery-key-fd", pipe("KEY\n")) == 0
    desk.sit_down("KEY")
    assert desk.run("vault", "unlock") == 0
    assert desk.vault.calls.count("recover KEY") == 2


def test_a_damaged_store_is_told_and_restored(desk: Desk, capsys: Streams) -> None:
    desk.fault = StoreDamaged(path="/h/homeport.db")
    assert desk.run("queue", "list") == 1
    assert "homeport vault restore" in capsys.readouterr().err
    assert desk.run("vault", "restore", "--list", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == BACKUP.name
    assert desk.run("vault", "restore", BACKUP.name) == 0
    told = capsys.readouterr()
    assert "1 task that was added since then is lost" in told.out
    assert "/home/damaged/now" in told.err
    assert desk.vault.calls == [f"restore {BACKUP.name}"]


def test_a_backup_a_check_and_no_encryption(desk: Desk, capsys: Streams) -> None:
    for words in (("backup",), ("check",), ("decrypt",)):
        assert desk.run("vault", *words) == 0
        assert desk.run("vault", *words, "--json") == 0
    assert desk.vault.calls == ["back up"] * 2 + ["check"] * 2 + ["decrypt"] * 2


def test_who_leaves_the_dialog_gets_no_window(desk: Desk) -> None:
    assert desk.run() == 0
    assert desk.asked == ["in the window"]
