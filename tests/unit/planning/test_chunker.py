"""Chunks tile the text, stay within the budget, and know their pages."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Page
from app.planning.chunker import chunk_pages

MARKDOWN = ("# Head\n\n", "Some words. ", "More of them!\n\n", "| a | b |\n", "- item\n", "```\n")


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_chars(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def pages_of(*texts: str) -> list[Page]:
    return [Page(number=number, text=text) for number, text in enumerate(texts, 1)]


page_texts = st.lists(
    st.text(alphabet="ab .!?\n\f\té漢。", max_size=120)
    | st.text(max_size=60)
    | st.lists(st.sampled_from(MARKDOWN), max_size=9).map("".join),
    min_size=1,
    max_size=8,
)


@given(page_texts, st.integers(min_value=1, max_value=50))
def test_joined_chunks_are_the_text_to_the_character(texts: list[str], budget: int) -> None:
    text = "".join(texts)
    chunks = chunk_pages("d", pages_of(*texts), budget, count_chars)
    assert "".join(text[c.char_start + c.overlap_chars : c.char_end] for c in chunks) == text
    starts = [c.char_start + c.overlap_chars for c in chunks]
    assert starts == [0, *(c.char_end for c in chunks)][:-1]


@given(page_texts, st.integers(min_value=1, max_value=50))
def test_no_chunk_is_over_the_budget_and_none_is_empty(texts: list[str], budget: int) -> None:
    for chunk in chunk_pages("d", pages_of(*texts), budget, count_chars):
        assert 0 < chunk.tokens <= budget
        assert chunk.tokens == chunk.char_end - chunk.char_start - chunk.overlap_chars
        assert chunk.char_end - chunk.char_start <= budget


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


def texts_of(text: str, budget: int, *, has_overlap: bool = True) -> list[str]:
    chunks = chunk_pages("d", pages_of(text), budget, count_words, has_overlap=has_overlap)
    return [text[c.char_start : c.char_end] for c in chunks]


def test_a_heading_stays_with_what_follows_it() -> None:
    text = "One two three four.\n\n# Head\n\nFive six seven.\n\n"
    assert texts_of(text, 7) == ["One two three four.\n\n", "# Head\n\nFive six seven.\n\n"]


def test_a_section_that_would_be_torn_begins_the_next_chunk() -> None:
    text = "One two three four five.\n\n# Head\n\nSix.\n\nSeven eight nine ten.\n\n"
    assert texts_of(text, 10) == [
        "One two three four five.\n\n",
        "# Head\n\nSix.\n\nSeven eight nine ten.\n\n",
    ]


def test_a_table_is_kept_whole_where_it_fits_and_cut_at_row_ends_where_not() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"  # 5 + 1 + 5 + 5 words
    assert texts_of(f"One two three.\n\n{table}Four.\n\n", 17) == [
        "One two three.\n\n",
        f"{table}Four.\n\n",
    ]
    assert all(part.endswith("|\n") for part in texts_of(table, 7)[:-1])


def test_only_a_sentence_that_is_cut_is_told_twice_at_the_cut() -> None:
    whole = "One two three. Four five six. Seven eight nine. "
    assert "".join(texts_of(whole, 4)) == whole
    cut = " ".join(f"w{n}" for n in range(40))
    first, second = texts_of(cut, 30)[:2]
    assert second.split()[0] in first.split()
    assert "".join(texts_of(cut, 30, has_overlap=False)) == cut


def test_a_large_text_is_cut_in_seconds() -> None:
    text = "Word after word and no end " * 4000 + "# Head\n\nA sentence. Another one.\n\n" * 8000
    chunks = chunk_pages("d", pages_of(text), 1000, count_words)
    assert chunks[-1].char_end == len(text)


def test_a_heading_right_under_text_or_a_line_of_blanks_is_a_heading() -> None:
    for end in ("\n", "\n \t\n"):
        before = f"One two three four five six seven.{end}"
        text = f"{before}# B\nEight nine ten.\n\nOne two three four five six.\n"
        assert texts_of(text, 12) == [before, text[len(before) :]]


def test_what_is_carried_over_to_the_next_chunk_counts() -> None:
    text = f"{'a ' * 15}\n\n# B\n\n{'b ' * 13}\n\n{'c ' * 20}\n\n"
    assert max(len(part.split()) for part in texts_of(text, 30)) <= 30
