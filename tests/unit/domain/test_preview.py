"""Pages that cannot be read, in words."""

import pytest

from app.domain.preview import UnreadPages


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((4,), "page 4: damaged"),
        ((1, 2, 3, 7), "pages 1 to 3, 7: damaged"),
        ((2, 4, 5), "pages 2, 4 to 5: damaged"),
    ],
)
def test_neighbouring_pages_are_joined(numbers: tuple[int, ...], words: str) -> None:
    assert UnreadPages(numbers, "damaged").in_words() == words
