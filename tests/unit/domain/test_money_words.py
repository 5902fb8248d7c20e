"""Amounts of money in words: small ones tell something, tiny ones are not called nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import dollars
from app.domain.result import Receipt
from tests.fakes.parcels import RECEIPT


@pytest.mark.parametrize(
    ("usd", "words"),
    [
        (None, "cost unknown"),
        (0.0, "$0.00"),
        (0.00003, "under $0.0001"),
        (0.0012, "$0.0012"),
        (12.5, "$12.50"),
    ],
)
def test_dollars(usd: float | None, words: str) -> None:
    assert dollars(usd) == words


@given(st.floats(min_value=1e-12, max_value=1e6))
def test_what_costs_something_is_never_told_as_nothing(usd: float) -> None:
    assert any(sign in "123456789" for sign in dollars(usd))


def test_a_receipt_says_no_sum_of_zeros() -> None:
    told = [_receipt(saved).in_words() for saved in (None, 0.0, 0.00001, 0.004, 0.5)]
    assert ["saved" in words for words in told] == [False, False, True, True, True]
    assert ["less than a cent" in words for words in told] == [False, False, True, True, False]
    assert "saved about $0.50 (an estimate)" in told[-1]
    assert "1 step in " in told[0]


def _receipt(saved: float | None) -> Receipt:
    return RECEIPT.model_copy(update={"saved_usd_estimate": saved})
