"""Where sentences stand in a text that shows them: by their letters and digits. Without Qt.

What is shown has other white space and other marks than what was checked: Markdown's stars are
gone, a list's numbers are not text. Letters and digits are the same, in the same order.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MARK = re.compile(r"\s*(?:[-*+•>]|#{1,6}|\d{1,9}[.)])\s+")
_BEYOND_BMP = 0xFFFF


class Stretch(NamedTuple):
    """[start, end) in Qt's positions: UTF-16 units."""

    start: int
    end: int


def find_in_order(text: str, sentences: Sequence[str]) -> list[Stretch | None]:
    """Where each sentence stands, each behind the one before; None: it is not there."""
    if not sentences:
        return []
    places = list(_placed(text))
    written = "".join(sign for sign, _, _ in places)
    found: list[Stretch | None] = []
    at = 0
    for sentence in sentences:
        start, length = _find(written, sentence, at)
        if length == 0:
            found.append(None)
            continue
        at = start + length
        found.append(Stretch(places[start][1], _with_end(text, places, at - 1)))
    return found


def _find(written: str, sentence: str, at: int) -> tuple[int, int]:
    without_mark = _MARK.sub("", sentence, count=1)
    for words in dict.fromkeys((sentence, without_mark)):
        wanted = "".join(filter(str.isalnum, words))
        start = written.find(wanted, at) if wanted else -1
        if start >= 0:
            return start, len(wanted)
    return 0, 0


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each letter or digit, with Qt's position of it and Python's."""
    position = 0
    for at, sign in enumerate(text):
        if sign.isalnum():
            yield sign, position, at
        position += 2 if ord(sign) > _BEYOND_BMP else 1


def _with_end(text: str, places: Sequence[tuple[str, int, int]], last: int) -> int:
    """The end of a sentence whose last letter this is: with its point and closing quotes."""
    sign, position, at = places[last]
    end = position + (2 if ord(sign) > _BEYOND_BMP else 1)
    at += 1
    while at < len(text) and not text[at].isspace() and not text[at].isalnum():
        end += 2 if ord(text[at]) > _BEYOND_BMP else 1
        at += 1
    return end
