"""When a local answer will be late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.terms import Terms
from app.routing.lateness import Mark, Pace, is_late

FIRST = Terms(first_token_s=10)
WHOLE = Terms(deadline_s=60)
NOTHING = Pace(max_tokens=100)


def reading(first: Mark, newest: Mark, of: int = 1000) -> Pace:
    return NOTHING._replace(prompt_tokens=of, read=(first, newest))


def writing(first: Mark, newest: Mark) -> Pace:
    return NOTHING._replace(written=(first, newest))


@pytest.mark.parametrize(
    ("terms", "pace", "now_s", "late"),
    [
        (FIRST, NOTHING, 9.9, False),
        (FIRST, NOTHING, 10.1, True),
        # 100 tokens a second: 900 are left at 1 s, read by 10 s; at 50 a second by 19 s.
        (FIRST, reading(Mark(0, 0), Mark(1, 100)), 1, False),
        (FIRST, reading(Mark(0, 0), Mark(2, 100)), 2, True),
        # What was reused is no speed.
        (FIRST, reading(Mark(1, 900), Mark(1, 900)), 1, False),
        (FIRST, writing(Mark(9, 1), Mark(9, 1)), 500, False),
        # 65 of 100 tokens are expected: two a second end at 33 s, half a one at 130 s.
        (WHOLE, writing(Mark(1, 1), Mark(5, 9)), 5, False),
        (WHOLE, writing(Mark(1, 1), Mark(17, 9)), 17, True),
        (WHOLE, writing(Mark(1, 1), Mark(13, 7)), 13, False),  # too few to say
        (WHOLE, writing(Mark(1, 1), Mark(50, 80)), 50, False),
        (WHOLE, writing(Mark(1, 1), Mark(50, 80)), 61, True),
        (WHOLE, reading(Mark(0, 0), Mark(10, 100)), 10, True),
        (Terms(), NOTHING, 1e6, False),
    ],
)
def test_table(terms: Terms, pace: Pace, now_s: float, late: bool) -> None:
    assert is_late(terms, pace, now_s) is late


@given(st.floats(0.1, 3600), st.floats(0, 7200), st.integers(0, 500), st.integers(1, 500))
def test_what_is_over_is_late(limit_s: float, now_s: float, done: int, of: int) -> None:
    terms = Terms(deadline_s=limit_s)
    pace = reading(Mark(0, 0), Mark(now_s, min(done, of)), of)
    if now_s > limit_s:
        assert is_late(terms, pace, now_s)
