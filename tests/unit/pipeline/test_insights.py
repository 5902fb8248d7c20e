"""The figures of the insights page: days as they lie here, totals, savings."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from app.domain.days import DayFigures, DaySpan
from app.domain.settings import Settings
from app.pipeline.insights import Insights, local_days, read_insights
from tests.fakes.house import fake_house

# Priced in the fakes' table: a dollar a million read, ten a million written.
PRICED = Settings.model_validate({"cloud_engine": {"provider": "openai", "model": "big"}})


class Book:
    """A DayBook with the same day again and again."""

    def __init__(self, sent: int, **figures: Any) -> None:
        self.sent, self.figures = sent, figures

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        days = (DayFigures(start)._replace(**self.figures) for start in bounds[:-1])
        return DaySpan(tuple(days), self.sent)


def insights_of(book: Book, days: int = 2, settings: Settings = PRICED) -> Insights:
    fakes = fake_house({}, settings)
    ports = dataclasses.replace(fakes.ports, days=book)
    return read_insights(dataclasses.replace(fakes.house, ports=ports), days)


def test_days_begin_at_this_machines_midnights_and_the_last_is_today() -> None:
    now = datetime(2026, 10, 26, 12, tzinfo=UTC)
    bounds = local_days(now, 30)
    assert len(bounds) == 31
    assert bounds[-2] <= now < bounds[-1]
    assert all(bound.astimezone().hour == 0 for bound in bounds)
    assert all(timedelta(hours=23) <= b - a <= timedelta(hours=25) for a, b in _pairs(bounds))


def test_totals_are_the_sums_of_the_days() -> None:
    found = insights_of(Book(3, dispatched=4, work_s=2.0, local_written_tokens=10, cost_usd=0.75))
    assert not found.is_empty
    assert found.total.dispatched == 8
    assert found.total.written_per_second == 5.0
    assert found.cost_per_task == 0.5


def test_savings_are_what_the_local_tokens_would_have_cost() -> None:
    found = insights_of(Book(0, local_read_tokens=1_000_000, local_written_tokens=100_000))
    assert found.saved_usd == (2.0, 2.0)
    assert found.saved_total == 4.0
    unpriced = insights_of(Book(0, local_read_tokens=1), settings=Settings())
    assert unpriced.saved_total is None


def test_a_cost_that_nobody_knows_is_not_told() -> None:
    assert insights_of(Book(1, escalated=1, unpriced=1)).cost_per_task is None
    assert insights_of(Book(0)).cost_per_task is None


def test_a_home_in_which_nothing_was_done_is_empty() -> None:
    fakes = fake_house({})
    found = read_insights(fakes.house, 7)
    assert found.is_empty
    assert len(found.days) == 7
    assert found.left.requests == 0


def _pairs(bounds: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
    return list(pairwise(bounds))
