"""Why a step that could go to the cloud waits: it is in a batch, or is collected for one."""

from collections.abc import Sequence
from datetime import timedelta

from app.domain.attempt import Attempt
from app.domain.batch import DISCOUNT, PROVIDERS, Batch, may_be_batched
from app.domain.errors import CloudBatchFailed
from app.domain.plan import Step, StepState
from app.domain.ports import Ports
from app.domain.route import Route, Waits
from app.domain.task import Task
from app.pipeline.cloud_request import CloudRequest
from app.pipeline.cloud_state import spending_cap

# A batch is collected much sooner; if not, each step goes by itself.
_LONGEST_COLLECTION = timedelta(minutes=5)
# So that the batch is asked for before its tasks are looked at again.
_AFTER_POLL = timedelta(minutes=1)


def batch_waits(ports: Ports, batch: Batch) -> Waits:
    """What the tasks of a batch wait for, in words, with the machine's own time of day.

    Where the batch is overdue (the machine slept, say) its tasks are not looked at in a loop.
    """
    at = batch.next_poll_at.astimezone()
    reason = f"in a batch at {batch.provider.value}, asked again at {at:%H:%M}"
    return Waits(reason, max(batch.next_poll_at, ports.clock.now()) + _AFTER_POLL)


def in_batch(ports: Ports, step: Step, tries: Sequence[Attempt]) -> Waits | None:
    """What a step waits for that is in a batch; None: it is in none."""
    if step.state is not StepState.WAITING_FOR_NETWORK:
        return None
    ids = {one.batch_id for one in tries if one.outcome is None}
    found = next((one for one in ports.batches.unfinished() if one.id in ids), None)
    return batch_waits(ports, found) if found is not None else None


def suits_batch(task: Task, tries: Sequence[Attempt]) -> bool:
    """Whether a task's step may go in a batch, and has not been in one in vain."""
    is_for_cloud = task.decision is not None and task.decision.route is Route.CLOUD
    in_vain = any(
        one.batch_id is not None and (one.outcome is None or one.error_code == _FAILED)
        for one in tries
    )
    return is_for_cloud and may_be_batched(task) and not in_vain


def collected(ports: Ports, request: CloudRequest, tries: Sequence[Attempt]) -> Waits | None:
    """What a step waits for that is better sent in a batch; None: it goes by itself."""
    task, provider = request.given.task, request.model.provider
    settings = ports.settings.cloud_engine
    if settings.batch == "off" or provider not in PROVIDERS or not suits_batch(task, tries):
        return None
    if not _is_affordable(ports, request) or ports.batches.backlog() < settings.batch_from:
        return None
    reason = f"{provider.value}: is collected for a batch"
    now = ports.clock.now()
    waits = task.waits
    if waits is None or waits.reason != reason or waits.until is None:
        return Waits(reason, now + _LONGEST_COLLECTION)
    if waits.until > now:
        return waits
    # Much later: the machine slept or was off, so nobody can have collected it.
    was_away = now - waits.until > _LONGEST_COLLECTION
    return Waits(reason, now + _LONGEST_COLLECTION) if was_away else None


def _is_affordable(ports: Ports, request: CloudRequest) -> bool:
    """Whether the month's budget allows it in a batch; what it does not allow says so by itself."""
    cap = spending_cap(ports)
    if cap is None:
        return True
    needed = request.attempt.cost_estimate_usd
    spent = ports.register.spending(cap.since).most_usd
    return needed is not None and spent + DISCOUNT * needed <= cap.budget_usd


_FAILED = CloudBatchFailed.code
