"""The Register port on SQLite: what decisions rest on."""

from datetime import datetime

from sqlalchemy import and_, delete, exists, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.attempt import AttemptOutcome
from app.domain.breaker import Breaker
from app.domain.money import Spending
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Category, Kind, TaskState
from app.store.attempts import select_spending
from app.store.database import Database
from app.store.rows import time_to_text
from app.store.tables import attempts, breakers, paused_providers, tasks
from app.store.tables_history import gone_tasks

_is_cloud = attempts.c.route == Route.CLOUD
_ENDED = [state for state in TaskState if state.is_final]


# Of a home that seldom has JSON, older attempts than the newest so many say nothing of today.
_LOOKED_AT = 10_000


class SqlRegister:
    """Verdicts, breaker, money and pauses; see `domain.ports.Register`."""

    def __init__(self, database: Database, json_kinds: frozenset[Kind]) -> None:
        """Use the tasks' own file.

        Args:
            json_kinds: the kinds whose answers are JSON: those the breaker looks at.
        """
        self._database = database
        # For each attempt by its task's key: a list of all such tasks would be read whole.
        is_its_task = and_(tasks.c.id == attempts.c.task_id, tasks.c.kind.in_(sorted(json_kinds)))
        is_local = attempts.c.route == Route.LOCAL
        was_its_task = and_(
            gone_tasks.c.task_id == attempts.c.task_id, gone_tasks.c.kind.in_(sorted(json_kinds))
        )
        is_json = exists().where(is_its_task) | exists().where(was_its_task)
        self._is_local_json = and_(is_local, is_json)

    def breaker(self) -> Breaker | None:
        """The breaker as it was left."""
        with self._database.read() as connection:
            row = connection.execute(select(breakers.c.state, breakers.c.since)).mappings().first()
        return Breaker.model_validate(dict(row)) if row else None

    def move_breaker(self, old: Breaker | None, new: Breaker) -> bool:
        """Replace it, if it is still the old one."""
        row = {"id": 1, "state": new.state, "since": time_to_text(new.since)}
        with self._database.write() as connection:
            if old is None:
                put = upsert(breakers).values(row).on_conflict_do_nothing()
                return connection.execute(put).rowcount > 0
            is_same = and_(
                breakers.c.state == old.state, breakers.c.since == time_to_text(old.since)
            )
            return connection.execute(breakers.update().where(is_same).values(row)).rowcount > 0

    def verdicts(self, since: datetime, most: int) -> list[bool]:
        """Whether the newest local JSON answers were valid. Steps without a model have none."""
        judged = [AttemptOutcome.DONE, AttemptOutcome.VALIDATION_FAILED]
        start = attempts.c.started_at
        oldest = select(start).order_by(start.desc()).offset(_LOOKED_AT).limit(1)
        query = (
            select(attempts.c.outcome)
            .where(
                self._is_local_json,
                start >= time_to_text(since),
                start >= func.coalesce(oldest.scalar_subquery(), ""),
                attempts.c.outcome.in_(judged),
                attempts.c.completion_tokens.is_not(None),
            )
            .order_by(start.desc())  # by its index: nothing is sorted
            .limit(most)
        )
        with self._database.read() as connection:
            outcomes = connection.execute(query).scalars()
            return [outcome == AttemptOutcome.DONE for outcome in outcomes]

    def probes(self, since: datetime) -> int:
        """How many local JSON tries were begun since then."""
        begun = attempts.c.started_at >= time_to_text(since)
        query = select(func.count()).select_from(attempts).where(self._is_local_json, begun)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def spending(self, since: datetime) -> Spending:
        """What the requests begun since then cost."""
        with self._database.read() as connection:
            return select_spending(connection, since)

    def token_ratios(self, engine: str, model: str, most: int) -> list[float]:
        """Counted by estimated prompt tokens, newest first."""
        ratio = attempts.c.prompt_tokens * 1.0 / attempts.c.tokens_estimated
        query = (
            select(ratio)
            .where(
                _is_cloud,
                attempts.c.engine == engine,
                attempts.c.model == model,
                attempts.c.cost_usd.is_not(None) | attempts.c.cost_estimate_usd.is_(None),
                attempts.c.prompt_tokens > 0,
                attempts.c.tokens_estimated > 0,
            )
            .order_by(attempts.c.started_at.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            return [float(ratio) for ratio in connection.execute(query).scalars()]

    def cloud_starts(self, since: datetime) -> list[datetime]:
        """When the requests since then were begun."""
        begun = and_(_is_cloud, attempts.c.started_at >= time_to_text(since))
        # A batch is a request or two, however many attempts are in it.
        query = select(attempts.c.started_at).where(begun, attempts.c.batch_id.is_(None))
        with self._database.read() as connection:
            found = connection.execute(query.order_by(attempts.c.started_at)).scalars()
            return [datetime.fromisoformat(text) for text in found]

    def pauses(self) -> dict[str, str]:
        """The providers that are left alone, and why."""
        query = select(paused_providers.c.name, paused_providers.c.code)
        with self._database.read() as connection:
            return {row.name: row.code for row in connection.execute(query)}

    def pause(self, provider: str, code: str, at: datetime) -> None:
        """Leave a provider alone."""
        row = {"name": provider, "code": code, "paused_at": time_to_text(at)}
        put = upsert(paused_providers).values(row)
        with self._database.write() as connection:
            connection.execute(put.on_conflict_do_update(index_elements=["name"], set_=row))

    def resume(self, provider: str) -> bool:
        """Ask a provider again."""
        gone = delete(paused_providers).where(paused_providers.c.name == provider)
        with self._database.write() as connection:
            return connection.execute(gone).rowcount > 0

    def waiting_categories(self) -> set[Category]:
        """The categories of the tasks that wait for the network, and not for the user's look."""
        waits = tasks.c.state == TaskState.WAITING_FOR_NETWORK
        is_seen = tasks.c.waits_reason.is_distinct_from(LOOK_WANTED)
        query = select(tasks.c.category).where(waits, is_seen).distinct()
        with self._database.read() as connection:
            return {Category(word) for word in connection.execute(query).scalars()}

    def forget_figures(self, before: datetime, most: int) -> int:
        """Delete attempts of tasks that ended, or were deleted, before then, so many at most."""
        is_old = gone_tasks.c.gone_at < time_to_text(before)
        ended = select(tasks.c.id).where(
            tasks.c.state.in_(_ENDED), tasks.c.finished_at < time_to_text(before)
        )
        of_these = ended.union_all(select(gone_tasks.c.task_id).where(is_old))
        old = select(attempts.c.id).where(attempts.c.task_id.in_(of_these)).limit(most)
        has_figures = exists().where(attempts.c.task_id == gone_tasks.c.task_id)
        with self._database.write() as connection:
            connection.execute(delete(gone_tasks).where(is_old, ~has_figures))
            return connection.execute(delete(attempts).where(attempts.c.id.in_(old))).rowcount
