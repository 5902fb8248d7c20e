"""Run one step on the local engine: until there is a valid result, or no hope of one here."""

from enum import Enum, auto
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Remarks
from app.domain.errors import (
    AppError,
    EmptyResult,
    EngineCrashed,
    EngineStalled,
    GenerationCancelled,
    ResultInvalid,
    SchemaUnsupported,
)
from app.domain.events import EngineDied
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.route import Route, Waits
from app.domain.task import Privacy, Task
from app.domain.work import StepInput
from app.pipeline.attempts import begin, end, end_with, flaw, judge, misses, tries_at
from app.pipeline.cloud_state import barrier
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.step_input import progress_of, step_input, step_prompt

# The supervisor restarts a dead engine once for a step: a poison document must not loop.
_MOST_ENGINE_DEATHS = 2


class StepEnd(Enum):
    """How a lane leaves a step."""

    DONE = auto()
    STOPPED = auto()
    FALLS_BACK = auto()
    WAITS = auto()


class StepOutcome(NamedTuple):
    """How a lane leaves a step, and why it waits, if it does."""

    end: StepEnd
    waits: Waits | None = None


DONE, STOPPED = StepOutcome(StepEnd.DONE), StepOutcome(StepEnd.STOPPED)
FALLS_BACK = StepOutcome(StepEnd.FALLS_BACK)


def run_step(ports: Ports, task: Task, step: Step, flight: Flight) -> StepOutcome:
    """Bring a pending step to `done`, or say that the cloud has to do it.

    Tries are counted in the store, so that no restart of the app resets them.

    Raises:
        AppError: the step cannot be done; the task fails with it.
    """
    while True:
        tries = [one for one in tries_at(ports, task, step) if one.route is Route.LOCAL]
        if _is_used_up(ports, tries) and may_fall_back(ports, task):
            return FALLS_BACK
        _require_hope(ports, step, tries, is_json=WORK[task.kind].is_json)
        attempt = None
        if not flight.is_over(step.id):
            attempt = _begin(ports, task, step, tries)
        if attempt is None:
            return STOPPED
        is_repair = attempt.is_repair
        given = step_input(ports, task, step, is_repair=is_repair, flaw=flaw(tries))
        is_done = _run_attempt(ports, given, attempt, tries, flight)
        if is_done is not None:
            return DONE if is_done else STOPPED


def may_fall_back(ports: Ports, task: Task) -> bool:
    """Whether the larger model may do what the local one could not, now or when it can be asked."""
    is_allowed = (
        task.privacy is Privacy.CLOUD_ALLOWED
        and task.decision is not None
        and task.decision.route is Route.LOCAL_WITH_FALLBACK
    )
    if not is_allowed:
        return False
    found = barrier(ports, task)
    return found is None or found.may_fall


def _run_attempt(
    ports: Ports, given: StepInput, attempt: Attempt, tries: list[Attempt], flight: Flight
) -> bool | None:
    """One try: the step is done (True), stopped or taken away (False), or to be tried again.

    Raises:
        AppError: the step cannot be done.
    """
    try:
        known = WORK[given.task.kind].known(given)
        if known is not None:
            return end_with(ports, attempt, known)
        completion = _generate(ports, given, attempt, flight, is_alone=_deaths(tries) > 0)
    except GenerationCancelled:
        end(ports, attempt, AttemptOutcome.CANCELLED, Remarks())
        return False
    except (EngineCrashed, EngineStalled) as death:
        end(ports, attempt, AttemptOutcome.ENGINE_DIED, Remarks(error_code=death.code))
        if _deaths(tries) + 1 >= _MOST_ENGINE_DEATHS:
            raise
        ports.events.publish(EngineDied(death.info))
        return None
    except AppError as error:
        end(ports, attempt, AttemptOutcome.FAILED, Remarks(error_code=error.code))
        raise
    is_last = misses(tries) >= ports.settings.routing.fallback_max_retries
    is_last = is_last and not may_fall_back(ports, given.task)
    return judge(ports, attempt, given, completion, is_last=is_last)


def _is_used_up(ports: Ports, tries: list[Attempt]) -> bool:
    return misses(tries) > ports.settings.routing.fallback_max_retries


def _require_hope(ports: Ports, step: Step, tries: list[Attempt], *, is_json: bool) -> None:
    """Raise when earlier tries, perhaps before a restart of the app, have used up the chances."""
    if _deaths(tries) >= _MOST_ENGINE_DEATHS:
        raise EngineCrashed(reason="twice at the same step")
    if _is_used_up(ports, tries):
        if is_json:
            raise ResultInvalid(reason=flaw(tries))
        raise EmptyResult(stage=f"{step.role.value} step {step.position + 1}")


def _begin(ports: Ports, task: Task, step: Step, tries: list[Attempt]) -> Attempt | None:
    """Write the attempt before the call; None when the task is no longer ours to run."""
    facts = ports.engine.facts()
    attempt = Attempt(
        id=ports.new_id(),
        task_id=task.id,
        step_id=step.id,
        is_repair=misses(tries) > 0,
        engine=facts.name,
        model=facts.model,
        model_fingerprint=ports.engine.fingerprint(),
        started_at=ports.clock.now(),
        fence=task.fence,
    )
    return attempt if begin(ports, attempt, step) else None


def _generate(
    ports: Ports, given: StepInput, attempt: Attempt, flight: Flight, *, is_alone: bool
) -> Completion:
    prompt = step_prompt(given, attempt.id, is_alone=is_alone)
    on_progress = progress_of(ports, attempt, flight)
    with flight.carrying(attempt):
        try:
            return ports.engine.generate(prompt, on_progress)
        except SchemaUnsupported:  # validation decides alone, as the plan has said
            free = prompt.model_copy(update={"constraint": None})
            return ports.engine.generate(free, on_progress)


def _deaths(tries: list[Attempt]) -> int:
    return sum(a.outcome is AttemptOutcome.ENGINE_DIED for a in tries)
