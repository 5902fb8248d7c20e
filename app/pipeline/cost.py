"""What work is thought to cost in the cloud, and what it did cost."""

from collections.abc import Collection, Sequence

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.batch import DISCOUNT, PROVIDERS, may_be_batched
from app.domain.errors.cloud import NEVER_SENT
from app.domain.money import Price, Rates, Spending
from app.domain.plan import Plan, Step
from app.domain.ports import Ports
from app.domain.route import Decision, Route
from app.domain.task import Task
from app.domain.work import ReadDocument
from app.pipeline.cloud_state import open_chain, price_of, token_factor
from app.planning.tokens import FORM_TOKENS, class_tokens

# The words of a kind's own prompt around the text.
_PROMPT_TOKENS = 250
# A model nobody named: what local work would have cost is told at the price of a common one.
_COMMON = ("openai", "gpt-4o-mini")


def plan_cost(
    ports: Ports, plan: Plan, read: Sequence[ReadDocument], only: Collection[int] | None = None
) -> float | None:
    """US dollars that a plan may cost at the first model of the chain; None: not known.

    From above: every answer is taken to be as long as it may be.

    Args:
        only: the positions of the steps that are meant; None: all.
    """
    chain = open_chain(ports) or ports.settings.cloud_engine.chain
    price = price_of(ports, chain[0]) if chain else None
    if price is None:
        return None
    factor = token_factor(ports, chain[0])
    texts = {one.document.id: "".join(page.text for page in one.pages) for one in read}
    steps = [step for step in plan.steps if only is None or step.position in only]
    return sum(_step_cost(step, plan, texts, price, factor) for step in steps)


def batch_cost(
    ports: Ports, task: Task, decision: Decision, cost_usd: float | None
) -> float | None:
    """The same for a batch, at half the price; None: the task would not be sent in one."""
    chain = open_chain(ports) or ports.settings.cloud_engine.chain
    is_possible = (
        ports.settings.cloud_engine.batch != "off"
        and decision.route is Route.CLOUD
        and may_be_batched(task)
        and bool(chain)
        and chain[0].provider in PROVIDERS
    )
    return DISCOUNT * cost_usd if is_possible and cost_usd is not None else None


def _step_cost(step: Step, plan: Plan, texts: dict[str, str], price: Price, factor: float) -> float:
    if step.max_tokens == 0:
        return 0.0
    tokens = _PROMPT_TOKENS + sum(plan.steps[at].max_tokens for at in step.inputs)
    if step.chunk is not None:
        text = texts[step.chunk.document_id][step.chunk.char_start : step.chunk.char_end]
        tokens += class_tokens(text)
    return price.cost(round(tokens * factor), step.max_tokens + FORM_TOKENS)


def spent_on(attempts: Sequence[Attempt]) -> Spending:
    """What these attempts cost: known, possible, and how many nobody knows the cost of."""
    sent = [one for one in attempts if one.route is Route.CLOUD and one.cost_usd is None]
    possible = [one for one in sent if _may_be_charged(one)]
    answered = [one for one in sent if one.completion_tokens is not None]
    unpriced = [one for one in possible if one.cost_estimate_usd is None]
    return Spending(
        sum(one.cost_usd or 0.0 for one in attempts),
        sum(one.cost_estimate_usd or 0.0 for one in possible),
        len({one.id for one in (*answered, *unpriced)}),
    )


def saved_by(ports: Ports, attempts: Sequence[Attempt]) -> float | None:
    """What the local attempts would have cost in the cloud: an estimate; None: no price is known.

    At the price of the settings' model, or of a common small one where none is set.
    """
    price = _elsewhere(ports)
    if price is None:
        return None
    local = [one for one in attempts if one.route is Route.LOCAL and one.prompt_tokens]
    return sum(price.cost(one.prompt_tokens or 0, one.completion_tokens or 0) for one in local)


def saved_on(ports: Ports, read_tokens: int, written_tokens: int) -> float | None:
    """The same for the local tokens of many attempts, of which none is so long as to cost more."""
    price = _elsewhere(ports)
    return None if price is None else Rates.cost(price, read_tokens, written_tokens, 0)


def _elsewhere(ports: Ports) -> Price | None:
    """The price at which local work would have been done."""
    chain = ports.settings.cloud_engine.chain
    on = ports.clock.now().date()
    return price_of(ports, chain[0]) if chain else ports.prices().price(*_COMMON, on)


def was_sent(one: Attempt) -> bool:
    """Whether any of it left this machine, as far as is known."""
    return one.route is Route.CLOUD and one.error_code not in NEVER_SENT


def _may_be_charged(one: Attempt) -> bool:
    """Sent, and no whole answer came back."""
    return one.outcome in {None, AttemptOutcome.UNKNOWN, AttemptOutcome.CANCELLED}
