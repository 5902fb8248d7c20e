"""What the cloud is like now: who may be asked, what stands in the way, what may be spent."""

from collections.abc import Iterator
from datetime import UTC, datetime

from app.domain.breaker import Breaker, BreakerState
from app.domain.cloud import CloudModel
from app.domain.money import Price, SpendingCap
from app.domain.ports import Ports
from app.domain.task import Task
from app.planning.tokens import correction
from app.routing.breaker import BreakerRules, applies_as, next_breaker
from app.routing.policy import Barrier

_RATIOS = 200
# Before anything was done here.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def open_chain(ports: Ports) -> tuple[CloudModel, ...]:
    """The models that may be asked, in order: those of providers that are not paused."""
    paused = ports.register.pauses()
    chain = ports.settings.cloud_engine.chain
    return tuple(model for model in chain if model.provider.value not in paused)


def agreed_chain(ports: Ports, task: Task) -> tuple[CloudModel, ...]:
    """Of those that may be asked the ones whose hosts the user lets have this task."""
    is_given = ports.consents.is_given
    return tuple(one for one in open_chain(ports) if is_given(task.id, task.category, one))


def barrier(ports: Ports, task: Task | None = None) -> Barrier | None:
    """What keeps work (a task) from the cloud now; nothing is sent to find out.

    For whoever sends: a task that is not asked about here has not been agreed to.
    """
    return next((stop for stop, stands in _barriers(ports, task) if stands), None)


def _barriers(ports: Ports, task: Task | None) -> Iterator[tuple[Barrier, bool]]:
    """Each barrier and whether it stands, looked at one after the other."""
    settings = ports.settings
    yield Barrier.NOT_SET_UP, not settings.cloud_engine.chain
    if task is not None:
        yield Barrier.NOT_AGREED, task.category not in settings.privacy.cloud_categories
        yield Barrier.KEPT, ports.reroutes.is_kept(task.id)
    yield Barrier.OFFLINE, settings.privacy.offline
    yield Barrier.PAUSED, not open_chain(ports)
    cap = spending_cap(ports)
    if cap is not None:
        yield Barrier.NO_MONEY, ports.register.spending(cap.since).most_usd >= cap.budget_usd
    if task is not None:  # before the connection: one can look without
        yield Barrier.NOT_SEEN, not agreed_chain(ports, task)
    yield Barrier.NO_NETWORK, not ports.has_network()


def spending_cap(ports: Ports) -> SpendingCap | None:
    """The monthly budget, from the first of the month in UTC; None: there is none."""
    budget = ports.settings.cloud_engine.monthly_budget
    return None if budget is None else SpendingCap(budget, month_start(ports.clock.now()))


def month_start(now: datetime) -> datetime:
    """The beginning of a moment's month."""
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def price_of(ports: Ports, model: CloudModel) -> Price | None:
    """The table's price, or what the settings say where the table has none; None: not known."""
    settings = ports.settings.cloud_engine
    known = ports.prices().price(model.provider.value, model.model, ports.clock.now().date())
    if known is not None or settings.price_in is None or settings.price_out is None:
        return known
    return Price(read=settings.price_in, written=settings.price_out)


def token_factor(ports: Ports, model: CloudModel) -> float:
    """What estimates for a model are multiplied by: learned from what its provider has counted."""
    engine, name = model.provider.value, model.model
    return correction(name, ports.register.token_ratios(engine, name, _RATIOS))


def breaker_rules(ports: Ports) -> BreakerRules:
    """When the breaker opens, by the settings."""
    routing = ports.settings.routing
    return BreakerRules(routing.escalation_threshold, routing.window, routing.cooldown_s)


def current_breaker(ports: Ports) -> Breaker:
    """The breaker as it is by now; what has changed is stored. No call is made under a lock."""
    now, rules = ports.clock.now(), breaker_rules(ports)
    stored = ports.register.breaker()
    known = stored or Breaker(since=LONG_AGO)
    verdicts = ports.register.verdicts(known.since, rules.window)
    moved = next_breaker(known, verdicts, now, rules)
    if moved == stored:
        return moved
    return moved if ports.register.move_breaker(stored, moved) else current_breaker(ports)


def breaker_now(ports: Ports) -> BreakerState:
    """What the breaker means for the next task."""
    breaker = current_breaker(ports)
    probes = ports.register.probes(breaker.since) if breaker.state is BreakerState.HALF_OPEN else 0
    return applies_as(breaker, probes)


def reset_breaker(ports: Ports) -> Breaker:
    """Close it by hand: what was wrong before counts no more."""
    closed = Breaker(state=BreakerState.CLOSED, since=ports.clock.now())
    ports.register.move_breaker(current_breaker(ports), closed)
    return ports.register.breaker() or closed
