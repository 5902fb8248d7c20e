"""Run one step in the cloud: one request after the other, as far as the rules allow."""

from datetime import timedelta

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.errors import (
    AppError,
    BudgetReached,
    CloudBusy,
    CloudError,
    CloudIntercepted,
    CloudKeyringClosed,
    CloudRefused,
    CloudUncertain,
    CloudUnreachable,
    GenerationCancelled,
    PriceUnknown,
    ResultInvalid,
)
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.route import Route, Waits
from app.domain.task import Task
from app.pipeline.attempts import flaw, tries_at
from app.pipeline.batch_wait import collected, in_batch
from app.pipeline.cloud_request import CloudRequest, commit, given_for, make_request, send
from app.pipeline.cloud_state import agreed_chain, barrier, open_chain
from app.pipeline.cloud_tries import following_try
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.run_step import DONE, STOPPED, StepEnd, StepOutcome, run_step
from app.pipeline.step_input import step_input
from app.routing.policy import Barrier
from app.routing.retries import NextTry

# What is over sooner is waited for in place; what takes longer gives the lane free.
_SHORT_WAIT_S = 20.0
# How soon one looks again: at what passes by itself, and at what the user has to decide.
_LOOK_AGAIN_S, _LOOK_AGAIN_SELDOM_S = 10.0, 600.0
_TOLD_AGAIN = (CloudBusy, CloudIntercepted, CloudKeyringClosed, CloudUncertain, CloudUnreachable)
_WAITS_BECAUSE = {
    CloudUnreachable.code: "it cannot be reached",
    CloudIntercepted.code: "a sign-in page or proxy answers instead of it: sign in to the network",
    CloudKeyringClosed.code: "the system's keyring, which has its key, is locked or not there",
}


def run_cloud_step(ports: Ports, task: Task, step: Step, flight: Flight) -> StepOutcome:
    """Bring a pending step to `done`, or say why it waits.

    Raises:
        AppError: no model of the chain has any hope left; the task fails with it.
    """
    if WORK[task.kind].known(step_input(ports, task, step)) is not None:
        return run_step(ports, task, step, flight)  # there is nothing to ask
    last: CloudError | None = None
    while not flight.is_over(step.id):
        every = tries_at(ports, task, step)
        tries = [one for one in every if one.route is Route.CLOUD]
        waits = in_batch(ports, step, tries)
        if waits is not None:
            return StepOutcome(StepEnd.WAITS, waits)
        turn = _turn(ports, task, step, every, flight)
        if isinstance(turn, StepOutcome):
            return turn
        if turn is None:
            raise last or _error_of(tries)
        try:
            outcome = _next_request(ports, (task, step), turn, every, flight)
        except CloudError as error:
            last, outcome = error, None
        if outcome is not None:
            return outcome
    return STOPPED


def _turn(
    ports: Ports, task: Task, step: Step, every: list[Attempt], flight: Flight
) -> NextTry | StepOutcome | None:
    """Who is to be asked now; or how the step is left for now; None: there is no hope left."""
    stopped = _stopped(ports, task, every)
    if stopped is not None:
        return stopped
    tries = [one for one in every if one.route is Route.CLOUD]
    following = following_try(ports, agreed_chain(ports, task), tries)
    if following is None:
        has_hope = following_try(ports, open_chain(ports), tries) is not None
        return _stopped_by(ports, task, Barrier.NOT_SEEN, every) if has_hope else None
    if following.not_before is None:
        return following
    if not _is_due(ports, following, flight, step):
        return _waits_until(following, tries)
    return _stopped(ports, task, every) or following  # a word may be taken back meanwhile


def _stopped(ports: Ports, task: Task, every: list[Attempt]) -> StepOutcome | None:
    """How the step is left because of what stands between it and the cloud; None: nothing does."""
    stop = barrier(ports, task)
    if stop is Barrier.KEPT:
        return STOPPED  # it is decided anew, and done here
    return None if stop is None else _stopped_by(ports, task, stop, every)


