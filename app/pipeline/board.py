"""Which steps of a task are open, under way or waiting, and what comes of those that end."""

import logging
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import NamedTuple

from app.domain.errors import StoreError
from app.domain.plan import Step, StepState
from app.domain.route import Waits
from app.pipeline.flight import Flight
from app.pipeline.run_step import StepEnd, StepOutcome

_log = logging.getLogger(__name__)


class _Run(NamedTuple):
    """One engine at one step. `is_beside`: the larger model, beside the local one."""

    step: Step
    is_beside: bool


class Board:
    """The steps of one task; for its own thread alone."""

    def __init__(self, steps: Iterable[Step], flight: Flight) -> None:
        self.failure: BaseException | None = None
        self._flight = flight
        self._left = {step.position: step for step in steps if step.state is not StepState.DONE}
        self._under_way: dict[Future[StepOutcome], _Run] = {}
        self._waits: dict[int, Waits] = {}
        # What the local engine failed with while the larger model was at the same step.
        self._setbacks: dict[int, BaseException] = {}

    @property
    def is_done(self) -> bool:
        """Whether no step is left."""
        return not self._left

    @property
    def soonest(self) -> Waits | None:
        """The wait that is over first."""
        timed = [wait for wait in self._waits.values() if wait.until is not None]
        if timed:
            return min(timed, key=lambda wait: wait.until.timestamp() if wait.until else 0.0)
        return next(iter(self._waits.values()), None)

    def has_more(self) -> bool:
        """Whether anything is under way or can begin."""
        if self._under_way:
            return True
        if self._flight.is_stopped or not self._left:
            return False
        if not self.ready() and not self._waits:
            raise RuntimeError("steps that wait for each other")
        return bool(self.ready())

    def ready(self) -> list[Step]:
        """Open steps that are not under way and read nothing that is still open."""
        busy = {run.step.position for run in self._under_way.values()} | set(self._waits)
        return [
            step
            for step in self._left.values()
            if step.position not in busy and not set(self._left).intersection(step.inputs)
        ]

    def alone(self) -> list[Step]:
        """Steps that one engine is at."""
        runs = list(self._under_way.values())
        beside = {run.step.position for run in runs if run.is_beside}
        return [run.step for run in runs if run.step.position not in beside]

    def began(self, step: Step, future: "Future[StepOutcome]", *, is_beside: bool = False) -> None:
        """A step is under way."""
        self._under_way[future] = _Run(step, is_beside)

    def next_ended(self, most_s: float | None = None) -> list[Step]:
        """Wait until a step has ended, so long at most; those that fall back to the cloud."""
        ended, _ = wait(self._under_way, timeout=most_s, return_when=FIRST_COMPLETED)
        runs = [(self._under_way.pop(future), future) for future in ended]
        return [run.step for run, future in runs if self._settle(run, future)]

    def _settle(self, run: _Run, future: "Future[StepOutcome]") -> bool:
        """Take note of what a run has come to; True when the cloud has to go on with the step."""
        position = run.step.position
        if position not in self._left:
            return False  # the other one was first
        fault = future.exception()
        if fault is not None:
            self._note_fault(run, fault)
            return False
        outcome = future.result()
        if outcome.end is StepEnd.DONE:
            self._finish(run.step)
        elif self._is_free(position):
            self._note_open(position, outcome)
        return outcome.end is StepEnd.FALLS_BACK and self._is_free(position)

    def _note_fault(self, run: _Run, fault: BaseException) -> None:
        """Of two that are at a step, the second to fail fails it; the local one's error counts.

        When the larger model fails alone, the local one, which had made room, tries again.
        """
        position = run.step.position
        _log.info("step %d: %s", position + 1, type(fault).__name__)  # the other one may hide it
        if isinstance(fault, StoreError):
            self._fail(fault)
        elif self._is_free(position):
            known = self._setbacks.get(position)
            if known is not None or not run.is_beside:
                self._fail(known or fault)
        elif not run.is_beside:
            self._setbacks[position] = fault

    def _note_open(self, position: int, outcome: StepOutcome) -> None:
        if position in self._setbacks:
            self._fail(self._setbacks[position])
        elif outcome.waits is not None:
            self._waits[position] = outcome.waits

    def _finish(self, step: Step) -> None:
        """The step is done: whoever else is at it is in vain."""
        del self._left[step.position]
        self._waits.pop(step.position, None)
        rivals = [future for future, run in self._under_way.items() if run.step.id == step.id]
        if rivals:
            self._flight.settle(step.id)
        for future in rivals:
            if future.cancel():  # it had no thread yet, and may be without one for long
                del self._under_way[future]

    def _fail(self, fault: BaseException) -> None:
        self.failure = self.failure or fault
        self._flight.stop()

    def _is_free(self, position: int) -> bool:
        return all(run.step.position != position for run in self._under_way.values())
