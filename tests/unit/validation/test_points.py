"""Points as models write them: whole, cut off, or without the quote they claim."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.points import (
    points_from_json,
    points_in_words,
    points_to_json,
    streamed_in_words,
)
from app.validation.failure import ValidationFailure
from app.validation.points import read_points

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WHOLE = (
    '[{"quote": "It sails.", "statement": "A ferry"}, {"quote": "At nine.", "statement": "Time"}]'
)


def test_points_are_read_and_kept() -> None:
    points = read_points(WHOLE, lambda quote: True)
    assert [point.quote for point in points] == ["It sails.", "At nine."]
    assert points_from_json(points_to_json(points)) == points


@pytest.mark.parametrize("cut", range(len(WHOLE)))
def test_a_list_that_is_cut_off_gives_its_whole_points(cut: int) -> None:
    try:
        points = read_points(WHOLE[:cut], lambda quote: quote in {"It sails.", "At nine."})
    except ValidationFailure:
        assert cut < WHOLE.index('ferry"')
    else:
        assert points[0].quote == "It sails."


def test_a_quote_that_is_not_there_is_no_point() -> None:
    assert len(read_points(WHOLE, lambda quote: "nine" in quote)) == 1
    with pytest.raises(ValidationFailure):
        read_points(WHOLE, lambda quote: False)


@pytest.mark.parametrize("text", ["", "no JSON", "{}", "3", "[" * 100_000])
def test_what_is_no_list_of_points_is_refused(text: str) -> None:
    with pytest.raises(ValidationFailure):
        read_points(text, lambda quote: True)


def test_entries_that_are_no_points_are_left_out() -> None:
    assert read_points('[1, {"quote": "a"}, {"statement": "", "quote": "x"}]', lambda _: True) == ()
    assert read_points("[]", lambda _: True) == ()


def test_a_point_said_twice_counts_once_and_has_single_blanks() -> None:
    text = json.dumps([{"quote": "the ferry\nis late", "statement": " It is  late."}] * 2)
    [point] = read_points(text, lambda _: True)
    assert (point.quote, point.statement) == ("the ferry is late", "It is late.")


def test_points_are_shown_without_the_marks_of_json() -> None:
    assert points_in_words(WHOLE) == "- A ferry (“It sails.”)\n- Time (“At nine.”)"
    assert streamed_in_words(WHOLE) == "“It sails.” A ferry\n“At nine.” Time"
    assert streamed_in_words(WHOLE[:20]) == "“It sails"
    assert streamed_in_words("Plain text.") == "Plain text."


REAL = json.dumps(
    [
        {
            "quote": 'The "Aurora" carried 14,302 passengers.\nNobody was hurt.',
            "statement": 'In May the ferry "Aurora" [the oldest] carried {14,302}: “none” hurt.',
        },
        {"quote": "Café — 12 °C, C:\\harbour", "statement": "It was 12 °C, \U0001f6a2 on time."},
        {"statement": "The order may be another.", "quote": "statement"},
    ]
)


def bare(text: str) -> str:
    """The letters, without what stands between strings."""
    return "".join(sign for sign in text if sign not in "“”" and not sign.isspace())


def check_every_beginning(answer: str) -> None:
    points = json.loads(answer)
    whole = bare("".join(part for point in points for part in point.values()))
    for end in range(len(answer) + 1):
        assert whole.startswith(bare(streamed_in_words(answer[:end])))
    assert bare(streamed_in_words(answer)) == whole


@pytest.mark.parametrize("answer", [WHOLE, REAL, json.dumps(json.loads(REAL), indent=2)])
def test_whatever_has_come_of_an_answer_only_its_words_are_shown(answer: str) -> None:
    check_every_beginning(answer)
    check_every_beginning(json.dumps(json.loads(answer), ensure_ascii=False))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.builds(dict, quote=_TEXTS, statement=_TEXTS), max_size=3), st.booleans())
def test_whatever_the_words_are(points: list[dict[str, str]], is_ascii: bool) -> None:
    check_every_beginning(json.dumps(points, ensure_ascii=is_ascii))


@example('"quote": "x"')
@given(st.text(alphabet='[]{}",: \\unquotestame1', max_size=60))
def test_what_is_no_answer_at_all_breaks_nothing(text: str) -> None:
    for beginning in ("", "[{", "[]"):
        told = beginning + text
        assert streamed_in_words(told) == told or told.lstrip().startswith("[")


def test_a_note_of_the_first_version_is_text() -> None:
    assert points_in_words("A note in words.") == "A note in words."
    assert json.loads(points_to_json(points_from_json("A note."))) == []
