"""Which passages a sentence rests on, and which of its facts stand in none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Page
from app.domain.result import Support
from app.validation.passages import Shelf, find_quote
from app.validation.proof import missing_in, prove

PAGES = [
    Page(number=1, text="The harbour of Vessel Bay was built in 1912.\nIt cost 1,200 crowns.\n\n"),
    Page(number=2, text="Ada Berg led the works. On 3 May 2024 the NHC sold\nthe east quay.\n"),
]
SHELF = Shelf("report.pdf", PAGES)
PASSAGES = list(SHELF.passages())


def test_passages_are_the_document_s_own_sentences_with_their_places() -> None:
    assert [passage.quote for passage in PASSAGES] == [
        "The harbour of Vessel Bay was built in 1912.",
        "It cost 1,200 crowns.",
        "Ada Berg led the works.",
        "On 3 May 2024 the NHC sold the east quay.",
    ]
    assert [passage.page for passage in PASSAGES] == [1, 1, 2, 2]
    for passage in PASSAGES:
        assert " ".join(SHELF.text[passage.start : passage.end].split()) == passage.quote


def test_each_sentence_is_linked_to_what_it_rests_on() -> None:
    proof = prove("The NHC sold the east quay. The harbour was built in 1912.", PASSAGES)
    assert [(c.statement, c.page, c.quote) for c in proof.citations] == [
        ("The NHC sold the east quay.", 2, "On 3 May 2024 the NHC sold the east quay."),
        ("The harbour was built in 1912.", 1, "The harbour of Vessel Bay was built in 1912."),
    ]
    assert {check.support for check in proof.checks} == {Support.SUPPORTED}


def test_facts_may_stand_in_several_passages() -> None:
    proof = prove("The harbour of Vessel Bay was built in 1912 under Ada Berg.", PASSAGES)
    assert [citation.page for citation in proof.citations] == [1, 2]
    assert proof.checks[0].support is Support.UNCHECKED  # they say nothing of each other


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The harbour of Vessel Bay was built in 1913.", ("1913",)),
        ("The harbour of Vessel Bay cost 1,300 crowns.", ("1,300",)),
        ("The NHC sold the east quay on 4 May 2024.", ("4 May 2024",)),
        ("The NHC sold the east quay in June 2024.", ("June 2024",)),
        ("The harbour of Copper Bay was built in 1912.", ("Copper",)),
        ("Eva Berg led the works.", ("Eva",)),
        ("The NHK sold the east quay.", ("NHK",)),
    ],
)
def test_what_stands_in_no_passage_is_named(sentence: str, missing: tuple[str, ...]) -> None:
    [check] = prove(sentence, PASSAGES).checks
    assert (check.support, check.missing) == (Support.UNSUPPORTED, missing)


def test_a_sentence_about_something_else_has_no_passage() -> None:
    proof = prove("Whales are mammals and breathe air.", PASSAGES)
    assert proof.citations == ()
    assert proof.checks[0].support is Support.UNSUPPORTED


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("It was signed on 2024-05-03.", "Signed: 3 May 2024"),
        ("It was signed on May 3, 2024.", "unterzeichnet am 3. Mai 2024"),
        ("It was signed on 03.05.2024.", "on 3 May 2024"),
        ("It cost 1200 crowns.", "a price of 1,200 crowns"),
        ("It cost 1.200,50 Euro.", "1200.50 euros"),
        ("Only two came.", "2 of them came"),
        ("There were 3 ships.", "three ships lay there"),
        ("She saw Berg's house.", "the house of Berg"),
        ("The Norwegians came.", "a Norwegian came"),
    ],
)
def test_the_same_fact_written_otherwise_is_known(sentence: str, passage: str) -> None:
    assert missing_in(sentence, [passage]) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The works of the harbour are described in many interesting ways.",
        "The text is about the works of a harbour and its history.",
    ],
)
def test_a_few_words_in_common_support_nothing(sentence: str) -> None:
    assert prove(sentence, PASSAGES).checks[0].support is not Support.SUPPORTED


def test_a_name_from_elsewhere_in_the_document_supports_nothing() -> None:
    between = "The ferry sailed at nine.\n" * 3
    text = f"Ada Berg led the works.\n{between}Per Olund sold the fish.\n"
    passages = list(Shelf("d", [Page(number=1, text=text)]).passages())
    [right] = prove("Ada Berg led the works.", passages).checks
    [swapped] = prove("Per Olund led the works.", passages).checks
    assert right.support is Support.SUPPORTED
    assert swapped.support is not Support.SUPPORTED


def test_german_nouns_are_not_taken_for_names() -> None:
    text = "Der Hafen wurde im Jahr 1912 von der Stadt und ihrem Rat gebaut."
    passages = list(Shelf("d", [Page(number=1, text=text)]).passages())
    [check] = prove("Der Bau des Hafens der Stadt war im Jahr 1912.", passages).checks
    assert check.support is not Support.UNSUPPORTED


def test_scripts_without_blanks_are_linked_too() -> None:
    passages = list(Shelf("d", [Page(number=1, text="港口建于1912年。船长是李明。")]).passages())
    proof = prove("港口建于1912年。", passages)
    assert [citation.quote for citation in proof.citations] == ["港口建于1912年。"]


def test_a_quote_has_its_page_and_its_place_in_the_document() -> None:
    pages = [Page(number=n, text=text) for n, text in ((1, "late\n"), (2, ""), (3, "is late\n"))]
    shelf = Shelf("d", pages)
    assert shelf.find("late", 5, 13) == ("d", 3, "late", 8, 12)
    assert shelf.find("late", 0, 5) == ("d", 1, "late", 0, 4)
    assert shelf.find("late", 5, 7) is None


@given(st.text(alphabet="ab. \n", max_size=60), st.data())
def test_every_run_of_words_is_found_in_its_text(text: str, data: st.DataObject) -> None:
    words = text.split()
    if not words:
        assert find_quote(text, text) is None
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    found = find_quote(text, quote)
    assert found is not None
    assert " ".join(text[slice(*found)].split()) == quote
