"""Where work runs, and why."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Route(StrEnum):
    """Which engine does the steps of a task."""

    LOCAL = "local"
    CLOUD = "cloud"
    LOCAL_WITH_FALLBACK = "local_with_fallback"


class Decision(BaseModel):
    """A route and its reason, in words the user sees."""

    model_config = ConfigDict(frozen=True)

    route: Route
    reason: str
