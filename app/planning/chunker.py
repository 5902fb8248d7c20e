"""Cut a document into chunks at paragraph, then sentence, then word ends, within a token budget.

The chunks tile the text: joined they give it back, to the character. Nothing is skipped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from app.domain.document import Page
from app.domain.plan import Chunk
from app.domain.work import TokenCounter

# Each pattern cuts a text into parts that joined give it back; tried from coarse to fine.
_PARAGRAPHS = re.compile(r".+?(?:\n\s*\n|\Z)", re.DOTALL)
_SENTENCES = re.compile(r".+?(?:[.!?…][\"'”’)\]]*\s+|[。！？]|\n|\Z)", re.DOTALL)
_WORDS = re.compile(r".+?(?:\s+|\Z)", re.DOTALL)
_CUTS = (_PARAGRAPHS, _SENTENCES, _WORDS)


class _Piece(NamedTuple):
    length: int
    tokens: int


def chunk_pages(
    document_id: str, pages: Sequence[Page], budget_tokens: int, count: TokenCounter
) -> list[Chunk]:
    """Cut the pages' text into chunks of at most `budget_tokens`, of about equal size.

    Args:
        document_id: goes into each chunk.
        pages: in order; their texts joined are the document's text.
        budget_tokens: the most tokens a chunk may have.
        count: the model's token count for each of several texts.
    """
    text = "".join(page.text for page in pages)
    pieces = list(_pieces(text, 0, budget_tokens, count))
    page_starts = [0, *accumulate(len(page.text) for page in pages)][:-1]
    return [
        Chunk(
            document_id=document_id,
            page_first=pages[bisect_right(page_starts, start) - 1].number,
            page_last=pages[bisect_right(page_starts, end - 1) - 1].number,
            char_start=start,
            char_end=end,
            tokens=tokens,
        )
        for start, end, tokens in _pack_evenly(pieces, budget_tokens)
    ]


def _pieces(text: str, level: int, budget_tokens: int, count: TokenCounter) -> Iterator[_Piece]:
    """Parts of the text that fit the budget, as coarse as possible."""
    parts = _CUTS[level].findall(text) if level < len(_CUTS) else _halves(text)
    for part, tokens in zip(parts, count(parts), strict=True):
        if tokens <= budget_tokens or len(part) == 1:
            yield _Piece(len(part), tokens)
        else:
            yield from _pieces(part, level + 1, budget_tokens, count)


def _halves(text: str) -> list[str]:
    middle = (len(text) + 1) // 2
    return [part for part in (text[:middle], text[middle:]) if part]


def _pack_evenly(pieces: Sequence[_Piece], budget_tokens: int) -> list[tuple[int, int, int]]:
    """As few chunks as the budget allows, without a tiny last one where that costs no chunk."""
    packed = list(_pack(pieces, budget_tokens))
    if not packed:
        return []
    even = ceil(sum(piece.tokens for piece in pieces) / len(packed))
    evened = list(_pack(pieces, min(budget_tokens, even + even // 8)))
    return evened if len(evened) == len(packed) else packed


def _pack(pieces: Sequence[_Piece], limit: int) -> Iterator[tuple[int, int, int]]:
    """Join neighbouring pieces up to the limit; yields (char_start, char_end, tokens)."""
    start = end = tokens = 0
    for piece in pieces:
        if tokens and tokens + piece.tokens > limit:
            yield start, end, tokens
            start, tokens = end, 0
        end += piece.length
        tokens += piece.tokens
    if end > start:
        yield start, end, tokens
