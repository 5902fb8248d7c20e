"""What would happen if an order were given: the plan, before anything runs."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.conversation import Conversation
from app.domain.money import dollars
from app.domain.pii import PiiKind
from app.domain.result import ReportedError
from app.domain.route import Route
from app.domain.task import Kind

_MINUTE_S = 60


class UnreadPages(NamedTuple):
    """Pages that cannot be read for the same reason."""

    numbers: tuple[int, ...]
    reason: str

    def in_words(self) -> str:
        """Which pages, and why."""
        ranges = _ranges(self.numbers)
        if len(self.numbers) == 1:
            return f"page {ranges}: {self.reason}"
        return f"pages {ranges}: {self.reason}"


class FileLook(BaseModel):
    """What a file is, before anything is planned. `unread` are the pages that cannot be read.

    A file that cannot be read at all has an `error` and no pages.
    """

    model_config = ConfigDict(frozen=True)

    pages_total: int = 0
    unread: tuple[UnreadPages, ...] = ()
    error: ReportedError | None = None


class PlanPreview(BaseModel):
    """One order's plan in figures. `seconds` is None where no speed is known: in the cloud.

    `cost_usd` is an estimate from above; None: the price is not known. `batch_cost_usd` is the same
    for a batch; None: it would not be sent in one.

    `pii` is what was found in the documents, where that keeps here what might leave.

    A document that cannot be read has an `error` and no figures.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    kind: Kind
    pages_total: int = 0
    pages_unreadable: tuple[int, ...] = ()
    tokens: int = 0
    chunks: int = 0
    steps: int = 0
    route: Route | None = None
    reason: str | None = None
    seconds: float | None = None
    cost_usd: float | None = 0.0
    batch_cost_usd: float | None = None
    conversation: Conversation | None = None
    pii: dict[PiiKind, int] = {}
    error: ReportedError | None = None

    def in_words(self) -> str:
        """The plan in one line."""
        if self.error is not None:
            return f"{self.document}: {self.error.title}"
        unread = ", ".join(map(str, self.pages_unreadable))
        parts = (
            "1 page" if self.pages_total == 1 else f"{self.pages_total:,} pages",
            f"cannot be read: {unread}" if unread else "",
            f"{self.tokens:,} tokens",
            "1 chunk" if self.chunks == 1 else f"{self.chunks:,} chunks",
            "1 step" if self.steps == 1 else f"{self.steps:,} steps",
            f"{self.route.value.replace('_', ' ')}: {self.reason}" if self.route else "",
            duration(self.seconds),
            dollars(self.cost_usd),
            "" if self.batch_cost_usd is None else f"{dollars(self.batch_cost_usd)} in a batch",
        )
        return f"{self.document}: " + " · ".join(part for part in parts if part)


def duration(seconds: float | None) -> str:
    """About how long, in words; empty when it is not known."""
    if seconds is None:
        return ""
    if seconds < _MINUTE_S:
        return f"about {max(1, round(seconds))} s"
    return f"about {round(seconds / _MINUTE_S)} min"


def _ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers with neighbours joined: 1 to 3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = (f"{run[0]:,} to {run[-1]:,}" if len(run) > 1 else f"{run[0]:,}" for run in runs)
    return ", ".join(words)
