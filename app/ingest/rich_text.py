"""RTF by striprtf: paragraphs, and tables as it marks them, with a bar after each cell."""

from collections.abc import Iterator
from typing import Any

from striprtf import striprtf

from app.ingest.markdown import Block, MarkdownWriter
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source


def read_sections(source: Source) -> Iterator[Section]:
    """The text. RTF is bytes below 128; where a writer strayed, the bytes are Western."""
    convert: Any = striprtf.rtf_to_text  # it has no types
    text = convert(source.read().decode("latin-1"), errors="replace")
    yield from fill_pages(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    writer = MarkdownWriter()
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if line.rstrip().endswith("|"):
            rows.append(line.rstrip()[:-1].split("|"))
            continue
        writer.table(rows)
        rows.clear()
        writer.paragraph(line)
        yield from writer.take()
    writer.table(rows)
    yield from writer.finish()
