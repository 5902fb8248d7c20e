"""What a person types to search the history, and the passage that is shown of a hit."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

# A search has some words; what was pasted by mistake must not make a query of thousands.
_MOST_TERMS, _MOST_CHARS = 24, 1000
_AROUND_CHARS, _MOST_MARKS = 70, 12
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_TERM = re.compile(r'"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<word>[^\s"]+)')
# Han, kana, Hangul: scripts without blanks, in which a word may begin anywhere.
SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
_SIGN = re.compile(SIGN)
_EDGE_BEFORE, _EDGE_AFTER, _BETWEEN = r"(?<![^\W_])", r"(?![^\W_])", r"[\W_]+"


class Term(NamedTuple):
    """Words that stand side by side; a prefix's last word may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Snippet(BaseModel):
    """A passage, and where in it the words stand: pairs of offsets, the end excluded."""

    model_config = ConfigDict(frozen=True)

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def search_terms(typed: str, *, is_typing: bool = False) -> tuple[Term, ...]:
    """What was typed, as terms that all have to be found. Nothing typed is ever wrong.

    `"side by side"` is a phrase, `invoic*` a prefix; all other signs only part words.

    Args:
        typed: by a person, or by whoever wants to be taken for one.
        is_typing: the last word may not be whole yet.
    """
    terms = list(_terms(typed[:_MOST_CHARS].translate(_QUOTES)))[:_MOST_TERMS]
    if is_typing and terms and not typed[-1:].isspace():
        terms[-1] = terms[-1]._replace(is_prefix=True)
    return tuple(dict.fromkeys(terms))


def _terms(typed: str) -> Iterator[Term]:
    for found in _TERM.finditer(typed):
        text = found["phrase"] if found["word"] is None else found["word"]
        is_prefix = bool(found["star"]) or (found["word"] or "").endswith("*")
        words = tuple("".join(map(_word_sign, text)).split())
        words = tuple(word for word in words if any(map(_is_sound, word)))
        if words:
            yield Term(words, is_prefix)


def _word_sign(sign: str) -> str:
    """Letters, digits and marks stay; all else is a blank."""
    return sign if unicodedata.category(sign)[0] in "LNM" else " "


def _is_sound(sign: str) -> bool:
    """A mark alone is no word."""
    return unicodedata.category(sign)[0] in "LN"


def snippet(text: str, terms: Sequence[Term]) -> Snippet | None:
    """The passage around the first words found; None: none of them is there.

    Case and accents do not count, as in the index.
    """
    folded, places = _fold(text)
    pattern = _pattern(terms)
    first = pattern.search(folded) if pattern else None
    if first is None:
        return None
    start = max(0, places[first.start()] - _AROUND_CHARS)
    end = min(len(text), places[first.end()] + _AROUND_CHARS)
    start, end = _at_blank(text, start, 1), _at_blank(text, end, -1)
    start = min(start, places[first.start()])
    end = max(end, places[first.end()])
    head, tail = "… " * (start > 0), " …" * (end < len(text))
    marks = []
    for found in list(_found(pattern, folded, first.start()))[:_MOST_MARKS]:
        a, b = places[found.start()], places[found.end()]
        if start <= a < b <= end:
            marks.append((a - start + len(head), b - start + len(head)))
    shown = "".join(" " if sign.isspace() else sign for sign in text[start:end])
    return Snippet(text=head + shown + tail, marks=tuple(marks))


def beginning(text: str) -> Snippet:
    """How a text begins, for what was found by something else than words."""
    cut = " ".join(text[: 4 * _AROUND_CHARS].split())
    end = 2 * _AROUND_CHARS
    return Snippet(text=cut if len(cut) <= end else cut[:end].rsplit(" ", 1)[0] + " …")


def _found(pattern: "re.Pattern[str] | None", folded: str, start: int) -> "Iterator[re.Match[str]]":
    return pattern.finditer(folded, start) if pattern else iter(())


def _pattern(terms: Sequence[Term]) -> "re.Pattern[str] | None":
    parts = [part for part in map(_term_pattern, terms) if part]
    return re.compile("|".join(parts)) if parts else None


def _term_pattern(term: Term) -> str:
    words = [_fold(word)[0] for word in term.words]
    if not all(words):
        return ""
    joined = _BETWEEN.join(map(re.escape, words))
    if _SIGN.search(joined):
        return joined
    return _EDGE_BEFORE + joined + ("" if term.is_prefix else _EDGE_AFTER)


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and accents, and where each sign of it stood; one place more."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = sign.lower() if sign.isascii() else _fold_sign(sign)
        signs.append(plain)
        places += [place] * len(plain)
    return "".join(signs), [*places, len(text)]


def _fold_sign(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _at_blank(text: str, place: int, step: int) -> int:
    """The next blank's place, so that no word is cut; not far."""
    for moved in range(20):
        at = place + step * moved
        if not 0 < at < len(text):
            return max(0, min(len(text), at))
        if text[at].isspace():
            return at + 1 if step > 0 else at
    return place
