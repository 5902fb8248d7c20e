"""Pages of a PDF drawn by pdfium, and passages found among the characters it has placed on them."""

import ctypes
from contextlib import closing
from math import sqrt
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw

from app.domain.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLong
from app.domain.page_picture import Box, PagePicture, PageSize, PassageOnPage, letters
from app.ingest.page_messages import MOST_PIXELS
from app.ingest.pdf import MOST_PAGES

_MOST_SIDE_PX = 16_000
_PIXELS = MOST_PIXELS - 2 * _MOST_SIDE_PX  # sides are rounded up
_BYTES = 4
_MOST_CHARS = 200_000  # of a page, that are looked through
_MOST_BOXES = 400
_SMALLEST, _LARGEST = 1.0, 20_000.0  # points; PDF's own largest page is 14,400
_UNKNOWN = PageSize(612.0, 792.0)
_PARTS = 100_000  # pdfium gives places in whole pixels: of a page that large
_HEAD = 40
_BARELY_LESS = 1 - 1e-9  # pdfium rounds a picture's sides up


def open_file(file: BinaryIO, name: str) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """The document in an open file.

    Raises:
        DocumentEncrypted, DocumentDamaged, DocumentTooLong.
    """
    file.seek(0)
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentEncrypted(name=name) from None
        raise DocumentDamaged(name=name) from None
    if len(document) > MOST_PAGES:
        raise DocumentTooLong(name=name, pages=len(document), limit=MOST_PAGES)
    if len(document) == 0:
        raise DocumentDamaged(name=name)
    return document


def page_sizes(document: Any) -> tuple[PageSize, ...]:  # noqa: ANN401
    """The size of each page; of one that cannot be told, that of a letter."""
    return tuple(_size(document, index) for index in range(len(document)))


def _size(document: Any, index: int) -> PageSize:  # noqa: ANN401
    try:
        width, height = document.get_page_size(index)
    except pypdfium2.PdfiumError:
        return _UNKNOWN
    return PageSize(_bounded(width), _bounded(height))


def _bounded(points: float) -> float:
    return round(min(max(points, _SMALLEST), _LARGEST), 1)


def draw(document: Any, number: int, width_px: int) -> PagePicture:  # noqa: ANN401
    """A page's picture: as wide as asked for, or as many pixels as are allowed."""
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        scale = min(width_px / width, _MOST_SIDE_PX / max(width, height)) * _BARELY_LESS
        pixels = width * scale * height * scale
        if pixels > _PIXELS:
            scale *= sqrt(_PIXELS / pixels)
        with closing(
            page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True, maybe_alpha=False)
        ) as bitmap:
            if bitmap.stride != bitmap.width * _BYTES:
                raise ValueError("rows with gaps")
            return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))


def find(document: Any, number: int, passage: PassageOnPage) -> tuple[Box, ...]:  # noqa: ANN401
    """The boxes of a passage's lines.

    Letters and digits are compared alone: of white space, hyphens at line ends and control
    characters the page and its stored text have different ones.
    """
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as textpage:
        count = min(textpage.count_chars(), _MOST_CHARS)
        codes = [(at, chr(raw.FPDFText_GetUnicode(textpage, at))) for at in range(count)]
        placed = [(at, sign) for at, sign in codes if sign.isalnum()]
        written = "".join(sign for _, sign in placed)
        wanted = letters(passage.text)
        start, length = _nearest(written, wanted, passage.letters_before)
        if length == 0:
            return ()
        first, last = placed[start][0], placed[start + length - 1][0]
        rects = min(textpage.count_rects(first, last - first + 1), _MOST_BOXES)
        return tuple(_box(page, textpage.get_rect(at)) for at in range(rects))


def _nearest(written: str, wanted: str, before: int) -> tuple[int, int]:
    """Where the wanted letters begin, and how many of them there are; of several the nearest.

    Where the page has something between them (a footnote, a figure), how they begin must do.
    """
    for part in (wanted, wanted[:_HEAD]):
        starts = []
        at = written.find(part) if part else -1
        while at >= 0:
            starts.append(at)
            at = written.find(part, at + 1)
        if starts:
            return min(starts, key=lambda start: abs(start - before)), len(part)
    return 0, 0


def _box(page: Any, rect: tuple[float, float, float, float]) -> Box:  # noqa: ANN401
    """From points, counted from the bottom and before the page is turned, to shares of it."""
    left, bottom, right, top = rect
    one, other = _place(page, left, top), _place(page, right, bottom)
    across, down = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Box(across[0], down[0], across[1], down[1])


def _place(page: Any, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _PARTS, _PARTS, 0, x, y, across, down)
    return _share(across.value), _share(down.value)


def _share(parts: int) -> float:
    return min(max(parts / _PARTS, 0.0), 1.0)
