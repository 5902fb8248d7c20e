"""The dialogs before the window: what is typed, what is done with it, and how one leaves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import PassphraseNeeded, PassphraseWrong, StoreDamaged, VaultKeyLost
from app.domain.vault import Protection
from app.pipeline.house import Door, House
from app.ui.vault_dialog import VaultDialog
from app.ui.vault_door import enter
from tests.fakes.house import FakeHouse
from tests.ui.hands import click

WORDS = "some words of mine"
_LOOK_MS = 20
Step = Callable[[VaultDialog], object]


class Person:
    """Does one thing after another, each when its dialog is there and nothing is under way."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.seen: list[str] = []
        self._timer = QTimer(interval=_LOOK_MS)
        self._timer.timeout.connect(self.act)

    def __enter__(self) -> "Person":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def act(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, VaultDialog) or not dialog.leave_button.isEnabled():
            return
        self.seen.append(f"{dialog.windowTitle()}: {dialog.text.text()} {dialog.problem.text()}")
        if self.steps:
            self.steps.pop(0)(dialog)
        else:
            dialog.reject()


def types(*texts: str) -> Step:
    def step(dialog: VaultDialog) -> None:
        for edit, text in zip(dialog.edits, texts, strict=True):
            edit.setText(text)
        click(dialog.work_button)

    return step


def leaves(dialog: VaultDialog) -> None:
    click(dialog.leave_button)


@pytest.fixture
def door(fakes: FakeHouse) -> Door:
    """A door whose store wants a passphrase until it has had the right one."""
    vault = fakes.vault

    def build() -> House:
        if vault.protection is Protection.PASSPHRASE and "unlock" not in vault.calls:
            raise PassphraseNeeded
        return fakes.house

    return Door(vault, build, lambda: None)


def test_the_passphrase_is_asked_until_it_is_right(
    qtbot: QtBot, fakes: FakeHouse, door: Door
) -> None:
    fakes.vault.protection, fakes.vault.passphrase = Protection.PASSPHRASE, WORDS
    with Person(types("not these"), types(WORDS)) as person:
        assert enter(door) is fakes.house
    assert PassphraseWrong.title in person.seen[1]


def test_who_does_not_know_it_leaves(qtbot: QtBot, fakes: FakeHouse, door: Door) -> None:
    fakes.vault.protection, fakes.vault.passphrase = Protection.PASSPHRASE, WORDS
    with Person(leaves):
        assert enter(door) is None


def test_a_forgotten_passphrase_is_set_anew_by_the_recovery_key(
    qtbot: QtBot, fakes: FakeHouse, door: Door
) -> None:
    fakes.vault.protection, fakes.vault.passphrase = Protection.PASSPHRASE, WORDS
    with Person(
        lambda dialog: click(dialog.other_button),
        types("KEY", WORDS, "not alike"),
        types("KEY", WORDS, WORDS),
        types(WORDS),
    ) as person:
        assert enter(door) is fakes.house
    assert "not alike" in person.seen[2]
    assert fakes.vault.calls == ["recover KEY", "unlock"]


def test_a_key_that_the_keyring_lost_is_typed(qtbot: QtBot, fakes: FakeHouse) -> None:
    fakes.vault.protection = Protection.KEYRING

    def build() -> House:
        if not fakes.vault.calls:
            raise VaultKeyLost
        return fakes.house

    with Person(types("KEY")) as person:
        assert enter(Door(fakes.vault, build, lambda: None)) is fakes.house
    assert "Nothing is damaged" in person.seen[0]
    assert fakes.vault.calls == ["recover KEY"]


def test_a_damaged_store_is_restored_and_what_is_lost_is_told(
    qtbot: QtBot, fakes: FakeHouse
) -> None:
    def build() -> House:
        if not fakes.vault.calls:
            raise StoreDamaged(path="/h/homeport.db")
        return fakes.house

    with Person(types(), types()) as person:
        assert enter(Door(fakes.vault, build, lambda: None)) is fakes.house
    assert "2026-03-01" in person.seen[0]
    assert "1 task that was added since then is lost" in person.seen[1]
    fakes.vault.calls.clear()
    with Person(leaves):
        assert enter(Door(fakes.vault, build, lambda: None)) is None
    assert fakes.vault.calls == []


@pytest.mark.parametrize(
    ("step", "protection"),
    [(types(WORDS, WORDS), Protection.PASSPHRASE), (leaves, Protection.NONE)],
    ids=["passphrase", "none"],
)
def test_a_new_home_without_a_keyring_is_a_persons_choice(
    qtbot: QtBot, fakes: FakeHouse, step: Step, protection: Protection
) -> None:
    fakes.vault.is_undecided = True
    with Person(step):
        assert enter(Door(fakes.vault, lambda: fakes.house, lambda: None)) is fakes.house
    assert fakes.vault.protection is protection
    assert fakes.vault.calls == ["choose"]
