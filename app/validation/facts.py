"""The facts of a sentence that can be looked up: numbers, dates and names.

Precision comes first: what is only perhaps a name is not looked up, and what can be read in two
ways stands in a passage if either does.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from app.validation.amounts import (
    Date,
    DateFound,
    NumberFound,
    dates,
    loose_numbers,
    numbers,
    numbers_with_blanks,
)
from app.validation.months import MONTHS

# Scripts written without blanks, and Korean, whose particles stick to its words: they know no
# capitals, and Latin names stand in them without a blank.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff"
)
_LETTER = rf"[^\W\d_{_DENSE}]"
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|{_LETTER}(?:{_LETTER}|\d)*(?:['’]{_LETTER}+)*")
_BETWEEN_NAMES = re.compile(r"(?:[ \t\u00a0]|-|\. )")
_LIST_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=(\w*))")
_OPENING = re.compile(r"(?:^|[.!?:;…]|[\"“„«\u2018(\[])[\s*_#>\"“„«\u2018(\[]*$")
_LINKS = r"(?:(?:of|and|the|for|de|des|du|für|und)\s+)*"
_LEAST_STEM = 4
_LONGEST_ENDING = 3
_LONGEST_ACRONYM = 8
# In German every noun is written like a name.
_MANY_CAPITALS = 0.1
# fmt: off
_NO_NAMES = frozenset({
    "the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "when", "while", "after",
    "before", "as", "since", "it", "this", "that", "these", "those", "he", "she", "they", "we",
    "his", "her", "their", "its", "our", "and", "but", "or", "if", "i", "i'm", "i've", "to", "of",
    "then", "there", "here", "so", "such", "some", "all", "both", "many", "most", "no", "not",
    "one", "only", "other", "another", "every", "each", "any", "over", "under", "through", "during",
    "until", "although", "though", "because", "however", "where", "who", "what", "how", "why",
    "which", "yet", "also", "later", "once", "now", "former", "even", "despite", "like", "my",
    "your", "you", "me", "him", "them", "us", "is", "are", "was", "were", "do", "did",
    "der", "die", "das", "ein", "eine", "im", "am", "mit", "von", "le", "la", "les", "el", "los",
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "sr", "sra",
})
# fmt: on


class Facts(NamedTuple):
    """What can be looked up; a name is a run of words, each with where it begins."""

    sentence: str
    numbers: tuple[NumberFound, ...]
    dates: tuple[DateFound, ...]
    names: tuple[tuple[re.Match[str], ...], ...]


class Known(NamedTuple):
    """What passages say, to look facts up in: words are kept by their first letters too."""

    text: str
    numbers: frozenset[Decimal]
    dates: frozenset[Date]
    words: frozenset[str]
    stems: frozenset[str]


def facts_of(sentence: str, *, has_many_capitals: bool = False) -> Facts:
    """The facts that a sentence states."""
    mark = _LIST_MARK.match(sentence)
    if mark and mark[1].casefold() not in MONTHS:
        sentence = sentence[mark.end() :]
    found = dates(sentence)
    inside = {at for date in found for at in range(date.start, date.end)}
    return Facts(
        sentence,
        tuple(number for number in numbers(sentence) if number.start not in inside),
        tuple(found),
        tuple(_names(sentence, inside, has_many_capitals=has_many_capitals)),
    )


def known_in(passages: Iterable[str]) -> Known:
    """What passages say."""
    text = "\n".join(passages)
    words = frozenset(_plain(match.group()) for match in _WORD.finditer(text))
    written = (number.values for number in numbers(text))
    return Known(
        text=text,
        numbers=frozenset(chain(loose_numbers(text), *written)),
        dates=frozenset(chain.from_iterable(found.dates for found in dates(text))),
        words=words,
        stems=frozenset(stem for word in words for stem in _stems(word)),
    )


def has_many_capitals(sentences: Iterable[str]) -> bool:
    """Whether nouns are written like names, as in German: seen inside the sentences.

    Counted are capitals that stand alone behind a word in lower case: a text full of names has
    them in runs. They were 14 to 19% of the words in German, at most 7% in other languages.
    """
    words = lone = 0
    for sentence in sentences:
        words += len(_WORD.findall(sentence)[1:])
        for run in _capital_runs(sentence, set()):
            before = sentence[: run[0].start()].rstrip()
            lone += len(run) == 1 and before[-1:].islower() and not run[0].group().isupper()
    return lone > _MANY_CAPITALS * words


def missing_from(known: Known, facts: Facts) -> tuple[str, ...]:
    """The facts that the passages do not have, as they are written, in the sentence's order."""
    groups = [n for n in numbers_with_blanks(facts.sentence) if n.values & known.numbers]
    grouped = {at for group in groups for at in range(group.start, group.end)}
    missing = [
        (number.start, number.end)
        for number in facts.numbers
        if not number.values & known.numbers and number.start not in grouped
    ]
    missing += [
        (found.start, found.end)
        for found in facts.dates
        if not any(_is_known_date(date, known) for date in found.dates)
    ]
    for run in facts.names:
        missing += _missing_names(run, known)
    return tuple(dict.fromkeys(facts.sentence[start:end] for start, end in sorted(missing)))


