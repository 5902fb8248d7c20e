"""The passages of a document that a sentence may rest on: its own sentences, where they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.domain.document import Page
from app.domain.sentences import sentences
from app.domain.work import FinishedSteps


class Passage(NamedTuple):
    """A verbatim stretch of a document; offsets are into the document's text."""

    document: str
    page: int
    quote: str
    start: int
    end: int


class Shelf:
    """A document's text, to look quotes up in."""

    def __init__(self, name: str, pages: Sequence[Page]) -> None:
        self._name = name
        self._pages = pages
        self._starts = [0, *accumulate(len(page.text) for page in pages)][:-1]
        self.text = "".join(page.text for page in pages)

    def passage(self, start: int, end: int) -> Passage:
        """The passage of a character range."""
        number = self._pages[bisect_right(self._starts, start) - 1].number
        quote = " ".join(self.text[start:end].split())
        return Passage(self._name, number, quote, start, end)

    def find(self, quote: str, start: int, end: int) -> Passage | None:
        """Where a quote from these characters of the document stands."""
        span = find_quote(self.text[start:end], quote)
        return self.passage(start + span[0], start + span[1]) if span else None

    def passages(self) -> Iterator[Passage]:
        """All sentences, in order."""
        at = 0
        for sentence in sentences(self.text):
            span = find_quote(self.text, sentence, at)
            if span is not None:
                at = span[1]
                yield self.passage(*span)


def passages_of(finished: FinishedSteps) -> list[Passage]:
    """All sentences of a task's documents."""
    return [
        passage
        for document in finished.documents
        for passage in Shelf(document.name, finished.pages_of(document.id)).passages()
    ]


@lru_cache(maxsize=4096)
def _pattern(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def find_quote(text: str, quote: str, start: int = 0) -> tuple[int, int] | None:
    """Where a quote stands in a text; white space counts as one blank. None: nowhere."""
    if not quote.split():
        return None
    match = _pattern(quote).search(text, start)
    return match.span() if match else None
