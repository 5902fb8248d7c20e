"""One request to a provider: written down before it is sent, and what came of it afterwards."""

from datetime import datetime, timedelta
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Remarks
from app.domain.cloud import CloudModel, payload_of
from app.domain.errors import (
    AppError,
    CloudBusy,
    CloudError,
    CloudIntercepted,
    CloudKeyringClosed,
    CloudPaused,
    CloudUncertain,
    CloudUnreachable,
    GenerationCancelled,
    LeavesNot,
    PriceUnknown,
)
from app.domain.network import Finding
from app.domain.plan import Step
from app.domain.ports import Ports
from app.domain.prompt import Prompt
from app.domain.route import Route
from app.domain.task import Task
from app.domain.work import StepInput
from app.pipeline.attempts import begin, end, flaw, judge, misses, tries_at
from app.pipeline.cloud_state import price_of, spending_cap, token_factor
from app.pipeline.flight import Flight
from app.pipeline.floor import require_no_floor
from app.pipeline.hang_up import hanging_up
from app.pipeline.step_input import progress_of, step_input, step_prompt
from app.planning.tokens import FORM_TOKENS, message_tokens
from app.routing.retries import backoff_s, in_vain


class CloudRequest(NamedTuple):
    """What one request needs. `attempt` is its intent: what it may need and cost, at most."""

    given: StepInput
    attempt: Attempt
    prompt: Prompt
    model: CloudModel


def given_for(
    ports: Ports, task: Task, step: Step, model: CloudModel, tries: list[Attempt]
) -> StepInput:
    """What a step reads when a model is asked; a repair when its last answer was refused.

    Args:
        tries: the step's attempts in the cloud.
    """
    here = [one for one in tries if one.cloud_model == model.name]
    return step_input(ports, task, step, is_repair=misses(here) > 0, flaw=flaw(here))


def make_request(ports: Ports, given: StepInput, model: CloudModel) -> CloudRequest:
    """Work out what a step asks of a model, and what that may cost."""
    prompt = step_prompt(given, ports.new_id())
    if prompt.constraint is not None:
        prompt = prompt.model_copy(update={"max_tokens": prompt.max_tokens + FORM_TOKENS})
    estimated = message_tokens([message.content for message in prompt.messages])
    expected = round(estimated * token_factor(ports, model))
    price = price_of(ports, model)
    attempt = Attempt(
        id=prompt.id,
        task_id=given.task.id,
        step_id=given.step.id,
        is_repair=given.is_repair,
        engine=model.provider.value,
        model=model.model,
        route=Route.CLOUD,
        tokens_estimated=estimated,
        cost_estimate_usd=price.cost(expected, prompt.max_tokens) if price else None,
        bytes_out=sum(len(one.content.encode("utf-8", "replace")) for one in prompt.messages),
        started_at=ports.clock.now(),
        fence=given.task.fence,
    )
    return CloudRequest(given, attempt, prompt, model)


def commit(ports: Ports, request: CloudRequest) -> bool:
    """Store the intent before anything is sent; False when the task is no longer ours to run.

    Raises:
        BudgetReached: the month's budget does not allow it; nothing was written.
        PriceUnknown: there is a budget, and nobody knows what the request costs.
        KeptHere: the task's documents keep it here.
        LeavesNot: it has become local only for another reason.
    """
    require_no_floor(ports, request.given.task)
    cap = spending_cap(ports)
    if cap is not None and request.attempt.cost_estimate_usd is None:
        raise PriceUnknown(model=request.model.name)
    try:
        return begin(ports, request.attempt, request.given.step, cap)
    except LeavesNot:  # a confirmation was withdrawn in this very moment
        require_no_floor(ports, request.given.task)
        raise


def send(ports: Ports, request: CloudRequest, flight: Flight, *, is_last: bool) -> bool | None:
    """Send it. True: the step is done; False: its task is gone; None: the answer was refused.

    Answer, figures and cost are stored in one transaction.

    Raises:
        GenerationCancelled: it was stopped; a charge is possible.
        CloudError: noted, with the moment before which there is no other try.
        AppError: noted.
    """
    payload = payload_of(request.given.task, request.prompt)
    progress = progress_of(ports, request.attempt, flight)
    try:
        with flight.carrying(request.attempt), hanging_up(ports, request.attempt, flight):
            completion = ports.cloud.generate(payload, request.model, progress)
    except AppError as error:
        _note(ports, request, error)
        tell_network(ports, request.model, error)
        raise
    tell_network(ports, request.model)
    cost_usd = cost_of(ports, request.model, completion)
    given = request.given
    return judge(ports, request.attempt, given, completion, is_last=is_last, cost_usd=cost_usd)


def tell_network(ports: Ports, model: CloudModel, error: AppError | None = None) -> None:
    """A real request is the best probe: what it says of the connection is remembered.

    A refusal says nothing: a key may be missing here, or a proxy may have answered.
    """
    if error is None:
        ports.network.called(model, Finding.ANSWERED)
    elif isinstance(error, CloudIntercepted):
        ports.network.called(model, Finding.INTERCEPTED)
    elif isinstance(error, CloudKeyringClosed):
        return
    elif isinstance(error, CloudUnreachable | CloudUncertain):
        ports.network.called(model, Finding.UNREACHABLE)


def _note(ports: Ports, request: CloudRequest, error: AppError) -> None:
    """Close the attempt with what the error means for the next one."""
    outcome = _OUTCOMES.get(type(error), AttemptOutcome.FAILED)
    retry_at = _retry_at(ports, request, error) if isinstance(error, CloudError) else None
    end(ports, request.attempt, outcome, Remarks(error_code=error.code, retry_at=retry_at))
    if isinstance(error, CloudPaused):
        ports.register.pause(request.model.provider.value, error.code, ports.clock.now())


_OUTCOMES: dict[type[AppError], AttemptOutcome] = {
    CloudUncertain: AttemptOutcome.UNKNOWN,
    GenerationCancelled: AttemptOutcome.CANCELLED,
}


def _retry_at(ports: Ports, request: CloudRequest, error: CloudError) -> datetime | None:
    if not isinstance(error, CloudUnreachable | CloudIntercepted | CloudBusy | CloudUncertain):
        return None
    tries = tries_at(ports, request.given.task, request.given.step)
    least_s = error.retry_after_s if isinstance(error, CloudBusy) else 0.0
    wait_s = backoff_s(in_vain(request.model, tries), least_s, ports.chance())
    return ports.clock.now() + timedelta(seconds=wait_s)


def cost_of(ports: Ports, model: CloudModel, completion: Completion) -> float | None:
    """By the provider's own count; None where it has not counted or the price is not known."""
    price = price_of(ports, model)
    if price is None or not completion.is_counted:
        return None
    cached = completion.prompt_tokens_reused or 0
    return price.cost(completion.prompt_tokens, completion.completion_tokens, cached)
