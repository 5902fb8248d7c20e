"""One round over the batches: ask for those that are due, take in what has come, send new ones.

It is one plain call for whoever has a clock. All it needs to know is in the store, so a restart
anywhere in it only means that the next round goes on: what may have been sent is looked for at
the provider before anything is sent again.
"""

import logging
from datetime import datetime, timedelta
from typing import NamedTuple

from app.domain.batch import Batch, BatchLook, BatchState, next_poll
from app.domain.cloud import Provider
from app.domain.errors import (
    AppError,
    CloudBatchBroken,
    CloudError,
    CloudPaused,
    CloudRefused,
    TaskNotInBatch,
)
from app.domain.events import TaskQueued
from app.domain.ports import Ports
from app.domain.task import Task
from app.pipeline.batch_answers import close, take_in
from app.pipeline.batch_collect import collect_batches, end_refused, note_submitted
from app.pipeline.batch_wait import batch_waits
from app.pipeline.cloud_state import open_chain

_log = logging.getLogger(__name__)
# A list may not have at once what was just made.
_LISTED_AFTER = timedelta(minutes=5)
# By then both providers have given up what is not done; results are kept for about a month.
_OVER_AFTER, _GONE_AFTER = timedelta(hours=25), timedelta(days=29)


class BatchRound(NamedTuple):
    """What a round has done. `next_poll_at` is when the next batch is due; None: none is open.

    Those that were `refused` did not get there: their steps are open again.
    """

    begun: int
    ended: int
    refused: int
    next_poll_at: datetime | None


def poll_batches(ports: Ports, *, is_asked: bool = False) -> BatchRound:
    """One round. Only one at a time, by the process that holds the lane's lock.

    Args:
        is_asked: the user wants to know now, whenever the next poll is due.

    Raises:
        StoreError
    """
    ended = 0
    for batch in ports.batches.unfinished():
        is_due = batch.next_poll_at <= ports.clock.now()
        is_due = is_due or (is_asked and batch.state is not BatchState.SUBMITTING)
        if is_due and _may_ask(ports, batch.provider):
            ended += _visit(ports, batch)
    sent = collect_batches(ports)
    left = ports.batches.unfinished()
    begun = sum(batch.id in sent for batch in left)
    next_poll_at = min((batch.next_poll_at for batch in left), default=None)
    return BatchRound(begun, ended, len(sent) - begun, next_poll_at)


def leave_batch(ports: Ports, task_id: str) -> Task:
    """Take a task out of its batch: it goes on by itself. What the batch has of it may be charged.

    Raises:
        TaskUnknown, TaskNotInBatch
    """
    task = ports.store.task(task_id)
    if ports.batches.release(task.id) == 0:
        raise TaskNotInBatch(task_id=task.id)
    ports.events.publish(TaskQueued(task.id))
    return ports.store.task(task.id)


def _may_ask(ports: Ports, provider: Provider) -> bool:
    """Whether a provider may be asked for what it has already: no budget stands in the way."""
    is_open = not ports.settings.privacy.offline and provider.value not in ports.register.pauses()
    return is_open and ports.network.view(open_chain(ports)).standing.may_try


def _visit(ports: Ports, batch: Batch) -> bool:
    """Bring one batch on; True when it has ended."""
    age = ports.clock.now() - batch.opened_at
    try:
        if batch.state is BatchState.SUBMITTING:
            return _reconcile(ports, batch)
        return _look(ports, batch)
    except CloudPaused as error:
        ports.register.pause(batch.provider.value, error.code, ports.clock.now())
        _put_off(ports, batch)
    except CloudError as error:
        _log.info("batch %s: %s", batch.id, error.info.title)
        is_gone = isinstance(error, CloudRefused) and age > _OVER_AFTER
        if is_gone or age > _GONE_AFTER:
            close(ports, batch, is_complete=True)
            return True
        _put_off(ports, batch)
    return False


def _reconcile(ports: Ports, batch: Batch) -> bool:
    """Find out whether the provider has what may have been sent, before anything is sent again."""
    attempt_ids = [one.id for one in ports.batches.attempts(batch.id)]
    remote_id = ports.batch_cloud.find(batch, attempt_ids)
    if remote_id is not None:
        note_submitted(ports, batch, remote_id)
        return False
    if ports.clock.now() - batch.opened_at < _LISTED_AFTER:
        _put_off(ports, batch)
        return False
    error = CloudBatchBroken(provider=batch.provider.value, reason="it has none like it")
    end_refused(ports, batch, error)
    return True


def _look(ports: Ports, batch: Batch) -> bool:
    look = ports.batch_cloud.look(batch)
    if look.is_ended:
        take_in(ports, batch, look)
        _tidy(ports, batch, look)
        return True
    if batch.state is BatchState.SUBMITTED and ports.batches.waiting(batch.id) == 0:
        ports.batch_cloud.cancel(batch)
        batch = batch.model_copy(update={"state": BatchState.CANCELLING})
    _put_off(ports, batch, look)
    return False


def _put_off(ports: Ports, batch: Batch, look: BatchLook | None = None) -> None:
    """Ask again later."""
    changes: dict[str, object] = {"next_poll_at": next_poll(batch.opened_at, ports.clock.now())}
    if look is not None:
        changes |= {"done": look.done, "failed": look.failed}
    moved = batch.model_copy(update=changes)
    ports.batches.move(moved, batch_waits(ports, moved))


def _tidy(ports: Ports, batch: Batch, look: BatchLook) -> None:
    """Have the provider delete what it keeps; if it does not, its own time limit does."""
    try:
        ports.batch_cloud.tidy(batch, look)
    except AppError as error:
        _log.info("batch %s is still kept there: %s", batch.id, error.info.title)
