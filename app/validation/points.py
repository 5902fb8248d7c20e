"""Points that a model noted: statements, each with a verbatim quote."""

import json
from collections.abc import Callable

from pydantic import ValidationError

from app.domain.points import Point, points_adapter
from app.validation.failure import ValidationFailure

# What is missing at the end of a list that was cut off inside a quote, or between points.
_ENDINGS = ("", '"}]', "}]", "]")


def read_points(text: str, has_quote: Callable[[str], bool]) -> tuple[Point, ...]:
    """The points whose quotes are really there; a fragment at the end is left out.

    Args:
        text: a JSON list of {"statement", "quote"}, perhaps cut off.
        has_quote: whether a quote stands in the passage.

    Raises:
        ValidationFailure: not one point is whole and quoted.
    """
    points = [p for p in _parse(text.strip()) if p.statement.strip() and p.quote.strip()]
    found = tuple(point for point in points if has_quote(point.quote))
    if not found:
        raise ValidationFailure("no point with a quote")
    return found


def _parse(text: str) -> tuple[Point, ...]:
    for ending in _ENDINGS:
        points = _load(text + ending)
        if points is not None:
            return points
    end = text.rfind('"}')
    while end >= 0:  # what stands behind the last whole point is a fragment
        points = _load(f'{text[:end]}"}}]')
        if points is not None:
            return points
        end = text.rfind('"}', 0, end)
    return ()


def _load(text: str) -> tuple[Point, ...] | None:
    try:
        return points_adapter.validate_python(json.loads(text))
    except (ValueError, ValidationError, RecursionError):
        return None
