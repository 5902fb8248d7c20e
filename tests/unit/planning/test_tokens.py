"""Estimates of tokens for tokenizers that are not here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.tokens import class_tokens, correction, message_tokens

# What cl100k counts of them, counted once elsewhere.
COUNTED = [
    ("The quick brown fox jumps over the lazy dog.", 10),
    ('{"total": 1925.50, "currency": "EUR"}', 15),
    ("31415926535897932384626433832795", 11),
    ("def add(a, b):\n    return a + b\n", 13),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_it_is_near_what_a_tokenizer_counts(text: str, counted: int) -> None:
    assert counted <= class_tokens(text) * 1.3 <= 4 * counted


def test_nothing_costs_nothing_but_its_frame() -> None:
    assert class_tokens("") == 0
    assert message_tokens(["", ""]) == 16


@given(st.text(max_size=200), st.text(max_size=200))
def test_more_text_is_never_fewer_tokens(one: str, other: str) -> None:
    assert class_tokens(one + " " + other) >= class_tokens(one)


def test_the_factor_is_learned_once_there_is_enough_to_learn_from() -> None:
    assert correction("gpt-4o", [9.0] * 4) == 1.3
    assert correction("claude-sonnet-4-5", []) == 1.5
    ratios = [1.0] * 90 + [2.0] * 10
    assert correction("gpt-4o", ratios) == 2.0
    assert correction("gpt-4o", [1.0] * 99 + [2.0]) == 1.0
