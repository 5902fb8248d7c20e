"""Plain text in any encoding. Nothing is dropped or replaced silently."""

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from app.domain.document import Page
from app.domain.errors import DocumentEmpty, DocumentFormatUnknown

# UTF-32's mark begins with UTF-16's, so it is looked for first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 100_000
_PAGE_CHARS = 3000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02
# Where a page may end, best first.
_ENDS = (
    re.compile(r"\n[ \t]*\n+"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]\s+"),
    re.compile(r"\s+"),
)


def decode_text(data: bytes, name: str) -> str:
    """The text of a file, with \\n as line end and without control characters.

    Raises:
        DocumentEmpty: only white space.
        DocumentFormatUnknown: it is no text.
    """
    text = _decode(data)
    if text is None or _is_binary(text):
        raise DocumentFormatUnknown(name=name)
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise DocumentEmpty(name=name)
    return text


def split_pages(text: str) -> Iterator[Page]:
    """Pages that joined are the text: up to a form feed, or of 3,000 characters at most."""
    number = 0
    start = 0
    while start < len(text):
        end = _page_end(text, start)
        number += 1
        yield Page(number=number, text=text[start:end])
        start = end


def _page_end(text: str, start: int) -> int:
    feed = text.find("\f", start, start + _PAGE_CHARS)
    if feed >= 0:
        return feed + 1
    if len(text) - start <= _PAGE_CHARS:
        return len(text)
    window = text[start : start + _PAGE_CHARS]
    for pattern in _ENDS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends and ends[-1] > _PAGE_CHARS // 2:
            return start + ends[-1]
    return start + _PAGE_CHARS


def _decode(data: bytes) -> str | None:
    """By mark, by where the zero bytes are, as UTF-8, by statistics; None if it is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data[:_SAMPLE_BYTES]:
        return _wide_without_mark(data)
    return _strictly(data, "utf-8") or _by_statistics(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Western text has its zero bytes at every other place."""
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        return None
    return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")


def _by_statistics(data: bytes) -> str | None:
    """One of the old single-byte or East Asian encodings; each byte stands for something in it."""
    match = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES]).best()
    found = _strictly(data, match.encoding) if match else None
    # Latin-1 gives every byte a meaning, so a text is never refused for its encoding alone.
    return found or _strictly(data, "cp1252") or data.decode("latin-1")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROL
