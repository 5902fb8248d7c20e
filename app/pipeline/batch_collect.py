"""Collect what waits for the cloud into batches, and send them: the intent is stored before."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, partial

from app.domain.attempt import AttemptOutcome, Remarks
from app.domain.batch import DISCOUNT, PROVIDERS, Batch, BatchState, batch_payload_of
from app.domain.cloud import CloudModel
from app.domain.errors import (
    AppError,
    CloudBatchBroken,
    CloudBatchFailed,
    CloudIntercepted,
    CloudPaused,
    CloudUncertain,
    CloudUnreachable,
)
from app.domain.events import TaskChanged, TaskQueued
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.ports.batches import ReadyStep
from app.domain.task import Task, TaskState
from app.pipeline.attempts import tries_at
from app.pipeline.batch_wait import batch_waits, suits_batch
from app.pipeline.cloud_request import CloudRequest, given_for, make_request
from app.pipeline.cloud_state import agreed_chain, barrier, spending_cap
from app.pipeline.cloud_tries import following_try
from app.pipeline.floor import passes_floor
from app.pipeline.kinds import WORK

_log = logging.getLogger(__name__)
# Half of what both providers take, and no more than a home connection sends in a few minutes.
_MOST_STEPS, _MOST_BYTES = 2_000, 50 * 2**20
# Longer than the sending can last: until then nobody asks whether it has got there.
_SENDING = timedelta(minutes=31)
_SOON = timedelta(minutes=1)
_MOST_BROKEN = 3
_KEEP_THEIR_CODE = (CloudUnreachable, CloudIntercepted, CloudPaused, CloudBatchBroken)


def collect_batches(ports: Ports) -> list[str]:
    """Send what waits, if it is enough for a batch; the ids of the batches that were begun.

    Raises:
        StoreError
    """
    settings = ports.settings.cloud_engine
    if settings.batch == "off":
        return []
    ready = ports.batches.ready(_MOST_STEPS)
    if len(ready) < settings.batch_from:
        return []
    groups: dict[str, list[CloudRequest]] = defaultdict(list)
    for request in _requests(ports, ready):
        groups[request.model.name].append(request)
    sent = [_send(ports, group) for group in groups.values() if len(group) >= settings.batch_from]
    return [batch_id for batch_id in sent if batch_id is not None]


def end_refused(ports: Ports, batch: Batch, error: AppError) -> None:
    """Nothing of a batch was done: its steps are open again, each for what has happened.

    Raises:
        StoreError
    """
    code, now = error.code, ports.clock.now()
    if not isinstance(error, _KEEP_THEIR_CODE) or (
        isinstance(error, CloudBatchBroken) and _is_broken_again(ports)
    ):
        code = CloudBatchFailed.code
    if isinstance(error, CloudPaused):
        ports.register.pause(batch.provider.value, error.code, now)
    note = Remarks(error_code=code, retry_at=now + _SOON if code != CloudBatchFailed.code else None)
    failed = AttemptOutcome.FAILED
    queued = ports.batches.end(batch.id, BatchState.REFUSED, now, failed, note)
    _log.info("batch %s came to nothing: %s (%s)", batch.id, code, error.info.title)
    for task_id in queued:
        ports.events.publish(TaskQueued(task_id))


def _requests(ports: Ports, ready: Sequence[ReadyStep]) -> list[CloudRequest]:
    """What the ready steps ask, as far as it may be sent now and to a provider with batches."""
    task_of, steps_of = cache(ports.store.task), cache(partial(_steps_by_id, ports))
    may_go = cache(lambda task_id: _may_go(ports, task_of(task_id)))
    found: list[CloudRequest] = []
    size = 0
    for task_id, step_id in ready:
        if not may_go(task_id):
            continue
        request = _request(ports, task_of(task_id), steps_of(task_id)[step_id])
        if request is None:
            continue
        size += request.attempt.bytes_out or 0
        if size > _MOST_BYTES and found:
            break
        found.append(request)
    return found


def _may_go(ports: Ports, task: Task) -> bool:
    """Whether nothing stands in the way, the user's word and personal data included."""
    return barrier(ports, task) is None and passes_floor(ports, task)


