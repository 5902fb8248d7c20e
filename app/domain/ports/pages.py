"""The port of pages as they look."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.domain.page_picture import Box, PagePicture, PageSize, PassageOnPage


class OpenPages(Protocol):
    """A document whose pages can be drawn.

    Calls come one after the other; `close` from any thread.
    """

    @property
    def sizes(self) -> Sequence[PageSize]:
        """The size of each page, in order."""
        ...

    def draw(self, number: int, width_px: int) -> PagePicture:
        """A page (from 1), about so many pixels wide: fewer where it would have too many.

        Raises:
            PageNotDrawable: this page cannot be drawn; others may.
            SourceChanged, DocumentMissing: the file is no longer what was read.
        """
        ...

    def find(self, number: int, passage: PassageOnPage) -> Sequence[Box]:
        """Where a passage stands on a page, line by line; none: it is not found there.

        Raises:
            PageNotDrawable, SourceChanged, DocumentMissing: as `draw`.
        """
        ...

    def close(self) -> None:
        """Let go of the file; a call that is under way ends with an error."""
        ...


class PageDrawer(Protocol):
    """Draws the pages of files."""

    def open(self, path: Path, sha256: str) -> OpenPages:
        """The pages of a file, if it is still the one with this SHA-256.

        Raises:
            SourceChanged: it has other contents.
            PagesNotDrawable: pages of this format are not drawn.
            AppError: one of the document errors.
        """
        ...
