"""A reader that remembers, for as long as somebody looks at a plan."""

from pathlib import Path

from app.domain.document import Reading
from app.domain.errors import AppError
from app.domain.ports import DocumentReader

_MOST_CHARS = 20_000_000


class RememberingReader:
    """A DocumentReader that reads a file once, however often it is asked for.

    Errors are remembered too. What was asked for longest ago is forgotten when all texts together
    have more than `most_chars` characters.
    """

    def __init__(self, reader: DocumentReader, most_chars: int = _MOST_CHARS) -> None:
        self._reader = reader
        self._most_chars = most_chars
        self._known: dict[Path, Reading | AppError] = {}
        self._chars = 0

    def read(self, path: Path) -> Reading:
        """The file's pages; see `domain.ports.DocumentReader`."""
        known = self._known.pop(path, None)
        if known is None:
            known = self._read(path)
            self._chars += _chars(known)
        self._known[path] = known  # the last in order: the one to be forgotten last
        while self._chars > self._most_chars and len(self._known) > 1:
            self._chars -= _chars(self._known.pop(next(iter(self._known))))
        if isinstance(known, AppError):
            raise known
        return known

    def fingerprint(self, path: Path) -> str:
        """The file's SHA-256."""
        return self._reader.fingerprint(path)

    def _read(self, path: Path) -> Reading | AppError:
        try:
            return self._reader.read(path)
        except AppError as error:
            return error


def _chars(known: Reading | AppError) -> int:
    return sum(len(page.text) for page in known.pages) if isinstance(known, Reading) else 0