def _next_request(
    ports: Ports, at: tuple[Task, Step], following: NextTry, every: list[Attempt], flight: Flight
) -> StepOutcome | None:
    """The next request, if it is not better sent in a batch.

    Raises:
        CloudError: no answer came; there may be another try.
    """
    task, step = at
    tries = [one for one in every if one.route is Route.CLOUD]
    given = given_for(ports, task, step, following.model, tries)
    request = make_request(ports, given, following.model)
    waits = collected(ports, request, tries)
    if waits is not None:
        return StepOutcome(StepEnd.WAITS, waits)
    return _one_request(ports, request, every, flight)


def _one_request(
    ports: Ports, request: CloudRequest, every: list[Attempt], flight: Flight
) -> StepOutcome | None:
    """Write it down, send it, write down what came; None: the answer was refused.

    Args:
        every: the step's attempts so far, here and there.

    Raises:
        CloudError: no answer came; there may be another try.
    """
    try:
        if not commit(ports, request):
            return STOPPED
    except BudgetReached:
        return _stopped_by(ports, request.given.task, Barrier.NO_MONEY, every)
    except PriceUnknown:
        return _stopped_by(ports, request.given.task, Barrier.NO_PRICE, every)
    tries = [one for one in every if one.route is Route.CLOUD]
    refused = request.attempt.model_copy(update={"outcome": AttemptOutcome.VALIDATION_FAILED})
    is_last = following_try(ports, open_chain(ports), [*tries, refused]) is None
    try:
        is_done = send(ports, request, flight, is_last=is_last)
    except GenerationCancelled:
        return STOPPED
    return None if is_done is None else (DONE if is_done else STOPPED)


def _is_due(ports: Ports, following: NextTry, flight: Flight, step: Step) -> bool:
    """Whether its time comes soon: that is waited for here, unless the step is over."""
    not_before = following.not_before or ports.clock.now()
    wait_s = (not_before - ports.clock.now()).total_seconds()
    if wait_s > _SHORT_WAIT_S:
        return False
    flight.wait(step.id, wait_s)
    return True


def _waits_until(following: NextTry, tries: list[Attempt]) -> StepOutcome:
    last = tries[-1].error_code if tries else None
    reason = _WAITS_BECAUSE.get(last or "", "it is busy or limits the rate")
    waits = Waits(f"{following.model.provider.value}: {reason}", following.not_before)
    return StepOutcome(StepEnd.WAITS, waits)


def _stopped_by(ports: Ports, task: Task, stop: Barrier, every: list[Attempt]) -> StepOutcome:
    """The step waits; as a fallback only for what passes: else the local answer was the last word.

    Raises:
        ResultInvalid: the local answer was no good, and the cloud may not be asked.
    """
    is_fallback = task.decision is not None and task.decision.route is Route.LOCAL_WITH_FALLBACK
    if is_fallback and not stop.may_fall:
        raise ResultInvalid(reason="; ".join(filter(None, (flaw(every), stop.value))))
    seconds = _LOOK_AGAIN_S if stop.is_passing else _LOOK_AGAIN_SELDOM_S
    until = ports.clock.now() + timedelta(seconds=seconds)
    if stop.is_network:  # a connection that is back is not waited for any longer than that
        until = min(until, ports.network.view(open_chain(ports)).next_probe or until)
    return StepOutcome(StepEnd.WAITS, Waits(stop.value, until))


def _error_of(tries: list[Attempt]) -> AppError:
    """What the step fails with, by its stored attempts: after a restart there is nothing else."""
    final = tries[-1]
    if final.outcome is AttemptOutcome.VALIDATION_FAILED:
        return ResultInvalid(reason=flaw(tries))
    count = sum(one.error_code == final.error_code for one in tries)
    kinds = {kind.code: kind for kind in _TOLD_AGAIN}
    kind = kinds.get(final.error_code or "", CloudRefused)
    return kind(provider=final.engine, reason="once" if count == 1 else f"{count} times")
