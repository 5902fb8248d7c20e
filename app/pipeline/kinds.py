"""Each kind's work: how it is planned, asked, checked and put together. Kinds differ only here."""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.plan import Plan, Step
from app.domain.result import Result
from app.domain.task import Kind
from app.domain.work import Assignment, FinishedSteps, Request, StepInput
from app.planning.summary import plan_summary
from app.prompting.summary import ask_summary
from app.validation.summary import check_summary, summary_note, summary_result


class Work(NamedTuple):
    """What the pipeline calls for one kind; all pure.

    Args:
        plan: the steps, from the task and its documents.
        ask: what the engine is asked for one step.
        check: the step's result as it is stored, from what the engine wrote; raises
            ValidationFailure.
        result: the task's result, from its finished steps.
        note: a finished step's result as a person reads it.
        is_json: the results are JSON, which routing wants to know.
    """

    plan: Callable[[Assignment], Plan]
    ask: Callable[[StepInput], Request]
    check: Callable[[StepInput, Completion], str]
    result: Callable[[FinishedSteps], Result]
    note: Callable[[Step], str]
    is_json: bool = False


WORK: dict[Kind, Work] = {
    Kind.SUMMARIZE: Work(plan_summary, ask_summary, check_summary, summary_result, summary_note),
}
