"""What the insights page shows of some days: sums by day, and how the safeguards stand."""

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from app.domain.days import DayFigures, DaySpan
from app.domain.egress import LeftSum
from app.domain.ports import Ports
from app.domain.sync import SyncReport
from app.pipeline.breaker_view import BreakerView, look_at_breaker
from app.pipeline.cost import saved_on
from app.pipeline.egress_view import left_in_words
from app.pipeline.house import House
from app.pipeline.sync import sync_state


class Insights(NamedTuple):
    """Some days by this machine's clock, the last one today.

    `saved_usd` is, day by day, what the local tokens would have cost at a provider: an estimate;
    None: no price is known.
    """

    span: DaySpan
    saved_usd: tuple[float | None, ...]
    breaker: BreakerView
    left: LeftSum
    is_offline: bool
    sync: SyncReport

    @property
    def days(self) -> tuple[DayFigures, ...]:
        """Day by day."""
        return self.span.days

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done on any of them."""
        return not any(any(day[1:]) for day in self.days)

    @property
    def total(self) -> DayFigures:
        """All days together; it begins when the first does."""
        first, *_ = self.days
        sums = (sum(values) for values in zip(*(day[1:] for day in self.days), strict=True))
        return DayFigures(first.starts_at, *sums)

    @property
    def left_in_words(self) -> str:
        """What left this machine on these days, in a sentence."""
        return left_in_words(self.left, len(self.days), is_offline=self.is_offline)

    @property
    def cost_per_task(self) -> float | None:
        """What a task that had something sent cost on average; None: none had, or nobody knows."""
        total = self.total
        if not self.span.tasks_sent or total.unpriced:
            return None
        return total.cost_usd / self.span.tasks_sent

    @property
    def saved_total(self) -> float | None:
        """All days' savings together."""
        known = [usd for usd in self.saved_usd if usd is not None]
        return sum(known) if known else None


def read_insights(house: House, days: int) -> Insights:
    """The figures of so many days, today among them. Nothing is asked of any network.

    Raises:
        StoreError: the store cannot be read.
    """
    ports = house.ports
    span = ports.days.look(local_days(ports.clock.now(), days))
    return Insights(
        span=span,
        saved_usd=tuple(_saved(ports, day) for day in span.days),
        breaker=look_at_breaker(ports),
        left=house.ledger.left(span.days[0].starts_at),
        is_offline=ports.settings.privacy.offline,
        sync=sync_state(ports),
    )


def local_days(now: datetime, days: int) -> list[datetime]:
    """The midnights, by this machine's clock, at which the last days begin, and the next one."""
    today = now.astimezone().date()
    dates = (today + timedelta(days=offset) for offset in range(1 - days, 2))
    # A moment without a zone is taken as this machine's own, with the summer time of that day.
    return [datetime.combine(date, time()).astimezone(UTC) for date in dates]


def _saved(ports: Ports, day: DayFigures) -> float | None:
    return saved_on(ports, day.local_read_tokens, day.local_written_tokens)
