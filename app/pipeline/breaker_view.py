"""The breaker as the window and the command line show it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from app.domain.breaker import BreakerState
from app.domain.ports import Ports
from app.pipeline.cloud_state import LONG_AGO, breaker_rules, current_breaker
from app.routing.breaker import reset_at


class BreakerView(BaseModel):
    """Its state since when, the answers it goes by, and when an open one lets a few through.

    An open one goes by those that opened it, and by what local-only work has shown since.
    """

    model_config = ConfigDict(frozen=True)

    state: BreakerState
    since: datetime
    failed: int
    samples: int
    threshold: float
    reset_at: datetime | None

    def in_words(self) -> str:
        """What it means for local JSON, and until when, by the clock of this machine."""
        state = self.state.value.replace("_", " ")
        at = f"{self.reset_at.astimezone():%H:%M:%S}" if self.reset_at else ""
        until = f"; a few are tried again at {at}" if at else ""
        return (
            f"{state}: {self.failed} of the last {self.samples} local JSON answers were not valid"
            f"{until}"
        )


def look_at_breaker(ports: Ports) -> BreakerView:
    """The breaker now."""
    now_is, rules = current_breaker(ports), breaker_rules(ports)
    is_open = now_is.state is BreakerState.OPEN
    verdicts = ports.register.verdicts(LONG_AGO if is_open else now_is.since, rules.window)
    return BreakerView(
        state=now_is.state,
        since=now_is.since,
        failed=sum(not is_valid for is_valid in verdicts),
        samples=len(verdicts),
        threshold=rules.threshold,
        reset_at=reset_at(now_is, rules) if is_open else None,
    )
