"""Look through a text, window by window, in time proportional to its length."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from app.domain.pii import PiiSpan
from app.routing.pii.contact import EMAIL, IP_ADDRESSES, PHONES
from app.routing.pii.money import CARDS, IBAN
from app.routing.pii.national import NATIONAL_IDS
from app.routing.pii.records import RECORDS
from app.routing.pii.rule import MOST_CHARS, Rule

# The first rule that finds something at a place is the one that counts there.
_RULES = (EMAIL, IBAN, *CARDS, *RECORDS, *NATIONAL_IDS, *IP_ADDRESSES, *PHONES)
_WINDOW_CHARS = 16_384
_DIGITS = re.compile(r"[0-9](?:[^0-9]{0,3}[0-9])+")
_AROUND_CHARS = 40


class _Window(NamedTuple):
    """A stretch of the text. Matches that begin from `first` to before `end` are this one's own."""

    offset: int
    text: str
    first: int
    end: int


def scan(texts: Iterable[str]) -> list[PiiSpan]:
    """What stands in a text that comes in parts (the pages of a document), by place.

    Nothing is missed where two parts meet.
    """
    return list(chain.from_iterable(_search(window) for window in _windows(texts)))


def _windows(texts: Iterable[str]) -> Iterator[_Window]:
    held, offset, first = "", 0, 0
    for text in texts:
        for place in range(0, len(text), _WINDOW_CHARS):
            held += text[place : place + _WINDOW_CHARS]
            if len(held) - first < _WINDOW_CHARS:
                continue
            end = len(held) - MOST_CHARS
            yield _Window(offset, held, first, end)
            gone = max(0, end - MOST_CHARS)
            held, offset, first = held[gone:], offset + gone, end - gone
    yield _Window(offset, held, first, len(held))


def _search(window: _Window) -> list[PiiSpan]:
    text = _plain(window.text)
    taken = bytearray(len(text))
    found: list[PiiSpan] = []
    areas = _areas(text)
    for rule in _RULES:
        for match in _matches(rule, text, areas):
            place = rule.place(text, match)
            if place is None or 1 in taken[slice(*place)]:
                continue
            start, end = place
            taken[start:end] = b"\x01" * (end - start)
            if window.first <= start < window.end:
                found.append(PiiSpan(rule.kind, window.offset + start, window.offset + end))
    return sorted(found, key=lambda span: span.start)


def _matches(rule: Rule, text: str, areas: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Where the form of a rule matches: near digits, or near the sign that it cannot be without."""
    if rule.sign:
        return rule.form.finditer(text) if rule.sign in text else iter(())
    return chain.from_iterable(rule.form.finditer(text, *area) for area in areas)


def _areas(text: str) -> list[tuple[int, int]]:
    """Where digits stand together, with what may belong to them; the rest need not be looked at."""
    areas: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(text):
        start, end = max(0, digits.start() - _AROUND_CHARS), digits.end() + _AROUND_CHARS
        if areas and start <= areas[-1][1]:
            areas[-1] = (areas[-1][0], end)
        else:
            areas.append((start, end))
    return areas


def _plain(text: str) -> str:
    """The text with the signs of other scripts and of typesetting as ASCII has them; as long."""
    return text if text.isascii() else text.translate(_SIGNS)


_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\u00ad", "-"),
        **{chr(zero + n): str(n) for zero in (0xFF10, 0x0660, 0x06F0, 0x0966) for n in range(10)},
        **{chr(0xFF21 + n): chr(ord("A") + n) for n in range(26)},
        "\uff20": "@",
        "\uff0e": ".",
        "\uff0b": "+",
        "\uff0f": "/",
        "\uff1a": ":",
    }
)
