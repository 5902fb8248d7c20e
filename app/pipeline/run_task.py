"""Run one claimed task from where it stands to its end."""

import logging
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait

from app.domain.errors import AppError, Bug, ErrorInfo, StoreError
from app.domain.events import TaskChanged, TaskStarted
from app.domain.plan import Step, StepState
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Priority, Task, TaskState
from app.domain.work import FinishedSteps
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.prepare import prepare
from app.pipeline.run_step import run_step
from app.pipeline.step_pool import Rank, StepPool

_log = logging.getLogger(__name__)


def run_task(ports: Ports, task: Task, flight: Flight, pool: StepPool, order: int = 0) -> None:
    """Prepare the task if it has no plan yet, run its open steps, and end it.

    Steps that need nothing from each other run at the same time, as far as the pool has threads.
    An error ends this task alone; only a StoreError, which stops all work, is raised. The task
    then stays `running` in the store, and recovery puts it back.
    """
    ports.events.publish(TaskStarted(task.id))
    try:
        state, error = _run_to_end(ports, task, flight, pool, order), None
    except StoreError:
        raise
    except AppError as failure:
        state, error = TaskState.FAILED, failure.info
    except Exception as failure:  # noqa: BLE001 - the boundary that keeps one bug to one task
        _log.error("task %s failed: %s", task.id, type(failure).__name__)
        state, error = TaskState.FAILED, Bug(kind=type(failure).__name__).info
    _end(ports, task, state, error)


def _run_to_end(ports: Ports, task: Task, flight: Flight, pool: StepPool, order: int) -> TaskState:
    """Do what is left of the task; the state it should end in."""
    if task.decision is None and not prepare(ports, task):
        return TaskState.QUEUED
    task = ports.store.task(task.id)  # with what the plan has added
    decision = task.decision
    if decision is not None and decision.route is Route.CLOUD:
        return TaskState.WAITING_FOR_NETWORK
    steps = ports.store.steps(task.id)
    is_done = _run_steps(steps, _Starter(ports, task, flight, pool, order), flight)
    if not is_done:
        return TaskState.QUEUED
    finished = FinishedSteps(task, ports.store.steps(task.id), ports.store.pages)
    WORK[task.kind].require_use(finished)
    return TaskState.SUCCEEDED


class _Starter:
    """Puts steps of one task into the pool."""

    def __init__(
        self, ports: Ports, task: Task, flight: Flight, pool: StepPool, order: int
    ) -> None:
        self._ports, self._task, self._flight = ports, task, flight
        self._pool, self._order = pool, order

    def start(self, step: Step) -> "Future[bool]":
        is_background = self._task.priority is Priority.BACKGROUND
        rank = Rank(is_background, self._order, step.position)
        return self._pool.submit(rank, lambda: self._run(step))

    def _run(self, step: Step) -> bool:
        """The step; what fails stops its siblings at once, before another of them begins."""
        is_done = False
        try:
            is_done = run_step(self._ports, self._task, step, self._flight)
        finally:
            if not is_done:
                self._flight.stop()
        return is_done


def _run_steps(steps: list[Step], starter: _Starter, flight: Flight) -> bool:
    """Run the open steps, each as soon as what it reads is there; False when stopped.

    The first failure stops the others and is raised when they have stopped.
    """
    left = {step.position: step for step in steps if step.state is not StepState.DONE}
    under_way: dict[Future[bool], int] = {}
    failure: BaseException | None = None
    while (left and not flight.is_stopped) or under_way:
        if not flight.is_stopped:
            for step in _ready(left.values(), under_way.values()):
                under_way[starter.start(step)] = step.position
        if not under_way:
            raise RuntimeError("steps that wait for each other")
        ended, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in ended:
            position = under_way.pop(future)
            failure = failure or future.exception()
            if future.exception() is None and future.result():
                del left[position]
    if failure is not None:
        raise failure
    return not left


def _ready(left: Iterable[Step], under_way: Iterable[int]) -> list[Step]:
    """Open steps that are not under way and read nothing that is still open."""
    open_positions, busy = {step.position for step in left}, set(under_way)
    return [
        step
        for step in left
        if step.position not in busy and not open_positions.intersection(step.inputs)
    ]


def _end(ports: Ports, task: Task, state: TaskState, error: ErrorInfo | None) -> None:
    """Write the end, unless the task was cancelled meanwhile: then that stands."""
    if ports.store.end_task(task.id, state, ports.clock.now(), error):
        ports.events.publish(TaskChanged(task.id, state))
