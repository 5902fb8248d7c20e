"""What lies in a folder."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# Where Homeport keeps documents that it made of what was pasted, in its home, and their names.
PASTED_FOLDER = "pasted"
PASTED_NAMES = ("Pasted text", "Pasted picture")
_PASTED = re.compile(
    rf"(?:{'|'.join(PASTED_NAMES)}) [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} "
    r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?: \([0-9]+\))?\.(?:txt|png)"
)


def is_pasted_name(name: str) -> bool:
    """Whether a file in that folder was made by Homeport: what else is there is the user's."""
    return _PASTED.fullmatch(name) is not None


class FoundFile(NamedTuple):
    """A file that may be a document, and what changes when it is written to."""

    path: Path
    size_bytes: int
    changed_ns: int


class Listing(NamedTuple):
    """A folder with all that is below it, sorted.

    `skipped` are files that cannot be documents, and links that lead out of the folder;
    `unreadable` are folders that could not be looked into.
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()


ListFolder = Callable[[Path], Listing]
