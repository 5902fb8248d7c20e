"""Which reader a file needs, by its content; a file's name may lie.

The name decides only between forms of text that look alike: CSV, Markdown, plain text.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from app.domain.document import Page
from app.domain.errors import (
    AppError,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentFormatUnknown,
    DocumentTooLarge,
)
from app.ingest.source import Section, Source

Reader = Callable[[Source], Iterator[Section]]

PDF = "application/pdf"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
CSV = "text/csv"
JSON = "application/json"
EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"
RTF = "application/rtf"
EPUB = "application/epub+zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"

# Named, not imported: a child loads the libraries of one format only.
_READERS = {
    PDF: "pdf",
    TEXT: "text",
    MARKDOWN: "plain_markdown",
    HTML: "hypertext",
    CSV: "delimited",
    JSON: "records",
    EML: "mail",
    MSG: "outlook",
    RTF: "rich_text",
    EPUB: "epub",
    DOCX: "word",
    PPTX: "slides",
    XLSX: "workbook",
    ODT: "opendocument",
    ODS: "opendocument",
    ODP: "opendocument",
    PNG: "picture",
    JPEG: "picture",
    TIFF: "picture",
}

_MB = 1_000_000
MOST_TEXT_BYTES = 100 * _MB  # of a format that is read into memory whole
MOST_FILE_BYTES = 500 * _MB
MOST_CHARS = 100_000_000  # of text, whatever it comes from
_WHOLE = {TEXT, MARKDOWN, HTML, CSV, JSON, EML, MSG, RTF}
_PLAIN = {TEXT, MARKDOWN, CSV, JSON}  # read by Python alone, without a library in C

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database and no message takes these
_HEAD_BYTES = 4096
_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024  # Adobe's readers look this far (PDF 1.7 reference, appendix H)
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = {
    b"{\\rtf": RTF,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
}
_UNREAD_MARKS = (b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_ANY_MARK = (*_ZIP_MARKS, _OLE_MARK, *_MARKS, *_UNREAD_MARKS)
_OFFICE_FOLDERS = {"word/": DOCX, "ppt/": PPTX, "xl/": XLSX}
_MIMETYPE_BYTES = 200
_MIMETYPES = {EPUB, ODT, ODS, ODP}
_BY_SUFFIX = {
    ".csv": CSV,
    ".tsv": CSV,
    ".tab": CSV,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".json": JSON,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".ipynb": JSON,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
}
PLAIN_SUFFIXES = {".txt", ".text", ".log"} | {
    suffix for suffix, media_type in _BY_SUFFIX.items() if media_type in _PLAIN
}
_HTML = re.compile(r"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.I | re.S)
_JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\"\]])")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):|[ \t]")
_MAIL_HEADERS = {
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "content-type",
}


def detect_format(source: Source) -> str:
    """The media type, from the first bytes.

    Raises:
        DocumentFormatUnknown, DocumentTooLarge, DocumentDamaged, DocumentEncrypted.
    """
    media_type = _by_content(source, _head(source))
    if media_type is None:
        raise DocumentFormatUnknown(name=source.name)
    limit = MOST_TEXT_BYTES if media_type in _WHOLE else MOST_FILE_BYTES
    _refuse_over(source.size_bytes(), limit, source.name)
    return media_type


def detect_plain(source: Source) -> str | None:
    """The media type of plain text; None for all else, of which no more than its head is read."""
    head = _head(source)
    if head.startswith(_ANY_MARK) or _PDF_MARK in head[:_PDF_MARK_WITHIN]:
        return None
    media_type = detect_format(source)
    return media_type if media_type in _PLAIN else None


def read_pages(source: Source, media_type: str) -> Iterator[Page]:
    """The file's pages in order.

    Raises:
        AppError: one of the document errors; never anything else but MemoryError.
    """
    chars = 0
    for number, section in enumerate(read_sections(source, media_type), start=1):
        text = _UNSTORABLE.sub("\ufffd", section.text)
        chars += len(text)
        _refuse_over(chars, MOST_CHARS, source.name)
        label = " ".join(_UNSTORABLE.sub("\ufffd", section.label).split())
        yield Page(number=number, text=text, problem=section.problem, label=label)


def read_sections(source: Source, media_type: str) -> Iterator[Section]:
    """The pages without numbers; also for a file found in another one."""
    reader: Reader = import_module(f"app.ingest.{_READERS[media_type]}").read_sections
    try:
        yield from reader(source)
    except (AppError, MemoryError, OSError):
        raise
    except Exception:  # noqa: BLE001 - a stranger's file makes a library raise anything
        raise DocumentDamaged(name=source.name) from None


def _refuse_over(size: int, limit: int, name: str) -> None:
    if size > limit:
        raise DocumentTooLarge(name=name, size_mb=-(-size // _MB), limit_mb=limit // _MB)


def _head(source: Source) -> bytes:
    with source.open() as file:
        return file.read(_HEAD_BYTES)


def _by_content(source: Source, head: bytes) -> str | None:
    """The media type; None if it is one that cannot be read."""
    if head.startswith(_ZIP_MARKS):
        return _in_zip(source)
    if head.startswith(_OLE_MARK):
        return _in_ole(source)
    for mark, media_type in _MARKS.items():
        if head.startswith(mark):
            return media_type
    if head.startswith(_UNREAD_MARKS):
        return None
    if _PDF_MARK in head[:_PDF_MARK_WITHIN]:
        return PDF
    return _text_form(_head_text(head), PurePath(source.name).suffix.lower())


def _in_zip(source: Source) -> str | None:
    try:
        with source.open() as file, ZipFile(file) as archive:
            names = archive.namelist()
            if (
                "mimetype" in names
                and (member := archive.getinfo("mimetype")).file_size <= _MIMETYPE_BYTES
            ):
                said = archive.read(member).decode("ascii", "replace").strip()
                said = said.removesuffix("-template")
                return said if said in _MIMETYPES else None
    except (BadZipFile, NotImplementedError, ValueError, RuntimeError, EOFError):
        raise DocumentDamaged(name=source.name) from None
    folders = (folder for folder in _OFFICE_FOLDERS if any(n.startswith(folder) for n in names))
    return _OFFICE_FOLDERS.get(next(folders, ""))


def _in_ole(source: Source) -> str | None:
    """Outlook's messages are in this container, and Office files with a password."""
    import olefile  # noqa: PLC0415 - only such files need it

    try:
        with source.open() as file, olefile.OleFileIO(file) as container:
            if container.exists("EncryptedPackage"):
                raise DocumentEncrypted(name=source.name)
            return MSG if container.exists("__properties_version1.0") else None
    except OSError:
        raise DocumentDamaged(name=source.name) from None


def _head_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8-sig", "ignore")


def _text_form(head: str, suffix: str) -> str:
    if _HTML.match(head):
        return HTML
    if _looks_like_mail(head):
        return EML
    if _JSON.match(head):
        return JSON
    named = _BY_SUFFIX.get(suffix, TEXT)
    return TEXT if named is HTML and "<" not in head else named


def _looks_like_mail(head: str) -> bool:
    """Two known headers or more, and nothing but headers before the first empty line."""
    found: set[str] = set()
    for line in head.replace("\r\n", "\n").split("\n"):
        header = _HEADER.match(line)
        if not header:
            return line == "" and len(found) > 1
        found.update(_MAIL_HEADERS & {(header[1] or "").lower()})
    return len(found) > 1
