"""Values are found in a text however they are written, and not where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.validation.values import Span, around, find_value

TEXT = (
    "Invoice No. 2024-17 of 3 March 2024\nfrom ACME  Tools\nLtd, due April 2nd, 2024.\n"
    "Total: $1,234.50 (net 1.000,25); 12 boxes. Paid 31.12.2024. Balance -40 for Annabel."
)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Acme Tools Ltd", "ACME  Tools\nLtd"),
        ("2024-03-03", "3 March 2024"),
        ("2024-04-02", "April 2nd, 2024"),
        ("2024-12-31", "31.12.2024"),
        (1234.5, "1,234.50"),
        (1000.25, "1.000,25"),
        (12, "12"),
        (-40, "-40"),
        ("$1,234.50", "$1,234.50"),
    ],
)
def test_a_value_is_found_as_it_is_written(value: str | float, found: str) -> None:
    span = find_value(value, TEXT)
    assert span is not None
    assert TEXT[span.start : span.end] == found


@pytest.mark.parametrize(
    "value", ["Anna", "2024-03-04", "2024-13-99", 234.5, 1234, 123, 1, 40.5, "", "  ", "(", "cme"]
)
def test_what_is_not_there_is_not_found(value: str | float) -> None:
    assert find_value(value, TEXT) is None


def test_the_line_or_sentence_around_a_value() -> None:
    def line(value: str | float) -> str:
        span = find_value(value, TEXT)
        assert span is not None
        return TEXT[slice(*around(span, TEXT))]

    assert line("2024-17") == "Invoice No. 2024-17 of 3 March 2024"
    assert line(-40) == "Balance -40 for Annabel."
    assert line("acme tools ltd") == "from ACME  Tools\nLtd, due April 2nd, 2024."


@given(st.integers(-(10**12), 10**12))
def test_every_number_is_found_in_two_spellings(number: int) -> None:
    for text in (f"It is {number} in all.", f"It is {number:,} in all."):
        span = find_value(number, text)
        assert span is not None
        assert int(text[slice(*span)].replace(",", "")) == number


@given(st.text(), st.integers(0, 50), st.integers(1, 20))
def test_what_is_around_a_span_holds_it(text: str, start: int, length: int) -> None:
    bare = text[start : start + length]
    if bare != bare.strip() or not bare:
        return
    span = Span(start, start + len(bare))
    wide = around(span, text)
    assert wide.start <= span.start < span.end <= wide.end
