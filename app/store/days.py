"""The DayBook port on SQLite: sums by day, made by the database."""
# ruff: noqa: S608 - our own words; what is asked for comes as parameters

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.domain.attempt import AttemptOutcome
from app.domain.days import DayFigures, DaySpan
from app.domain.errors.cloud import NEVER_SENT
from app.domain.route import Route
from app.domain.task import TaskState
from app.store.database import Database
from app.store.rows import time_to_text

# What is under way on a day may still change until a batch of it has come back.
_SETTLED = timedelta(days=3)
_MOST_KEPT = 400
_NEVER_SENT = ", ".join(f"'{code}'" for code in sorted(NEVER_SENT))
_REFUSED = f"outcome = '{AttemptOutcome.VALIDATION_FAILED}'"
_SENT = f"(route = '{Route.CLOUD}' AND (error_code IS NULL OR error_code NOT IN ({_NEVER_SENT})))"
# The index of the attempts' times has all columns that are asked for here: see migration 0017.
_OF_DAY = "FROM attempts WHERE started_at >= ? AND started_at < ?"
_TRIES = f"SELECT count(*) {_OF_DAY}"
_SUMS = f"""
SELECT count(*) AS tries,
  coalesce(sum({_REFUSED} OR outcome = '{AttemptOutcome.DONE}'), 0) AS judged,
  coalesce(sum({_REFUSED}), 0) AS refused,
  coalesce(sum(prompt_tokens), 0) AS read_tokens,
  coalesce(sum(prompt_tokens_reused), 0) AS reused_tokens,
  coalesce(sum(completion_tokens), 0) AS written_tokens,
  coalesce(sum(cost_usd), 0.0) AS cost_usd,
"""
# In this order: tasks are looked up for few attempts only.
_HERE = f"""{_SUMS}
  coalesce(sum(CASE WHEN {_REFUSED} THEN EXISTS (
    SELECT 1 FROM tasks WHERE id = task_id AND tasks.route = '{Route.LOCAL_WITH_FALLBACK}'
  ) END), 0) AS refused_here
{_OF_DAY} AND route = '{Route.LOCAL}'
"""
_AWAY = f"""{_SUMS}
  coalesce(sum({_SENT}), 0) AS escalated,
  coalesce(sum(
    route = '{Route.CLOUD}' AND cost_usd IS NULL AND completion_tokens IS NOT NULL
  ), 0) AS unpriced,
  group_concat(DISTINCT CASE WHEN {_SENT} THEN task_id END) AS sent
{_OF_DAY} AND route <> '{Route.LOCAL}'
"""
# Seconds in which at least one local try of a day was worked on, as `busy_seconds` has it: from the
# first beginning to the last end but for the gaps. In the order of their beginnings there is a gap
# before each try that begins after the end of all before it.
_WORKED = f"""
SELECT coalesce(max(ended) - min(began) - total(max(0.0, began - until)), 0.0) FROM (
  SELECT began, ended, max(ended) OVER (
    ORDER BY began ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS until FROM (
    SELECT julianday(finished_at) * 86400.0 AS ended,
      julianday(finished_at) * 86400.0 - seconds AS began
    {_OF_DAY} AND route = '{Route.LOCAL}' AND finished_at IS NOT NULL AND seconds > 0
  )
)
"""
_ENDED = f"""
SELECT coalesce(sum(state = '{TaskState.SUCCEEDED}'), 0),
  coalesce(sum(state = '{TaskState.FAILED}'), 0)
FROM tasks WHERE finished_at >= ? AND finished_at < ?
"""
_Day = tuple[str, str]


class _Known(NamedTuple):
    """A day's sums; `tries` tells whether they still hold. `sent` are task ids."""

    tries: int
    figures: DayFigures
    sent: frozenset[str]


class SqlDayBook:
    """Sums by day; see `domain.ports.DayBook`. Those of days long past are kept in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[_Day, _Known] = {}

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        """The figures between each bound and the next."""
        settled = bounds[-1] - _SETTLED
        figures: list[DayFigures] = []
        sent: set[str] = set()
        with self._database.read() as connection:
            for start, end in pairwise(bounds):
                day = (time_to_text(start), time_to_text(end))
                known = self._day(connection, start, day, is_settled=end <= settled)
                done, failed = _one(connection, _ENDED, day)
                figures.append(known.figures._replace(tasks_done=done, tasks_failed=failed))
                sent |= known.sent
        return DaySpan(tuple(figures), len(sent))

    def _day(
        self, connection: Connection, start: datetime, day: _Day, *, is_settled: bool
    ) -> _Known:
        """A day's sums; those of a past day are made once, unless attempts of it have gone."""
        known = self._kept.get(day)
        if known is not None and _one(connection, _TRIES, day)[0] == known.tries:
            return known
        made = _summed(connection, start, day)
        if is_settled:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[day] = made
        return made


def _summed(connection: Connection, start: datetime, day: _Day) -> _Known:
    """A day's sums: of the tries here, and of those elsewhere, which are few as a rule."""
    here, away = (_named(connection, query, day) for query in (_HERE, _AWAY))
    both = {name: here[name] + away[name] for name in here.keys() & away.keys()}
    tries = both.pop("tries")
    figures = DayFigures(
        start,
        **both,
        dispatched=here["tries"],
        escalated=away["escalated"],
        refused_here=here["refused_here"],
        local_read_tokens=here["read_tokens"],
        local_written_tokens=here["written_tokens"],
        unpriced=away["unpriced"],
        work_s=_one(connection, _WORKED, day)[0] if here["tries"] else 0.0,
    )
    return _Known(tries, figures, frozenset(filter(None, (away["sent"] or "").split(","))))


def _one(connection: Connection, query: str, day: _Day) -> tuple[Any, ...]:
    # As the driver takes it: for ninety days some hundred queries are asked.
    return tuple(connection.exec_driver_sql(query, day).one())


def _named(connection: Connection, query: str, day: _Day) -> dict[str, Any]:
    return dict(connection.exec_driver_sql(query, day).mappings().one())
