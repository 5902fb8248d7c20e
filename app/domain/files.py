"""What lies in a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# Where Homeport keeps documents that it made of what was pasted, in its home, and their names.
PASTED_FOLDER = "pasted"
PASTED_NAMES = ("Pasted text", "Pasted picture")


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
