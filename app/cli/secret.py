"""Secrets from a person or a script: typed unseen, or from a file descriptor, never as a word."""

import getpass
import os
import sys

from app.cli.output import say_error
from app.domain.errors import PassphraseNeeded, PassphraseUnfit, PassphraseWrong
from app.pipeline.house import Door, House

_TRIES = 3


def ask(question: str, descriptor: int | None = None) -> str | None:
    """One line: from the descriptor, else typed unseen; None: nobody is there to ask.

    Raises:
        PassphraseUnfit: the descriptor cannot be read.
    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, encoding="utf-8", closefd=False) as file:
                return file.readline().rstrip("\r\n")
        except (OSError, UnicodeError):
            raise PassphraseUnfit(reason=f"descriptor {descriptor} cannot be read") from None
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(f"{question}: ")


def ask_new_passphrase(descriptor: int | None, given: str | None) -> str:
    """A new passphrase; a person types it twice.

    Raises:
        PassphraseNeeded: nobody is there to ask. PassphraseUnfit: the two are not alike.
    """
    if descriptor is None and given is not None:
        return given
    first = ask("New passphrase", descriptor)
    if first is None:
        raise PassphraseNeeded
    if descriptor is None and ask("Once more") != first:
        raise PassphraseUnfit(reason="the two were not alike")
    return first


def unlock(door: Door) -> None:
    """Ask for the store's passphrase until it is right.

    Raises:
        PassphraseNeeded: nobody is there to ask. PassphraseWrong: three times.
    """
    for tries_left in reversed(range(_TRIES)):
        passphrase = ask("Passphrase of the store")
        if passphrase is None:
            raise PassphraseNeeded
        try:
            door.vault.unlock(passphrase)
        except PassphraseWrong as error:
            if not tries_left:
                raise
            say_error(error.info)
        else:
            return


def enter(door: Door) -> House:
    """Build the house; a person at a terminal is asked for the passphrase that it needs."""
    try:
        return door.build()
    except PassphraseNeeded:
        unlock(door)
        return door.build()
