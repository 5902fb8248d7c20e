"""`--verify`: the model is asked of each sentence of a result whether its passages say so.

A verified kind has the steps of the kind, and behind them one step for each sentence there may be:
they need nothing from each other, so they run as one batch. Two more ask what is known: a model
that fails these is not believed. The model's opinion stands beside the proof by facts.
"""

from collections.abc import Callable
from functools import partial
from math import ceil

from app.domain.attempt import Completion
from app.domain.plan import Plan, Step, StepRole
from app.domain.result import Result
from app.domain.work import Assignment, FinishedSteps, Request, StepInput
from app.pipeline.work import Work
from app.prompting.verify import ask_verify
from app.validation.verify import Claim, check_verify, no_verdict, questions_of, with_verdicts

# A sentence takes about so many tokens; a plan has to know how many there may be.
_SENTENCE_TOKENS = 25
_MOST_SENTENCES = 32
_LABEL_TOKENS = 8
_CONTROLS = 2


def verified(work: Work) -> Work:
    """The same kind of work, with verify steps where the task's options want them."""
    return work._replace(
        plan=partial(_plan, work.plan),
        ask=partial(_ask, work),
        check=partial(_check, work),
        known=partial(_known, work),
        note=partial(_note, work),
        substitute=partial(_substitute, work),
        result=partial(_result, work),
    )


def _plan(plan_kind: Callable[[Assignment], Plan], assignment: Assignment) -> Plan:
    plan = plan_kind(assignment)
    if not (assignment.task.options.is_verified and plan.steps):
        return plan
    last = plan.steps[-1]
    sentences = min(_MOST_SENTENCES, ceil(last.max_tokens / _SENTENCE_TOKENS))
    steps = [
        Step(
            id=assignment.new_id(),
            position=len(plan.steps) + number,
            role=StepRole.VERIFY,
            inputs=(last.position,),
            max_tokens=_LABEL_TOKENS,
        )
        for number in range(_CONTROLS + sentences)
    ]
    return Plan(steps=(*plan.steps, *steps))


def _ask(work: Work, given: StepInput) -> Request:
    if given.step.role is not StepRole.VERIFY:
        return work.ask(given)
    claim = _claim(work, given)
    assert claim is not None  # noqa: S101 - else the step's result was known
    return ask_verify(claim.sentence, claim.passages)


def _check(work: Work, given: StepInput, completion: Completion) -> str:
    is_verify = given.step.role is StepRole.VERIFY
    return check_verify(completion) if is_verify else work.check(given, completion)


def _known(work: Work, given: StepInput) -> str | None:
    """A verify step beyond the last sentence, or on one without a passage, asks nothing."""
    if given.step.role is not StepRole.VERIFY:
        return work.known(given)
    return no_verdict() if _claim(work, given) is None else None


def _substitute(work: Work, given: StepInput) -> str | None:
    is_verify = given.step.role is StepRole.VERIFY
    return no_verdict() if is_verify else work.substitute(given)


def _note(work: Work, step: Step) -> str:
    return "" if step.role is StepRole.VERIFY else work.note(step)


def _result(work: Work, finished: FinishedSteps) -> Result:
    result = work.result(_without_verify(finished))
    verdicts = [step.result for step in finished.steps if step.role is StepRole.VERIFY]
    return with_verdicts(result, verdicts) if verdicts else result


def _claim(work: Work, given: StepInput) -> Claim | None:
    """The sentence that a verify step is about, with the passages cited for it."""
    [last] = given.step.inputs
    assert given.finished is not None  # noqa: S101 - the pipeline always gives it
    questions = questions_of(work.result(_without_verify(given.finished())))
    number = given.step.position - last - 1
    return questions[number] if number < len(questions) else None


def _without_verify(finished: FinishedSteps) -> FinishedSteps:
    steps = [step for step in finished.steps if step.role is not StepRole.VERIFY]
    return finished._replace(steps=steps)
