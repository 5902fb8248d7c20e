"""The circuit breaker over local JSON: whether the local model's answers can be relied on."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class BreakerState(StrEnum):
    """Closed: local answers are relied on. Open: they are not. Half open: a few are tried."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class Breaker(BaseModel):
    """A state and when it began. Only answers of work begun since then count."""

    model_config = ConfigDict(frozen=True)

    state: BreakerState = BreakerState.CLOSED
    since: datetime