def _names(
    sentence: str, inside_dates: set[int], *, has_many_capitals: bool
) -> Iterator[tuple[re.Match[str], ...]]:
    """Runs of capitalised words, without words that merely begin a sentence."""
    if sentence.isupper():
        return
    for run in _capital_runs(sentence, inside_dates):
        is_first = _OPENING.search(sentence, 0, run[0].start()) is not None
        if is_first and (len(run) == 1 or _plain(run[0].group()) in _NO_NAMES):
            run = run if _is_odd(run[0].group()) else run[1:]  # noqa: PLW2901
        if has_many_capitals and len(run) == 1 and not _is_odd(run[0].group()):
            continue
        names = tuple(word for word in run if _plain(word.group()) not in _NO_NAMES)
        if names:
            yield names


def _capital_runs(sentence: str, inside_dates: set[int]) -> list[list[re.Match[str]]]:
    """Neighbouring words of two letters or more that begin with a capital."""
    runs: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(sentence):
        is_name = len(word.group()) > 1 and any(map(str.isupper, word.group()))
        if not is_name or word.start() in inside_dates:
            continue
        between = sentence[runs[-1][-1].end() : word.start()] if runs else ""
        if _BETWEEN_NAMES.fullmatch(between):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _missing_names(run: tuple[re.Match[str], ...], known: Known) -> list[tuple[int, int]]:
    """The words of a run that no passage has, in whatever form or spelt out."""
    missing = [word for word in run if not _is_known_name(word.group(), known)]
    initials = "".join(word.group()[0] for word in run).casefold()
    is_short_known = len(run) > 1 and initials in known.words
    return [] if is_short_known else [word.span() for word in missing]


def _is_known_date(date: Date, known: Known) -> bool:
    """Whether a passage has the date, perhaps in parts: the day in one, the year in another."""
    return any(
        other.month == date.month
        and date.day in {None, other.day}
        and (
            other.year == date.year
            or date.year is None
            or (other.year is None and Decimal(date.year) in known.numbers)
        )
        for other in known.dates
    )


def _is_known_name(name: str, known: Known) -> bool:
    """Whether it stands there, perhaps in another form ("Italy", "Italian"), or spelt out."""
    plain = _plain(name)
    if plain in known.words or not known.stems.isdisjoint(_stems(plain)):
        return True
    month = MONTHS.get(plain)
    if month is not None and any(date.month == month for date in known.dates):
        return True
    return _is_acronym(name) and _is_spelt_out(plain, known.text)


def _stems(word: str) -> Iterator[str]:
    """A word without endings of up to three letters; "MH370" is no form of "MH371"."""
    if not word.isalpha():
        return
    for end in range(max(_LEAST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
        yield word[:end]


def _is_spelt_out(acronym: str, text: str) -> bool:
    words = [rf"{re.escape(letter.upper())}\w+" for letter in acronym]
    return re.search(r"\b" + rf"[\s-]+{_LINKS}".join(words), text) is not None


def _is_acronym(word: str) -> bool:
    plain = _plain(word)
    return 1 < len(plain) <= _LONGEST_ACRONYM and word.isupper() and plain.isalpha()


def _is_odd(word: str) -> bool:
    """Written so that it is a name wherever it stands: "NATO", "McRae", "iPhone"."""
    return any(map(str.isupper, word[1:]))


def _plain(word: str) -> str:
    """A word for comparing: without case, possessive and the points of "U.S."."""
    return re.sub(r"'s?$", "", word.casefold().replace(".", "").replace("’", "'"))
