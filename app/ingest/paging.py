"""Blocks to pages of a few thousand characters, cut where a reader would pause."""

from collections.abc import Iterable, Iterator
from itertools import chain

from app.ingest.markdown import Block, Kind
from app.ingest.source import Section
from app.ingest.text import PAGE_CHARS, cut_text


def fill_pages(blocks: Iterable[Block], label: str = "") -> Iterator[Section]:
    """Pages that joined are the blocks.

    A page ends where 3,000 characters are reached, or before a heading or a table once it is half
    full. A row of a table is never cut: one that is longer makes a longer page.
    """
    page: list[Block] = []
    size = 0
    for piece in chain.from_iterable(map(_pieces, blocks)):
        if page and _ends_before(piece, size):
            page, rest = _without_leads(page)
            yield Section("".join(other.text for other in page), label)
            page, size = rest, sum(len(other.text) for other in rest)
        page.append(piece)
        size += len(piece.text)
    if page:
        yield Section("".join(block.text for block in page), label)


def _ends_before(piece: Block, size: int) -> bool:
    if size + len(piece.text) > PAGE_CHARS:
        return True
    return piece.kind is Kind.LEAD and size > PAGE_CHARS // 2


def _pieces(block: Block) -> Iterator[Block]:
    if block.kind in {Kind.ROW, Kind.LEAD}:
        yield block
    else:
        for text in cut_text(block.text):
            yield Block(text, block.kind)


def _without_leads(page: list[Block]) -> tuple[list[Block], list[Block]]:
    """Headings at a page's end go to the next one, with what they lead to."""
    end = len(page)
    while end and page[end - 1].kind is Kind.LEAD:
        end -= 1
    return (page[:end], page[end:]) if end else (page, [])
