"""What all downloads of a home share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.domain.ports import Clock
from app.domain.ports.downloads import Accept
from app.system.hub.control import Control
from app.system.hub.hub import Hub
from app.system.hub.pace import Throttle
from app.system.hub.records import Records


@dataclass(frozen=True)
class Workshop:
    """What all downloads share.

    `open_hub` gives the hub of the settings as they are now, and the way to it. `held` says where
    a model with a SHA-256 is already. `tell` says that a download has come on.
    """

    folder: Path
    open_hub: Callable[[Control], tuple[Hub, httpx.BaseTransport]]
    held: Callable[[str], Path | None]
    accept: Accept
    clock: Clock
    throttle: Throttle
    records: Records
    tell: Callable[[str], None]
    waits_s: tuple[float, ...]
    timeout: httpx.Timeout
