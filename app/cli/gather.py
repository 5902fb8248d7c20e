"""From the files and folders that were named to the files that are meant."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.output import say
from app.domain.errors import FolderHasNoDocuments, printable
from app.domain.files import Listing
from app.pipeline.house import House

_MOST_NAMED = 5


def gather_files(house: House, named: Sequence[Path]) -> list[Path]:
    """Each file once; folders with all that is below them. What is left out is said.

    Raises:
        FolderHasNoDocuments: nothing is left.
    """
    files = [path for one in named for path in _files_of(house, one.expanduser().absolute())]
    if not files:
        raise FolderHasNoDocuments(name=", ".join(str(path) for path in named))
    return list(dict.fromkeys(files))


def _files_of(house: House, path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    listing = house.list_folder(path)
    for line in _left_out(listing, path):
        say(line)
    yield from (file.path for file in listing.files)


def _left_out(listing: Listing, folder: Path) -> Iterator[str]:
    if listing.skipped:
        yield f"Left out, for they cannot be documents: {_some(listing.skipped, folder)}"
    if not listing.files:
        yield f"There are no documents in {printable(folder.name)}"
    if listing.unreadable:
        yield f"Could not be looked into: {_some(listing.unreadable, folder)}"


def _some(paths: Sequence[Path], folder: Path) -> str:
    names = ", ".join(printable(str(path.relative_to(folder))) for path in paths[:_MOST_NAMED])
    more = len(paths) - _MOST_NAMED
    return f"{names} and {more:,} more" if more > 0 else names
