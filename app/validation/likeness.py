"""Signs that a text was not really translated or rewritten, from source and result alone."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from app.domain.languages import script_of

# Scripts without blanks between words: every sign counts as a word.
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = re.compile(rf"[{_DENSE}]|[^\W\d_{_DENSE}]+")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:'\u2019]\d+)*")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)]) ", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
# A sign of a dense script says about as much as so many letters.
_DENSE_WEIGHT = 3
_SHORTEST_SHARE = 0.25
_NEARLY_SAME = 0.95
# Of a real translation's words at most 0.3 stand in the source too (names), measured on English
# with German, Spanish and French; of other text in the source's language 0.4, of a paraphrase more.
_MOST_SHARED = 0.5
_FEWEST_WORDS = 5
_LOOP_ROUNDS, _SHORTEST_LOOP, _LONGEST_PERIOD = 4, 8, 60
_LEAST_SCRIPT_SHARE = 0.5


def words_of(text: str) -> list[str]:
    """Its words in small letters; numbers and signs are none."""
    return [word.casefold() for word in _WORD.findall(text)]


def is_nearly_same(source: str, result: str) -> bool:
    """Whether hardly a word was changed."""
    matcher = SequenceMatcher(None, words_of(source), words_of(result), autojunk=False)
    return matcher.quick_ratio() > _NEARLY_SAME and matcher.ratio() > _NEARLY_SAME


def is_same_language(source: str, result: str) -> bool:
    """Whether so many of the result's words stand in the source that it is in its language."""
    vocabulary, words = set(words_of(source)), words_of(result)
    shared = sum(word in vocabulary for word in words)
    return len(words) >= _FEWEST_WORDS and shared > _MOST_SHARED * len(words)


def is_far_shorter(source: str, result: str) -> bool:
    """Whether most of the text must be missing."""
    return _size(result) < _SHORTEST_SHARE * _size(source)


def has_loop(text: str) -> bool:
    """Whether words go round and round: the same ones, up to sixty, four times or more on end."""
    words = words_of(text)
    longest = min(_LONGEST_PERIOD, len(words) // _LOOP_ROUNDS)
    return any(_goes_round(words, period) for period in range(1, longest + 1))


def is_in_other_script(text: str, scripts: frozenset[str]) -> bool:
    """Whether most letters are of none of these scripts."""
    letters = Counter(script_of(letter) for letter in text if letter.isalpha())
    fitting = sum(letters[script] for script in scripts)
    return fitting < _LEAST_SCRIPT_SHARE * letters.total()


def shape(text: str) -> tuple[int, ...]:
    """How many headings, items of lists, rows of tables and paragraphs it has."""
    patterns = (_HEADING, _ITEM, _ROW)
    paragraphs = len(_PARAGRAPH.split(text.strip()))
    return (*(len(pattern.findall(text)) for pattern in patterns), paragraphs)


def missing_numbers(source: str, result: str) -> tuple[str, ...]:
    """The source's numbers whose digits are not in the result; signs between them may differ."""
    there = {_digits(number) for number in _NUMBER.findall(result)}
    missing = (number for number in _NUMBER.findall(source) if _digits(number) not in there)
    return tuple(dict.fromkeys(missing))


def _goes_round(words: list[str], period: int) -> bool:
    needed = max((_LOOP_ROUNDS - 1) * period, _SHORTEST_LOOP)
    breaks = [i for i in range(len(words) - period) if words[i] != words[i + period]]
    ends = [-1, *breaks, len(words) - period]
    return any(after - before - 1 >= needed for before, after in pairwise(ends))


def _size(text: str) -> int:
    dense = sum(1 for word in _WORD.findall(text) if len(word) == 1 and not word.isascii())
    letters = sum(len(word) for word in _WORD.findall(text))
    return letters + (_DENSE_WEIGHT - 1) * dense


def _digits(number: str) -> str:
    return "".join(str(int(sign)) for sign in number if sign.isdecimal())
