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


# Why a task waits whose words nobody has seen yet who may say that they leave.
LOOK_WANTED = "waits for your look at what would leave"


def waiting(reason: str, next_try: datetime | None = None) -> str:
    """That something waits, why, and the next try (in this machine's time), as a clause."""
    told = reason if reason == LOOK_WANTED else f"waits: {reason}"
    return f"{told}; next try at {next_try.astimezone():%H:%M}" if next_try else told


class Decision(BaseModel):
    """A route and its reason, in words the user sees."""

    model_config = ConfigDict(frozen=True)

    route: Route
    reason: str
