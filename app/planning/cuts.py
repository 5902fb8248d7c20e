"""Where a text may be cut, from coarse to fine. Parts joined give the text back.

The text is Markdown where a reader found structure: headings, pipe tables, fenced code, lists.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

# A heading is a block, and so is a table or fenced code; else a block ends with a blank line.
_BLANK = r"(?:[ \t]*\n)*"
_BLOCK = re.compile(
    rf"(?:[ \t]*\|[^\n]*\n?)+{_BLANK}"
    rf"|```[^\n]*\n(?:(?!```)[^\n]*\n)*(?:```[^\n]*\n?{_BLANK})?"
    rf"|#{{1,6}}[ \t][^\n]*\n?{_BLANK}"
    rf"|[^\n]*\n?(?:(?![ \t]*(?:\n|\|)|```|#{{1,6}}[ \t])[^\n]+\n?)*{_BLANK}"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ITEM = re.compile(r"[^\n]*\n?(?:(?![ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t])[^\n]*\n?)*")
_SENTENCE = re.compile(r".+?(?:[.!?…][\"'”’)\]]*\s+|[。！？]|\n|\Z)", re.DOTALL)
_WORD = re.compile(r".+?(?:\s+|\Z)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}[ \t]")


class Cut(NamedTuple):
    """One way to cut. `is_clean`: no sentence is cut in two."""

    parts: Callable[[str], list[str]]
    is_clean: bool = True


def is_heading(part: str) -> bool:
    """Whether a part begins with a Markdown heading."""
    return _HEADING.match(part) is not None


def _blocks(text: str) -> list[str]:
    return [part for part in _BLOCK.findall(text) if part]


def _items(text: str) -> list[str]:
    """A table's rows, a block of code's lines, a list's items."""
    if text.lstrip(" \t").startswith(("|", "```")):
        return _LINE.findall(text)
    return [part for part in _ITEM.findall(text) if part]


def _halves(text: str) -> list[str]:
    middle = (len(text) + 1) // 2
    return [part for part in (text[:middle], text[middle:]) if part]


CUTS = (
    Cut(_blocks),
    Cut(_items),
    Cut(_SENTENCE.findall),
    Cut(_WORD.findall, is_clean=False),
    Cut(_halves, is_clean=False),
)
