"""What the core needs from the world. Adapters implement these; tests use small fakes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.money import PriceTable
from app.domain.ports.batches import BatchCloud, BatchStore
from app.domain.ports.cloud import Cloud
from app.domain.ports.consents import Consents, Reroutes
from app.domain.ports.days import DayBook
from app.domain.ports.downloads import Downloads, ModelSource, TokenKeeper
from app.domain.ports.egress import Ledger
from app.domain.ports.engine import Engine, EngineFacts, EngineFigures, Progress
from app.domain.ports.first_run import SpeedBook, WelcomeMark
from app.domain.ports.history import Eraser, History
from app.domain.ports.incoming import PasteKeeper, RecentFolders
from app.domain.ports.models import ModelShelf, OnModelProgress
from app.domain.ports.network import Network
from app.domain.ports.pages import OpenPages, PageDrawer
from app.domain.ports.pii import PiiRecords
from app.domain.ports.queue import Changes, Claim, Place, Queue
from app.domain.ports.register import Register
from app.domain.ports.store import AttemptSpan, Lease, Recovered, TaskOverview, TaskStore
from app.domain.ports.surroundings import Clock, DocumentReader, EventSink, LaneLock
from app.domain.ports.sync import Deliveries, OpenTarget, SyncPorts, SyncTarget
from app.domain.ports.vault import KeyShelf, Vault
from app.domain.ports.watched import WatchedFolders
from app.domain.settings import Settings

__all__ = [
    "AttemptSpan",
    "BatchCloud",
    "BatchStore",
    "Changes",
    "Claim",
    "Clock",
    "Cloud",
    "Consents",
    "DayBook",
    "Deliveries",
    "DocumentReader",
    "Downloads",
    "Engine",
    "EngineFacts",
    "EngineFigures",
    "Eraser",
    "EventSink",
    "History",
    "KeyShelf",
    "LaneLock",
    "Lease",
    "Ledger",
    "ModelShelf",
    "ModelSource",
    "Network",
    "OnModelProgress",
    "OpenPages",
    "OpenTarget",
    "PageDrawer",
    "PasteKeeper",
    "PiiRecords",
    "Place",
    "Ports",
    "Progress",
    "Queue",
    "RecentFolders",
    "Recovered",
    "Register",
    "Reroutes",
    "SpeedBook",
    "SyncPorts",
    "SyncTarget",
    "TaskOverview",
    "TaskStore",
    "TokenKeeper",
    "Vault",
    "WatchedFolders",
    "WelcomeMark",
]


@dataclass(frozen=True)
class Ports:
    """Everything the pipeline may touch.

    `chance` is even, from 0 to 1.
    """

    store: TaskStore
    queue: Queue
    engine: Engine
    reader: DocumentReader
    clock: Clock
    events: EventSink
    cloud: Cloud
    register: Register
    days: DayBook
    watched: WatchedFolders
    pii: PiiRecords
    consents: Consents
    reroutes: Reroutes
    batches: BatchStore
    batch_cloud: BatchCloud
    prices: Callable[[], PriceTable]
    network: Network
    chance: Callable[[], float]
    new_id: Callable[[], str]
    read_settings: Callable[[], Settings]
    sync: SyncPorts
    history: History
    eraser: Eraser

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.read_settings()

    def has_network(self) -> bool:
        """Whether a request to any model of the chain may be tried now; nothing is sent."""
        view = self.network.view(self.settings.cloud_engine.chain)
        may_use = self.settings.network.allow_metered or not view.is_metered
        return may_use and view.standing.may_try
