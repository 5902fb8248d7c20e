"""From the files and folders that were named to the files that are meant."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.files import ListFolder


class Gathered(NamedTuple):
    """The files that are meant, each once, and what was left out.

    `skipped` are files of folders that cannot be documents; `unreadable` are folders that could
    not be looked into.
    """

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def gather(named: Sequence[Path], list_folder: ListFolder) -> Gathered:
    """Files as they are, folders with all that is below them."""
    files: list[Path] = []
    skipped: list[Path] = []
    unreadable: list[Path] = []
    for path in (one.expanduser().absolute() for one in named):
        if not path.is_dir():
            files.append(path)
            continue
        listing = list_folder(path)
        files += [file.path for file in listing.files]
        skipped += listing.skipped
        unreadable += listing.unreadable
    return Gathered(tuple(dict.fromkeys(files)), tuple(skipped), tuple(unreadable))
