"""What a request to a provider costs, in US dollars."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

_MILLION = 1_000_000
CENT, _LEAST = 0.01, 0.0001


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rates(_Part):
    """US dollars a million tokens. `cached` is for prompt tokens that the provider had already."""

    read: float = Field(ge=0)
    written: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)

    def cost(self, prompt_tokens: int, completion_tokens: int, cached_tokens: int) -> float:
        """What so many tokens cost; `cached_tokens` are among the prompt tokens."""
        known = min(cached_tokens, prompt_tokens)
        cached_rate = self.read if self.cached is None else self.cached
        read = (prompt_tokens - known) * self.read + known * cached_rate
        return (read + completion_tokens * self.written) / _MILLION


class Tier(Rates):
    """The rates of a whole request whose prompt is longer than `over_tokens`."""

    over_tokens: int


class Price(Rates):
    """What one request costs, since a day; `tiers` from the shortest prompt to the longest."""

    since: date | None = None
    tiers: tuple[Tier, ...] = ()

    def cost(self, prompt_tokens: int, completion_tokens: int, cached_tokens: int = 0) -> float:
        """What one request costs."""
        reached = [tier for tier in self.tiers if prompt_tokens > tier.over_tokens]
        if reached:
            return reached[-1].cost(prompt_tokens, completion_tokens, cached_tokens)
        return super().cost(prompt_tokens, completion_tokens, cached_tokens)


class NameRule(_Part):
    """Which names mean a model: one way to compare, or several of which one or all must hold."""

    how: Literal["equals", "starts_with", "ends_with", "contains", "regex", "any", "all"]
    text: str = ""
    rules: tuple["NameRule", ...] = ()

    def holds(self, name: str) -> bool:
        """Whether a name, in lower case, is meant."""
        held = (rule.holds(name) for rule in self.rules)
        ways: dict[str, Callable[[], bool]] = {
            "any": lambda: any(held),
            "all": lambda: all(held),
            "regex": lambda: re.search(self.text, name) is not None,
            "equals": lambda: name == self.text,
            "starts_with": lambda: name.startswith(self.text),
            "ends_with": lambda: name.endswith(self.text),
            "contains": lambda: self.text in name,
        }
        return ways[self.how]()


class PricedModel(_Part):
    """A model of the table; of several prices the last that has begun is valid."""

    id: str
    names: NameRule
    prices: Annotated[tuple[Price, ...], Field(min_length=1)]


class PriceTable(_Part):
    """Prices by provider, and the day and version they were taken from the source."""

    as_of: str = ""
    source: str = ""
    providers: Mapping[str, tuple[PricedModel, ...]] = {}

    def price(self, provider: str, model: str, on: date) -> Price | None:
        """The price of a model on a day; None: it is not known, which is never nothing."""
        name = model.lower()
        known = self.providers.get(provider, ())
        exact = (one for one in known if one.id.lower() == name)
        found = next(chain(exact, (one for one in known if one.names.holds(name))), None)
        if found is None:
            return None
        begun = [price for price in found.prices if price.since is None or price.since <= on]
        return begun[-1] if begun else None


def dollars(usd: float | None) -> str:
    """An amount in words; small ones with as many digits as tell something."""
    if usd is None:
        return "cost unknown"
    if 0 < usd < _LEAST:
        return "under $0.0001"
    return f"${usd:.4f}" if 0 < usd < CENT else f"${usd:,.2f}"


class Spending(NamedTuple):
    """What was spent. `possible_usd` may have been charged although no whole answer came back.

    `unknown` counts requests whose price nobody knows.
    """

    known_usd: float = 0.0
    possible_usd: float = 0.0
    unknown: int = 0

    @property
    def most_usd(self) -> float:
        """What it may have been: what a budget must reckon with."""
        return self.known_usd + self.possible_usd


class SpendingCap(NamedTuple):
    """Money that may not be exceeded: a budget, counted from a moment."""

    budget_usd: float
    since: datetime
