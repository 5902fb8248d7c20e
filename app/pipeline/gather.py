"""From the files and folders that were named to the files that are meant."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.files import FoundFile, ListFolder


class Gathered(NamedTuple):
    """The files that are meant, each once, and what was left out.

    `skipped` are files of folders that cannot be documents; `unreadable` are folders that could
    not be looked into.
    """

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def gather(named: Sequence[Path], list_folder: ListFolder, output: Path | None = None) -> Gathered:
    """Files as they are, folders with all that is below them but the folder for results."""
    files: list[Path] = []
    skipped: list[Path] = []
    unreadable: list[Path] = []
    for path in (one.expanduser().absolute() for one in named):
        if not path.is_dir():
            files.append(path)
            continue
        listing = list_folder(path)
        files += [file.path for file in without_results(listing.files, path, output)]
        skipped += listing.skipped
        unreadable += listing.unreadable
    return Gathered(tuple(dict.fromkeys(files)), tuple(skipped), tuple(unreadable))


def without_results(
    files: Iterable[FoundFile], folder: Path, output: Path | None
) -> list[FoundFile]:
    """The files of a folder but those below `output`: results are no documents.

    An `output` that holds the whole folder leaves nothing out.
    """
    if output is None:
        return list(files)
    results, folder = output.expanduser().resolve(), folder.resolve()
    if folder.is_relative_to(results):
        return list(files)
    return [file for file in files if not file.path.resolve().is_relative_to(results)]
