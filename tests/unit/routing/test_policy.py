"""The routing table of the design, section 5, and what no decision may ever be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.breaker import BreakerState
from app.domain.errors import KeptHere, LocalModelUnfit
from app.domain.route import Decision, Route
from app.domain.task import Category, Kind, Privacy
from app.routing.policy import Barrier, RouteConditions, RouteFacts, decide

LIMIT = RouteConditions(local_context_limit=4096)
BASE = RouteFacts(
    category=Category.ROUTINE,
    kind=Kind.SUMMARIZE,
    privacy=Privacy.CLOUD_ALLOWED,
    requires_json=False,
    context_tokens=100,
)
LONG = BASE._replace(context_tokens=4097)


@pytest.mark.parametrize(
    ("facts", "route"),
    [
        (BASE, Route.LOCAL),
        (BASE._replace(privacy=Privacy.LOCAL_ONLY), Route.LOCAL),
        (BASE._replace(category=Category.COMPLEX), Route.CLOUD),
        (BASE._replace(category=Category.SAFETY_CRITICAL), Route.CLOUD),
        (BASE._replace(category=Category.COMPLEX, privacy=Privacy.LOCAL_ONLY), Route.LOCAL),
        (LONG, Route.LOCAL),
        (LONG._replace(kind=Kind.EXTRACT), Route.LOCAL),
        (LONG._replace(kind=Kind.TRANSLATE), Route.LOCAL),
        (LONG._replace(kind=Kind.CLASSIFY), Route.LOCAL),
        (LONG._replace(kind=Kind.ASK), Route.CLOUD),
        (LONG._replace(kind=Kind.REWRITE), Route.CLOUD),
        (BASE._replace(kind=Kind.ASK, context_tokens=4096), Route.LOCAL),
        (LONG._replace(kind=Kind.ASK, privacy=Privacy.LOCAL_ONLY), Route.LOCAL),
        (BASE._replace(requires_json=True), Route.LOCAL_WITH_FALLBACK),
        (BASE._replace(requires_json=True, privacy=Privacy.LOCAL_ONLY), Route.LOCAL),
    ],
)
def test_table(facts: RouteFacts, route: Route) -> None:
    assert decide(facts, LIMIT).route is route


@pytest.mark.parametrize("requires_json", [True, False])
@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("wish", Route)
def test_a_presets_route_counts_where_work_may_leave(
    wish: Route, category: Category, requires_json: bool
) -> None:
    facts = BASE._replace(wish=wish, category=category, requires_json=requires_json)
    assert decide(facts, LIMIT).route is wish
    assert "preset" in decide(facts, LIMIT).reason
    kept = facts._replace(privacy=Privacy.LOCAL_ONLY)
    assert decide(kept, LIMIT).route is Route.LOCAL


COMPLEX = BASE._replace(category=Category.COMPLEX)
JSON = BASE._replace(kind=Kind.EXTRACT, requires_json=True)
PRIVATE = BASE._replace(privacy=Privacy.LOCAL_ONLY)
OPEN = LIMIT._replace(breaker=BreakerState.OPEN)
COARSE = LIMIT._replace(local_flaw="the local model is Q2_K; to summarize needs more")


@pytest.mark.parametrize(
    ("facts", "conditions", "route", "says"),
    [
        (COMPLEX, LIMIT, Route.CLOUD, "complex work"),
        (COMPLEX, LIMIT._replace(barrier=Barrier.OFFLINE), Route.CLOUD, "offline switch is on"),
        (COMPLEX, LIMIT._replace(barrier=Barrier.NOT_SET_UP), Route.CLOUD, "no cloud provider"),
        (COMPLEX, LIMIT._replace(barrier=Barrier.NO_MONEY), Route.CLOUD, "budget"),
        (COMPLEX, LIMIT._replace(barrier=Barrier.NO_NETWORK), Route.CLOUD, "no connection"),
        (COMPLEX._replace(wish=Route.LOCAL), LIMIT, Route.LOCAL, "preset"),
        (BASE._replace(wish=Route.CLOUD), LIMIT, Route.CLOUD, "preset"),
        (
            BASE._replace(wish=Route.CLOUD, privacy=Privacy.LOCAL_ONLY),
            LIMIT,
            Route.LOCAL,
            "never leaves",
        ),
        (JSON, OPEN, Route.CLOUD, "too much local JSON was wrong"),
        (JSON._replace(privacy=Privacy.LOCAL_ONLY), OPEN, Route.LOCAL, "unreliable now"),
        (BASE, OPEN, Route.LOCAL, "routine"),
        (JSON._replace(wish=Route.LOCAL), OPEN, Route.LOCAL, "unreliable now"),
        (JSON._replace(wish=Route.LOCAL), LIMIT, Route.LOCAL, "preset"),
        *(
            (JSON, OPEN._replace(barrier=barrier), Route.LOCAL_WITH_FALLBACK, barrier.value)
            for barrier in Barrier
        ),
        (JSON, LIMIT._replace(breaker=BreakerState.HALF_OPEN), Route.LOCAL_WITH_FALLBACK, "first"),
        (BASE, COARSE, Route.CLOUD, "Q2_K"),
        (BASE, COARSE._replace(barrier=Barrier.NO_NETWORK), Route.CLOUD, "Q2_K"),
    ],
)
def test_what_the_world_is_like_matters(
    facts: RouteFacts, conditions: RouteConditions, route: Route, says: str
) -> None:
    decision = decide(facts, conditions)
    assert decision.route is route
    assert says in decision.reason


@pytest.mark.parametrize(
    ("facts", "conditions"),
    [
        (BASE._replace(privacy=Privacy.LOCAL_ONLY), COARSE),
        (COMPLEX._replace(privacy=Privacy.LOCAL_ONLY), COARSE),
        (BASE, COARSE._replace(barrier=Barrier.NOT_SET_UP)),
        (BASE, COARSE._replace(barrier=Barrier.NOT_AGREED)),
        (BASE._replace(wish=Route.LOCAL), COARSE),
    ],
)
def test_too_coarse_a_model_is_refused_with_the_reason(
    facts: RouteFacts, conditions: RouteConditions
) -> None:
    with pytest.raises(LocalModelUnfit, match="Q2_K"):
        decide(facts, conditions)


any_facts = st.builds(
    RouteFacts,
    category=st.sampled_from(Category),
    kind=st.sampled_from(Kind),
    privacy=st.sampled_from(Privacy),
    requires_json=st.booleans(),
    context_tokens=st.integers(min_value=0, max_value=1_000_000),
    wish=st.none() | st.sampled_from(Route),
)
any_conditions = st.builds(
    RouteConditions,
    local_context_limit=st.integers(min_value=512, max_value=1_000_000),
    breaker=st.sampled_from(BreakerState),
    barrier=st.none() | st.sampled_from(Barrier),
    local_flaw=st.none() | st.just("the local model is Q3_K_S"),
)


def test_work_that_its_documents_keep_here_says_so() -> None:
    kept = COMPLEX._replace(privacy=Privacy.LOCAL_ONLY, pii="1 IBAN")
    assert "stays on this machine: 1 IBAN found" in decide(kept, LIMIT).reason
    with pytest.raises(KeptHere, match="1 IBAN"):
        decide(kept, COARSE)


@given(any_facts, any_conditions)
def test_local_only_work_never_gets_a_decision_that_leaves(
    facts: RouteFacts, conditions: RouteConditions
) -> None:
    private = facts._replace(privacy=Privacy.LOCAL_ONLY)
    if conditions.local_flaw is None:
        assert decide(private, conditions).route is Route.LOCAL
    else:
        with pytest.raises(KeptHere if facts.pii else LocalModelUnfit):
            decide(private, conditions)


@given(any_facts, any_conditions)
def test_a_decision_is_always_the_same_and_has_a_reason(
    facts: RouteFacts, conditions: RouteConditions
) -> None:
    def outcome() -> Decision | str:
        try:
            return decide(facts, conditions)
        except (KeptHere, LocalModelUnfit) as refusal:
            return refusal.info.title

    first = outcome()
    assert first == outcome()
    assert first.reason if isinstance(first, Decision) else first


@pytest.mark.parametrize("breaker", BreakerState)
@pytest.mark.parametrize("wish", [None, *Route])
@pytest.mark.parametrize("category", Category)
def test_what_the_user_keeps_here_stays_whatever_the_rules_say(
    category: Category, wish: Route | None, breaker: BreakerState
) -> None:
    facts = BASE._replace(category=category, wish=wish, is_kept=True, requires_json=True)
    decision = decide(facts, LIMIT._replace(breaker=breaker))
    assert decision.route is Route.LOCAL
    assert "you said so" in decision.reason
    with pytest.raises(LocalModelUnfit):
        decide(facts, LIMIT._replace(breaker=breaker, local_flaw="the local model is Q2_K"))


def test_a_look_is_waited_for_but_never_passes_by_itself() -> None:
    unseen = LIMIT._replace(barrier=Barrier.NOT_SEEN)
    assert not Barrier.NOT_SEEN.is_passing
    assert decide(BASE._replace(category=Category.COMPLEX), unseen).reason == (
        "complex work is done by the larger model; it waits for your look at what would leave"
    )
    coarse = unseen._replace(local_flaw="the local model is Q2_K")
    assert decide(BASE, coarse).route is Route.CLOUD
    opened = unseen._replace(breaker=BreakerState.OPEN)
    assert decide(BASE._replace(requires_json=True), opened).route is Route.LOCAL_WITH_FALLBACK
