"""A comparison of this machine's results with the larger model's, on the user's own documents."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.domain.calibration import Confidence
from app.domain.route import Route
from app.domain.task import Kind


class Choice(StrEnum):
    """Which of two results a person found better, without knowing whose is which."""

    LOCAL = "local"
    CLOUD = "cloud"
    SAME = "same"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Pair(_Part):
    """The same work done twice. `agreement` is from 0 to 1; `choice` None: nobody was asked."""

    task_id: str
    cloud_task_id: str
    kind: Kind
    document: str
    agreement: float
    choice: Choice | None = None


class Suggestion(_Part):
    """Where work of a kind should be done by default; `route` None: too little is known."""

    route: Route | None
    confidence: Confidence
    reason: str


class KindComparison(_Part):
    """The pairs of a kind. `agreement` is their mean; `choices` counts what a person preferred."""

    pairs: int
    agreement: float
    choices: dict[Choice, int]
    cost_usd: float | None
    suggestion: Suggestion


class Comparison(_Part):
    """What was compared. `unfinished` tasks have no result from the larger model (yet).

    `cost_usd` is by the provider's own count; None: not known. `possible_cost_usd` may be charged
    for requests to which no whole answer came.
    """

    model: str
    pairs: tuple[Pair, ...]
    unfinished: tuple[str, ...]
    by_kind: dict[str, KindComparison]
    cost_usd: float | None
    possible_cost_usd: float
