"""The routing rules of the design, section 5, in their order."""

from enum import Enum
from typing import NamedTuple

from app.domain.breaker import BreakerState
from app.domain.errors import KeptHere, LocalModelUnfit
from app.domain.route import LOOK_WANTED, Decision, Route, waiting
from app.domain.task import Category, Kind, Privacy

_READ_IN_PARTS = frozenset({Kind.SUMMARIZE, Kind.EXTRACT, Kind.TRANSLATE, Kind.CLASSIFY})


class Barrier(Enum):
    """What stands between a task that may leave and the cloud, in words.

    Some pass by themselves or with a connection; others only when the user decides otherwise.
    """

    NOT_SET_UP = "no cloud provider is set up"
    NOT_AGREED = "work of this category may not be sent (privacy.cloud_categories)"
    OFFLINE = "the offline switch is on"
    PAUSED = "the provider waits for you (key or account): see the settings"
    NO_MONEY = "the monthly budget does not allow it"
    NO_PRICE = "the price is not known, so the monthly budget cannot be kept"
    NO_NETWORK = "there is no connection"
    UNCHECKED = "the connection is being checked"
    SIGN_IN = "a sign-in page or proxy answers instead of the provider: sign in to the network"
    METERED = "the connection is metered (network.allow_metered)"
    NOT_SEEN = LOOK_WANTED
    KEPT = "you want it done on this machine"

    @property
    def is_passing(self) -> bool:
        """True when to wait will do: nothing about the task itself has to be decided."""
        return self in {Barrier.OFFLINE, Barrier.PAUSED} or self.is_network

    @property
    def is_network(self) -> bool:
        """True when another connection is all it takes."""
        return self in {
            Barrier.NO_NETWORK,
            Barrier.UNCHECKED,
            Barrier.SIGN_IN,
            Barrier.METERED,
        }

    @property
    def may_fall(self) -> bool:
        """True when it passes, or a look at what would leave is all that is wanted."""
        return self.is_passing or self is Barrier.NOT_SEEN


class RouteFacts(NamedTuple):
    """What the task is. `context_tokens` is the length of its longest step.

    `wish` is the route that a preset asks for instead of the rules'. `is_kept`: the user wants it
    done here, whatever the rules and the preset say. `pii` is what was found in its documents, in
    words, where that alone has made it local only.
    """

    category: Category
    kind: Kind
    privacy: Privacy
    requires_json: bool
    context_tokens: int
    wish: Route | None = None
    pii: str = ""
    is_kept: bool = False


class RouteConditions(NamedTuple):
    """What the world is like now.

    `barrier` is what keeps work from the cloud; None: nothing. `local_flaw` says why the local
    model may not do this work; None: it may.
    """

    local_context_limit: int
    breaker: BreakerState = BreakerState.CLOSED
    barrier: Barrier | None = None
    local_flaw: str | None = None


def decide(facts: RouteFacts, conditions: RouteConditions) -> Decision:
    """The route and its reason. The same facts and conditions always give the same decision.

    Raises:
        LocalModelUnfit: it may not leave, and the local model is not good enough for it.
        KeptHere: the same, where the documents keep it here.
    """
    if facts.is_kept:
        facts = facts._replace(wish=Route.LOCAL)
    if facts.privacy is Privacy.LOCAL_ONLY:
        _require_fit(facts, conditions)
        why = _why_here(facts)
        is_doubtful = _is_doubtful(facts, conditions)
        return _local(f"{why}; local JSON is unreliable now, check it" if is_doubtful else why)
    reason = _cloud_reason(facts, conditions)
    if reason is not None:
        return _cloud(reason, conditions)
    _require_fit(facts, conditions)
    if _is_doubtful(facts, conditions):
        return _past_breaker(facts, conditions)
    if facts.wish is Route.LOCAL_WITH_FALLBACK:
        return _with_fallback("its preset says so: local first, the larger model if it has to be")
    if facts.requires_json and facts.wish is None:
        return _with_fallback("routine JSON: local first, the larger model if it comes out wrong")
    return _local(_local_reason(facts))


def _cloud_reason(facts: RouteFacts, conditions: RouteConditions) -> str | None:
    """Why a task that may leave belongs in the cloud; None: it does not."""
    if facts.wish is not None:
        is_wished = facts.wish is Route.CLOUD
        return "its preset says so: the larger model" if is_wished else None
    if facts.category is not Category.ROUTINE:
        words = facts.category.value.replace("_", "-")
        return f"{words} work is done by the larger model"
    limit = conditions.local_context_limit
    if facts.context_tokens > limit and facts.kind not in _READ_IN_PARTS:
        return f"{facts.context_tokens} tokens at once, more than the {limit} that stay local"
    if conditions.local_flaw is not None and _can_ever_go(conditions):
        return conditions.local_flaw
    return None


def _cloud(reason: str, conditions: RouteConditions) -> Decision:
    if conditions.barrier:
        reason = f"{reason}; it {waiting(conditions.barrier.value)}"
    return Decision(route=Route.CLOUD, reason=reason)


def _past_breaker(facts: RouteFacts, conditions: RouteConditions) -> Decision:
    """Local JSON has failed too often: the cloud, if it can be reached now."""
    if conditions.barrier is None and facts.wish is not Route.LOCAL:
        return Decision(
            route=Route.CLOUD,
            reason="too much local JSON was wrong lately: the larger model does it for now",
        )
    why = conditions.barrier.value if conditions.barrier else _whose_wish(facts)
    return Decision(
        route=Route.LOCAL if facts.wish is Route.LOCAL else Route.LOCAL_WITH_FALLBACK,
        reason=f"local JSON is unreliable now, check it; it stays here: {why}",
    )


def _with_fallback(reason: str) -> Decision:
    return Decision(route=Route.LOCAL_WITH_FALLBACK, reason=reason)


def _local(reason: str) -> Decision:
    return Decision(route=Route.LOCAL, reason=reason)


def _local_reason(facts: RouteFacts) -> str:
    if facts.wish is Route.LOCAL:
        return f"{_whose_wish(facts)}: this machine"
    return "routine work is done on this machine"


def _whose_wish(facts: RouteFacts) -> str:
    return "you said so" if facts.is_kept else "its preset says so"


def _is_doubtful(facts: RouteFacts, conditions: RouteConditions) -> bool:
    """Half open counts as closed here: whoever asks has been given one of the probes."""
    return facts.requires_json and conditions.breaker is BreakerState.OPEN


def _can_ever_go(conditions: RouteConditions) -> bool:
    return conditions.barrier is None or conditions.barrier.may_fall


def _why_here(facts: RouteFacts) -> str:
    if facts.pii:
        return f"it stays on this machine: {facts.pii} found in it"
    return "local only: it never leaves this machine"


def _require_fit(facts: RouteFacts, conditions: RouteConditions) -> None:
    if conditions.local_flaw is None:
        return
    if facts.pii:
        raise KeptHere(found=facts.pii)
    raise LocalModelUnfit(reason=conditions.local_flaw)
