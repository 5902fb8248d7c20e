"""Cut a document into chunks within a token budget: structure first, then sentences, then words.

The chunks tile the text: joined, without their overlaps, they give it back, to the character.
Nothing is skipped. There is an overlap only where a sentence had to be cut.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from app.domain.document import Page
from app.domain.plan import Chunk
from app.domain.work import TokenCounter
from app.planning.cuts import CUTS, is_heading

# So much of a cut sentence is read again, but no more than this share of a chunk.
_OVERLAP_TOKENS, _OVERLAP_SHARE = 40, 0.25
# A chunk ends before a heading when it is at least so full by then.
_FULL_ENOUGH = 0.5


class _Piece(NamedTuple):
    """`is_section`: it begins with a heading; `is_bare`: it is nothing more than that.

    `is_clean`: no sentence goes on behind it.
    """

    length: int
    tokens: int
    is_section: bool = False
    is_bare: bool = False
    is_clean: bool = True


class _Cut(NamedTuple):
    """A chunk's characters; `overlap` of them, at its beginning, are the last chunk's too."""

    start: int
    end: int
    tokens: int
    overlap: int


def chunk_pages(
    document_id: str,
    pages: Sequence[Page],
    budget_tokens: int,
    count: TokenCounter,
    *,
    has_overlap: bool = True,
) -> list[Chunk]:
    """Cut the pages' text into chunks of at most `budget_tokens`, of about equal size.

    Args:
        document_id: goes into each chunk.
        pages: in order; their texts joined are the document's text.
        budget_tokens: the most tokens a chunk may have, with its overlap.
        count: the model's token count for each of several texts.
        has_overlap: False where the chunks' results are joined one after the other.
    """
    text = "".join(page.text for page in pages)
    pieces = _with_their_text(list(_pieces(text, 0, budget_tokens, count)), budget_tokens)
    page_starts = [0, *accumulate(len(page.text) for page in pages)][:-1]
    is_torn = has_overlap and not all(piece.is_clean for piece in pieces)
    overlap_tokens = int(min(_OVERLAP_TOKENS, budget_tokens * _OVERLAP_SHARE)) if is_torn else 0
    packed = _pack_evenly(pieces, budget_tokens - overlap_tokens)
    return [
        Chunk(
            document_id=document_id,
            page_first=pages[bisect_right(page_starts, cut.start) - 1].number,
            page_last=pages[bisect_right(page_starts, cut.end - 1) - 1].number,
            char_start=cut.start,
            char_end=cut.end,
            tokens=cut.tokens,
            overlap_chars=cut.overlap,
        )
        for cut in _cuts(packed, overlap_tokens, budget_tokens)
    ]


def _pieces(text: str, level: int, budget_tokens: int, count: TokenCounter) -> Iterator[_Piece]:
    """Parts of the text that fit the budget, as coarse as possible."""
    cut = CUTS[min(level, len(CUTS) - 1)]
    parts = cut.parts(text)
    for number, (part, tokens) in enumerate(zip(parts, count(parts), strict=True), start=1):
        if tokens <= budget_tokens or len(part) == 1:
            is_clean = cut.is_clean or number == len(parts)
            is_section = cut.is_clean and is_heading(part)
            is_bare = is_section and "\n" not in part.strip()
            yield _Piece(len(part), tokens, is_section, is_bare, is_clean)
        else:
            yield from _pieces(part, level + 1, budget_tokens, count)


def _with_their_text(pieces: Sequence[_Piece], budget_tokens: int) -> list[_Piece]:
    """Headings joined with what follows them, where both fit one chunk."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.is_bare and last.tokens + piece.tokens <= budget_tokens:
            joined[-1] = piece._replace(
                length=last.length + piece.length,
                tokens=last.tokens + piece.tokens,
                is_section=True,
            )
        else:
            joined.append(piece)
    return joined


def _pack_evenly(pieces: Sequence[_Piece], limit: int) -> list[list[_Piece]]:
    """As few chunks as the limit allows, without a tiny last one where that costs no chunk."""
    packed = list(_pack(pieces, limit))
    if not packed:
        return []
    even = ceil(sum(piece.tokens for piece in pieces) / len(packed))
    evened = list(_pack(pieces, min(limit, even + even // 8)))
    return evened if len(evened) == len(packed) else packed


def _pack(pieces: Sequence[_Piece], limit: int) -> Iterator[list[_Piece]]:
    """Join neighbouring pieces up to the limit; a section that would be torn begins the next."""
    chunk: list[_Piece] = []
    tokens = 0
    for piece in pieces:
        while chunk and tokens + piece.tokens > limit:
            at = len(chunk) if piece.is_section else _section_start(chunk, limit)
            yield chunk[:at]
            chunk = chunk[at:]
            tokens = _tokens(chunk)
        chunk.append(piece)
        tokens += piece.tokens
    if chunk:
        yield chunk


def _section_start(chunk: Sequence[_Piece], limit: int) -> int:
    """Where the last section of a chunk begins, if the chunk is full enough without it."""
    before = _tokens(chunk)
    for at in range(len(chunk) - 1, 0, -1):
        before -= chunk[at].tokens
        if before < _FULL_ENOUGH * limit:
            break
        if chunk[at].is_section:
            return at
    return len(chunk)


def _tokens(pieces: Sequence[_Piece]) -> int:
    return sum(piece.tokens for piece in pieces)


def _cuts(
    packed: Sequence[Sequence[_Piece]], overlap_tokens: int, budget_tokens: int
) -> Iterator[_Cut]:
    """The chunks' places, each with the end of a sentence that was cut before it."""
    start = 0
    before: Sequence[_Piece] = ()
    for chunk in packed:
        end = start + sum(piece.length for piece in chunk)
        tokens = _tokens(chunk)
        overlap = _overlap(before, min(overlap_tokens, budget_tokens - tokens))
        yield _Cut(start - overlap, end, tokens, overlap)
        start, before = end, chunk


def _overlap(before: Sequence[_Piece], most_tokens: int) -> int:
    """How many characters of the last chunk's unfinished sentence are read again."""
    length = tokens = 0
    for piece in reversed(before):
        tokens += piece.tokens
        if piece.is_clean or tokens > most_tokens:
            break
        length += piece.length
    return length
