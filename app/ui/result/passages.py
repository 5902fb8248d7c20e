"""Which passages a sentence of a result rests on, and why it is doubtful. Without Qt."""

import re
from collections.abc import Sequence

from app.domain.page_picture import letters
from app.domain.result import Citation, TaskReport

_WORD = re.compile(r"[^\W_]{3,}|\d+")
_LEAST_SHARE = 0.3
_MOST = 8


def citations_of(sentence: str, report: TaskReport) -> tuple[Citation, ...]:
    """The passages of a sentence: those that name it; else those that are most like it.

    An answer's passages name the points it was put together from, and these are worded alike.
    """
    own = letters(sentence)
    exact = [one for one in report.citations if letters(one.statement) == own]
    if exact:
        return _distinct(exact)[:_MOST]
    words = set(_words(sentence))
    if not words:
        return ()
    likeness = [(_share(words, one), -at) for at, one in enumerate(report.citations)]
    ranked = sorted(zip(likeness, report.citations, strict=True), key=lambda pair: pair[0])
    best = [one for (share, _), one in reversed(ranked) if share >= _LEAST_SHARE]
    return _distinct(best)[:_MOST]


def citations_of_field(path: str, report: TaskReport) -> tuple[Citation, ...]:
    """The passages of a field of an extract, or of what is in it: items[0].price."""
    found = []
    for one in report.citations:
        rest = one.statement.removeprefix(path)
        if rest != one.statement and rest.startswith((":", ".", "[")):
            found.append(one)
    return _distinct(found)


def reasons(report: TaskReport) -> dict[str, str]:
    """Why each doubtful sentence is, by the sentence."""
    doubtful = [check.sentence for check in report.checks if check.is_doubtful]
    return dict(zip(doubtful, report.doubts, strict=True))


def _share(words: set[str], citation: Citation) -> float:
    there = set(_words(f"{citation.statement} {citation.quote}"))
    return len(words & there) / len(words)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text.casefold())


def _distinct(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Each place once."""
    places = {(one.document, one.start, one.end): one for one in reversed(citations)}
    wanted = [(one.document, one.start, one.end) for one in citations]
    return tuple(places[place] for place in dict.fromkeys(wanted))
