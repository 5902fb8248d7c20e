"""Quotes that a model gave: read from its answer, and found in the text they are from."""

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from app.domain.document import Page

_POINT_END = re.compile(r'"\s*\}')


class Quote(NamedTuple):
    """A statement and the passage it rests on."""

    statement: str
    quote: str


class Place(NamedTuple):
    """Where a quote is: page, and offsets into the document's text."""

    page: int
    start: int
    end: int


def read_quotes(text: str) -> list[Quote] | None:
    """The quotes of an answer, if it was cut off the whole ones; None: there is no list."""
    ends = [match.end() for match in _POINT_END.finditer(text)]
    tries = [text, *(text[:end] + "]" for end in reversed(ends))]
    for attempt in tries:
        try:
            points = json.loads(attempt)
        except (ValueError, RecursionError):
            continue
        return [_quote(point) for point in points if _is_quote(point)] if _is_list(points) else None
    return None


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, end excluded; white space counts as one blank."""
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return found.span() if found else None


def place_quote(quote: str, pages: Sequence[Page], start: int, end: int) -> Place | None:
    """Where a quote from these characters of a document is."""
    found = find_quote(quote, "".join(page.text for page in pages)[start:end])
    if found is None:
        return None
    page_starts = [0, *accumulate(len(page.text) for page in pages)][:-1]
    first, last = start + found[0], start + found[1]
    return Place(pages[bisect_right(page_starts, first) - 1].number, first, last)


def _is_list(points: object) -> bool:
    return isinstance(points, list)


def _is_quote(point: object) -> bool:
    return isinstance(point, dict) and all(
        isinstance(point.get(key), str) and point[key].strip() for key in Quote._fields
    )


def _quote(point: dict[str, str]) -> Quote:
    return Quote(" ".join(point["statement"].split()), " ".join(point["quote"].split()))
