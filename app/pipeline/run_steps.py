"""Run a task's open steps, each on its lane, as soon as what it reads is there."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import NamedTuple

from app.domain.breaker import BreakerState
from app.domain.plan import Step, StepState
from app.domain.ports import Ports
from app.domain.route import Route, Waits
from app.domain.task import Priority, Task
from app.pipeline.cloud_state import barrier, breaker_now
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.run_cloud_step import run_cloud_step
from app.pipeline.run_step import FALLS_BACK, StepEnd, StepOutcome, run_step
from app.pipeline.step_pool import Pools, Rank


class StepsEnd(NamedTuple):
    """How far a task's steps have come. `waits` is set when only the network is missing."""

    is_done: bool
    waits: Waits | None = None


class StepStarter:
    """Puts steps of one task into the lanes."""

    def __init__(self, ports: Ports, task: Task, flight: Flight, pools: Pools, order: int) -> None:
        self._ports, self._task, self._flight = ports, task, flight
        self._pools, self._order = pools, order

    def start(self, step: Step) -> "Future[StepOutcome]":
        """Run a step on the lane of the task's route. What needs no model stays here."""
        if self._route is Route.CLOUD and step.max_tokens > 0:
            return self.start_in_cloud(step)
        return self._pools.local.submit(self._rank(step), lambda: self._run(step))

    def start_in_cloud(self, step: Step) -> "Future[StepOutcome]":
        """Run a step in the cloud lane, or find out why it has to wait."""
        return self._pools.cloud.submit(self._rank(step), lambda: self._run_in_cloud(step))

    @property
    def _route(self) -> Route:
        return self._task.decision.route if self._task.decision else Route.LOCAL

    def _is_past_breaker(self, step: Step) -> bool:
        """Whether local JSON is not relied on now, and the cloud can take the step at once."""
        ports, task = self._ports, self._task
        if self._route is not Route.LOCAL_WITH_FALLBACK or not WORK[task.kind].is_json:
            return False
        is_open = step.max_tokens > 0 and breaker_now(ports) is BreakerState.OPEN
        return is_open and barrier(ports, task.category) is None

    def _rank(self, step: Step) -> Rank:
        is_background = self._task.priority is Priority.BACKGROUND
        return Rank(is_background, self._order, step.position)

    def _run(self, step: Step) -> StepOutcome:
        """Locally; by the breaker as it is now that the step's turn has come."""
        return FALLS_BACK if self._is_past_breaker(step) else self._guarded(run_step, step)

    def _run_in_cloud(self, step: Step) -> StepOutcome:
        return self._guarded(run_cloud_step, step)

    def _guarded(self, run: "Runner", step: Step) -> StepOutcome:
        """The step; what fails stops its siblings at once, before another of them begins."""
        ended = StepEnd.STOPPED
        try:
            outcome = run(self._ports, self._task, step, self._flight)
            ended = outcome.end
        finally:
            if ended is StepEnd.STOPPED:
                self._flight.stop()
        return outcome


Runner = Callable[[Ports, Task, Step, Flight], StepOutcome]


def run_steps(steps: list[Step], starter: StepStarter, flight: Flight) -> StepsEnd:
    """Run the open steps; steps that need nothing from each other run at the same time.

    The first failure stops the others and is raised when they have stopped. Steps that wait for
    the network do not stop the others.
    """
    progress = _Progress(steps)
    while progress.has_more(flight):
        if not flight.is_stopped:
            for step in progress.ready():
                progress.began(step, starter.start(step))
        for step in progress.next_ended():
            if not flight.is_stopped:
                progress.began(step, starter.start_in_cloud(step))
    if progress.failure is not None:
        raise progress.failure
    return StepsEnd(not progress.left, None if flight.is_stopped else progress.soonest)


class _Progress:
    """Which steps are open, under way or waiting."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.left = {step.position: step for step in steps if step.state is not StepState.DONE}
        self.under_way: dict[Future[StepOutcome], Step] = {}
        self.waits: dict[int, Waits] = {}
        self.failure: BaseException | None = None

    @property
    def soonest(self) -> Waits | None:
        """The wait that is over first."""
        timed = [wait for wait in self.waits.values() if wait.until is not None]
        if timed:
            return min(timed, key=lambda wait: wait.until.timestamp() if wait.until else 0.0)
        return next(iter(self.waits.values()), None)

    def has_more(self, flight: Flight) -> bool:
        """Whether anything is under way or can begin."""
        if self.under_way:
            return True
        if flight.is_stopped or not self.left:
            return False
        if not self.ready() and not self.waits:
            raise RuntimeError("steps that wait for each other")
        return bool(self.ready())

    def ready(self) -> list[Step]:
        """Open steps that are not under way and read nothing that is still open."""
        busy = {step.position for step in self.under_way.values()} | set(self.waits)
        return [
            step
            for step in self.left.values()
            if step.position not in busy and not set(self.left).intersection(step.inputs)
        ]

    def began(self, step: Step, future: "Future[StepOutcome]") -> None:
        """A step is under way."""
        self.under_way[future] = step

    def next_ended(self) -> list[Step]:
        """Wait until a step has ended; those that fall back to the cloud."""
        ended, _ = wait(self.under_way, return_when=FIRST_COMPLETED)
        fallen = []
        for future in ended:
            step = self.under_way.pop(future)
            self.failure = self.failure or future.exception()
            outcome = future.result() if future.exception() is None else None
            if outcome is None or outcome.end is StepEnd.STOPPED:
                continue
            if outcome.end is StepEnd.DONE:
                del self.left[step.position]
            elif outcome.end is StepEnd.FALLS_BACK:
                fallen.append(step)
            elif outcome.waits is not None:
                self.waits[step.position] = outcome.waits
        return fallen
