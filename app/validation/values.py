"""Where in a text a value stands. Certain finds only: what is in doubt is not found."""

import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SENTENCE_END = re.compile(r"\n|(?<=[.!?])\s+(?![\da-z])")


class Span(NamedTuple):
    """[start, end) of a text."""

    start: int
    end: int


def find_value(value: str | float, text: str) -> Span | None:
    """The first place where the text has the value, perhaps written otherwise; None: nowhere.

    A text may differ in case and white space; a number may have its digits in groups of three and a
    comma for the point; a date in ISO 8601 may have the month's English name, or be 31.12.1999.
    """
    if isinstance(value, str):
        patterns = [*_spellings(value), *(_dates(value) if _DATE.fullmatch(value) else ())]
    else:
        patterns = [_number(value)]
    for pattern in patterns:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return Span(*match.span())
    return None


def around(span: Span, text: str) -> Span:
    """The sentence or line that a passage stands in, without the blanks around it."""
    ends = [match.span() for match in _SENTENCE_END.finditer(text)]
    start = max((end for _, end in ends if end <= span.start), default=0)
    end = min((begin for begin, _ in ends if begin >= span.end), default=len(text))
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip()))


def _spellings(value: str) -> list[str]:
    words = value.split()
    if not words or not any(character.isalnum() for character in value):
        return []
    pattern = r"\s+".join(re.escape(word) for word in words)
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return [f"{before}{pattern}{after}"]


def _number(value: float) -> str:
    """A pattern of the number; its digits may be in groups of three."""
    whole, _, fraction = format(value, "f" if isinstance(value, float) else "d").partition(".")
    digits = whole.lstrip("-")
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    decimals = fraction.rstrip("0")
    ending = rf"[.,]{decimals}0*" if decimals else r"(?:[.,]0+)?"
    sign = r"[-\u2212]\s?" if whole.startswith("-") else ""
    return rf"(?<![\d.,]){sign}" + r"[,.'’ \u00a0\u202f]?".join(groups) + rf"{ending}(?![.,]?\d)"


def _dates(value: str) -> list[str]:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return []
    month = _MONTHS[day.month - 1]
    name = rf"{month[:3]}(?:{month[3:]}|t)?\.?"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    return [
        rf"(?<!\d){number}\s+(?:of\s+)?{name},?\s+{day.year}(?!\d)",
        rf"(?<!\w){name}\s+{number},?\s+{day.year}(?!\d)",
        rf"(?<!\d)0?{day.day}\.\s?0?{day.month}\.\s?{day.year}(?!\d)",
    ]
