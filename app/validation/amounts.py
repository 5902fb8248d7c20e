"""Numbers and dates in a text, as values that can be compared however they are written.

What can be read in more than one way is: "1.200" is 1200 or 1.2, "03/05/2024" is in March or May.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.validation.months import MONTHS

_GROUP = "[.,'’\u00a0\u2009\u202f]"
_NUMBER = re.compile(
    r"(?<![A-Za-zÀ-ɏ\d])"
    rf"(?P<digits>\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:[\s-]?(?P<scale>[万萬亿億]|[A-Za-zÀ-ɏ]+))?"
)
# As PDFs have it; "12 345" may be two numbers too.
_BLANKED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_SCALES = {
    "hundred": 2, "thousand": 3, "tausend": 3, "million": 6, "millions": 6, "mio": 6,
    "millionen": 6, "millones": 6, "billion": 9, "billions": 9, "bn": 9, "mrd": 9, "milliarde": 9,
    "milliarden": 9, "milliard": 9, "milliards": 9, "trillion": 12, "万": 4, "萬": 4, "亿": 8,
    "億": 8,
}  # fmt: skip
_SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "b": 9}  # "5 m" may be metres
_UNITS = {
    word: number
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
        "- once twice",
    )
    for number, word in enumerate(words.split())
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_WORDS = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[\s-]+(?=\w))?)?(?P<unit>{'|'.join(_UNITS)})?\b"
    rf"(?:[\s-]+(?P<scale>{'|'.join(_SCALES)})\b)?",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_OF = r"(?:of\s+|del?\s+|di\s+)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?:(?P<y>\d{4})年\s?)?(?P<m>\d{1,2})月(?:\s?(?P<d>\d{1,2})日)?",
        r"(?<![\d.])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})(?!\d)",
        r"(?<![\d.,])(?:(?P<from>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:-|–|to|and|bis|und|et|y)\s?)?"
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+{_OF}"
        rf"(?P<name>{_MONTH})\b\.?(?:,?\s+{_OF}(?P<y>\d{{4}})\b)?",
        rf"\b(?P<name>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]?\d)"
        r"(?:,?\s+(?P<y>\d{4})\b)?",
        rf"\b(?P<name>{_MONTH})\b\.?,?\s+{_OF}(?P<y>\d{{4}})\b",
    )
)
_SHORT_YEARS = 100
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_GROUP_DIGITS = 3


class Date(NamedTuple):
    """A date as far as it is given."""

    year: int | None
    month: int
    day: int | None


class NumberFound(NamedTuple):
    """A number in a text, with the values it may have."""

    start: int
    end: int
    values: frozenset[Decimal]


class DateFound(NamedTuple):
    """A date in a text, with what it may mean."""

    start: int
    end: int
    dates: frozenset[Date]


def numbers(text: str) -> Iterator[NumberFound]:
    """The numbers that are written in digits."""
    for match in _NUMBER.finditer(text):
        scale = (match["scale"] or "").casefold()
        values = _values(match["digits"])
        if scale in _SCALES:
            values = {value.scaleb(_SCALES[scale]) for value in values}
        elif scale in _SHORT_SCALES:
            values |= {value.scaleb(_SHORT_SCALES[scale]) for value in values}
        is_scaled = scale in _SCALES or scale in _SHORT_SCALES
        end = match.end() if is_scaled else match.end("digits")
        yield NumberFound(match.start(), end, frozenset(values))


def loose_numbers(text: str) -> Iterator[Decimal]:
    """What else may be meant for a number: English words, digits in groups, the parts of dates."""
    for match in _WORDS.finditer(text):
        if match["tens"] or match["unit"]:
            number = _TENS.get((match["tens"] or "").casefold(), 0)
            number += _UNITS.get((match["unit"] or "").casefold(), 0)
            yield Decimal(number).scaleb(_SCALES.get((match["scale"] or "").casefold(), 0))
    for found in numbers_with_blanks(text):
        yield from found.values
    for day in dates(text):
        yield from (Decimal(part) for date in day.dates for part in date if part is not None)


def numbers_with_blanks(text: str) -> Iterator[NumberFound]:
    """Digits in groups of three, "12 345": perhaps one number, perhaps two."""
    for match in _BLANKED.finditer(text):
        yield NumberFound(*match.span(), frozenset({Decimal(match.group().replace(" ", ""))}))


def dates(text: str) -> list[DateFound]:
    """The dates that have a month and a day or a year, in order."""
    found: list[DateFound] = []
    taken: set[int] = set()
    for pattern in _DATES:
        for match in pattern.finditer(text):
            readings = frozenset(_readings(match.groupdict()))
            if readings and not taken.intersection(range(*match.span())):
                taken.update(range(*match.span()))
                found.append(DateFound(*match.span(), readings))
    return sorted(found)


def _values(digits: str) -> set[Decimal]:
    """What digits with points, commas or thin blanks may mean."""
    *groups, last = re.split(_GROUP, digits)
    if not groups:
        return {Decimal(last)}
    marks = re.sub(r"\d", "", digits)
    whole = Decimal("".join(groups) + last)
    is_decimal = marks[-1] in ".," and marks.count(marks[-1]) == 1
    values = {whole.scaleb(-len(last))} if is_decimal else set()
    if len(last) == _GROUP_DIGITS and len(set(marks)) == 1:
        values.add(whole)
    return values


def _readings(parts: dict[str, str | None]) -> Iterator[Date]:
    """All dates that the parts of a match may mean; none when they are no date."""
    written = parts.get("y")
    years = _years(int(written)) if written else (None,)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        is_date = first and second  # "0.3.35" is a version, "00/00/0000" a form's blank
        pairs = {(second, first), (first, second)} if is_date else set()
    else:
        name = parts.get("name")
        month = MONTHS[name.casefold()] if name else int(parts["m"] or 0)
        last = int(parts.get("d") or 0)
        pairs = {(month, last), (month, int(parts.get("from") or last))}
    for year in years:
        for month, day in sorted(pairs):
            if month in _MONTHS and (day in _DAYS or not day):
                yield Date(year, month, day or None)


def _years(year: int) -> tuple[int, ...]:
    return (year,) if year >= _SHORT_YEARS else (1900 + year, 2000 + year)
