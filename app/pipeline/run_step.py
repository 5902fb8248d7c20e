"""Run one step: attempts on the engine until there is a valid result, or no hope of one."""

from collections.abc import Callable
from functools import partial

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
from app.domain.events import Event, PromptRead, StepFinished, StepStarted, TextArrived
from app.domain.plan import Step, StepRole, StepState
from app.domain.ports import Ports, Progress
from app.domain.prompt import Prompt
from app.domain.task import Task, TaskState
from app.domain.work import FinishedSteps, StepInput
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.validation.failure import ValidationFailure

# The supervisor restarts a dead engine once for a step: a poison document must not loop.
_MOST_ENGINE_DEATHS = 2
_CANCEL_CHECK_S = 0.5
_PARTS = {StepRole.MAP, StepRole.VERIFY}


def run_step(ports: Ports, task: Task, step: Step, flight: Flight) -> bool:
    """Bring a pending step to `done`; False when it was stopped or its task taken away.

    Tries are counted in the store, so that no restart of the app resets them.

    Raises:
        AppError: the step cannot be done; the task fails with it.
    """
    while True:
        tries = ports.store.attempts_at(step.id)
        _require_hope(ports, step, tries, is_json=WORK[task.kind].is_json)
        attempt = None if flight.is_stopped else _begin(ports, task, step, tries)
        if attempt is None:
            return False
        given = _given(ports, task, step, attempt, _flaw(tries))
        is_done = _run_attempt(ports, given, attempt, tries, flight)
        if is_done is not None:
            return is_done


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
            return _store(ports, attempt, AttemptOutcome.DONE, known)
        completion = _generate(ports, given, attempt, flight, is_alone=_deaths(tries) > 0)
    except GenerationCancelled:
        _close(ports, attempt, AttemptOutcome.CANCELLED)
        return False
    except (EngineCrashed, EngineStalled) as death:
        _close(ports, attempt, AttemptOutcome.ENGINE_DIED, error_code=death.code)
        if _deaths(tries) + 1 >= _MOST_ENGINE_DEATHS:
            raise
        return None
    except AppError as error:
        _close(ports, attempt, AttemptOutcome.FAILED, error_code=error.code)
        raise
    is_last = _misses(tries) >= ports.settings.routing.fallback_max_retries
    return _finish(ports, attempt, given, completion, is_last=is_last)


def _require_hope(ports: Ports, step: Step, tries: list[Attempt], *, is_json: bool) -> None:
    """Raise when earlier tries, perhaps before a restart of the app, have used up the chances."""
    if _deaths(tries) >= _MOST_ENGINE_DEATHS:
        raise EngineCrashed(reason="twice at the same step")
    if _misses(tries) > ports.settings.routing.fallback_max_retries:
        if is_json:
            raise ResultInvalid(reason=_flaw(tries))
        raise EmptyResult(stage=f"{step.role.value} step {step.position + 1}")


def _begin(ports: Ports, task: Task, step: Step, tries: list[Attempt]) -> Attempt | None:
    """Write the attempt before the call; None when the task is no longer ours to run."""
    facts = ports.engine.facts()
    attempt = Attempt(
        id=ports.new_id(),
        task_id=task.id,
        step_id=step.id,
        number=len(tries) + 1,
        is_repair=_misses(tries) > 0,
        engine=facts.name,
        model=facts.model,
        model_fingerprint=ports.engine.fingerprint(),
        started_at=ports.clock.now(),
    )
    if not ports.store.begin_attempt(attempt):
        return None
    ports.events.publish(StepStarted(task.id, step.id, step.role, step.position))
    return attempt


def _generate(
    ports: Ports, given: StepInput, attempt: Attempt, flight: Flight, *, is_alone: bool
) -> Completion:
    prompt = _prompt(given, attempt, is_alone=is_alone)
    on_progress = _on_progress(ports, attempt, flight)
    with flight.carrying(attempt.id):
        try:
            return ports.engine.generate(prompt, on_progress)
        except SchemaUnsupported:  # validation decides alone, as the plan has said
            free = prompt.model_copy(update={"constraint": None})
            return ports.engine.generate(free, on_progress)


def _prompt(given: StepInput, attempt: Attempt, *, is_alone: bool) -> Prompt:
    """The step's prompt. After a death it runs alone: that shows whose document it was."""
    request = WORK[given.task.kind].ask(given)
    return Prompt(
        id=attempt.id,
        messages=request.messages,
        max_tokens=given.step.max_tokens,
        sampling=request.sampling,
        constraint=request.constraint,
        priority=given.task.priority,
        is_alone=is_alone,
        is_part=given.step.role in _PARTS,
        keep_as=request.keep_as,
    )


