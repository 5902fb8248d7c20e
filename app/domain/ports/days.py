"""The port of what was done day by day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.domain.days import DaySpan


class DayBook(Protocol):
    """Sums over the attempts and tasks of the store, which makes them; there are no others."""

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        """The figures between each bound and the next.

        Args:
            bounds: the beginnings of days, ascending, and the end of the last one; each on a
                quarter of an hour, as all time zones' midnights are.
        """
        ...
