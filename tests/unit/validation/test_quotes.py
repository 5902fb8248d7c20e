"""Quotes are read from whatever a model wrote, and found where they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Page
from app.validation.quotes import Place, Quote, find_quote, place_quote, read_quotes

POINTS = [
    {"statement": "It is late.", "quote": "the ferry\nis late"},
    {"statement": "b", "quote": "c"},
]


def test_a_list_of_quotes_is_read_with_single_blanks() -> None:
    assert read_quotes(json.dumps(POINTS)) == [
        Quote("It is late.", "the ferry is late"),
        Quote("b", "c"),
    ]
    assert read_quotes("[]") == []


@given(st.integers(min_value=0, max_value=len(json.dumps(POINTS))))
def test_of_a_list_that_was_cut_off_the_whole_quotes_are_kept(length: int) -> None:
    text = json.dumps(POINTS)[:length]
    whole = text.count('"}')
    expected = [Quote("It is late.", "the ferry is late"), Quote("b", "c")][:whole]
    assert read_quotes(text) == (expected or None)


@pytest.mark.parametrize("text", ["", "I do not know.", '{"statement": "a"}', "[" * 100_000, "3"])
def test_what_is_no_list_is_none(text: str) -> None:
    assert read_quotes(text) is None


def test_entries_that_are_no_quotes_are_left_out() -> None:
    assert read_quotes('[1, {"statement": "a"}, {"statement": "", "quote": "x"}]') == []


def test_a_quote_is_found_across_line_ends() -> None:
    text = "One.  The ferry\n is\tlate (again). Two."
    assert find_quote("The ferry is late (again).", text) == (6, 33)
    assert find_quote("the bus is late", text) is None
    assert find_quote("  ", text) is None


def test_a_quote_has_its_page_and_its_place_in_the_document() -> None:
    pages = [Page(number=n, text=text) for n, text in ((1, "late\n"), (2, ""), (3, "is late\n"))]
    assert place_quote("late", pages, 5, 13) == Place(3, 8, 12)
    assert place_quote("late", pages, 0, 5) == Place(1, 0, 4)
    assert place_quote("late", pages, 5, 7) is None


@given(st.lists(st.text("ab \n.", min_size=1, max_size=20), min_size=1, max_size=5), st.data())
def test_whatever_was_copied_from_a_document_is_found(
    texts: list[str], data: st.DataObject
) -> None:
    pages = [Page(number=n, text=text) for n, text in enumerate(texts, start=1)]
    text = "".join(texts)
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    place = place_quote(" ".join(words[first : last + 1]), pages, 0, len(text))
    assert place is not None
    assert text[place.start : place.end].split() == words[first : last + 1]
    assert text[: place.start].count("") - 1 >= sum(map(len, texts[: place.page - 1]))
