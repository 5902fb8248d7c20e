"""What was done on each day: sums of the attempts that began on it and the tasks that ended."""

from datetime import datetime
from typing import NamedTuple


class DayFigures(NamedTuple):
    """One day. Local figures are of this machine's engine, or the private endpoint.

    `dispatched` are tries here, `escalated` requests to providers, `refused_here` local answers
    that validation refused where the cloud may take over: the three counts of `Metrics`, by day.
    `judged` and `refused` are answers that were looked at, and those of them that were refused.
    `work_s` are the seconds in which the local engine was at work on at least one of these tries.
    `cost_usd` is by the providers' own counts; `unpriced` counts requests whose cost nobody knows.
    """

    starts_at: datetime
    dispatched: int = 0
    escalated: int = 0
    refused_here: int = 0
    judged: int = 0
    refused: int = 0
    read_tokens: int = 0
    reused_tokens: int = 0
    written_tokens: int = 0
    local_read_tokens: int = 0
    local_written_tokens: int = 0
    work_s: float = 0.0
    cost_usd: float = 0.0
    unpriced: int = 0
    tasks_done: int = 0
    tasks_failed: int = 0

    @property
    def written_per_second(self) -> float | None:
        """Local tokens written a second of work; None: none were."""
        return self.local_written_tokens / self.work_s if self.work_s > 0 else None

    @property
    def valid_share(self) -> float | None:
        """Share of the answers that were valid, 0 to 1; None: none was looked at."""
        return 1 - self.refused / self.judged if self.judged else None


class DaySpan(NamedTuple):
    """Some days in order, and how many different tasks had a request sent in all of them."""

    days: tuple[DayFigures, ...]
    tasks_sent: int
