"""Finding pages by the words of a question."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Hit(NamedTuple):
    """A page that has words of the question; pages are numbered from 1."""

    document_id: str
    page: int


# The pages that fit a question best, best first: at most so many.
Search = Callable[[str, int], Sequence[Hit]]
