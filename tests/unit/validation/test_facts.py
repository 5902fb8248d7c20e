"""Numbers, dates and names are the same however they are written, and invented ones are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.validation.amounts import dates
from app.validation.facts import facts_of, has_many_capitals, known_in, missing_from
from tests.hang_guard import hang_guard


def missing(sentence: str, *passages: str, has_many_capitals: bool = False) -> tuple[str, ...]:
    facts = facts_of(sentence, has_many_capitals=has_many_capitals)
    return missing_from(known_in(passages), facts)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("It cost $1,200.", "The price was 1.200 Euro."),
        ("It cost 1.200,50 Euro.", "1,200.50 euros"),
        ("It cost $5 million.", "a sum of 5,000,000 dollars"),
        ("Earnings were 2.5bn.", "2.5 billion in earnings"),
        ("It has 1 200 members.", "1200 members"),
        ("It has 1,200 members.", "1 200 membres"),
        ("Growth was 12.5%.", "It grew by 12,5 percent."),
        ("They found 2 errors.", "They found two errors."),
        ("In the 21st century.", "In the twenty-first century."),
        ("Sold 2 million.", "two million were sold"),
        ("It grew in the 1990s.", "In the 1990s it grew."),
        ("売上は3万円でした。", "売上は30,000円だった。"),
        ("1. It ended.", "It ended."),
        ("He came on May 3, 2024.", "am 03.05.2024 kam er"),
        ("He came on 3 May 2024.", "2024-05-03"),
        ("He came on 3 May 2024.", "le 3 mai, en 2024"),
        ("He came on 3 May 2024.", "from 3 to 5 May 2024"),
        ("He came in May 2024.", "on 03/05/2024"),
        ("It happened in March.", "on 2024-03-15"),
        ("2024年5月3日に会議があった。", "2024-05-03"),
        ("He joined the WHO.", "He joined the World Health Organization."),
        ("He joined the World Health Organization.", "He joined the WHO."),
        ("It is in the U.S. now.", "in the US"),
        ("The Italian rain fell.", "In Italy it rained."),
        ("She saw Mr. O’Brien's house.", "O'Brien lives there."),
        ("Overall, it rained.", "It rained."),
        ("He said: “Maybe it rained.”", "it rained"),
        ("Школа открыта для всех.", "Она открыта."),
        ("L'école était fermée.", "fermé"),
    ],
)
def test_the_same_fact_written_otherwise_is_known(sentence: str, passage: str) -> None:
    assert missing(sentence, passage) == ()


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("It cost $5 million.", "a sum of 5 billion dollars", ("5 million",)),
        ("Growth was 13%.", "It grew by 12 percent.", ("13",)),
        ("They met at 10:45.", "They met at 10:30.", ("45",)),
        ("He came on 7 May 2024.", "Dated 2024-05-03; 7 came.", ("7 May 2024",)),
        ("He came on 5 March 2024.", "Dated 2024-05-03.", ("5 March 2024",)),
        ("He came on 2024-05-04.", "on 3 May 2024, 4 days", ("2024-05-04",)),
        ("The flight MH371 vanished.", "MH370 vanished.", ("MH371",)),
        ("Then Anna Brandt spoke.", "Mrs Holm spoke; Anna listened.", ("Brandt",)),
        ("He lives in Marseille.", "He lives on in March.", ("Marseille",)),
        ("2024年5月4日に会議があった。", "2024-05-03", ("2024年5月4日",)),
        ("东京的Toyota公司。", "东京的公司。", ("Toyota",)),
    ],
)
def test_another_fact_is_missing_as_it_is_written(
    sentence: str, passage: str, expected: tuple[str, ...]
) -> None:
    assert missing(sentence, passage) == expected


def test_nouns_written_like_names_are_told_from_names() -> None:
    german = ["Der Bau des alten Hafens kostete die kleine Stadt viel Geld und viel Zeit."]
    english = ["Then Anna Holm and Peter Brandt of the Lower Bridge Office in Vessel Bay agreed."]
    assert has_many_capitals(german)
    assert not has_many_capitals(english)
    told = "Danach gab es eine Erhöhung der Steuer."
    assert missing(told, "Es wird gespart.", has_many_capitals=True) == ()


@given(st.text(max_size=80))
def test_a_sentence_stands_in_itself(text: str) -> None:
    assert missing(text, text) == ()


@given(st.text(alphabet="0123456789.,/- :年月日MayA", max_size=60))
def test_numbers_and_dates_stand_in_themselves(text: str) -> None:
    assert missing(text, text) == ()


@pytest.mark.parametrize(
    "unit", ["1,", "1.1.", "1 ", "3 May ", "A. ", "Ab-", "twenty ", "'", "5月", "((("]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    with hang_guard():
        missing(text, text)


@pytest.mark.parametrize("text", ["Version 0.3.35 is out.", "Date: 00/00/0000", "Since 7-0-12."])
def test_what_looks_like_a_date_but_for_a_nought_is_none(text: str) -> None:
    assert dates(text) == []
    assert missing_from(known_in([text]), facts_of(text)) == ()
