"""A page as it looks: its picture, and where on it a passage stands."""

from typing import NamedTuple


class PageSize(NamedTuple):
    """A page's width and height in points (1/72 inch), as it is shown."""

    width: float
    height: float


class Box(NamedTuple):
    """A rectangle on a page, in shares of its width and height from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PagePicture(NamedTuple):
    """A drawn page: rows of pixels without gaps, four bytes each: blue, green, red, and one unused.

    They are plain pixels, so that whoever shows them need decode nothing.
    """

    width: int
    height: int
    pixels: bytes


class PassageOnPage(NamedTuple):
    """What to find on a page: its words, and how many letters and digits of the page's stored text
    come before them (the same words may stand there twice)."""

    text: str
    letters_before: int = 0


def letters(text: str) -> str:
    """The letters and digits of a text: what readers of a page agree on, unlike white space."""
    return "".join(filter(str.isalnum, text))
