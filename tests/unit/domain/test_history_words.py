"""What is typed becomes terms, and a passage shows where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history_words import Term, beginning, search_terms, snippet


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("  \n ", []),
        ("two words", [(("two",), False), (("words",), False)]),
        ('"two words" more', [(("two", "words"), False), (("more",), False)]),
        ("“two words”", [(("two", "words"), False)]),
        ('"never closed', [(("never", "closed"), False)]),
        ("invoic*", [(("invoic",), True)]),
        ('"open invoic"*', [(("open", "invoic"), True)]),
        ("a-b a_b", [(("a", "b"), False)]),
        ("NEAR(x, 5) AND -y ^z {col}:", None),
        ('*** "" \' ; -- \0', []),
    ],
)
def test_terms(typed: str, terms: list[tuple[tuple[str, ...], bool]] | None) -> None:
    found = search_terms(typed)
    if terms is None:
        assert [term.words for term in found][:3] == [("NEAR", "x"), ("5",), ("AND",)]
    else:
        assert list(found) == [Term(*term) for term in terms]


def test_the_last_word_may_not_be_whole_yet() -> None:
    assert search_terms("open invo", is_typing=True)[-1] == Term(("invo",), is_prefix=True)
    assert search_terms("open invoice ", is_typing=True)[-1] == Term(("invoice",))


def test_a_flood_of_words_is_cut() -> None:
    assert len(search_terms(" ".join(map(str, range(5000))))) <= 24


@given(st.text() | st.text('"*“” -ab\u0301'))
def test_terms_are_words_alone(typed: str) -> None:
    for term in search_terms(typed, is_typing=True):
        assert term.words
        for word in term.words:
            assert word
            assert not set(word) & set('"*()^:-+{}')
            assert not any(sign.isspace() for sign in word)


def test_a_passage_shows_the_words_whatever_their_case_and_accents() -> None:
    text = "First. " * 40 + "Der MÜLLER-Vertrag regelt die Nutzung. " + "Last. " * 40
    shown = snippet(text, search_terms("muller nutzung"))
    assert shown is not None
    assert [shown.text[a:b] for a, b in shown.marks] == ["MÜLLER", "Nutzung"]
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")
    assert len(shown.text) < 250
    assert snippet(text, search_terms("mull")) is None
    assert snippet(text, search_terms("mull*")) is not None
    assert beginning(text).text.endswith(" …")
    assert beginning("Short.\nText").text == "Short. Text"


@given(st.text(max_size=400), st.text(max_size=30))
def test_marks_lie_in_the_passage(text: str, typed: str) -> None:
    shown = snippet(text, search_terms(typed, is_typing=True))
    if shown is not None:
        last = 0
        for start, end in shown.marks:
            assert last <= start < end <= len(shown.text)
            last = end


@given(st.lists(st.sampled_from(["Zürich", "naïve", "ferry", "İzmir", "ﬁn", "東京"]), min_size=1))
def test_every_word_of_a_text_is_found_in_it(words: list[str]) -> None:
    text = ", ".join(words)
    for word in words:
        shown = snippet(text, search_terms(word))
        assert shown is not None
        assert shown.marks
