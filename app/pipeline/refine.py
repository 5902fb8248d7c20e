"""A draft that was made here, refined by the larger model: one step behind those of the draft.

The steps of the draft are copied, done, with their results; so what the draft rests on is still
known, and the refined text is looked up in the documents as the draft was.
"""

from collections.abc import Sequence
from functools import partial

from app.domain.attempt import Completion
from app.domain.json_words import in_words
from app.domain.plan import Step, StepRole
from app.domain.result import Result
from app.domain.terms import Refinement
from app.domain.work import FinishedSteps, Request, StepInput
from app.pipeline.work import Work
from app.prompting.refine import ask_refine
from app.validation.passages import passages_of
from app.validation.refine import check_refined, refined_result


def refined(work: Work) -> Work:
    """The same kind of work, where the task may also refine what an earlier one gave."""
    return work._replace(
        ask=partial(_ask, work),
        check=partial(_check, work),
        known=partial(_known, work),
        note=partial(_note, work),
        substitute=partial(_substitute, work),
        result=partial(_result, work),
    )


def _ask(work: Work, given: StepInput) -> Request:
    if given.step.role is not StepRole.REFINE:
        return work.ask(given)
    finished = _finished(given)
    draft = work.result(finished)
    is_alone = given.task.terms.refinement is not Refinement.PASSAGES
    passages = () if is_alone else _seen_passages(draft, finished)
    return ask_refine(given.task, in_words(draft.value), passages)


def _check(work: Work, given: StepInput, completion: Completion) -> str:
    if given.step.role is not StepRole.REFINE:
        return work.check(given, completion)
    return check_refined(_draft(work, given), completion)


def _known(work: Work, given: StepInput) -> str | None:
    return None if given.step.role is StepRole.REFINE else work.known(given)


def _substitute(work: Work, given: StepInput) -> str | None:
    return None if given.step.role is StepRole.REFINE else work.substitute(given)


def _note(work: Work, step: Step) -> str:
    return (step.result or "") if step.role is StepRole.REFINE else work.note(step)


def _result(work: Work, finished: FinishedSteps) -> Result:
    draft = work.result(_of_draft(finished))
    text = next((one.result for one in finished.steps if one.role is StepRole.REFINE), None)
    if text is None:
        return draft
    seen = finished.task.terms.refinement or Refinement.DRAFT
    passages = passages_of(finished) if draft.checks else ()
    return refined_result(draft, in_words(draft.value), text, seen, passages)


def _draft(work: Work, given: StepInput) -> str:
    return in_words(work.result(_finished(given)).value)


def _finished(given: StepInput) -> FinishedSteps:
    assert given.finished is not None  # noqa: S101 - the pipeline always gives it
    return _of_draft(given.finished())


def _of_draft(finished: FinishedSteps) -> FinishedSteps:
    steps = [step for step in finished.steps if step.role is not StepRole.REFINE]
    return finished._replace(steps=steps)


def _seen_passages(draft: Result, finished: FinishedSteps) -> Sequence[str]:
    """What the draft rests on; where it names nothing, all of the source's text."""
    if draft.citations:
        return list(dict.fromkeys(citation.quote for citation in draft.citations))
    return [page.text for document in finished.documents for page in finished.pages_of(document.id)]
