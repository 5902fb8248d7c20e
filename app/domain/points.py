"""Points: statements, each with the words of the text that say so."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class Point(BaseModel):
    """A statement, and the words of the text that say so."""

    model_config = ConfigDict(frozen=True)

    statement: str
    quote: str


_LIST_OF_POINTS = re.compile(r"\s*\[\s*(?:[{\]]|$)")
# A string as far as it is there; what may yet become an escaped sign is left out.
_STRING = re.compile(r'"((?:[^"\\]|\\u[0-9a-fA-F]{4}|\\[^u])*)("?)')
points_adapter = TypeAdapter(tuple[Point, ...])


def points_to_json(points: tuple[Point, ...]) -> str:
    """As a step's result is stored."""
    return points_adapter.dump_json(points).decode()


def points_from_json(text: str) -> tuple[Point, ...]:
    """A stored step's points; a note of Homeport 0.1 is text, and has none."""
    try:
        return points_adapter.validate_json(text)
    except ValidationError:
        return ()


def streamed_in_words(text: str) -> str:
    """Points that are still being written: the words of their strings, as far as they are there.

    Nothing of JSON itself is in it. What is no list of points is told as it is.
    """
    if not _LIST_OF_POINTS.match(text):
        return text
    lines: list[str] = []
    for value in _values(text):
        if value.is_first or not lines:
            lines.append("")
        if value.key == "quote" and value.words:
            lines[-1] += f"“{value.words}” " if value.is_whole else f"“{value.words}"
        elif value.key == "statement":
            lines[-1] += value.words
    return "\n".join(lines).rstrip()


class _Value(NamedTuple):
    """A string that a key stands for; `is_first`: of its object."""

    key: str
    words: str
    is_whole: bool
    is_first: bool


def _values(text: str) -> Iterator[_Value]:
    """The strings that keys stand for, in order; the last may be half written."""
    key, end, is_first = "", 0, False
    for found in _STRING.finditer(text):
        between, end = text[end : found.start()], found.end()
        is_first |= "{" in between
        words, is_whole = _decoded(found.group(1)), bool(found.group(2))
        if key and ":" in between:
            yield _Value(key, words, is_whole, is_first)
            key, is_first = "", False
        else:
            key = words
        if not is_whole:
            return


def _decoded(raw: str) -> str:
    """The inside of a JSON string; half of a sign that takes two escapes is left out."""
    try:
        text = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw.replace("\\", "")
    return str(text).encode("utf-8", "ignore").decode()


def points_in_words(text: str) -> str:
    """A stored step's points as a person, or the model that merges them, reads them."""
    points = points_from_json(text)
    return "\n".join(f"- {p.statement} (“{p.quote}”)" for p in points) if points else text
