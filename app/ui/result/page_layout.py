"""Where each page of a long strip stands, all as wide as the view. Without Qt."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from app.domain.page_picture import PageSize

_MOST_SLENDER = 20.0  # a page that is higher than so many widths is shown no higher
_LOWEST_PX = 8


class PageLayout:
    """Pages below each other, `gap_px` apart."""

    def __init__(self, sizes: Sequence[PageSize], width_px: int, gap_px: int) -> None:
        self.width_px, self.gap_px = max(1, width_px), gap_px
        self.heights = [_height(size, self.width_px) for size in sizes]
        steps = (height + gap_px for height in self.heights)
        self.tops = list(accumulate(steps, initial=gap_px))[:-1] if self.heights else []

    @property
    def height_px(self) -> int:
        """All of it, with a gap above and below."""
        return self.tops[-1] + self.heights[-1] + self.gap_px if self.tops else 0

    def page_at(self, y: int) -> int:
        """The page (from 1) that stands at a height or begins next above it; 0: there is none."""
        return max(1, bisect_right(self.tops, y)) if self.tops else 0

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages that can be seen between two heights."""
        if not self.tops:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)


def _height(size: PageSize, width_px: int) -> int:
    ratio = min(size.height / size.width, _MOST_SLENDER)
    return max(_LOWEST_PX, round(width_px * ratio))
