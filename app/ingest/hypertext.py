"""HTML and XHTML by libxml2's forgiving parser. No style, script or picture is looked at."""

import re
from collections.abc import Iterator

from lxml import etree

from app.ingest.markdown import Block
from app.ingest.outline import Outline
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source
from app.ingest.text import decode_text

_FEED_CHARS = 1 << 16
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096


def read_sections(source: Source) -> Iterator[Section]:
    """The page as Markdown.

    Raises:
        DocumentEmpty, DocumentFormatUnknown.
    """
    text = decode_html(source.read(), source.name)
    yield from fill_pages(html_blocks(text, Outline()))


def decode_html(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of the file, in the encoding that was declared, if it is in that."""
    said = _META.search(data[:_META_WITHIN])
    encoding = declared or (said[1].decode("ascii") if said else None)
    return decode_text(data, name, encoding)


def html_blocks(text: str, outline: Outline) -> Iterator[Block]:
    """The blocks of a text in HTML; `outline` gathers the title beside."""
    parser = etree.HTMLParser(target=outline, huge_tree=True, encoding="utf-8")
    for start in range(0, len(text), _FEED_CHARS):
        parser.feed(text[start : start + _FEED_CHARS].encode("utf-8", "replace"))
        yield from outline.writer.take()
    yield from parser.close()
