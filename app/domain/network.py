"""What is known of the way to the cloud providers, and what the operating system hints at."""

from datetime import datetime
from enum import Enum
from typing import NamedTuple


class Standing(Enum):
    """How it stands with the way to a provider.

    `UNKNOWN`: nobody has asked yet. `CHECKING`: something has changed since, it is asked again.
    """

    UNKNOWN = "not checked yet"
    CHECKING = "being checked"
    ONLINE = "online"
    OFFLINE = "offline"
    SIGN_IN = "a sign-in page answers"

    @property
    def may_try(self) -> bool:
        """Whether a request may be sent now: it then is what tells."""
        return self in {Standing.UNKNOWN, Standing.ONLINE}


class Finding(Enum):
    """What a probe or a real request has found out."""

    ANSWERED = "it answers"
    UNREACHABLE = "it cannot be reached"
    INTERCEPTED = "a sign-in page or a proxy answers instead of it"


class Hint(NamedTuple):
    """What the operating system says of the network; None: it does not say. Never the truth."""

    is_reachable: bool | None = None
    is_captive: bool | None = None
    is_metered: bool | None = None


class NetworkView(NamedTuple):
    """What is known now.

    `next_probe` is when it is asked next, if anything waits; `back_since` is when the connection
    was last confirmed.
    """

    standing: Standing
    next_probe: datetime | None = None
    back_since: datetime | None = None
    is_metered: bool = False
