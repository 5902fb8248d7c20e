"""What a request to a provider costs, in US dollars."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

_MILLION = 1_000_000


class Price(BaseModel):
    """US dollars a million tokens. `cached` is for prompt tokens that the provider had already.

    Above `over_tokens` prompt tokens the whole request costs `over`, where a model has such a step.
    """

    model_config = ConfigDict(frozen=True)

    read: float = Field(ge=0)
    written: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)
    over_tokens: int | None = Field(default=None, gt=0)
    over: "Price | None" = None

    def cost(self, prompt_tokens: int, completion_tokens: int, cached_tokens: int = 0) -> float:
        """What one request costs; `cached_tokens` are among the prompt tokens."""
        if self.over is not None and self.over_tokens and prompt_tokens > self.over_tokens:
            return self.over.cost(prompt_tokens, completion_tokens, cached_tokens)
        cached_price = self.read if self.cached is None else self.cached
        fresh = max(0, prompt_tokens - cached_tokens)
        read = fresh * self.read + min(cached_tokens, prompt_tokens) * cached_price
        return (read + completion_tokens * self.written) / _MILLION


class PriceTable(BaseModel):
    """Prices by `provider/model`, and the day they were taken from the source."""

    model_config = ConfigDict(frozen=True)

    as_of: str = ""
    prices: Mapping[str, Price] = {}


class Spending(NamedTuple):
    """What was spent. `possible_usd` may have been charged although no whole answer came back.

    `unknown` counts requests whose price nobody knows.
    """

    known_usd: float = 0.0
    possible_usd: float = 0.0
    unknown: int = 0

    @property
    def most_usd(self) -> float:
        """What the provider may say it was: what a budget must reckon with."""
        return self.known_usd + self.possible_usd


class SpendingCap(NamedTuple):
    """Money that may not be exceeded: a budget, counted from a moment."""

    budget_usd: float
    since: datetime
