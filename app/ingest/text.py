"""Plain text in any encoding. Nothing is dropped or replaced silently."""

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from app.domain.errors import DocumentEmpty, DocumentFormatUnknown
from app.ingest.source import Section, Source

# UTF-32's mark begins with UTF-16's, so it is looked for first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 100_000
PAGE_CHARS = 3000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02
# Where a page may end, best first.
_ENDS = (
    re.compile(r"\n[ \t]*\n+"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]\s+"),
    re.compile(r"\s+"),
)


def decode_text(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file, with \\n as line end and without control characters.

    `declared` is the encoding that the file says it is in; it is believed if every byte fits.

    Raises:
        DocumentEmpty: only white space.
        DocumentFormatUnknown: it is no text.
    """
    text = _decode(data, declared)
    if text is None or _is_binary(text):
        raise DocumentFormatUnknown(name=name)
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise DocumentEmpty(name=name)
    return text


def read_sections(source: Source) -> Iterator[Section]:
    """The pages of a text file.

    Raises:
        DocumentEmpty, DocumentFormatUnknown.
    """
    for page in cut_text(decode_text(source.read(), source.name)):
        yield Section(page)


def cut_text(text: str) -> Iterator[str]:
    """Pieces that joined are the text: up to a form feed, or of 3,000 characters at most."""
    start = 0
    while start < len(text):
        end = _page_end(text, start)
        yield text[start:end]
        start = end


def _page_end(text: str, start: int) -> int:
    feed = text.find("\f", start, start + PAGE_CHARS)
    if feed >= 0:
        return feed + 1
    if len(text) - start <= PAGE_CHARS:
        return len(text)
    window = text[start : start + PAGE_CHARS]
    for pattern in _ENDS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends and ends[-1] > PAGE_CHARS // 2:
            return start + ends[-1]
    return start + PAGE_CHARS


def _decode(data: bytes, declared: str | None) -> str | None:
    """By mark, by where the zero bytes are, as UTF-8, as declared, by statistics.

    None if it is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data[:_SAMPLE_BYTES]:
        return _wide_without_mark(data)
    said = _strictly(data, declared) if declared else None
    return _strictly(data, "utf-8") or said or _by_statistics(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):  # a name of an encoding may hold anything
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Western text has its zero bytes at every other place.

    UTF-32 has one of four bytes always zero, and the next one in all but rare characters.
    """
    sample = data[:_SAMPLE_BYTES]
    zeros = [sample[at::4].count(0) for at in range(4)]
    quarter = len(sample) // 4
    for encoding, high in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if quarter and all(zeros[at] >= quarter for at in high):
            return _strictly(data, encoding)
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
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
