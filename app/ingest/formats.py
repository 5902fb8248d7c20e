"""Which reader a file needs, by its content; a file's name may lie."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.document import Page
from app.domain.errors import DocumentFormatUnknown, DocumentTooLarge
from app.ingest.pdf import read_pdf
from app.ingest.text import decode_text, split_pages

_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024  # Adobe's readers look this far (PDF 1.7 reference, appendix H)
_BINARY_MARKS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)
_MB = 1_000_000
MOST_TEXT_BYTES = 100 * _MB
MOST_PDF_BYTES = 500 * _MB

PDF = "application/pdf"
TEXT = "text/plain"


def detect_format(path: Path, size_bytes: int) -> str:
    """The media type, from the first bytes.

    Raises:
        DocumentFormatUnknown, DocumentTooLarge.
    """
    with path.open("rb") as file:
        head = file.read(_PDF_MARK_WITHIN)
    if head.startswith(_BINARY_MARKS):
        raise DocumentFormatUnknown(name=path.name)
    media_type = PDF if _PDF_MARK in head else TEXT
    limit = MOST_PDF_BYTES if media_type == PDF else MOST_TEXT_BYTES
    if size_bytes > limit:
        size_mb = -(-size_bytes // _MB)
        raise DocumentTooLarge(name=path.name, size_mb=size_mb, limit_mb=limit // _MB)
    return media_type


def read_pages(path: Path, media_type: str) -> Iterator[Page]:
    """The file's pages in order.

    Raises:
        AppError: one of the document errors.
    """
    if media_type == PDF:
        yield from read_pdf(path)
    else:
        yield from split_pages(decode_text(path.read_bytes(), path.name))
