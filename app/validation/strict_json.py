"""JSON as RFC 8259 has it, from an answer that may hold anything; what is wrong, without its text.

Python's own reader takes NaN, numbers beyond a float's range, keys that stand twice and halves of
surrogate pairs, and follows brackets until its stack is full.
"""

import json
import math
import re
from typing import NoReturn

from pydantic import JsonValue

from app.validation.failure import ValidationFailure

MOST_DEPTH = 60
_MOST_BYTES = 1_000_000
# A string, perhaps never closed, or a bracket. It gives nothing back: it takes linear time.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def read_value(text: str) -> JsonValue:
    """The one JSON value that a text is.

    Raises:
        ValidationFailure: it is none, or is one that is not safe to use; says why.
    """
    _require_small(text)
    end = _end(text, 0)
    if text[end:].strip():
        raise ValidationFailure("it is not valid JSON")
    return _parse(text[:end])


def read_object(text: str) -> dict[str, JsonValue]:
    """The first JSON object in a text; there may be a code fence or words around it.

    Raises:
        ValidationFailure: there is none, or it is not safe to use; says why.
    """
    _require_small(text)
    start = text.find("{")
    if start < 0:
        raise ValidationFailure("it has no JSON object")
    value = _parse(text[start : _end(text, start)])
    if not isinstance(value, dict):
        raise ValidationFailure("it has no JSON object")
    return value


def _require_small(text: str) -> None:
    if len(_encoded(text)) > _MOST_BYTES:
        raise ValidationFailure(f"it has more than {_MOST_BYTES // 1000} KB")


def _end(text: str, start: int) -> int:
    """Where the first list or object ends; the end of the text when none does.

    Counted before anything is read: a reader that follows the brackets can be brought down.
    """
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text, start):
        if token[0] in {"[", "{"}:
            depth += 1
        elif token[0] in {"]", "}"}:
            depth -= 1
            if depth <= 0:
                return token.end()
        if depth > MOST_DEPTH:
            raise ValidationFailure("it is nested too deep")
    return len(text)


def _parse(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(
            text, object_pairs_hook=_unlike, parse_constant=_refuse, parse_float=_finite
        )
    except (ValueError, RecursionError):
        raise ValidationFailure("it is not valid JSON") from None
    _encoded(json.dumps(value, ensure_ascii=False))  # escapes can write half a pair, too
    return value


def _unlike(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValidationFailure("it has a key twice")
    return made


def _refuse(_: str) -> NoReturn:
    raise ValidationFailure("it has NaN or Infinity, which are not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValidationFailure("it has a number that is too large")
    return number


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ValidationFailure("it has half a character") from None