def _given(ports: Ports, task: Task, step: Step, attempt: Attempt, flaw: str) -> StepInput:
    """What the step reads: its chunk, then the results of the steps it needs."""
    texts, read = [], []
    if step.chunk is not None:
        chunk = step.chunk
        texts.append(ports.store.text(chunk.document_id, chunk.char_start, chunk.char_end))
    if step.inputs:
        others = {other.position: other for other in ports.store.steps(task.id, step.inputs)}
        read = [others[position] for position in step.inputs]
        texts += [other.result or "" for other in read]
    roles = [other.role for other in read]
    finished = partial(finished_steps, ports, task)
    return StepInput(task, step, texts, attempt.is_repair, roles, flaw, finished)


def finished_steps(ports: Ports, task: Task) -> FinishedSteps:
    """What a task has given so far."""
    documents = [ports.store.document(key) for key in task.document_ids]
    done = [step for step in ports.store.steps(task.id) if step.state is StepState.DONE]
    return FinishedSteps(task, done, ports.store.pages, documents)


def _on_progress(ports: Ports, attempt: Attempt, flight: Flight) -> Callable[[Progress], None]:
    """Publish progress; stop the prompt when the flight stops or the task is not running."""
    next_check_s = 0.0

    def is_unwanted() -> bool:
        nonlocal next_check_s
        now_s = ports.clock.monotonic()
        if now_s < next_check_s:
            return False
        next_check_s = now_s + _CANCEL_CHECK_S  # another process may cancel: only the store knows
        return ports.store.task(attempt.task_id).state is not TaskState.RUNNING

    def on_progress(progress: Progress) -> None:
        ports.events.publish(_event(attempt, progress))
        if flight.is_stopped or is_unwanted():
            ports.engine.cancel(attempt.id)

    return on_progress


def _event(attempt: Attempt, progress: Progress) -> Event:
    if progress.text:
        return TextArrived(attempt.task_id, attempt.step_id, progress.text)
    return PromptRead(attempt.task_id, attempt.step_id, progress.tokens_done, progress.tokens_total)


def _finish(
    ports: Ports, attempt: Attempt, given: StepInput, completion: Completion, *, is_last: bool
) -> bool | None:
    """Store a valid result (True), note an invalid one (None), or find the task gone (False).

    After the last try the kind's substitute is stored, where it has one.
    """
    work = WORK[given.task.kind]
    outcome = AttemptOutcome.DONE
    try:
        result = work.check(given, completion)
    except ValidationFailure as failure:
        outcome = AttemptOutcome.VALIDATION_FAILED
        substitute = work.substitute(given) if is_last else None
        if substitute is None:
            _close(ports, attempt, outcome, completion=completion, error_code=str(failure))
            return None
        result = substitute
    return _store(ports, attempt, outcome, result, completion)


def _store(
    ports: Ports,
    attempt: Attempt,
    outcome: AttemptOutcome,
    result: str,
    completion: Completion | None = None,
) -> bool:
    """Bring the step to `done`; False when the task is gone."""
    is_stored = _close(ports, attempt, outcome, completion=completion, result=result)
    if is_stored:
        ports.events.publish(StepFinished(attempt.task_id, attempt.step_id))
    return is_stored


def _close(
    ports: Ports,
    attempt: Attempt,
    outcome: AttemptOutcome,
    *,
    completion: Completion | None = None,
    result: str | None = None,
    error_code: str | None = None,
) -> bool:
    return ports.store.finish_attempt(
        attempt.id,
        outcome,
        ports.clock.now(),
        completion=completion,
        result=result,
        remarks=Remarks(error_code=error_code),
    )


def _deaths(tries: list[Attempt]) -> int:
    return sum(a.outcome is AttemptOutcome.ENGINE_DIED for a in tries)


def _misses(tries: list[Attempt]) -> int:
    return sum(a.outcome is AttemptOutcome.VALIDATION_FAILED for a in tries)


def _flaw(tries: list[Attempt]) -> str:
    """What was wrong with the last answer that was refused."""
    refused = (a for a in reversed(tries) if a.outcome is AttemptOutcome.VALIDATION_FAILED)
    return next((a.error_code or "" for a in refused), "")
