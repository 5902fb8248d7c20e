"""What counts as a summary."""

import pytest

from app.validation.failure import ValidationFailure
from app.validation.summary import tidy_summary


@pytest.mark.parametrize("text", ["", "   \n", "...", "1 2 3 4 5 6 7 8 9 10 11", "- \n- \n- "])
def test_hardly_any_text_is_no_summary(text: str) -> None:
    with pytest.raises(ValidationFailure):
        tidy_summary(text, is_truncated=False)


def test_text_is_kept_but_for_white_space_around_it() -> None:
    assert tidy_summary("  The ferry sails at nine.\n", is_truncated=False) == (
        "The ferry sails at nine."
    )


def test_an_unfinished_last_sentence_is_cut_when_the_limit_ended_the_text() -> None:
    text = "The ferry sails at nine. It costs 4.50 and"
    assert tidy_summary(text, is_truncated=True) == "The ferry sails at nine."
    assert tidy_summary(text, is_truncated=False) == text


def test_a_text_that_is_mostly_one_unfinished_sentence_is_kept() -> None:
    text = "Yes. The ferry sails at nine and then it goes to all of the islands and"
    assert tidy_summary(text, is_truncated=True) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The ferry left\nthe harbour at nine.", 1),
        ("The ferry left.\n\nIt came back at ten.", 3),
        ("Three facts:\n- It left.\n- It came back.", 3),
        ("Facts:\n1. It left at nine.\n2. It came back.", 3),
    ],
)
def test_lines_of_a_narrow_column_are_joined_and_lists_are_not(text: str, lines: int) -> None:
    assert len(tidy_summary(text, is_truncated=False).split("\n")) == lines


def test_a_terminal_is_not_told_what_to_do() -> None:
    text = "The ferry \x1b[2Jleft the harbour\x07 at nine."
    assert tidy_summary(text, is_truncated=False) == "The ferry [2Jleft the harbour at nine."
