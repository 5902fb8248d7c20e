"""The ports of what a home keeps of its first run."""

from typing import Protocol

from app.domain.speed import SpeedFound


class SpeedBook(Protocol):
    """The last speed test, kept for later recommendations. Never document text."""

    def last(self) -> SpeedFound | None:
        """What was found; None: none was kept that can be read."""
        ...

    def keep(self, found: SpeedFound) -> None:
        """Keep it in place of the last one.

        Raises:
            HomeNotWritable, DiskFull: it was not kept.
        """
        ...


class WelcomeMark(Protocol):
    """Whether the first run was shown in this home."""

    def is_seen(self) -> bool:
        """True once it was; also when nobody can say: it must not come again and again."""
        ...

    def see(self) -> None:
        """Remember that it was. A home that cannot be written to is told by others."""
        ...
