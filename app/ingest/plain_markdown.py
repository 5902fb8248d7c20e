"""Markdown as it is, in pages that end where its structure allows."""

from collections.abc import Iterator

from app.ingest.markdown import markdown_blocks
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source
from app.ingest.text import decode_text


def read_sections(source: Source) -> Iterator[Section]:
    """The text.

    Raises:
        DocumentEmpty, DocumentFormatUnknown.
    """
    yield from fill_pages(markdown_blocks(decode_text(source.read(), source.name)))
