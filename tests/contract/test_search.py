"""Finding pages by the words of a question: the fake and the real store promise the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ports import TaskStore
from app.domain.search import Hit
from tests.contract.samples import add, make_reading, make_task

FILLER = "The report of the harbour says that the water was calm and the wind was weak. "
PAGES = [
    FILLER * 3,
    FILLER + "The contract was signed by Ilse Marten in Zürich. " + FILLER,
    FILLER * 2 + "The ferry is called Aurora.",
    "",
]


def stored(store: TaskStore, name: str, texts: list[str]) -> str:
    [document_id] = add(store, make_task(name)).document_ids
    store.save_reading(document_id, make_reading(texts))
    return document_id


def found(store: TaskStore, document_id: str, question: str, most: int = 9) -> list[int]:
    return [hit.page for hit in store.search([document_id], question, most)]


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("Who signed the contract?", 2),
        ("what is the FERRY called", 3),
        ("Who was from Zurich?", 2),
        ("marten", 2),
    ],
)
def test_the_page_with_the_rarest_words_comes_first(
    store: TaskStore, question: str, page: int
) -> None:
    assert found(store, stored(store, "a", PAGES), question)[0] == page


def test_words_on_every_page_find_all_and_hide_none(store: TaskStore) -> None:
    key = stored(store, "a", PAGES)
    assert sorted(found(store, key, "the")) == [1, 2, 3]
    assert found(store, key, "the the the the was Aurora")[0] == 3


def test_no_word_of_the_question_means_no_hit(store: TaskStore) -> None:
    key = stored(store, "a", PAGES)
    assert found(store, key, "Grundsteuer?") == []
    assert found(store, key, "") == []
    assert found(store, key, "?!") == []


def test_only_the_documents_that_are_asked_are_searched(store: TaskStore) -> None:
    first, second = stored(store, "a", PAGES), stored(store, "b", ["Aurora borealis.", "Ferry."])
    assert store.search([second], "Aurora", 9) == [Hit(second, 1)]
    assert set(store.search([first, second], "Aurora", 9)) == {Hit(first, 3), Hit(second, 1)}
    assert store.search([], "Aurora", 9) == []


def test_no_more_than_asked_for(store: TaskStore) -> None:
    assert len(found(store, stored(store, "a", PAGES), "the water", most=2)) == 2


def test_a_document_read_anew_is_found_by_its_new_words_only(store: TaskStore) -> None:
    key = stored(store, "a", PAGES)
    store.save_reading(key, make_reading(["Nothing about boats."]))
    assert found(store, key, "Aurora") == []
    assert found(store, key, "boats") == [1]


def test_an_unread_document_has_no_pages_to_find(store: TaskStore) -> None:
    [key] = add(store, make_task("a")).document_ids
    assert found(store, key, "Aurora") == []


def test_scripts_without_blanks_are_found_by_pairs_of_signs(store: TaskStore) -> None:
    key = stored(
        store, "a", ["渡轮极光号今天很准时。", "合同由马丁签署于苏黎世。", "契約書に署名した人"]
    )
    assert found(store, key, "谁签署了合同？")[0] == 2
    assert found(store, key, "署名")[0] == 3
    assert found(store, key, "签合") == []


@pytest.mark.parametrize(
    "question",
    [
        'Aurora" OR "x',
        "Aurora AND NOT ferry",
        "text : Aurora",
        "^Aurora*",
        "NEAR(Aurora ferry)",
        "{Aurora} -ferry + ) (",
        "Aurora\x00'; DROP TABLE pages; --",
        "Aurora \ufffd \u202e \U0001f600",
        "_ Aurora _",
    ],
)
def test_a_question_is_words_and_never_syntax(store: TaskStore, question: str) -> None:
    assert found(store, stored(store, "a", PAGES), question)[0] == 3


@given(question=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
def test_any_text_can_be_asked(store: TaskStore, question: str) -> None:
    store.search(["nowhere"], question, 3)


def test_a_pasted_page_is_a_question_too(store: TaskStore) -> None:
    words = " ".join(f"word{n}" for n in range(5000))
    assert found(store, stored(store, "a", PAGES), "Aurora " + words) == [3]
