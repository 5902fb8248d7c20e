"""A document reader that opens no file: its pages come from a dict."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.domain.document import Page, Reading
from app.domain.errors import AppError, DocumentHasNoText, DocumentMissing


class FakeReader:
    """A DocumentReader. `pages` says for each path what its pages hold, or how reading fails.

    `read_paths` are all paths that were read, in order.
    """

    def __init__(self, pages: Mapping[Path, Sequence[str] | AppError]) -> None:
        self.pages = dict(pages)
        self.read_paths: list[Path] = []

    def read(self, path: Path) -> Reading:
        self.read_paths.append(path)
        texts = self._texts(path)
        if not any(text.strip() for text in texts):
            raise DocumentHasNoText(name=path.name, pages=len(texts))
        return Reading(
            media_type="text/plain",
            sha256=self.fingerprint(path),
            size_bytes=len("".join(texts).encode()),
            pages=tuple(Page(number=at, text=text) for at, text in enumerate(texts, start=1)),
        )

    def fingerprint(self, path: Path) -> str:
        return hashlib.sha256("".join(self._texts(path)).encode()).hexdigest()

    def close(self) -> None:
        """Nothing is kept."""

    def _texts(self, path: Path) -> Sequence[str]:
        texts = self.pages.get(path)
        if texts is None:
            raise DocumentMissing(name=path.name)
        if isinstance(texts, AppError):
            raise texts
        return texts
