"""Where work runs, and why."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Route(StrEnum):
    """Which engine does the steps of a task."""

    LOCAL = "local"
    CLOUD = "cloud"
    LOCAL_WITH_FALLBACK = "local_with_fallback"


class Waits(NamedTuple):
    """Why a task waits for the network, in words, and the next try; None: as soon as it can."""

    reason: str
    until: datetime | None = None


class Decision(BaseModel):
    """A route and its reason, in words the user sees."""

    model_config = ConfigDict(frozen=True)

    route: Route
    reason: str
