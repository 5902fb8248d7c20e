"""Run a task's open steps, each on its lane, as soon as what it reads is there."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from app.domain.breaker import BreakerState
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.route import Route, Waits
from app.domain.task import Priority, Privacy, Task, TaskState
from app.pipeline.board import Board
from app.pipeline.cloud_state import barrier, breaker_now
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.race import Race
from app.pipeline.run_cloud_step import run_cloud_step
from app.pipeline.run_step import FALLS_BACK, StepEnd, StepOutcome, run_step
from app.pipeline.step_pool import Pools, Rank
from app.routing.lateness import is_late

_log = logging.getLogger(__name__)
# How often a step under a deadline is looked at.
_LOOK_S = 0.2


class StepsEnd(NamedTuple):
    """How far a task's steps have come. `waits` is set when only the network is missing."""

    is_done: bool
    waits: Waits | None = None


class StepStarter:
    """Puts steps of one task into the lanes."""

    def __init__(self, ports: Ports, task: Task, flight: Flight, pools: Pools, order: int) -> None:
        self._ports, self._task, self._flight = ports, task, flight
        self._pools, self._order = pools, order
        now = ports.clock.now()
        gone_s = (now - (task.started_at or now)).total_seconds()
        self._taken_up_s = ports.clock.monotonic() - max(0.0, gone_s)
        self._races: dict[str, Race] = {}
        self._helped: set[str] = set()  # steps that the larger model was called to

    @property
    def look_again_s(self) -> float | None:
        """How often `late` is to be asked; None: nothing can be late."""
        return _LOOK_S if self._has_race else None

    def start(self, step: Step) -> "Future[StepOutcome]":
        """Run a step on the lane of the task's route. What needs no model stays here."""
        if self._route is Route.CLOUD and step.max_tokens > 0:
            return self.start_in_cloud(step)
        ports = self._seat(step, Route.LOCAL)
        return self._pools.local.submit(self._rank(step), lambda: self._run(step, ports))

    def start_in_cloud(self, step: Step) -> "Future[StepOutcome]":
        """Run a step in the cloud lane, or find out why it has to wait."""
        ports = self._seat(step, Route.CLOUD)
        run = partial(self._guarded, run_cloud_step, step, ports)
        return self._pools.cloud.submit(self._rank(step), run)

    def start_beside(self, step: Step) -> "Future[StepOutcome]":
        """Run a step in the cloud lane while the local engine is at it; the first good one wins."""
        _log.info("task %s: step %d would be late", self._task.id, step.position + 1)
        self._helped.add(step.id)
        return self.start_in_cloud(step)

    def late(self, steps: Iterable[Step]) -> list[Step]:
        """Those of the local engine's steps that will not make it, if the cloud can be asked."""
        if not self._has_race:
            return []
        late = [step for step in steps if step.id not in self._helped and self._is_late(step)]
        return late if late and barrier(self._ports, self._task) is None else []

    @property
    def _has_race(self) -> bool:
        is_wanted = self._task.terms.has_deadline and self._route is Route.LOCAL_WITH_FALLBACK
        return is_wanted and self._task.privacy is Privacy.CLOUD_ALLOWED

    @property
    def _elapsed_s(self) -> float:
        return self._ports.clock.monotonic() - self._taken_up_s

    def _is_late(self, step: Step) -> bool:
        race = self._races.get(step.id)
        if race is None or not race.is_begun:
            return False
        return is_late(self._task.terms, race.pace, self._elapsed_s)

    @property
    def _route(self) -> Route:
        return self._task.decision.route if self._task.decision else Route.LOCAL

    def _is_past_breaker(self, step: Step) -> bool:
        """Whether local JSON is not relied on now, and the cloud can take the step at once."""
        ports, task = self._ports, self._task
        if self._route is not Route.LOCAL_WITH_FALLBACK or not WORK[task.kind].is_json:
            return False
        is_open = step.max_tokens > 0 and breaker_now(ports) is BreakerState.OPEN
        return is_open and barrier(ports, task) is None

    def _rank(self, step: Step) -> Rank:
        is_background = self._task.priority is Priority.BACKGROUND
        return Rank(is_background, self._order, step.position)

    def _run(self, step: Step, ports: Ports) -> StepOutcome:
        """Locally; by the breaker as it is now that the step's turn has come."""
        return FALLS_BACK if self._is_past_breaker(step) else self._guarded(run_step, step, ports)

    def _seat(self, step: Step, route: Route) -> Ports:
        """The ports; at a step that two engines may be at, the words of one alone are shown."""
        if not self._has_race:
            return self._ports
        race = self._races.get(step.id)
        if race is None:
            race = Race(step, self._ports.events, lambda: self._elapsed_s)
            self._races[step.id] = race
        return replace(self._ports, events=race.seat(route))

    def _guarded(self, run: "Runner", step: Step, ports: Ports) -> StepOutcome:
        """The step; what fails stops its siblings at once, before another of them begins."""
        ended = StepEnd.STOPPED
        try:
            outcome = run(ports, self._task, step, self._flight)
            ended = outcome.end
        finally:
            if ended is StepEnd.STOPPED and not self._may_be_helped(step):
                self._flight.stop()
        return outcome

    def _may_be_helped(self, step: Step) -> bool:
        """Whether the other engine may still do it."""
        if step.id not in self._helped:
            return False
        return self._ports.store.task(self._task.id).state is TaskState.RUNNING


Runner = Callable[[Ports, Task, Step, Flight], StepOutcome]


def run_steps(steps: list[Step], starter: StepStarter, flight: Flight) -> StepsEnd:
    """Run the open steps; steps that need nothing from each other run at the same time.

    The first failure stops the others and is raised when they have stopped. Steps that wait for
    the network do not stop the others.
    """
    board = Board(steps, flight)
    while board.has_more():
        if not flight.is_stopped:
            for step in board.ready():
                board.began(step, starter.start(step))
            for step in starter.late(board.alone()):
                board.began(step, starter.start_beside(step), is_beside=True)
        for step in board.next_ended(starter.look_again_s):
            if not flight.is_stopped:
                board.began(step, starter.start_in_cloud(step))
    if board.failure is not None:
        raise board.failure
    return StepsEnd(board.is_done, None if flight.is_stopped else board.soonest)
