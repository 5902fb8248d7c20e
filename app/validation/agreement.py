"""How far two results of the same work agree, from 0 to 1; who is right is not said."""

from collections import Counter
from collections.abc import Iterator

from pydantic import JsonValue

from app.domain.json_words import in_words
from app.domain.task import Kind
from app.validation.likeness import missing_numbers, words_of


def agreement(kind: Kind, one: JsonValue, other: JsonValue) -> float:
    """Of labels, whether they are the same; of fields, the share of equal values; of texts, words.

    Shares are Dice's coefficient: what both have, twice, by what each has.
    """
    if kind is Kind.CLASSIFY:
        return _dice(Counter(_labels(one)), Counter(_labels(other)))
    if kind is Kind.EXTRACT:
        return _dice(Counter(_values(one)), Counter(_values(other)))
    return _dice(_words(one), _words(other))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _labels(value: JsonValue) -> Iterator[str]:
    """The document's label, or each row's with its number."""
    if isinstance(value, dict):
        yield str(value.get("label"))
    for row in value if isinstance(value, list) else ():
        if isinstance(row, dict):
            yield f"{row.get('row')} {row.get('label')}"


def _values(value: JsonValue, path: str = "") -> Iterator[str]:
    """Each value with its path; items of a list count wherever they stand in it."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _values(part, f"{path}/{name}")
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, f"{path}/*")
    else:
        text = "" if value is None else str(value)
        yield f"{path} {' '.join(text.casefold().split())}"


def _words(value: JsonValue) -> Counter[str]:
    text = in_words(value)
    return Counter([*words_of(text), *missing_numbers(text, "")])
