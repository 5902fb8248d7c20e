"""Attempts: begun before the call, ended after it, with what came of them."""

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Remarks
from app.domain.events import StepFinished, StepStarted
from app.domain.money import SpendingCap
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.task import Task
from app.domain.work import StepInput
from app.pipeline.kinds import WORK
from app.validation.failure import ValidationFailure


def tries_at(ports: Ports, task: Task, step: Step) -> list[Attempt]:
    """The tries at a step that count: those since the task was last retried by hand."""
    every = ports.store.attempts_at(step.id)
    return [one for one in every if not task.retried_fence or (one.fence or 0) > task.retried_fence]


def begin(ports: Ports, attempt: Attempt, step: Step, cap: SpendingCap | None = None) -> bool:
    """Write the attempt before the call; False when the task is no longer ours to run.

    Raises:
        BudgetReached: `cap` does not allow it; nothing was written.
    """
    if not ports.store.begin_attempt(attempt, cap):
        return False
    ports.events.publish(StepStarted(attempt.task_id, step.id, step.role, step.position))
    return True


def end(
    ports: Ports,
    attempt: Attempt,
    outcome: AttemptOutcome,
    remarks: Remarks,
    completion: Completion | None = None,
) -> None:
    """Close an attempt that gave no result; the step is open again."""
    at = ports.clock.now()
    ports.store.finish_attempt(attempt.id, outcome, at, completion, remarks=remarks)


def end_with(
    ports: Ports,
    attempt: Attempt,
    result: str,
    completion: Completion | None = None,
    outcome: AttemptOutcome = AttemptOutcome.DONE,
    remarks: Remarks | None = None,
) -> bool:
    """Bring the step to `done`; False when the task is gone."""
    at = ports.clock.now()
    noted = remarks or Remarks()
    is_stored = ports.store.finish_attempt(attempt.id, outcome, at, completion, result, noted)
    if is_stored:
        ports.events.publish(StepFinished(attempt.task_id, attempt.step_id))
    return is_stored


def judge(
    ports: Ports,
    attempt: Attempt,
    given: StepInput,
    completion: Completion,
    *,
    is_last: bool,
    cost_usd: float | None = None,
) -> bool | None:
    """Store a valid result (True), note an invalid one (None), or find the task gone (False).

    After the last try the kind's substitute is stored, where it has one.
    """
    work = WORK[given.task.kind]
    noted = Remarks(cost_usd=cost_usd)
    try:
        result = work.check(given, completion)
    except ValidationFailure as failure:
        refused = AttemptOutcome.VALIDATION_FAILED
        noted = Remarks(error_code=str(failure), cost_usd=cost_usd, raw_text=completion.text)
        substitute = work.substitute(given) if is_last else None
        if substitute is None:
            end(ports, attempt, refused, noted, completion)
            return None
        return end_with(ports, attempt, substitute, completion, refused, noted)
    return end_with(ports, attempt, result, completion, remarks=noted)


def flaw(tries: list[Attempt]) -> str:
    """What was wrong with the last answer that was refused."""
    refused = (a for a in reversed(tries) if a.outcome is AttemptOutcome.VALIDATION_FAILED)
    return next((a.error_code or "" for a in refused), "")


def misses(tries: list[Attempt]) -> int:
    """How many answers were refused."""
    return sum(a.outcome is AttemptOutcome.VALIDATION_FAILED for a in tries)
