"""The port of what decisions rest on: local verdicts, the breaker, money, paused providers."""

from datetime import datetime
from typing import Protocol

from app.domain.breaker import Breaker
from app.domain.money import Spending
from app.domain.task import Category


class Register(Protocol):
    """Durable, in the same file as the tasks. Every method is one transaction.

    What can be counted from the attempts is counted from them: there is no second bookkeeping.
    """

    def breaker(self) -> Breaker | None:
        """The breaker as it was left; None before its first use."""
        ...

    def move_breaker(self, old: Breaker | None, new: Breaker) -> bool:
        """Replace it; False when it is no longer `old`: another thread or process was faster."""
        ...

    def verdicts(self, since: datetime, most: int) -> list[bool]:
        """Whether local JSON answers were valid, of tries begun since then, the newest first."""
        ...

    def probes(self, since: datetime) -> int:
        """How many local JSON tries were begun since then, those under way included."""
        ...

    def spending(self, since: datetime) -> Spending:
        """What the requests begun since then cost."""
        ...

    def token_ratios(self, engine: str, model: str, most: int) -> list[float]:
        """Counted by estimated prompt tokens, of the newest requests to a model."""
        ...

    def cloud_starts(self, since: datetime) -> list[datetime]:
        """When the requests since then were begun; a batch's attempts are none of these."""
        ...

    def pauses(self) -> dict[str, str]:
        """The providers that are left alone, with the error code that was the reason."""
        ...

    def pause(self, provider: str, code: str, at: datetime) -> None:
        """Leave a provider alone until `resume`."""
        ...

    def resume(self, provider: str) -> bool:
        """Ask a provider again; False when it was not paused."""
        ...

    def waiting_categories(self) -> set[Category]:
        """The categories of the tasks that wait for the network."""
        ...

    def forget_figures(self, before: datetime, most: int) -> int:
        """Delete attempts of tasks that ended before then, so many at most; how many it were."""
        ...
