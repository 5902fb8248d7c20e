"""The ports of what comes in at the window: pasted texts and pictures, folders used before."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol


class PasteKeeper(Protocol):
    """Makes documents of what was pasted or dropped without a file.

    They lie in the home, named by date and time, and go with the last task that uses them. No name
    has anything of the text.
    """

    def keep_text(self, text: str) -> Path:
        """A text as a document.

        Raises:
            DiskFull, HomeNotWritable: it was not kept.
        """
        ...

    def keep_picture(self, png: bytes) -> Path:
        """A picture, given as PNG.

        Raises:
            DiskFull, HomeNotWritable: it was not kept.
        """
        ...


class RecentFolders(Protocol):
    """The folders that documents came from last. It is no loss when they cannot be kept."""

    def read(self) -> Sequence[Path]:
        """The newest first, some few."""
        ...

    def add(self, folders: Collection[Path]) -> None:
        """These are the newest now."""
        ...

    def forget(self, folder: Path | None) -> None:
        """Forget one; None: all."""
        ...
