"""Attempts: written before the call, closed once, counted afterwards."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Case,
    ColumnElement,
    Connection,
    and_,
    case,
    exists,
    func,
    insert,
    select,
    update,
)

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Figures, Remarks
from app.domain.batch import BatchState
from app.domain.errors import BudgetReached, LeavesNot
from app.domain.history import Happening
from app.domain.money import Spending, SpendingCap
from app.domain.plan import StepState
from app.domain.route import Route
from app.domain.task import Privacy, TaskState
from app.store.events import note
from app.store.rows import attempt_from_row, attempt_to_row, optional_time_to_text, time_to_text
from app.store.tables import attempts, steps, tasks
from app.store.tables_batches import batches

_UNKNOWN_CODE = "cloud_uncertain"
# A step whose request is in a batch waits for the network; see `store.batches`.
_RESTING = [TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK]
_UNDER_WAY = [StepState.RUNNING, StepState.WAITING_FOR_NETWORK]
_is_cloud = attempts.c.route == Route.CLOUD
# Sent, and nobody can say whether the provider charged for it.
_is_possible_charge = and_(
    attempts.c.cost_usd.is_(None),
    attempts.c.outcome.is_(None)
    | attempts.c.outcome.in_([AttemptOutcome.UNKNOWN, AttemptOutcome.CANCELLED]),
)


def begin(connection: Connection, attempt: Attempt, cap: SpendingCap | None) -> bool:
    """Write the attempt and set its pending step running, if its task still runs.

    A request may also begin beside a local try at the same step: the first good answer wins.

    Raises:
        BudgetReached: with what it is thought to cost the cap would be exceeded.
        LeavesNot: the task has become local only since the request was made.
    """
    fence = _fence(connection, attempt)
    if fence is None:
        return False
    if attempt.route is Route.CLOUD:
        _require_leave(connection, attempt)
    is_open = steps.c.state == StepState.PENDING
    if attempt.route is Route.CLOUD:
        alone = _only_local_under_way(attempt.step_id, fence)
        is_open |= and_(steps.c.state == StepState.RUNNING, alone)
    is_its_step = and_(steps.c.id == attempt.step_id, steps.c.task_id == attempt.task_id)
    set_running = update(steps).where(is_its_step, is_open).values(state=StepState.RUNNING)
    if connection.execute(set_running).rowcount == 0:
        return False
    if cap is not None:
        _require_money(connection, attempt.cost_estimate_usd or 0.0, cap)
    _insert(connection, attempt, fence)
    return True


def _require_leave(connection: Connection, attempt: Attempt) -> None:
    privacy = select(tasks.c.privacy).where(tasks.c.id == attempt.task_id)
    if connection.execute(privacy).scalar_one() == Privacy.LOCAL_ONLY:
        raise LeavesNot  # a trigger guards it too, but it cannot tell it in an error of ours


def begin_in_batch(connection: Connection, attempt: Attempt, cap: SpendingCap | None) -> bool:
    """Write an attempt that goes in a batch; its pending step waits, if its task rests.

    Raises:
        BudgetReached: with what it is thought to cost the cap would be exceeded.
    """
    is_task_resting = select(tasks.c.id).where(
        tasks.c.id == attempt.task_id, tasks.c.state.in_(_RESTING)
    )
    is_open = and_(steps.c.id == attempt.step_id, steps.c.state == StepState.PENDING)
    is_ready = select(steps.c.id).where(is_open, is_task_resting.exists())
    if connection.execute(is_ready).first() is None:
        return False
    if cap is not None:
        _require_money(connection, attempt.cost_estimate_usd or 0.0, cap)
    let_wait = update(steps).where(is_open).values(state=StepState.WAITING_FOR_NETWORK)
    connection.execute(let_wait)
    fence = select(tasks.c.fence).where(tasks.c.id == attempt.task_id)
    _insert(connection, attempt, connection.execute(fence).scalar_one())
    return True


def _insert(connection: Connection, attempt: Attempt, fence: int) -> None:
    """Write the row, with the next number of its step."""
    number = select(func.coalesce(func.max(attempts.c.number), 0) + 1)
    number = number.where(attempts.c.step_id == attempt.step_id)
    counted = {"number": connection.execute(number).scalar_one(), "fence": fence}
    row = {**attempt_to_row(attempt), **counted}
    connection.execute(insert(attempts), row)


def finish(
    connection: Connection,
    attempt_id: str,
    at: datetime,
    values: dict[str, Any],
    result: str | None,
) -> bool:
    """Close an open attempt; with `result` its running step is done, else pending again.

    What it took and cost is noted in any case; its step is touched only while its claim holds.
    """
    is_open = and_(attempts.c.id == attempt_id, attempts.c.outcome.is_(None))
    if values.get("raw_text") is not None:  # a task that was deleted meanwhile gets no text back
        is_there = exists().where(tasks.c.id == attempts.c.task_id)
        values = {**values, "raw_text": case((is_there, values["raw_text"]), else_=None)}
    close = update(attempts).where(is_open).values(values)
    facts = (attempts.c.task_id, attempts.c.step_id, attempts.c.number, attempts.c.route)
    told = close.returning(*facts, attempts.c.fence, attempts.c.batch_id)
    closed = connection.execute(told).first()
    if closed is None:
        return False
    is_running = and_(steps.c.id == closed.step_id, steps.c.state.in_(_UNDER_WAY))
    is_newer = and_(
        attempts.c.step_id == closed.step_id,
        attempts.c.number > closed.number,
        attempts.c.route == closed.route,
    )
    was_taken_over = select(attempts.c.id).where(is_newer).exists()
    settle = update(steps).where(is_running, ~was_taken_over)
    if closed.batch_id is None:  # a batch belongs to no claim: its tasks rest meanwhile
        is_held = and_(tasks.c.id == closed.task_id, tasks.c.fence == closed.fence)
        settle = settle.where(exists().where(is_held))
    if result is None:
        state = _state_without(closed.step_id, closed.fence)
        return connection.execute(settle.values(state=state)).rowcount > 0
    done = settle.values(state=StepState.DONE, result=result).returning(steps.c.position)
    position = connection.execute(done).scalar()
    if position is None:
        return False
    was_interrupted = and_(tasks.c.id == closed.task_id, tasks.c.interruptions > 0)
    connection.execute(update(tasks).where(was_interrupted).values(interruptions=0))
    note(connection, closed.task_id, at, Happening.STEP_DONE, str(position + 1))
    return True


def _state_without(step_id: str, fence: int) -> Case[StepState]:
    """A step whose try gave nothing is open again, unless another try at it is under way."""
    rival = select(attempts.c.id).where(
        attempts.c.step_id == step_id,
        attempts.c.outcome.is_(None),
        attempts.c.fence == fence,
        attempts.c.batch_id.is_(None),
    )
    return case((rival.exists(), StepState.RUNNING), else_=StepState.PENDING)


def ending(
    outcome: AttemptOutcome, at: datetime, completion: Completion | None, remarks: Remarks
) -> dict[str, Any]:
    """The columns of an attempt that has ended."""
    figures = completion.model_dump(include=set(Figures.model_fields)) if completion else {}
    noted = remarks.model_dump(exclude={"retry_at"})
    noted["retry_at"] = optional_time_to_text(remarks.retry_at)
    return {"outcome": outcome, "finished_at": time_to_text(at), **noted, **figures}


def close_all(connection: Connection, at: datetime) -> None:
    """End what a dead process left open: of what was sent nobody knows the outcome.

    What is in a batch stays open: it is the provider that is at work on it. Whether it has got
    what was being sent is asked at once.
    """
    unknown, interrupted = AttemptOutcome.UNKNOWN, AttemptOutcome.INTERRUPTED
    connection.execute(
        update(attempts)
        .where(attempts.c.outcome.is_(None), attempts.c.batch_id.is_(None))
        .values(
            outcome=case((_is_cloud, unknown), else_=interrupted),
            error_code=case((_is_cloud, _UNKNOWN_CODE), else_=None),
            finished_at=time_to_text(at),
        )
    )
    being_sent = update(batches).where(batches.c.state == BatchState.SUBMITTING)
    connection.execute(being_sent.values(next_poll_at=time_to_text(at)))


def select_attempts(connection: Connection, *where: ColumnElement[bool]) -> list[Attempt]:
    """Those attempts, oldest first."""
    query = select(attempts).where(*where)
    query = query.order_by(attempts.c.started_at, attempts.c.number, attempts.c.id)
    return [attempt_from_row(row) for row in connection.execute(query).mappings()]


def select_spending(connection: Connection, since: datetime) -> Spending:
    """What the requests begun since then cost, or may have cost."""
    estimate = attempts.c.cost_estimate_usd
    answered = and_(attempts.c.cost_usd.is_(None), attempts.c.completion_tokens.is_not(None))
    nobody_knows = answered | and_(_is_possible_charge, estimate.is_(None))
    query = select(
        func.coalesce(func.sum(attempts.c.cost_usd), 0.0),
        func.coalesce(func.sum(case((_is_possible_charge, estimate), else_=0.0)), 0.0),
        func.coalesce(func.sum(case((nobody_knows, 1), else_=0)), 0),
    ).where(_is_cloud, attempts.c.started_at >= time_to_text(since))
    return Spending(*connection.execute(query).one())


def _fence(connection: Connection, attempt: Attempt) -> int | None:
    """The claim that the attempt belongs to; None: it does not hold, or no longer."""
    is_held = and_(tasks.c.id == attempt.task_id, tasks.c.state == TaskState.RUNNING)
    if attempt.fence is not None:
        is_held &= tasks.c.fence == attempt.fence
    return connection.execute(select(tasks.c.fence).where(is_held)).scalar()


def _only_local_under_way(step_id: str, fence: int) -> ColumnElement[bool]:
    is_open = and_(attempts.c.outcome.is_(None), attempts.c.fence == fence)
    of_step = and_(attempts.c.step_id == step_id, is_open)
    under_way = select(attempts.c.id).where(of_step, attempts.c.route == Route.LOCAL).exists()
    return under_way & ~select(attempts.c.id).where(of_step, _is_cloud).exists()


def _require_money(connection: Connection, needed_usd: float, cap: SpendingCap) -> None:
    spent_usd = select_spending(connection, cap.since).most_usd
    if spent_usd + needed_usd > cap.budget_usd:
        raise BudgetReached(
            budget=f"{cap.budget_usd:,.2f}", spent=f"{spent_usd:,.2f}", needed=f"{needed_usd:,.4f}"
        )
