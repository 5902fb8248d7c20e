"""Chunks tile the text, stay within the budget, and know their pages."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Page
from app.planning.chunker import chunk_pages


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_chars(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def pages_of(*texts: str) -> list[Page]:
    return [Page(number=number, text=text) for number, text in enumerate(texts, 1)]


page_texts = st.lists(
    st.text(alphabet="ab .!?\n\f\té漢。", max_size=120) | st.text(max_size=60),
    min_size=1,
    max_size=8,
)


@given(page_texts, st.integers(min_value=1, max_value=50))
def test_joined_chunks_are_the_text_to_the_character(texts: list[str], budget: int) -> None:
    text = "".join(texts)
    chunks = chunk_pages("d", pages_of(*texts), budget, count_chars)
    assert "".join(text[c.char_start : c.char_end] for c in chunks) == text
    assert [c.char_start for c in chunks] == [0, *(c.char_end for c in chunks)][:-1]


@given(page_texts, st.integers(min_value=1, max_value=50))
def test_no_chunk_is_over_the_budget_and_none_is_empty(texts: list[str], budget: int) -> None:
    for chunk in chunk_pages("d", pages_of(*texts), budget, count_chars):
        assert 0 < chunk.tokens <= budget
        assert chunk.tokens == chunk.char_end - chunk.char_start


@given(page_texts, st.integers(min_value=1, max_value=50))
def test_a_chunks_pages_are_those_it_has_characters_of(texts: list[str], budget: int) -> None:
    owner = [page.number for page in pages_of(*texts) for _ in page.text]
    for chunk in chunk_pages("d", pages_of(*texts), budget, count_chars):
        assert chunk.page_first == owner[chunk.char_start]
        assert chunk.page_last == owner[chunk.char_end - 1]


def test_cuts_fall_at_paragraph_ends_where_paragraphs_fit() -> None:
    text = "One two three.\n\nFour five six.\n\nSeven eight nine.\n\n"
    chunks = chunk_pages("d", pages_of(text), 6, count_words)
    assert [text[c.char_start : c.char_end] for c in chunks] == [
        "One two three.\n\nFour five six.\n\n",
        "Seven eight nine.\n\n",
    ]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "One two three four. Five six seven eight! Nine ten eleven twelve? "
    chunks = chunk_pages("d", pages_of(text), 5, count_words)
    assert [text[c.char_start : c.char_end] for c in chunks] == [
        "One two three four. ",
        "Five six seven eight! ",
        "Nine ten eleven twelve? ",
    ]


def test_a_word_longer_than_the_budget_is_cut_rather_than_dropped() -> None:
    chunks = chunk_pages("d", pages_of("x" * 100), 7, count_chars)
    assert sum(c.tokens for c in chunks) == 100


def test_chunks_are_of_about_equal_size() -> None:
    text = "".join(f"w{n}.\n\n" for n in range(105))
    chunks = chunk_pages("d", pages_of(text), 100, count_words)
    assert [c.tokens for c in chunks] == [59, 46]


def test_an_empty_document_has_no_chunks() -> None:
    assert chunk_pages("d", pages_of("", ""), 10, count_words) == []
