"""What the pipeline calls for one kind."""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.plan import Plan, Step
from app.domain.result import Result
from app.domain.task import Task
from app.domain.work import Assignment, FinishedSteps, Request, StepInput


def nothing_required(task: Task) -> None:
    """Any task will do."""


def any_will_do(finished: FinishedSteps) -> None:
    """No result is refused."""


def as_stored(step: Step) -> str:
    """A finished step's result as it is."""
    return step.result or ""


def no_text(given: StepInput) -> str | None:  # noqa: ARG001
    """Nothing."""
    return None


class Work(NamedTuple):
    """What the pipeline calls for one kind; all pure.

    Args:
        plan: the steps, from the task and its documents.
        ask: what the engine is asked for one step.
        check: the step's result as it is stored, from what the engine wrote; raises
            ValidationFailure.
        result: the task's result, from its finished steps.
        note: a finished step's result as a person reads it.
        require: raises an AppError when the task lacks what the kind needs; called before anything
            is queued.
        known: a step's result where it needs no model.
        substitute: what stands for a step's result when no try was valid; None: the task fails.
        require_use: raises an AppError when the finished steps together are of no use.
        is_json: the results are JSON, which routing wants to know.
    """

    plan: Callable[[Assignment], Plan]
    ask: Callable[[StepInput], Request]
    check: Callable[[StepInput, Completion], str]
    result: Callable[[FinishedSteps], Result]
    note: Callable[[Step], str] = as_stored
    require: Callable[[Task], None] = nothing_required
    known: Callable[[StepInput], str | None] = no_text
    substitute: Callable[[StepInput], str | None] = no_text
    require_use: Callable[[FinishedSteps], None] = any_will_do
    is_json: bool = False