def _steps_by_id(ports: Ports, task_id: str) -> dict[str, Step]:
    return {step.id: step for step in ports.store.steps(task_id)}


def _request(ports: Ports, task: Task, step: Step) -> CloudRequest | None:
    tries = [one for one in tries_at(ports, task, step) if one.cloud_model]
    following = following_try(ports, agreed_chain(ports, task), tries)
    if following is None or following.not_before is not None:
        return None
    model = following.model
    if model.provider not in PROVIDERS or not suits_batch(task, tries):
        return None
    given = given_for(ports, task, step, model, tries)
    return make_request(ports, given, model) if WORK[task.kind].known(given) is None else None


def _send(ports: Ports, requests: Sequence[CloudRequest]) -> str | None:
    """Store the intent, send, store what is known then; None: there is no money for any of it."""
    batch = _new_batch(ports, requests[0].model)
    taken = _open(ports, batch, requests)
    if not taken:
        return None
    batch = batch.model_copy(update={"items": len(taken)})
    try:
        payload = batch_payload_of([(one.given.task, one.prompt) for one in taken])
        remote_id = ports.batch_cloud.submit(batch, payload)
    except CloudUncertain:
        _note(ports, batch, {"next_poll_at": ports.clock.now() + _SOON})
    except AppError as error:
        end_refused(ports, batch, error)
    else:
        note_submitted(ports, batch, remote_id)
    return batch.id


def note_submitted(ports: Ports, batch: Batch, remote_id: str) -> None:
    """The provider has it."""
    now = ports.clock.now()
    known = {"state": BatchState.SUBMITTED, "remote_id": remote_id, "submitted_at": now}
    _note(ports, batch, {**known, "next_poll_at": now + _SOON})
    _log.info("batch %s: %d steps are at %s", batch.id, batch.items, batch.provider.value)


def _note(ports: Ports, batch: Batch, changes: dict[str, object]) -> None:
    moved = batch.model_copy(update=changes)
    ports.batches.move(moved, batch_waits(ports, moved))


def _new_batch(ports: Ports, model: CloudModel) -> Batch:
    now: datetime = ports.clock.now()
    return Batch(
        id=ports.new_id(),
        provider=model.provider,
        model=model.model,
        base_url=model.base_url,
        opened_at=now,
        next_poll_at=now + _SENDING,
    )


def _open(ports: Ports, batch: Batch, requests: Sequence[CloudRequest]) -> list[CloudRequest]:
    """Write the intents, at half the estimate; those that are in it."""
    cap = spending_cap(ports)
    attempts = []
    for request in requests:
        usual = request.attempt.cost_estimate_usd
        if cap is not None and usual is None:
            return []  # nobody could keep the budget: each step says so by itself
        half = None if usual is None else DISCOUNT * usual
        changes = {"batch_id": batch.id, "cost_estimate_usd": half}
        attempts.append(request.attempt.model_copy(update=changes))
    taken = set(ports.batches.open(batch, attempts, batch_waits(ports, batch), cap))
    chosen = [request for request in requests if request.attempt.id in taken]
    for task_id in dict.fromkeys(request.given.task.id for request in chosen):
        ports.events.publish(TaskChanged(task_id, TaskState.WAITING_FOR_NETWORK))
    return chosen


def _is_broken_again(ports: Ports) -> bool:
    """Whether the last batches got nowhere: then batches are not tried again for these steps."""
    last = [one for one in ports.batches.batches() if not one.state.is_open][: _MOST_BROKEN - 1]
    broken = [one.error_code == CloudBatchBroken.code for one in last]
    return len(broken) == _MOST_BROKEN - 1 and all(broken)
