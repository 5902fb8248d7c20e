"""What the core needs from the world. Adapters implement these; tests use small fakes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.money import PriceTable
from app.domain.ports.cloud import Cloud
from app.domain.ports.egress import Ledger
from app.domain.ports.engine import Engine, EngineFacts, EngineFigures, Progress
from app.domain.ports.register import Register
from app.domain.ports.store import AttemptSpan, Recovered, TaskOverview, TaskStore
from app.domain.ports.surroundings import Clock, DocumentReader, EventSink, LaneLock
from app.domain.ports.sync import Deliveries, OpenTarget, SyncPorts, SyncTarget
from app.domain.settings import Settings

__all__ = [
    "AttemptSpan",
    "Clock",
    "Cloud",
    "Deliveries",
    "DocumentReader",
    "Engine",
    "EngineFacts",
    "EngineFigures",
    "EventSink",
    "LaneLock",
    "Ledger",
    "OpenTarget",
    "Ports",
    "Progress",
    "Recovered",
    "Register",
    "SyncPorts",
    "SyncTarget",
    "TaskOverview",
    "TaskStore",
]


@dataclass(frozen=True)
class Ports:
    """Everything the pipeline may touch.

    `has_network` finds out without sending anything; `chance` is even, from 0 to 1.
    """

    store: TaskStore
    engine: Engine
    reader: DocumentReader
    clock: Clock
    events: EventSink
    cloud: Cloud
    register: Register
    prices: Callable[[], PriceTable]
    has_network: Callable[[], bool]
    chance: Callable[[], float]
    new_id: Callable[[], str]
    read_settings: Callable[[], Settings]
    sync: SyncPorts

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.read_settings()
