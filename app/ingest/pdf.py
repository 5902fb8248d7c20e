"""PDF by pypdfium2, page by page, so that a long document needs no more memory than a short one."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from app.domain.document import Page
from app.domain.errors import DocumentDamaged, DocumentEncrypted

SCAN = "a picture without text (a scan?)"
DAMAGED = "damaged page"
# pdfium marks a word broken at a line end with one of these in place of the hyphen.
_BROKEN_WORD = re.compile("[\x02\ufffe\u00ad]\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\uffff]")
_FEWEST_LETTERS = 1


def read_pdf(path: Path) -> Iterator[Page]:
    """The pages in order. A page that cannot be read says so; the others go on.

    Raises:
        DocumentEncrypted, DocumentDamaged.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentEncrypted(name=path.name) from None
        raise DocumentDamaged(name=path.name) from None
    with closing(document):
        if len(document) == 0:
            raise DocumentDamaged(name=path.name)
        for index in range(len(document)):
            yield _read_page(document, index)


def _read_page(document: Any, index: int) -> Page:  # noqa: ANN401 - pypdfium2 has no types
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
            text = _tidy(textpage.get_text_bounded())
            if not text and _has_pictures(page):
                return Page(number=index + 1, text="", problem=SCAN)
    except pypdfium2.PdfiumError:
        return Page(number=index + 1, text="", problem=DAMAGED)
    return Page(number=index + 1, text=f"{text}\n\n" if text else "")


def _tidy(text: str) -> str:
    """Plain lines; an empty text if there is not a letter or figure in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", _BROKEN_WORD.sub("", text)).strip()
    return text if sum(map(str.isalnum, text)) >= _FEWEST_LETTERS else ""


def _has_pictures(page: Any) -> bool:  # noqa: ANN401
    """Whether anything is drawn: a page without text that is not blank must be named."""
    drawn = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return next(iter(page.get_objects(filter=drawn, max_depth=3)), None) is not None
