"""Run one claimed task from where it stands to its end."""

import logging
from typing import NamedTuple

from app.domain.errors import AppError, Bug, ErrorInfo, StoreError
from app.domain.events import TaskChanged, TaskStarted
from app.domain.ports import Ports
from app.domain.route import Waits
from app.domain.task import Task, TaskState
from app.domain.work import FinishedSteps
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.prepare import prepare
from app.pipeline.reroute import reroute
from app.pipeline.run_steps import StepStarter, run_steps
from app.pipeline.step_pool import Pools

_log = logging.getLogger(__name__)


def run_task(ports: Ports, task: Task, flight: Flight, pools: Pools, order: int = 0) -> None:
    """Prepare the task if it has no plan yet, run its open steps, and end it.

    Steps that need nothing from each other run at the same time, as far as the pool has threads.
    An error ends this task alone; only a StoreError, which stops all work, is raised. The task
    then stays `running` in the store, and recovery puts it back.
    """
    ports.events.publish(TaskStarted(task.id))
    try:
        ending = _run_to_end(ports, task, flight, pools, order)
    except StoreError:
        raise
    except AppError as failure:
        ending = _Ending(TaskState.FAILED, error=failure.info)
    except Exception as failure:  # noqa: BLE001 - the boundary that keeps one bug to one task
        _log.error("task %s failed: %s", task.id, type(failure).__name__)
        ending = _Ending(TaskState.FAILED, error=Bug(kind=type(failure).__name__).info)
    _end(ports, task, ending)


class _Ending(NamedTuple):
    """The state a task comes to, and why."""

    state: TaskState
    waits: Waits | None = None
    error: ErrorInfo | None = None


def _run_to_end(ports: Ports, task: Task, flight: Flight, pools: Pools, order: int) -> _Ending:
    """Do what is left of the task; the state it should end in."""
    if not _plan(ports, task):
        return _Ending(TaskState.QUEUED)
    planned = ports.store.task(task.id)  # with what the plan has added
    task = planned.model_copy(
        update={"fence": task.fence}
    )  # another claim may be the newest by now
    steps = ports.store.steps(task.id)
    ended = run_steps(steps, StepStarter(ports, task, flight, pools, order), flight)
    if ended.waits is not None:
        return _Ending(TaskState.WAITING_FOR_NETWORK, waits=ended.waits)
    if not ended.is_done:
        return _Ending(TaskState.QUEUED)
    finished = FinishedSteps(task, ports.store.steps(task.id), ports.store.pages)
    WORK[task.kind].require_use(finished)
    return _Ending(TaskState.SUCCEEDED)


def _plan(ports: Ports, task: Task) -> bool:
    """Give the task its steps, or others if it is to be decided anew; False when it is gone."""
    if task.decision is None:
        return prepare(ports, task)
    return not ports.reroutes.is_open(task.id) or reroute(ports, task)


def _end(ports: Ports, task: Task, ending: _Ending) -> None:
    """Write the end, unless the task was taken from us meanwhile: then that stands."""
    state, waits, error = ending
    if ports.store.end_task(task.id, state, ports.clock.now(), error, waits, task.fence):
        ports.events.publish(TaskChanged(task.id, state))
    else:
        _forget_deleted(ports, task)


def _forget_deleted(ports: Ports, task: Task) -> None:
    """What was deleted while we were at it leaves nothing in the engine's memory either."""
    for document_id in task.document_ids:
        try:
            ports.store.document(document_id)
        except KeyError:
            ports.engine.forget(document_id)
