"""The passphrase as a script gives it: in a file, never on the command line."""

import os
from pathlib import Path

from app.domain.errors import PassphraseUnfit

PASSPHRASE_FILE = "HOMEPORT_PASSPHRASE_FILE"  # noqa: S105 - a name
NEW_HOME = "HOMEPORT_NEW_HOME"
_PLAIN = "plain"


def given_passphrase() -> str | None:
    """The first line of the file that HOMEPORT_PASSPHRASE_FILE names; None: it names none.

    Raises:
        PassphraseUnfit: the file cannot be read.
    """
    name = os.environ.get(PASSPHRASE_FILE)
    if not name:
        return None
    try:
        with Path(name).open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeError):
        raise PassphraseUnfit(reason=f"{PASSPHRASE_FILE} cannot be read") from None


def is_plain_at_first() -> bool:
    """Whether HOMEPORT_NEW_HOME says that a new home is not encrypted by itself."""
    return os.environ.get(NEW_HOME) == _PLAIN
