"""The routing rules of the design, section 5, in their order."""

from typing import NamedTuple

from app.domain.route import Decision, Route
from app.domain.task import Category, Kind, Privacy

_READ_IN_PARTS = frozenset({Kind.SUMMARIZE, Kind.EXTRACT, Kind.TRANSLATE, Kind.CLASSIFY})


class RouteFacts(NamedTuple):
    """What the task is. `context_tokens` is the length of its longest step."""

    category: Category
    kind: Kind
    privacy: Privacy
    requires_json: bool
    context_tokens: int


class RouteConditions(NamedTuple):
    """What the world is like now."""

    local_context_limit: int


def decide(facts: RouteFacts, conditions: RouteConditions) -> Decision:
    """The route and its reason. The same facts and conditions always give the same decision."""
    if facts.privacy is Privacy.LOCAL_ONLY:
        return Decision(route=Route.LOCAL, reason="local only: it never leaves this machine")
    if facts.category is not Category.ROUTINE:
        words = facts.category.value.replace("_", "-")
        return Decision(route=Route.CLOUD, reason=f"{words} work is done by the larger model")
    if facts.context_tokens > conditions.local_context_limit and facts.kind not in _READ_IN_PARTS:
        return Decision(
            route=Route.CLOUD,
            reason=f"{facts.context_tokens} tokens at once, more than the "
            f"{conditions.local_context_limit} that stay local",
        )
    if facts.requires_json:
        return Decision(
            route=Route.LOCAL_WITH_FALLBACK,
            reason="routine JSON: local first, the larger model if it comes out wrong",
        )
    return Decision(route=Route.LOCAL, reason="routine work is done on this machine")
