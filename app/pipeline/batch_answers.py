"""Take in what came of a batch: each answer goes the way that a direct one goes."""

import logging
from functools import cache, partial
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome, Remarks
from app.domain.batch import DISCOUNT, Batch, BatchAnswer, BatchLook, BatchState
from app.domain.errors import (
    AppError,
    Bug,
    CloudBatchFailed,
    CloudPaused,
    CloudUncertain,
    StoreError,
    TaskUnknown,
)
from app.domain.events import TaskQueued
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.task import Task
from app.pipeline.attempts import end, judge, tries_at
from app.pipeline.cloud_request import cost_of, given_for
from app.pipeline.cloud_state import open_chain
from app.pipeline.cloud_tries import following_try
from app.pipeline.step_input import step_prompt

_log = logging.getLogger(__name__)


class _Place(NamedTuple):
    """Where an attempt belongs."""

    task: Task
    step: Step


def take_in(ports: Ports, batch: Batch, look: BatchLook) -> None:
    """Store each answer as it comes, then close the batch with what has none.

    An answer is matched by its attempt's id alone; a second one to the same attempt, or one to an
    attempt that is not in this batch, counts for nothing. Broken off, it goes on the next time.

    Raises:
        CloudError: the results have not come whole.
        StoreError
    """
    left = {one.id: one for one in ports.batches.attempts(batch.id) if one.outcome is None}
    steps_of = cache(partial(_steps, ports))
    task_of = cache(ports.store.task)
    for answer in ports.batch_cloud.answers(batch, look) if left else ():
        attempt = left.pop(answer.attempt_id, None)
        if attempt is None:
            continue
        try:
            place = _Place(task_of(attempt.task_id), steps_of(attempt.task_id)[attempt.step_id])
        except (TaskUnknown, KeyError):  # it was deleted: nobody reads the answer
            end(ports, attempt, AttemptOutcome.CANCELLED, Remarks())
        else:
            _guarded(ports, batch, place, attempt, answer)
    close(ports, batch, is_complete=look.is_complete)


def close(ports: Ports, batch: Batch, *, is_complete: bool) -> None:
    """End a batch. Of what the provider says it has done, and has not given, nobody knows the cost.

    Args:
        is_complete: it says that it has done all of it.

    Raises:
        StoreError
    """
    left, error = AttemptOutcome.FAILED, CloudBatchFailed.code
    if is_complete:
        left, error = AttemptOutcome.UNKNOWN, CloudUncertain.code
    now, note = ports.clock.now(), Remarks(error_code=error)
    for task_id in ports.batches.end(batch.id, BatchState.ENDED, now, left, note):
        ports.events.publish(TaskQueued(task_id))


def _guarded(
    ports: Ports, batch: Batch, place: _Place, attempt: Attempt, answer: BatchAnswer
) -> None:
    """One answer; a fault of ours at one must not keep the others."""
    try:
        _settle(ports, batch, place, attempt, answer)
    except StoreError:
        raise
    except Exception as fault:  # noqa: BLE001 - the boundary that keeps one bug to one answer
        _log.error("an answer of batch %s failed: %s", batch.id, type(fault).__name__)
        end(ports, attempt, AttemptOutcome.FAILED, Remarks(error_code=Bug.code))


def _settle(
    ports: Ports, batch: Batch, place: _Place, attempt: Attempt, answer: BatchAnswer
) -> None:
    every = [one for one in tries_at(ports, place.task, place.step) if one.cloud_model]
    earlier = [one for one in every if one.number < attempt.number]
    given = given_for(ports, place.task, place.step, batch.cloud_model, earlier)
    try:
        read = ports.batch_cloud.read(batch, step_prompt(given, attempt.id), answer)
    except AppError as error:
        _note(ports, batch, attempt, error)
        return
    completion = read.model_copy(update={"bytes_out": attempt.bytes_out})
    usual = cost_of(ports, batch.cloud_model, completion)
    cost_usd = None if usual is None else DISCOUNT * usual
    refused = attempt.model_copy(update={"outcome": AttemptOutcome.VALIDATION_FAILED})
    is_last = following_try(ports, open_chain(ports), [*earlier, refused]) is None
    judge(ports, attempt, given, completion, is_last=is_last, cost_usd=cost_usd)


def _note(ports: Ports, batch: Batch, attempt: Attempt, error: AppError) -> None:
    """There is no answer: what that means for the next try."""
    is_unknown = isinstance(error, CloudUncertain)
    outcome = AttemptOutcome.UNKNOWN if is_unknown else AttemptOutcome.FAILED
    end(ports, attempt, outcome, Remarks(error_code=error.code))
    if isinstance(error, CloudPaused):
        ports.register.pause(batch.provider.value, error.code, ports.clock.now())


def _steps(ports: Ports, task_id: str) -> dict[str, Step]:
    return {step.id: step for step in ports.store.steps(task_id)}
