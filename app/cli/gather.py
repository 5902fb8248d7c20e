"""From the files and folders that were named to the files that are meant."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.output import say
from app.domain.errors import FolderHasNoDocuments, printable
from app.pipeline.gather import Gathered, gather
from app.pipeline.house import House

_MOST_NAMED = 5


def gather_files(house: House, named: Sequence[Path], output: Path | None = None) -> list[Path]:
    """Each file once; folders with all that is below them. What is left out is said.

    Args:
        output: where results go; what is in it is not taken for documents.

    Raises:
        FolderHasNoDocuments: nothing is left.
    """
    files: list[Path] = []
    for path in (one.expanduser().absolute() for one in named):
        found = gather([path], house.list_folder, output)
        for line in _left_out(found, path):
            say(line)
        files += found.files
    if not files:
        raise FolderHasNoDocuments(name=", ".join(str(path) for path in named))
    return list(dict.fromkeys(files))


def _left_out(found: Gathered, folder: Path) -> Iterator[str]:
    if found.skipped:
        yield f"Left out, for they cannot be documents: {_some(found.skipped, folder)}"
    if not found.files:
        yield f"There are no documents in {printable(folder.name)}"
    if found.unreadable:
        yield f"Could not be looked into: {_some(found.unreadable, folder)}"


def _some(paths: Sequence[Path], folder: Path) -> str:
    names = ", ".join(printable(str(path.relative_to(folder))) for path in paths[:_MOST_NAMED])
    more = len(paths) - _MOST_NAMED
    return f"{names} and {more:,} more" if more > 0 else names
