"""Each kind's work: how it is planned, asked, checked and put together. Kinds differ only here."""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.plan import Plan, Step
from app.domain.result import Result
from app.domain.task import Kind, Task
from app.domain.work import Assignment, FinishedSteps, Request, StepInput
from app.planning.ask import plan_question
from app.planning.classify import plan_classify, require_labels
from app.planning.extract import plan_extract
from app.planning.parts import plan_parts
from app.planning.require import require_instruction, require_language
from app.planning.summary import plan_summary
from app.prompting.ask import ask_question
from app.prompting.classify import ask_classify
from app.prompting.extract import ask_extract
from app.prompting.parts import ask_rewriting, ask_translation
from app.prompting.summary import ask_summary
from app.validation.ask import (
    answer_result,
    answer_step_note,
    answer_substitute,
    check_answer,
    empty_merge,
)
from app.validation.classify import (
    check_classify,
    classify_note,
    classify_result,
    known_header,
)
from app.validation.extract import check_extract, extract_note, extract_result, merge_parts
from app.validation.parts import (
    check_rewriting,
    check_translation,
    require_rewritten,
    require_translated,
    rewriting_result,
    translation_result,
    untouched,
    without_words,
)
from app.validation.schema import require_schema
from app.validation.summary import check_summary, summary_note, summary_result


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


WORK: dict[Kind, Work] = {
    Kind.SUMMARIZE: Work(plan_summary, ask_summary, check_summary, summary_result, summary_note),
    Kind.ASK: Work(
        plan_question,
        ask_question,
        check_answer,
        answer_result,
        answer_step_note,
        require=require_instruction,
        known=empty_merge,
        substitute=answer_substitute,
    ),
    Kind.CLASSIFY: Work(
        plan_classify,
        ask_classify,
        check_classify,
        classify_result,
        classify_note,
        require=require_labels,
        known=known_header,
    ),
    Kind.EXTRACT: Work(
        plan_extract,
        ask_extract,
        check_extract,
        extract_result,
        extract_note,
        require=require_schema,
        known=merge_parts,
        is_json=True,
    ),
    Kind.TRANSLATE: Work(
        plan_parts,
        ask_translation,
        check_translation,
        translation_result,
        require=require_language,
        known=without_words,
        substitute=untouched,
        require_use=require_translated,
    ),
    Kind.REWRITE: Work(
        plan_parts,
        ask_rewriting,
        check_rewriting,
        rewriting_result,
        require=require_instruction,
        known=without_words,
        substitute=untouched,
        require_use=require_rewritten,
    ),
}
