"""Chunks of given stretches of a text, such as the rows of a table."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from app.domain.document import Page
from app.domain.plan import Chunk
from app.domain.work import TokenCounter
from app.planning.chunker import chunk_pages

Span = tuple[int, int]


def chunk_spans(
    document_id: str,
    pages: Sequence[Page],
    spans: Sequence[Span],
    budget_tokens: int,
    count: TokenCounter,
) -> list[list[Chunk]]:
    """One chunk for each span, [start, end) of the text; several for one over the budget."""
    text = "".join(page.text for page in pages)
    starts = [0, *accumulate(len(page.text) for page in pages)][:-1]

    def place(chunk: Chunk) -> Chunk:
        first = pages[bisect_right(starts, chunk.char_start) - 1].number
        last = pages[bisect_right(starts, chunk.char_end - 1) - 1].number
        return chunk.model_copy(update={"page_first": first, "page_last": last})

    counts = count([text[start:end] for start, end in spans])
    return [
        [place(chunk) for chunk in _cut(document_id, text, span, tokens, budget_tokens, count)]
        for span, tokens in zip(spans, counts, strict=True)
    ]


def _cut(
    document_id: str, text: str, span: Span, tokens: int, budget_tokens: int, count: TokenCounter
) -> list[Chunk]:
    """The span's chunks, all of them on page 1."""
    start, end = span
    if tokens <= budget_tokens:
        facts = {"page_first": 1, "page_last": 1, "char_start": start, "char_end": end}
        return [Chunk(document_id=document_id, tokens=tokens, **facts)]
    page = Page(number=1, text=text[start:end])
    parts = chunk_pages(document_id, [page], budget_tokens, count, has_overlap=False)
    return [
        part.model_copy(
            update={"char_start": part.char_start + start, "char_end": part.char_end + start}
        )
        for part in parts
    ]
