"""The routing table of the design, section 5, as far as there is something to route."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.route import Route
from app.domain.task import Category, Kind, Privacy
from app.routing.policy import RouteConditions, RouteFacts, decide

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


any_facts = st.builds(
    RouteFacts,
    category=st.sampled_from(Category),
    kind=st.sampled_from(Kind),
    privacy=st.sampled_from(Privacy),
    requires_json=st.booleans(),
    context_tokens=st.integers(min_value=0, max_value=1_000_000),
)
any_conditions = st.builds(RouteConditions, st.integers(min_value=512, max_value=1_000_000))


@given(any_facts, any_conditions)
def test_local_only_work_never_gets_a_decision_that_leaves(
    facts: RouteFacts, conditions: RouteConditions
) -> None:
    decision = decide(facts._replace(privacy=Privacy.LOCAL_ONLY), conditions)
    assert decision.route is Route.LOCAL


@given(any_facts, any_conditions)
def test_a_decision_is_always_the_same_and_has_a_reason(
    facts: RouteFacts, conditions: RouteConditions
) -> None:
    decision = decide(facts, conditions)
    assert decision == decide(facts, conditions)
    assert decision.reason
