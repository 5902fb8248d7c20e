"""PDF by pypdfium2, page by page, so that a long document needs no more memory than a short one."""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import Any

import pypdfium2
from pypdfium2 import raw

from app.domain.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLong
from app.ingest import ocr
from app.ingest.picture import MOST_PIXELS, TOO_LARGE, read_picture, scan_problem
from app.ingest.source import Section, Source

DAMAGED = "damaged page"
MOST_PAGES = 20_000
# pdfium marks a word broken at a line end with one of these in place of the hyphen.
_BROKEN_WORD = re.compile("[\x02\ufffe\u00ad]\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\uffff]")
_FEWEST_LETTERS = 1
# A page with fewer letters is a scan with a stamp or a page number, if a picture fills half of it.
_LETTERS_OF_A_SCAN = 30
_SCAN_AREA = 0.5
_DOTS_PER_POINT = 200 / 72


def read_sections(source: Source) -> Iterator[Section]:
    """The pages in order. A page that cannot be read says so; the others go on.

    Raises:
        DocumentEncrypted, DocumentDamaged, DocumentTooLong.
    """
    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentEncrypted(name=source.name) from None
        raise DocumentDamaged(name=source.name) from None
    with closing(document):
        count = len(document)
        if count == 0:
            raise DocumentDamaged(name=source.name)
        if count > MOST_PAGES:
            raise DocumentTooLong(name=source.name, pages=count, limit=MOST_PAGES)
        for index in range(count):
            yield _read_page(document, index)


def _read_page(document: Any, index: int) -> Section:  # noqa: ANN401 - pypdfium2 has no types
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
            text = _tidy(textpage.get_text_bounded())
            if _is_scan(page, text):
                return _recognize(page, text)
    except pypdfium2.PdfiumError:
        return Section("", problem=DAMAGED)
    return Section(f"{text}\n\n" if text else "")


def _recognize(page: Any, text: str) -> Section:  # noqa: ANN401
    """What is on the picture, or the few words beside it and that the picture was not read."""
    beside = f"{text}\n\n" if text else ""
    if not ocr.is_installed():
        return Section(beside, problem=scan_problem())
    if any(_pixels(image) > MOST_PIXELS for image in _images(page)):
        return Section(beside, problem=TOO_LARGE)
    longest = max(page.get_size())
    scale = min(_DOTS_PER_POINT, ocr.MOST_SIDE_PX / max(longest, 1))
    with closing(page.render(scale=scale, may_draw_forms=False)) as bitmap:
        section = read_picture(bitmap.to_numpy())
    return section if section.text else section._replace(text=beside)


def _tidy(text: str) -> str:
    """Plain lines; an empty text if there is not a letter or figure in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", _BROKEN_WORD.sub("", text)).strip()
    return text if _has_letters(text, _FEWEST_LETTERS) else ""


def _has_letters(text: str, count: int) -> bool:
    """Whether there are so many; a long page is not counted to its end."""
    return sum(1 for _ in islice(filter(str.isalnum, text), count)) == count


def _is_scan(page: Any, text: str) -> bool:  # noqa: ANN401
    if not text:
        return _has_pictures(page)
    if _has_letters(text, _LETTERS_OF_A_SCAN + 1):
        return False
    width, height = page.get_size()
    return any(_area(image) > width * height * _SCAN_AREA for image in _images(page))


def _images(page: Any) -> Iterator[Any]:  # noqa: ANN401
    yield from page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)


def _pixels(image: Any) -> int:  # noqa: ANN401
    width, height = image.get_px_size()
    return int(width * height)


def _area(image: Any) -> float:  # noqa: ANN401
    left, bottom, right, top = image.get_bounds()
    return float((right - left) * (top - bottom))


def _has_pictures(page: Any) -> bool:  # noqa: ANN401
    """Whether anything is drawn: a page without text that is not blank must be named."""
    drawn = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return next(iter(page.get_objects(filter=drawn, max_depth=3)), None) is not None
