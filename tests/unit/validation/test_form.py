"""A summary has the form that was asked for, or says that it has not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.options import Length, Options, Style
from app.validation.form import in_style, length_notes

PROSE = "The ferry sails at nine. It costs 4.50 for Dr. Meyer. Nobody knows why."


def test_prose_becomes_a_point_for_each_sentence() -> None:
    points = in_style(PROSE, Style.BULLETS).splitlines()
    assert points[0] == "- The ferry sails at nine."
    assert points[-1] == "- Nobody knows why."
    assert in_style(PROSE, Style.PROSE) == PROSE


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) "])
def test_points_stay_whole_whatever_their_mark(mark: str) -> None:
    text = f"Facts:\n{mark}It left. Nobody saw it.\n\n{mark}It came back."
    wanted = "Facts:\n- It left. Nobody saw it.\n- It came back."
    assert in_style(text, Style.BULLETS) == wanted


@given(st.text(max_size=300))
def test_no_letter_is_lost_and_points_are_points(text: str) -> None:
    points = in_style(text, Style.BULLETS)
    assert [c for c in points if c.isalpha()] == [c for c in text if c.isalpha()]
    assert all(line.startswith("- ") or line.endswith(":") for line in points.splitlines())
    assert in_style(points, Style.BULLETS) == points


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        (PROSE, Options(length=Length.SHORT), "3 sentences"),
        ("One. Two.", Options(length=Length.SHORT), ""),
        ("- a\n- b\n- c\n- d", Options(length=Length.SHORT, style=Style.BULLETS), "4 points"),
        ("- a\n- b", Options(length=Length.SHORT, style=Style.BULLETS), ""),
        (PROSE, Options(length=Length.LONG), "1 paragraph(s)"),
        ("A.\n\nB.\n\nC.", Options(length=Length.LONG), ""),
        (PROSE, Options(), ""),
    ],
)
def test_a_length_that_was_not_met_is_told(text: str, options: Options, told: str) -> None:
    notes = length_notes(text, options)
    assert told in notes[0] if told else not notes
