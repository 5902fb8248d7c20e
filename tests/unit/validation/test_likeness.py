"""What was not translated is found, and what was is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.languages import scripts_of
from app.validation.likeness import (
    has_loop,
    is_far_shorter,
    is_in_other_script,
    is_nearly_same,
    is_same_language,
    missing_numbers,
    shape,
)

ENGLISH = (
    "The ferry Aurora carried the passengers from Skellvik to Tarn Island, and the captain wrote "
    "that the battery stood at ninety per cent when the harbour master closed the berth."
)
PARAPHRASE = (
    "The captain wrote that the harbour master closed the berth and the battery stood at ninety "
    "per cent as the Aurora took the passengers to Tarn Island."
)
GERMAN = (
    "Die Fähre Aurora brachte die Fahrgäste von Skellvik nach Tarn Island, und die Kapitänin "
    "schrieb, die Batterie stand bei neunzig Prozent, als der Hafenmeister den Kai sperrte."
)
CHINESE = (
    "渡轮极光号将乘客从斯凯尔维克运送到塔恩岛，船长写道，港务长关闭泊位时电池电量为百分之九十。"
)


@pytest.mark.parametrize("result", [ENGLISH, ENGLISH.upper(), PARAPHRASE, "Here it is: " + ENGLISH])
def test_text_that_stayed_in_its_language_is_known(result: str) -> None:
    assert is_same_language(ENGLISH, result)


@pytest.mark.parametrize("result", [GERMAN, CHINESE])
def test_a_translation_is_not_taken_for_its_source(result: str) -> None:
    assert not is_same_language(ENGLISH, result)
    assert not is_nearly_same(ENGLISH, result)
    assert not is_far_shorter(ENGLISH, result)


def test_other_words_are_not_nearly_the_same() -> None:
    assert is_nearly_same(ENGLISH, ENGLISH.replace("ninety", "80"))
    assert not is_nearly_same(ENGLISH, PARAPHRASE)


def test_a_dense_script_is_weighed_by_what_it_says() -> None:
    assert is_far_shorter(ENGLISH, "Die Fähre fuhr.")
    assert is_far_shorter(ENGLISH, CHINESE[:8])
    assert is_far_shorter(ENGLISH, "")
    assert not is_far_shorter(CHINESE, ENGLISH)


@pytest.mark.parametrize("rounds", [6, 40])
def test_a_loop_is_found_wherever_it_is(rounds: int) -> None:
    assert has_loop("It began well. " + "and so on and on " * rounds)
    assert has_loop(ENGLISH + " die Fähre fährt" * rounds + GERMAN)


def test_a_plain_text_does_not_go_round() -> None:
    assert not has_loop(ENGLISH)
    assert not has_loop("no, no, no, she said: very, very good")
    assert not has_loop("")


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.integers(min_value=1, max_value=6))
def test_every_cycle_of_four_rounds_and_enough_words_is_a_loop(
    head: list[str], period: int
) -> None:
    cycle = [f"word{chr(ord('a') + n)}x" for n in range(period)]
    assert has_loop(" ".join(head + cycle * max(4, 12 // period + 1)))


@pytest.mark.parametrize(
    ("language", "text", "is_other"),
    [
        ("Russian", ENGLISH, True),
        ("Russian", "Паром «Aurora» перевёз пассажиров.", False),
        ("Japanese", "フェリーは乗客を運んだ。", False),
        ("Chinese (simplified)", CHINESE, False),
        ("zh-CN", ENGLISH, True),
        ("German", CHINESE, True),
        ("German", GERMAN, False),
        ("German", "1 2 3", False),
    ],
)
def test_the_wrong_script_is_found(language: str, text: str, is_other: bool) -> None:
    assert is_in_other_script(text, scripts_of(language)) is is_other


def test_of_an_unknown_language_no_script_is_known() -> None:
    assert scripts_of("Klingon") == scripts_of("") == frozenset()


def test_numbers_are_compared_by_their_digits() -> None:
    source = "In 2019 it cost 1,250.50 and carried 17 of 1 000 guests."
    assert missing_numbers(source, "2019 kostete es 1.250,50 bei 17 von 1000 Gästen") == ()
    assert missing_numbers(source, "2091 kostete es 1250,50, 17 von 1000") == ("2019",)
    assert missing_numbers("5 of 1,000", "5 de 1 000") == ()


def test_a_shape_counts_headings_items_rows_and_paragraphs() -> None:
    text = "# Title\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. first"
    assert shape(text) == (1, 3, 3, 4)
    assert shape("one\n\n\n\ntwo") == shape("eins\n\nzwei")
