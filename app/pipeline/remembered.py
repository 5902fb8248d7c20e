"""What is remembered for as long as somebody looks at a plan, and not stored."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from app.domain.document import Document, Reading
from app.domain.errors import AppError
from app.domain.pii import PiiCounts, PiiKind
from app.domain.ports import DocumentReader, PiiRecords

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

    def close(self) -> None:
        """As the reader's own; what was read is still remembered."""
        self._reader.close()

    def _read(self, path: Path) -> Reading | AppError:
        try:
            return self._reader.read(path)
        except AppError as error:
            return error


class PassingPii:
    """PiiRecords of documents and tasks that are not in the store: nothing is written.

    What a content holds is remembered, so that each new plan does not look through it anew.
    """

    def __init__(self, stored: PiiRecords) -> None:
        self._stored = stored
        self._found: dict[str, PiiCounts] = {}
        self._raised: dict[str, PiiCounts] = {}

    def found(self, document: Document) -> PiiCounts | None:
        """What is known of its content; see `domain.ports.PiiRecords`."""
        known = self._found.get(document.sha256 or "")
        return known if known is not None else self._stored.found(document)

    def save_found(self, document: Document, counts: PiiCounts) -> None:
        """Remember it, by content: each plan makes documents anew."""
        if document.sha256 is not None:
            self._found[document.sha256] = counts

    def confirmed(self, sha256: str) -> frozenset[PiiKind]:
        """As it is stored."""
        return self._stored.confirmed(sha256)

    def confirm(self, sha256: str, kinds: Collection[PiiKind], at: datetime) -> None:
        """Stored: it is the user's word, whatever it was said about."""
        self._stored.confirm(sha256, kinds, at)

    def withdraw(self, sha256: str) -> bool:
        """Stored, as a confirmation is."""
        return self._stored.withdraw(sha256)

    def raise_task(self, task_id: str, counts: PiiCounts) -> None:
        """Of a task that is only planned."""
        self._raised[task_id] = counts

    def raised(self, task_id: str) -> PiiCounts:
        """Of a task that is only planned, or of a stored one."""
        known = self._raised.get(task_id)
        return known if known is not None else self._stored.raised(task_id)


def _chars(known: Reading | AppError) -> int:
    return sum(len(page.text) for page in known.pages) if isinstance(known, Reading) else 0
