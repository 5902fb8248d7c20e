"""The Deliveries port on SQLite: what is delivered where."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, func, select, true, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.errors import ErrorInfo
from app.domain.sync import DeliveryCounts, Due, KnownTarget
from app.domain.task import Privacy, TaskState
from app.store.database import Database
from app.store.rows import error_to_row, optional_time_to_text, time_from_text, time_to_text
from app.store.tables import tasks
from app.store.tables_sync import deliveries, installations, sync_targets

_BEGUN, _DELIVERED, _REFUSED = "begun", "delivered", "refused"
_is_finished = and_(tasks.c.state == TaskState.SUCCEEDED, tasks.c.finished_at.is_not(None))
_state = func.coalesce(deliveries.c.state, "")


class SqlDeliveries:
    """In the tasks' own file; see `domain.ports.sync.Deliveries`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def installation(self, candidate: str) -> str:
        """What tells this Homeport from others, made at the first call."""
        known = select(installations.c.name)
        with self._database.read() as connection:
            name = connection.execute(known).scalar()
        if name is not None:
            return str(name)
        put = upsert(installations).values(id=1, name=candidate).on_conflict_do_nothing()
        with self._database.write() as connection:
            connection.execute(put)
            return str(connection.execute(known).scalar_one())

    def due(
        self,
        fingerprint: str,
        *,
        is_trusted: bool,
        with_refused: bool,
        after: Due | None,
        most: int,
    ) -> list[Due]:
        """Succeeded tasks that the target lacks and may have, those that ended first before."""
        left_out = [_DELIVERED] if with_refused else [_DELIVERED, _REFUSED]
        query = (
            select(tasks.c.id, tasks.c.finished_at)
            .outerjoin(deliveries, _is_of(fingerprint))
            .where(_is_finished, _state.not_in(left_out), _may_go(is_trusted=is_trusted))
            .order_by(tasks.c.finished_at, tasks.c.id)
            .limit(most)
        )
        if after is not None:
            last = (time_to_text(after.finished_at), after.task_id)
            query = query.where(tuple_(tasks.c.finished_at, tasks.c.id) > last)
        with self._database.read() as connection:
            found = connection.execute(query)
            return [Due(task_id, datetime.fromisoformat(ended)) for task_id, ended in found]

    def counts(self, fingerprint: str, *, is_trusted: bool) -> DeliveryCounts:
        """How all finished results stand to a target, in one query."""
        is_there, may_go = _state == _DELIVERED, _may_go(is_trusted=is_trusted)
        cases = (is_there, ~is_there & may_go, ~is_there & ~may_go, _state == _REFUSED)
        sums = [func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in cases]
        query = select(*sums).select_from(tasks.outerjoin(deliveries, _is_of(fingerprint)))
        with self._database.read() as connection:
            return DeliveryCounts(*connection.execute(query.where(_is_finished)).one())

    def begin(self, due: Due, fingerprint: str, *, is_trusted: bool, at: datetime) -> int | None:
        """Write down that a result is on its way, if it still may go there."""
        ended = time_to_text(due.finished_at)
        row: dict[str, object] = {"task_id": due.task_id, "target": fingerprint}
        is_due = and_(_is_finished, tasks.c.id == due.task_id, tasks.c.finished_at == ended)
        may_go = select(tasks.c.id).where(is_due, _may_go(is_trusted=is_trusted))
        with self._database.write() as connection:
            if connection.execute(may_go).scalar() is None:
                return None
            number = func.coalesce(func.max(deliveries.c.revision), 0) + 1
            is_earlier = _is_to(due.task_id, fingerprint)
            row |= {"finished_at": ended, "state": _BEGUN, "changed_at": time_to_text(at)}
            row |= {"is_trusted": int(is_trusted)}
            following = select(number).where(is_earlier).scalar_subquery()
            put = upsert(deliveries).values(**row, revision=following)
            connection.execute(put.on_conflict_do_nothing())
            mine = select(deliveries.c.revision).where(_is_row(due, fingerprint))
            return connection.execute(mine.where(deliveries.c.state != _DELIVERED)).scalar()

    def delivered(self, due: Due, fingerprint: str, revision: int, at: datetime) -> None:
        """Write down that a result is there, as which revision."""
        values = {"state": _DELIVERED, "revision": revision, "error_code": None}
        self._change(due, fingerprint, {**values, "changed_at": time_to_text(at)})

    def refused(self, due: Due, fingerprint: str, code: str, at: datetime) -> None:
        """Write down that the target did not take it."""
        values = {"state": _REFUSED, "error_code": code, "changed_at": time_to_text(at)}
        self._change(due, fingerprint, values)

    def target(self, place: str) -> KnownTarget:
        """What is remembered of a place."""
        query = select(sync_targets).where(sync_targets.c.place == place)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return KnownTarget()
        retry_at = time_from_text(row["retry_at"])
        if row["error_code"] is None:
            return KnownTarget(row["fingerprint"], None, row["failures"], retry_at)
        problem = ErrorInfo(
            code=row["error_code"],
            title=row["error_title"],
            hint=row["error_hint"],
            is_retryable=bool(row["error_is_retryable"]),
        )
        return KnownTarget(row["fingerprint"], problem, row["failures"], retry_at)

    def remember_target(self, place: str, known: KnownTarget, at: datetime) -> None:
        """Replace what is remembered of a place."""
        row = {
            "fingerprint": known.fingerprint,
            "failures": known.failures,
            "retry_at": optional_time_to_text(known.retry_at),
            "changed_at": time_to_text(at),
            **error_to_row(known.problem),
        }
        put = upsert(sync_targets).values(place=place, **row)
        with self._database.write() as connection:
            connection.execute(put.on_conflict_do_update(index_elements=["place"], set_=row))

    def forget(self, fingerprint: str) -> int:
        """Have everything delivered again."""
        gone = delete(deliveries).where(deliveries.c.target == fingerprint)
        with self._database.write() as connection:
            return connection.execute(gone).rowcount

    def _change(self, due: Due, fingerprint: str, values: Mapping[str, object]) -> None:
        with self._database.write() as connection:
            row = update(deliveries).where(_is_row(due, fingerprint))
            connection.execute(row.values(dict(values)))


def _is_of(fingerprint: str) -> ColumnElement[bool]:
    """Whether a delivery is that of the task's newest revision, to this target."""
    return and_(
        deliveries.c.task_id == tasks.c.id,
        deliveries.c.target == fingerprint,
        deliveries.c.finished_at == tasks.c.finished_at,
    )


def _is_to(task_id: str, fingerprint: str) -> ColumnElement[bool]:
    return and_(deliveries.c.task_id == task_id, deliveries.c.target == fingerprint)


def _is_row(due: Due, fingerprint: str) -> ColumnElement[bool]:
    ended = time_to_text(due.finished_at)
    return and_(_is_to(due.task_id, fingerprint), deliveries.c.finished_at == ended)


def _may_go(*, is_trusted: bool) -> ColumnElement[bool]:
    """Whether a task's privacy lets its result go to the target."""
    return true() if is_trusted else tasks.c.privacy == Privacy.CLOUD_ALLOWED
