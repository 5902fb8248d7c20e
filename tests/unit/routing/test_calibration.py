"""What is recommended for the routing settings from answers that were seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calibration import Confidence
from app.routing.calibration import (
    Seen,
    by_length,
    interval,
    recommend_limit,
    recommend_threshold,
)

SEEN = st.lists(st.builds(Seen, st.integers(1, 40_000), st.booleans()), max_size=200)


def answers(tokens: int, of: int, bad: int = 0) -> list[Seen]:
    return [Seen(tokens + n, n >= bad) for n in range(of)]


@pytest.mark.parametrize(
    ("bad", "total", "low", "high"),
    [  # Brown, Cai and DasGupta 2001, and the formula by hand
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (1, 100, 0.0018, 0.0545),
        (0, 0, 0.0, 1.0),
    ],
)
def test_an_interval_is_wilsons(bad: int, total: int, low: float, high: float) -> None:
    assert interval(bad, total) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_has_the_share_in_it(bad: int, good: int) -> None:
    low, high = interval(bad, bad + good)
    assert 0 <= low <= high <= 1
    if bad + good:
        assert low <= bad / (bad + good) + 1e-9
        assert high >= bad / (bad + good) - 1e-9


@given(SEEN)
def test_every_answer_is_in_one_group(seen: list[Seen]) -> None:
    groups = by_length(seen)
    assert sum(group.prompts for group in groups) == len(seen)
    assert sum(group.refused for group in groups) == sum(not one.is_valid for one in seen)
    assert [g.up_to_tokens for g in groups] == sorted({g.up_to_tokens for g in groups})
    assert all(group.prompts >= 8 for group in groups[:-1])


def test_the_limit_is_where_answers_get_worse() -> None:
    seen = answers(400, 60) + answers(1950, 60, bad=1) + answers(5000, 60, bad=40)
    found = recommend_limit({"extract": seen}, now=4096, threshold=0.15)
    assert (found.value, found.confidence) == (1920, Confidence.HIGH)
    assert found.is_change
    assert "40 of 60" in found.reason


def test_a_kind_that_always_fails_says_nothing_of_the_limit() -> None:
    kinds = {"classify": answers(100, 50), "extract": answers(900, 50, bad=25)}
    found = recommend_limit(kinds, now=4096, threshold=0.15)
    assert found.value is None
    assert not found.is_change


def test_the_first_kind_to_get_worse_counts() -> None:
    kinds = {
        "extract": answers(400, 40) + answers(3000, 40, bad=20),
        "summarize": answers(3000, 40) + answers(9000, 40, bad=20),
    }
    found = recommend_limit(kinds, now=4096, threshold=0.15)
    assert found.value == 512  # what the setting takes at least
    assert found.reason.startswith("extract")


def test_longer_ones_that_do_well_raise_the_limit() -> None:
    found = recommend_limit({"ask": answers(7000, 60)}, now=4096, threshold=0.15)
    assert (found.value, found.confidence) == (7040, Confidence.HIGH)


def test_where_nothing_longer_was_tried_the_limit_stays() -> None:
    found = recommend_limit({"ask": answers(700, 60)}, now=4096, threshold=0.15)
    assert found.value is None


def test_few_answers_are_no_ground_for_anything() -> None:
    for kinds in ({}, {"ask": answers(700, 5, bad=5)}):
        assert recommend_limit(kinds, now=4096, threshold=0.15).confidence is Confidence.LOW
    found = recommend_threshold(3, 19, now=0.15, window=100)
    assert (found.value, found.confidence) == (None, Confidence.LOW)


@pytest.mark.parametrize(
    ("bad", "total", "value", "sureness"),
    [
        (0, 500, 0.05, Confidence.HIGH),  # q99 of Binomial(100, 0.0076) is 3: the least there is
        (10, 500, 0.09, Confidence.HIGH),
        (2, 100, 0.13, Confidence.MEDIUM),
        (0, 20, 0.25, Confidence.LOW),
        (60, 500, 0.24, Confidence.HIGH),
    ],
)
def test_a_threshold_is_what_chance_hardly_passes(
    bad: int, total: int, value: float, sureness: Confidence
) -> None:
    found = recommend_threshold(bad, total, now=0.15, window=100)
    assert (found.value, found.confidence) == (value, sureness)


def test_no_threshold_hides_a_model_that_fails_too_often() -> None:
    found = recommend_threshold(200, 500, now=0.15, window=100)
    assert found.value is None
    assert "larger model" in found.reason


@given(st.integers(0, 400), st.integers(0, 400), st.integers(20, 1000))
def test_a_threshold_is_never_above_a_quarter(bad: int, good: int, window: int) -> None:
    found = recommend_threshold(bad, bad + good, now=0.15, window=window)
    assert found.value is None or 0.05 <= found.value <= 0.25
