"""Pages in a strip."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.page_picture import PageSize
from app.ui.result.page_layout import PageLayout

SIZES = st.lists(
    st.builds(PageSize, st.floats(1, 20_000), st.floats(1, 20_000)), min_size=1, max_size=30
)


def test_pages_are_as_wide_as_there_is_room_and_one_below_the_other() -> None:
    layout = PageLayout([PageSize(100, 200), PageSize(200, 100)], width_px=50, gap_px=10)
    assert layout.heights == [100, 25]
    assert layout.tops == [10, 120]
    assert layout.height_px == 155


def test_without_pages_there_is_nothing() -> None:
    layout = PageLayout([], width_px=50, gap_px=10)
    assert (layout.height_px, layout.page_at(0), list(layout.pages_between(0, 99))) == (0, 0, [])


def test_a_page_that_is_a_mile_high_is_bounded() -> None:
    assert PageLayout([PageSize(1, 20_000)], width_px=500, gap_px=10).heights == [10_000]


@settings(max_examples=40)
@given(SIZES, st.integers(1, 2000), st.integers(0, 100_000))
def test_every_height_belongs_to_a_page(sizes: list[PageSize], width: int, y: int) -> None:
    layout = PageLayout(sizes, width, gap_px=8)
    page = layout.page_at(y)
    assert 1 <= page <= len(sizes)
    assert page == 1 or layout.tops[page - 1] <= y
    assert page in layout.pages_between(y, y + 100)
