"""Where sentences end, and that no text makes it slow to see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sentences import sentence_starts, sentences
from tests.hang_guard import hang_guard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 3.5 m long. So be it.", ["It is 3.5 m long.", "So be it."]),
        ("Dr. Holm met J. Stern. They left.", ["Dr. Holm met J. Stern.", "They left."]),
        (
            "Am 3. Mai 2024 fiel Regen. Danach nicht.",
            ["Am 3. Mai 2024 fiel Regen.", "Danach nicht."],
        ),
        ("Er kam, z.B. Montag. Er ging.", ["Er kam, z.B. Montag.", "Er ging."]),
        ("雨が降った。風も吹いた！本当？", ["雨が降った。", "風も吹いた！", "本当？"]),
        ("- One thing\n- Another.\n\n1. A third", ["- One thing", "- Another.", "1. A third"]),
        ('"Stop!" he said. She did.', ['"Stop!" he said.', "She did."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='Ab.! \n。3"', max_size=60))
def test_starts_rise_within_the_text(text: str) -> None:
    starts = list(sentence_starts(text))
    assert starts == sorted(set(starts))
    assert all(0 < start < len(text) for start in starts)


@pytest.mark.parametrize("unit", ["Dr. ", "A. ", "1. ", "! ", "' ", "\n", "| "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    with hang_guard():  # a quadratic search takes a quarter of an hour
        sentences(unit * (300_000 // len(unit)))
