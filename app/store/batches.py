"""The BatchStore port on SQLite.

One rule ties it together: an attempt in a batch is open exactly as long as its batch. So recovery
leaves it alone (`store.attempts.close_all`), and only `end` closes what is left.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, func, insert, or_, select, update

from app.domain.attempt import NO_REMARKS, Attempt, AttemptOutcome, Remarks
from app.domain.batch import Batch, BatchState
from app.domain.errors import BudgetReached, CloudBatchFailed
from app.domain.money import SpendingCap
from app.domain.plan import StepState
from app.domain.ports.batches import ReadyStep
from app.domain.route import Route, Waits
from app.domain.task import Category, Priority, Privacy, TaskState
from app.store.attempts import begin_in_batch, ending, select_attempts
from app.store.database import Database
from app.store.rows import optional_time_to_text, time_to_text
from app.store.tables import attempts, steps, tasks
from app.store.tables_batches import batches

_RESTING = [TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK]
_UNFINISHED = [*_RESTING, TaskState.RUNNING]
_OPEN_BATCHES = [state for state in BatchState if state.is_open]
_TIMES = {"opened_at", "submitted_at", "ended_at", "next_poll_at"}
_is_open = batches.c.state.in_(_OPEN_BATCHES)
_has_deadline = or_(
    func.json_extract(tasks.c.terms, "$.deadline_s").is_not(None),
    func.json_extract(tasks.c.terms, "$.first_token_s").is_not(None),
)
# The same as `domain.batch.may_be_batched`.
_may_be_batched = and_(
    tasks.c.privacy == Privacy.CLOUD_ALLOWED,
    tasks.c.category != Category.SAFETY_CRITICAL,
    tasks.c.priority == Priority.BACKGROUND,
    ~_has_deadline,
)


class SqlBatchStore:
    """Batches and the attempts in them; see `domain.ports.batches.BatchStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ready(self, most: int) -> list[ReadyStep]:
        """Steps that may go in a batch now, by the age of their tasks."""
        query = (
            select(tasks.c.id, steps.c.id)
            .join(steps, steps.c.task_id == tasks.c.id)
            .where(tasks.c.state.in_(_RESTING), _is_ready())
            .order_by(tasks.c.created_at, tasks.c.id, steps.c.position)
            .limit(most)
        )
        with self._database.read() as connection:
            return [ReadyStep(*row) for row in connection.execute(query)]

    def backlog(self) -> int:
        """How many steps could go in a batch, soon or now."""
        count = select(func.count()).select_from(tasks)
        planned = count.join(steps, steps.c.task_id == tasks.c.id).where(
            tasks.c.state.in_(_UNFINISHED), _is_ready()
        )
        unplanned = count.where(
            tasks.c.state.in_(_UNFINISHED),
            tasks.c.route.is_(None),
            tasks.c.category == Category.COMPLEX,
            _may_be_batched,
        )
        with self._database.read() as connection:
            return sum(connection.execute(query).scalar_one() for query in (planned, unplanned))

    def open(
        self, batch: Batch, attempts: Sequence[Attempt], waits: Waits, cap: SpendingCap | None
    ) -> list[str]:
        """Store a batch's intent: its row, its attempts, and that their tasks wait for it."""
        with self._database.write() as connection:
            taken = _take(connection, attempts, cap)
            if taken:
                row = _row(batch.model_copy(update={"items": len(taken)}))
                connection.execute(insert(batches), row)
                _let_wait(connection, batch.id, _RESTING, waits)
            return taken

    def move(self, batch: Batch, waits: Waits | None = None) -> bool:
        """Store how an open batch stands, and what its waiting tasks say of it."""
        values = _row(batch)
        change = update(batches).where(batches.c.id == batch.id, _is_open).values(values)
        with self._database.write() as connection:
            if connection.execute(change).rowcount == 0:
                return False
            if waits is not None:
                _let_wait(connection, batch.id, [TaskState.WAITING_FOR_NETWORK], waits)
            return True

    def end(
        self,
        batch_id: str,
        state: BatchState,
        at: datetime,
        left: AttemptOutcome,
        note: Remarks = NO_REMARKS,
    ) -> list[str]:
        """Close an open batch and the attempts that are still open in it; queue its tasks."""
        reason = note.error_code if state is BatchState.REFUSED else None
        values = {"state": state, "ended_at": time_to_text(at), "error_code": reason}
        close = update(batches).where(batches.c.id == batch_id, _is_open).values(values)
        in_it = attempts.c.batch_id == batch_id
        of_batch = select(attempts.c.step_id).where(in_it, attempts.c.outcome.is_(None))
        is_waiting = steps.c.state == StepState.WAITING_FOR_NETWORK
        with self._database.write() as connection:
            if connection.execute(close).rowcount == 0:
                return []
            reopen = update(steps).where(steps.c.id.in_(of_batch), is_waiting)
            connection.execute(reopen.values(state=StepState.PENDING))
            rest = update(attempts).where(in_it, attempts.c.outcome.is_(None))
            connection.execute(rest.values(ending(left, at, None, note)))
            return _queue(connection, tasks.c.id.in_(select(attempts.c.task_id).where(in_it)))

    def unfinished(self) -> list[Batch]:
        """The open batches, oldest first."""
        return self._select(_is_open)[::-1]

    def batches(self) -> list[Batch]:
        """All batches, newest first."""
        return self._select()

    def attempts(self, batch_id: str) -> list[Attempt]:
        """The attempts in a batch."""
        with self._database.read() as connection:
            return select_attempts(connection, attempts.c.batch_id == batch_id)

    def waiting(self, batch_id: str) -> int:
        """How many steps wait for a batch."""
        query = (
            select(func.count())
            .select_from(attempts)
            .join(steps, steps.c.id == attempts.c.step_id)
            .where(
                attempts.c.batch_id == batch_id,
                attempts.c.outcome.is_(None),
                steps.c.state == StepState.WAITING_FOR_NETWORK,
            )
        )
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def release(self, task_id: str) -> int:
        """Take a task out of its batches; how many of its steps it were."""
        is_in = (steps.c.task_id == task_id) & (steps.c.state == StepState.WAITING_FOR_NETWORK)
        out = update(steps).where(is_in).values(state=StepState.PENDING)
        with self._database.write() as connection:
            count = connection.execute(out).rowcount
            if count:
                _queue(connection, tasks.c.id == task_id)
            return count

    def _select(self, *where: ColumnElement[bool]) -> list[Batch]:
        query = select(batches).where(*where)
        query = query.order_by(batches.c.opened_at.desc(), batches.c.id.desc())
        with self._database.read() as connection:
            rows = connection.execute(query).mappings()
            return [Batch.model_validate(dict(row)) for row in rows]


def _is_ready() -> ColumnElement[bool]:
    """Of a step and its task: whether it could be sent as far as the plan goes."""
    read = func.json_each(steps.c.inputs).table_valued("value").alias("read")
    other = steps.alias("other")
    is_read = and_(
        other.c.task_id == steps.c.task_id,
        other.c.position == read.c.value.cast(Integer),
        other.c.state != StepState.DONE,
    )
    is_blocked = select(other.c.id).select_from(other).join(read, is_read).exists()
    in_vain = attempts.c.outcome.is_(None) | (attempts.c.error_code == CloudBatchFailed.code)
    was_in_vain = select(attempts.c.id).where(
        attempts.c.step_id == steps.c.id, attempts.c.batch_id.is_not(None), in_vain
    )
    return and_(
        tasks.c.route == Route.CLOUD,
        ~was_in_vain.exists(),
        _may_be_batched,
        steps.c.state == StepState.PENDING,
        steps.c.max_tokens > 0,
        ~is_blocked,
    )


def _take(connection: Connection, wanted: Sequence[Attempt], cap: SpendingCap | None) -> list[str]:
    """Begin as many of them as there is money for."""
    taken = []
    for attempt in wanted:
        try:
            is_taken = begin_in_batch(connection, attempt, cap)
        except BudgetReached:
            break
        if is_taken:
            taken.append(attempt.id)
    return taken


def _let_wait(
    connection: Connection, batch_id: str, states: Sequence[TaskState], waits: Waits
) -> None:
    """Tell of the tasks whose steps wait for a batch what they wait for."""
    waiting = (
        select(attempts.c.task_id)
        .join(steps, steps.c.id == attempts.c.step_id)
        .where(
            attempts.c.batch_id == batch_id,
            attempts.c.outcome.is_(None),
            steps.c.state == StepState.WAITING_FOR_NETWORK,
        )
    )
    is_in = and_(tasks.c.id.in_(waiting), tasks.c.state.in_(states))
    values = {
        "state": TaskState.WAITING_FOR_NETWORK,
        "waits_reason": waits.reason,
        "waits_until": optional_time_to_text(waits.until),
    }
    connection.execute(update(tasks).where(is_in).values(values))


def _queue(connection: Connection, which: ColumnElement[bool]) -> list[str]:
    """Queue those tasks that wait; their ids."""
    is_waiting = and_(which, tasks.c.state == TaskState.WAITING_FOR_NETWORK)
    queue = update(tasks).where(is_waiting).values(state=TaskState.QUEUED)
    return list(connection.execute(queue.returning(tasks.c.id)).scalars())


def _row(batch: Batch) -> dict[str, Any]:
    row = batch.model_dump(exclude=_TIMES)
    return {**row, **{name: optional_time_to_text(getattr(batch, name)) for name in _TIMES}}
