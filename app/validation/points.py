"""Points as a model writes them: quotes with statements, whole, cut off, or claimed wrongly."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pydantic import ValidationError

from app.domain.points import Point
from app.validation.failure import ValidationFailure
from app.validation.strict_json import read_value

# What is missing at the end of a list that was cut off inside its last statement.
_ENDINGS = ("", '"}]', "}]")
# Only the end of a list is cut: looking for it further back takes time, for nothing.
_MOST_ATTEMPTS = 50


def read_points(text: str, has_quote: Callable[[str], bool]) -> tuple[Point, ...]:
    """The points whose quotes are really there; a fragment at the end is left out.

    An empty list is an answer: nothing was worth a quote.

    Args:
        text: a JSON list of {"quote", "statement"}, perhaps cut off.
        has_quote: whether a quote stands in the passage.

    Raises:
        ValidationFailure: it is no such list, or not one of its quotes is there.
    """
    points = _parse(text.strip())
    if points is None:
        raise ValidationFailure("no list of points")
    found = tuple(dict.fromkeys(point for point in points if has_quote(point.quote)))
    if points and not found:
        raise ValidationFailure("quotes that are not in the text")
    return found


def _parse(text: str) -> tuple[Point, ...] | None:
    """The points of the list, or of its beginning up to the last whole one; None: no list."""
    for attempt in islice(_attempts(text), _MOST_ATTEMPTS):
        try:
            entries = read_value(attempt)
        except ValidationFailure:
            continue
        points = tuple(_points(entries)) if isinstance(entries, list) else ()
        if points or (attempt == text and isinstance(entries, list)):
            return points
    return None


def _attempts(text: str) -> Iterator[str]:
    for ending in _ENDINGS:
        yield text + ending
    end = text.rfind('"}')
    while end >= 0:
        yield f'{text[:end]}"}}]'
        end = text.rfind('"}', 0, end)


def _points(entries: Iterable[object]) -> Iterator[Point]:
    for entry in entries:
        try:
            point = Point.model_validate(entry, strict=True)
        except ValidationError:
            continue
        words = (" ".join(part.split()) for part in (point.statement, point.quote))
        statement, quote = words
        if statement and quote:
            yield Point(statement=statement, quote=quote)
