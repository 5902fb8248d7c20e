"""What the cloud is like now: who may be asked, what stands in the way, what may be spent."""

from datetime import UTC, datetime

from app.domain.breaker import Breaker, BreakerState
from app.domain.cloud import CloudModel
from app.domain.money import Price, SpendingCap
from app.domain.network import Standing
from app.domain.ports import Ports
from app.domain.task import Category, Task
from app.planning.tokens import correction
from app.routing.breaker import BreakerRules, applies_as, next_breaker
from app.routing.policy import Barrier

_RATIOS = 200
_BARRIERS = {
    Standing.OFFLINE: Barrier.NO_NETWORK,
    Standing.CHECKING: Barrier.UNCHECKED,
    Standing.SIGN_IN: Barrier.SIGN_IN,
}
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
    if task is not None and ports.reroutes.is_kept(task.id):
        return Barrier.KEPT
    lasting = lasting_barrier(ports, task.category if task is not None else None)
    if lasting is not None:
        return lasting
    if task is not None and not agreed_chain(ports, task):
        return Barrier.NOT_SEEN  # before the connection: one can look without
    return _network_barrier(ports)


def may_drain(ports: Ports) -> bool:
    """Whether what waits may be taken up: nothing is in the way, and the connection is confirmed.

    Work that somebody orders now is a try in itself; a backlog is not sent to find out.
    """
    if barrier(ports) is not None:
        return False
    return ports.network.view(open_chain(ports)).standing is Standing.ONLINE


def lasting_barrier(ports: Ports, category: Category | None = None) -> Barrier | None:
    """What keeps work (of a category) from the cloud whatever the connection is like."""
    settings = ports.settings
    if not settings.cloud_engine.chain:
        return Barrier.NOT_SET_UP
    if category is not None and category not in settings.privacy.cloud_categories:
        return Barrier.NOT_AGREED
    if settings.privacy.offline:
        return Barrier.OFFLINE
    if not open_chain(ports):
        return Barrier.PAUSED
    cap = spending_cap(ports)
    if cap is not None and ports.register.spending(cap.since).most_usd >= cap.budget_usd:
        return Barrier.NO_MONEY
    return None


def _network_barrier(ports: Ports) -> Barrier | None:
    view = ports.network.view(open_chain(ports))
    if view.is_metered and not ports.settings.network.allow_metered:
        return Barrier.METERED
    return _BARRIERS.get(view.standing)


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
