"""Which sentences a part's points may quote: no part of the passage is passed over."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sentences import sentences
from app.prompting.summary import quote_groups

LONG = "A sentence of twenty letters or more. "


def test_groups_follow_the_passage() -> None:
    passage = " ".join(f"Ferry number {n} sails at nine." for n in range(7))
    groups = quote_groups(passage, 3)
    assert [len(group) for group in groups] == [3, 3, 1]
    assert [quote for group in groups for quote in group] == sentences(passage)


def test_fragments_and_walls_of_text_are_no_quotes() -> None:
    assert quote_groups(f"Head\n\n{'word ' * 200}", 3) == ()


@given(st.integers(0, 40), st.integers(1, 6))
def test_there_are_never_more_groups_than_points_and_none_is_empty(count: int, points: int) -> None:
    groups = quote_groups(LONG * count, points)
    assert len(groups) <= points
    assert all(groups)
    assert sum(map(len, groups)) == count
