"""A page drawer that opens no PDF: its pages are white, and each of their lines has its place."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import (
    DocumentMissing,
    PageNotDrawable,
    PagesNotDrawable,
    SourceChanged,
)
from app.domain.page_picture import Box, PagePicture, PageSize, PassageOnPage, letters

_LINES = 40
_SIZE = PageSize(600.0, 800.0)


@dataclass
class DrawnFile:
    """A file whose pages hold these lines; those in `bad` cannot be drawn."""

    sha256: str
    pages: Sequence[Sequence[str]]
    bad: Sequence[int] = ()


class FakeDrawer:
    """A PageDrawer over `files`; what is no PDF there is None. `drawn` are all drawn pages."""

    def __init__(self) -> None:
        self.files: dict[Path, DrawnFile | None] = {}
        self.drawn: list[tuple[int, int]] = []
        self.open_count = 0

    def open(self, path: Path, sha256: str) -> "FakePages":
        if path not in self.files:
            raise DocumentMissing(name=path.name)
        file = self.files[path]
        if file is None:
            raise PagesNotDrawable(name=path.name)
        self.open_count += 1
        pages = FakePages(self, path, sha256)
        pages.require_same()
        return pages


class FakePages:
    """An open file of a FakeDrawer."""

    def __init__(self, drawer: FakeDrawer, path: Path, sha256: str) -> None:
        self._drawer, self._path, self._sha256 = drawer, path, sha256
        self._is_open = True
        self.sizes = [_SIZE for _ in self._file().pages]

    def draw(self, number: int, width_px: int) -> PagePicture:
        self._page(number)
        self._drawer.drawn.append((number, width_px))
        height = round(width_px * _SIZE.height / _SIZE.width)
        return PagePicture(width_px, height, b"\xff\xff\xff\xff" * width_px * height)

    def find(self, number: int, passage: PassageOnPage) -> Sequence[Box]:
        wanted = letters(passage.text)
        for at, line in enumerate(self._page(number)):
            if wanted and wanted in letters(line):
                return [Box(0.1, at / _LINES, 0.9, (at + 1) / _LINES)]
        return []

    def close(self) -> None:
        self._drawer.open_count -= self._is_open
        self._is_open = False

    def require_same(self) -> None:
        """Raise where the file is no longer the one that was read."""
        if self._file().sha256 != self._sha256:
            raise SourceChanged(name=self._path.name)

    def _page(self, number: int) -> Sequence[str]:
        self.require_same()
        file = self._file()
        if number in file.bad or not 1 <= number <= len(file.pages):
            raise PageNotDrawable(name=self._path.name, page=number)
        return file.pages[number - 1]

    def _file(self) -> DrawnFile:
        file = self._drawer.files.get(self._path)
        if file is None:
            raise DocumentMissing(name=self._path.name)
        return file


def sha256_of(data: bytes) -> str:
    """A file's SHA-256."""
    return hashlib.sha256(data).hexdigest()
