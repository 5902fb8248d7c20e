"""The facts of a sentence that can be looked up: numbers, dates and names.

A date counts as its parts, so that "3 May 2024", "May 3, 2024", "2024-05-03" and "03.05.2024" are
the same. Precision comes first: what is only perhaps a name is not looked up.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_NUMBER = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_]))*")
_NAME_RUN = re.compile(r"[^\W\d_a-z][\w'’-]*(?:[ \t]+[^\W\d_a-z][\w'’-]*)*")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL = {word: str(value) for value, word in enumerate((*_WORDS, "eleven", "twelve"))}
_MONTHS = {
    name[:3].casefold(): str(number)
    for number, names in enumerate(
        (
            ("January", "Januar"),
            ("February",),
            ("March", "März", "Mars"),
            ("April",),
            ("May", "Mai"),
            ("June", "Juin"),
            ("July", "Juli"),
            ("August",),
            ("September",),
            ("October", "Oktober"),
            ("November",),
            ("December", "Dezember"),
        ),
        start=1,
    )
    for name in names
}
_LEAST_STEM = 4
# In German every noun is written like a name; then so many of the words inside sentences are.
_MANY_CAPITALS = 0.2


class Facts(NamedTuple):
    """What can be looked up, by its normal form, as it was written."""

    numbers: dict[str, str]
    names: dict[str, str]


class Known(NamedTuple):
    """The numbers and words of passages."""

    numbers: frozenset[str]
    words: frozenset[str]


def facts_of(sentence: str, *, has_many_capitals: bool = False) -> Facts:
    """The facts that a sentence states."""
    numbers = {_normal(match.group()): match.group() for match in _NUMBER.finditer(sentence)}
    for word in _WORD.findall(sentence)[1:]:
        month = _month(word)
        if month is not None:
            numbers[month] = word
    return Facts(numbers, _names(sentence, has_many_capitals=has_many_capitals))


def known_in(passages: Iterable[str]) -> Known:
    """What passages say, to look facts up in."""
    text = " ".join(passages)
    words = _WORD.findall(text)
    numbers = {_normal(match.group()) for match in _NUMBER.finditer(text)}
    numbers |= {part for match in _NUMBER.findall(text) for part in _date_parts(match)}
    numbers |= {_SMALL[word.casefold()] for word in words if word.casefold() in _SMALL}
    numbers |= {month for word in words if (month := _month(word)) is not None}
    return Known(frozenset(numbers), frozenset(word.casefold() for word in words))


def has_many_capitals(sentences: Iterable[str]) -> bool:
    """Whether nouns are written like names, as in German: seen inside the sentences."""
    inner = [
        word for sentence in sentences for word in _WORD.findall(sentence)[1:] if not word.isupper()
    ]
    capitals = [word for word in inner if word[0].isupper()]
    return len(capitals) > _MANY_CAPITALS * len(inner)


def missing_from(known: Known, facts: Facts) -> tuple[str, ...]:
    """The facts that the passages do not have, as they were written."""
    numbers = [
        written
        for normal, written in facts.numbers.items()
        if normal not in known.numbers and not _date_parts(written) <= known.numbers - {""}
    ]
    names = [written for name, written in facts.names.items() if not _is_known(name, known.words)]
    return tuple(numbers + names)


def _normal(number: str) -> str:
    """1,200 and 1.200 and 1200 are the same, and so are 3.50 and 3,5."""
    whole = number
    if _GROUPED.fullmatch(number):
        head, point, tail = re.match(r"(.*?)(?:([.,])(\d{1,2}))?$", number).groups()  # type: ignore[union-attr]
        whole = re.sub(r"\D", "", head) + (f".{tail}" if point else "")
    whole = re.sub(r"[,'’\u00a0\u202f]", ".", whole)
    if whole.count(".") == 1:
        whole = whole.rstrip("0").rstrip(".")
    return whole.lstrip("0") or "0"


def _date_parts(number: str) -> set[str]:
    """The parts of 03.05.2024, each a number; nothing for what is no date."""
    parts = re.split(r"[.,]", number)
    is_date = len(parts) == 3 and all(len(part) in {1, 2, 4} for part in parts)  # noqa: PLR2004
    return {_normal(part) for part in parts} if is_date else {""}


def _month(word: str) -> str | None:
    if not word[0].isupper():
        return None
    month = _MONTHS.get(word[:3].casefold())
    return month if month and len(word) <= len("September") else None


def _names(sentence: str, *, has_many_capitals: bool) -> dict[str, str]:
    """Capitalised words that do not merely begin the sentence; runs of two or more in full."""
    names = {}
    for match in _NAME_RUN.finditer(sentence):
        run = _WORD.findall(match.group())
        is_first = not any(map(str.isalnum, sentence[: match.start()]))
        if len(run) > 1 and is_first and run[0].casefold() in _BEGINNINGS:
            run, is_first = run[1:], False
        if len(run) == 1 and (is_first or has_many_capitals) and not _is_acronym(run[0]):
            continue
        names.update({w.casefold(): w for w in run if _month(w) is None and len(w) > 1})
    return names


# fmt: off
_BEGINNINGS = {
    "the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "when", "while", "after",
    "before", "as", "since", "it", "this", "that", "these", "those", "he", "she", "they", "we",
    "his", "her", "their", "its", "our", "and", "but", "or", "if", "der", "die", "das", "ein",
    "eine", "im", "am", "mit", "von",
}
# fmt: on


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_known(name: str, words: frozenset[str]) -> bool:
    """Whether it stands there, perhaps in another form."""
    name = re.sub(r"['’]s?$", "", name)
    if name in words:
        return True
    stem = name[: max(_LEAST_STEM, len(name) - 3)]
    return len(name) >= _LEAST_STEM and any(word.startswith(stem) for word in words)
