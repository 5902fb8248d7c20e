"""What a reader is given and what it gives."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple


class Source(NamedTuple):
    """A file on the disk, or one that was found in another: `depth` says in how many."""

    name: str
    content: Path | bytes
    depth: int = 0

    def open(self) -> BinaryIO:
        """The bytes, from the first."""
        if isinstance(self.content, bytes):
            return BytesIO(self.content)
        return self.content.open("rb")

    def read(self) -> bytes:
        """All bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()

    def size_bytes(self) -> int:
        """How many bytes there are."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size


class Section(NamedTuple):
    """A page that has no number yet; see `domain.document.Page`."""

    text: str
    label: str = ""
    problem: str | None = None
