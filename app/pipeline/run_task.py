"""Run one claimed task from where it stands to its end."""

import logging
from collections.abc import Callable

from app.domain.errors import AppError, Bug, ErrorInfo, StoreError
from app.domain.events import TaskChanged, TaskStarted
from app.domain.plan import StepState
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Task, TaskState
from app.pipeline.prepare import prepare
from app.pipeline.run_step import run_step

_log = logging.getLogger(__name__)


def run_task(ports: Ports, task: Task, should_stop: Callable[[], bool]) -> None:
    """Prepare the task if it has no plan yet, run its open steps, and end it.

    An error ends this task alone; only a StoreError, which stops all work, is raised. The task
    then stays `running` in the store, and recovery puts it back.
    """
    ports.events.publish(TaskStarted(task.id))
    try:
        state, error = _run_to_end(ports, task, should_stop), None
    except StoreError:
        raise
    except AppError as failure:
        state, error = TaskState.FAILED, failure.info
    except Exception as failure:  # noqa: BLE001 - the boundary that keeps one bug to one task
        _log.error("task %s failed: %s", task.id, type(failure).__name__)
        state, error = TaskState.FAILED, Bug(kind=type(failure).__name__).info
    _end(ports, task, state, error)


def _run_to_end(ports: Ports, task: Task, should_stop: Callable[[], bool]) -> TaskState:
    """Do what is left of the task; the state it should end in."""
    if task.decision is None and not prepare(ports, task):
        return TaskState.QUEUED
    decision = ports.store.task(task.id).decision
    if decision is not None and decision.route is Route.CLOUD:
        return TaskState.WAITING_FOR_NETWORK
    for step in ports.store.steps(task.id):
        if step.state is StepState.DONE:
            continue
        if should_stop() or not run_step(ports, task, step, should_stop):
            return TaskState.QUEUED
    return TaskState.SUCCEEDED


def _end(ports: Ports, task: Task, state: TaskState, error: ErrorInfo | None) -> None:
    """Write the end, unless the task was cancelled meanwhile: then that stands."""
    if ports.store.end_task(task.id, state, ports.clock.now(), error):
        ports.events.publish(TaskChanged(task.id, state))
