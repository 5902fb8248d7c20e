"""JSON that Python's own reader would take, and must not be taken."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.validation.failure import ValidationFailure
from app.validation.points import read_points
from app.validation.strict_json import MOST_DEPTH, read_object, read_value
from tests.hang_guard import hang_guard

TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.booleans())
def test_every_value_is_read_as_it_was_written(value: Any, is_ascii: bool) -> None:
    assert read_value(json.dumps(value, ensure_ascii=is_ascii)) == value


@given(
    st.dictionaries(TEXTS, VALUES, max_size=3),
    st.sampled_from(["", "Here it is:\n```json\n", 'He said: "', "[1] "]),
    st.sampled_from(["", "\n```", "} and so on {", ' "', "\n{]"]),
)
def test_an_object_is_found_among_words(value: dict[str, Any], before: str, after: str) -> None:
    assert read_object(f"{before}{json.dumps(value)}{after}") == value


@given(st.text(st.sampled_from('{}[]",:\\ 1eE+-.tnulNaIdf\ud83d\ude00\x00')))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_value, read_object):
        try:
            value = read(text)
        except ValidationFailure:
            continue
        assert read_value(json.dumps(value)) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"SECRET": NaN}', "NaN or Infinity"),
        ('{"SECRET": -Infinity}', "NaN or Infinity"),
        ('{"SECRET": 1e999}', "too large"),
        ('{"SECRET": ' + "9" * 5000 + "}", "not valid JSON"),
        ('{"SECRET": 1, "SECRET": 2}', "a key twice"),
        ('{"a": [{"SECRET": 1, "\\u0053ECRET": 2}]}', "a key twice"),
        ('{"SECRET": "\\ud83d"}', "half a character"),
        ('{"SECRET\\udc00": 1}', "half a character"),
        ('{"SECRET": "\ud83d"}', "half a character"),
        ('{"SECRET": "' + "x" * 1_000_000 + '"}', "more than 1000 KB"),
        ('{"SECRET": "' + "é" * 500_000 + '"}', "more than 1000 KB"),
        ('{"a":' * 400_000, "more than 1000 KB"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deep"),
        ('{"SECRET": ' + "[" * 90_000, "nested too deep"),
        ('{"SECRET": 1', "not valid JSON"),
        ('{"SECRET": 01}', "not valid JSON"),
        ('{"SECRET": 1,}', "not valid JSON"),
        ("{'SECRET': 1}", "not valid JSON"),
        ('{"SECRET": "a\nb"}', "not valid JSON"),
        ("SECRET", "no JSON object"),
    ],
    ids=lambda text: text[:24],
)
def test_what_is_wrong_is_said_without_the_text(text: str, reason: str) -> None:
    with pytest.raises(ValidationFailure, match=reason) as refusal:
        read_object(text)
    assert "SECRET" not in str(refusal.value)


@pytest.mark.parametrize("text", ["", " ", "{} {}", "[1] x", "\ufeff{}", "1 2", "}{", "]"])
def test_a_value_is_the_whole_text(text: str) -> None:
    with pytest.raises(ValidationFailure, match="not valid JSON"):
        read_value(text)


def test_brackets_inside_strings_are_not_depth() -> None:
    text = json.dumps({"a": "{[" * 1000, 'b\\"': '"{'})
    assert read_object(text) == json.loads(text)


def test_the_depth_that_is_taken_is_the_depth_that_is_promised() -> None:
    assert read_value("[" * MOST_DEPTH + "]" * MOST_DEPTH)
    with pytest.raises(ValidationFailure, match="deep"):
        read_value("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1))


@pytest.mark.parametrize(
    "text",
    [
        '{"' + '\\"' * 400_000,
        '{"a":' + '""' * 400_000,
        "{" + "{}," * 300_000,
        '["' + '"}' * 20_000,
        "[" + '{"a":"b"},' * 4000 + "x",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long(text: str) -> None:
    for read in (read_value, read_object, lambda text: read_points(text, lambda _: True)):
        with hang_guard(), suppress(ValidationFailure):
            read(text)


def test_points_are_read_as_strictly() -> None:
    whole = '[{"quote": "a", "statement": "b"}, {"quote": "c", "statement": "d", "quote": "e"}]'
    [point] = read_points(whole, lambda _: True)
    assert (point.quote, point.statement) == ("a", "b")
