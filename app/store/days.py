"""The DayBook port on SQLite: sums by day, made by the database."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    text,
)

from app.domain.attempt import AttemptOutcome
from app.domain.days import DayFigures, DaySpan
from app.domain.errors.cloud import NEVER_SENT
from app.domain.route import Route
from app.domain.task import TaskState
from app.store.database import Database
from app.store.rows import time_to_text
from app.store.tables import attempts, tasks

# What is under way on a day may still change until a batch of it has come back.
_SETTLED = timedelta(days=3)
_MOST_KEPT = 400
_DAY_S = 86_400.0
_JUDGED = [AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED]
_a = attempts.c
_is_local = _a.route == Route.LOCAL
_is_sent = and_(
    _a.route == Route.CLOUD, or_(_a.error_code.is_(None), _a.error_code.not_in(NEVER_SENT))
)
_is_refused = _a.outcome == AttemptOutcome.VALIDATION_FAILED
_may_leave = exists().where(tasks.c.id == _a.task_id, tasks.c.route == Route.LOCAL_WITH_FALLBACK)
_unpriced = and_(_a.route == Route.CLOUD, _a.cost_usd.is_(None), _a.completion_tokens.is_not(None))


class _Known(NamedTuple):
    """A day's sums; `tries` tells whether they still hold. `sent` are task ids, with commas."""

    tries: int
    figures: DayFigures
    sent: str


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _sum(value: ColumnElement[Any], condition: ColumnElement[bool] | None = None) -> Any:  # noqa: ANN401 - a column
    meant = value if condition is None else case((condition, value), else_=0)
    return func.coalesce(func.sum(meant), 0)


_SUMS = (
    _count(_is_local).label("dispatched"),
    _count(_is_sent).label("escalated"),
    # In this order: tasks are looked up for few attempts only.
    _count(and_(_is_refused, _is_local, _may_leave)).label("refused_here"),
    _count(_a.outcome.in_(_JUDGED)).label("judged"),
    _count(_is_refused).label("refused"),
    _sum(_a.prompt_tokens).label("read_tokens"),
    _sum(_a.prompt_tokens_reused).label("reused_tokens"),
    _sum(_a.completion_tokens).label("written_tokens"),
    _sum(_a.prompt_tokens, _is_local).label("local_read_tokens"),
    _sum(_a.completion_tokens, _is_local).label("local_written_tokens"),
    _sum(_a.cost_usd).label("cost_usd"),
    _count(_unpriced).label("unpriced"),
)
_SENT = func.coalesce(func.group_concat(case((_is_sent, _a.task_id)).distinct()), "")
# Made once: for ninety days a query is asked ninety times.
_in_day = and_(_a.started_at >= bindparam("start"), _a.started_at < bindparam("end"))
_TRIES = select(func.count()).select_from(attempts).where(_in_day)  # of the index alone
_DAY = (
    select(func.count().label("tries"), _SENT.label("sent"), *_SUMS)
    .select_from(attempts)
    .where(_in_day)
)


def _worked() -> Select[tuple[float]]:
    """Seconds in which at least one local try of a day was worked on, as `busy_seconds` has it.

    In the order of their beginnings each try adds what of it is after the end of all before it.
    """
    end = func.julianday(_a.finished_at) * _DAY_S
    is_timed = and_(_is_local, _a.finished_at.is_not(None), _a.seconds > 0)
    tries = select((end - _a.seconds).label("began"), end.label("ended"))
    one = tries.where(_in_day, is_timed).subquery()
    until = func.max(one.c.ended).over(order_by=one.c.began, rows=(None, -1))
    each = select(one.c.began, one.c.ended, until.label("until")).subquery()
    new_from = func.max(each.c.began, func.coalesce(each.c.until, each.c.began))
    return select(func.coalesce(func.sum(func.max(0.0, each.c.ended - new_from)), 0.0))


_WORKED = _worked()


class SqlDayBook:
    """Sums by day; see `domain.ports.DayBook`. Those of days long past are kept in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[tuple[str, str], _Known] = {}

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        """The figures between each bound and the next."""
        settled = bounds[-1] - _SETTLED
        with self._database.read() as connection:
            days = [
                self._day(connection, start, end, is_settled=end <= settled)
                for start, end in pairwise(bounds)
            ]
            ended = _ended(connection, bounds)
        sent = {task_id for day in days for task_id in day.sent.split(",") if task_id}
        figures = (
            day.figures._replace(tasks_done=done, tasks_failed=failed)
            for day, (done, failed) in zip(days, ended, strict=True)
        )
        return DaySpan(tuple(figures), len(sent))

    def _day(
        self, connection: Connection, start: datetime, end: datetime, *, is_settled: bool
    ) -> _Known:
        """A day's sums; those of a past day are made once, unless attempts of it have gone."""
        key = (time_to_text(start), time_to_text(end))
        within = {"start": key[0], "end": key[1]}
        known = self._kept.get(key)
        if known is not None and connection.execute(_TRIES, within).scalar_one() == known.tries:
            return known
        row = dict(connection.execute(_DAY, within).mappings().one())
        tries, sent = row.pop("tries"), row.pop("sent")
        worked_s = connection.execute(_WORKED, within).scalar_one() if row["dispatched"] else 0.0
        made = _Known(tries, DayFigures(start, **row, work_s=worked_s), sent)
        if is_settled:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = made
        return made


def _ended(connection: Connection, bounds: Sequence[datetime]) -> list[tuple[int, int]]:
    """How many tasks were done and how many failed, by day: counted by quarters of an hour.

    No index has the end of a task, and a day's bounds are the user's, not UTC's: so all are counted
    in one go, in parts that fit into every time zone's days.
    """
    counted = [TaskState.SUCCEEDED, TaskState.FAILED]
    hour = func.substr(tasks.c.finished_at, 1, 13)
    quarter = cast(func.substr(tasks.c.finished_at, 15, 2), Integer).op("/")(text("15"))
    query = (
        select(hour, quarter, tasks.c.state, func.count())
        .where(tasks.c.state.in_(counted), tasks.c.finished_at >= time_to_text(bounds[0]))
        .group_by(hour, quarter, tasks.c.state)
    )
    found = [[0, 0] for _ in bounds[1:]]
    for begun, part, state, count in connection.execute(query):
        at = datetime.fromisoformat(f"{begun}:{15 * part:02}:00+00:00")
        place = bisect_right(bounds, at) - 1
        if place < len(found):
            found[place][state == TaskState.FAILED] += count
    return [(done, failed) for done, failed in found]
