"""A whole house of fakes, for tests of the core, the command line and the window."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.cloud import CloudModel, Provider
from app.domain.errors import AppError
from app.domain.events import Event
from app.domain.finding import Finding, Verdict
from app.domain.host import HostFacts
from app.domain.money import NameRule, Price, PricedModel, PriceTable
from app.domain.ports import Ports, SyncPorts
from app.domain.settings import Settings
from app.domain.sync import DatabasePlace
from app.export.writing import write_export
from app.pipeline.house import House
from app.pipeline.hub import EventHub
from app.system.listing import list_folder
from app.system.presets import PresetsFile
from tests.fakes.batches import FakeBatchCloud, FakeBatchStore
from tests.fakes.clock import FakeClock
from tests.fakes.cloud import FakeCloud
from tests.fakes.consents import FakeConsents, FakeReroutes
from tests.fakes.days import FakeDayBook
from tests.fakes.deliveries import FakeDeliveries, FakeTarget
from tests.fakes.downloads import FakeDownloads, FakeTokens, fake_source
from tests.fakes.egress import FakeLedger
from tests.fakes.engine import FakeEngine
from tests.fakes.first_run import FakeSpeedBook, FakeWelcomeMark
from tests.fakes.history import FakeEraser, FakeHistory
from tests.fakes.incoming import FakePasted, FakeRecent
from tests.fakes.model_shelf import FakeShelf
from tests.fakes.network import FakeNetwork
from tests.fakes.pages import FakeDrawer
from tests.fakes.pii import FakePiiRecords
from tests.fakes.queue import FakeQueue
from tests.fakes.reader import FakeReader
from tests.fakes.register import FakeRegister
from tests.fakes.store import FakeTaskStore
from tests.fakes.vault import FakeVault
from tests.fakes.watched import FakeWatchedFolders

RESOURCES = Path(__file__).parent.parent.parent / "resources"
PRICES = PriceTable(
    providers={
        "openai": (
            PricedModel(
                id="big",
                names=NameRule(how="equals", text="big"),
                prices=(Price(read=1.0, written=10.0),),
            ),
        )
    }
)
HOST = HostFacts(
    processor="Fake Processor 9",
    cores=4,
    threads=8,
    ram_total_bytes=16_000_000_000,
    ram_free_bytes=10_000_000_000,
    disk_free_bytes=50_000_000_000,
    has_route=True,
)
FindingSource = Callable[[], Iterator[Finding]]


class FakeLock:
    """A LaneLock that another process may hold."""

    def __init__(self) -> None:
        self.is_held_elsewhere = False
        self.is_held = False

    def try_acquire(self) -> bool:
        self.is_held = not self.is_held_elsewhere
        return self.is_held

    def release(self) -> None:
        self.is_held = False


class FakeTicker:
    """A Ticker that ticks when told to."""

    def __init__(self) -> None:
        self.wakes: list[Callable[[], None]] = []
        self.resumes: list[Callable[[], None]] = []

    def every(self, seconds: float, wake: Callable[[], None]) -> None:
        self.wakes.append(wake)

    def on_resume(self, wake: Callable[[], None]) -> None:
        self.resumes.append(wake)

    def tick(self) -> None:
        """Call everyone once."""
        for wake in self.wakes:
            wake()

    def close(self) -> None:
        self.wakes.clear()


class FakeKeys:
    """A keyring in a dict."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def key_of(self, model: CloudModel) -> str | None:
        return self.kept.get((model.provider, model.base_url))

    def store(self, provider: Provider, base_url: str, key: str) -> None:
        self.kept[provider, base_url] = key

    def remove(self, provider: Provider, base_url: str) -> None:
        self.kept.pop((provider, base_url), None)


class FakePasswords:
    """Passwords in a dict."""

    def __init__(self) -> None:
        self.kept: dict[DatabasePlace, str] = {}

    def password_of(self, at: DatabasePlace) -> str | None:
        return self.kept.get(at)

    def store(self, at: DatabasePlace, password: str) -> None:
        self.kept[at] = password

    def remove(self, at: DatabasePlace) -> None:
        self.kept.pop(at, None)


class FakeSettingsFile:
    """Keeps what was set."""

    def __init__(self) -> None:
        self.changes: list[tuple[str, str]] = []

    def set(self, key: str, text: str) -> Settings:
        self.changes.append((key, text))
        return Settings()


class FakeWindowState:
    """A window's arrangement in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, object]] = {}

    def read(self, name: str) -> dict[str, object]:
        return self.kept.get(name, {})

    def write(self, name: str, value: dict[str, object]) -> None:
        self.kept[name] = value


class FakeBorder:
    """A border that nothing crosses."""

    def close(self) -> None:
        pass


@dataclass
class FakeHouse:
    """The fakes by their own types, and the House and Ports made of them."""

    reader: FakeReader
    store: FakeTaskStore = field(default_factory=FakeTaskStore)
    engine: FakeEngine = field(default_factory=FakeEngine)
    cloud: FakeCloud = field(default_factory=FakeCloud)
    has_network: bool = True
    chance: float = 0.5
    clock: FakeClock = field(default_factory=FakeClock)
    lock: FakeLock = field(default_factory=FakeLock)
    ticker: FakeTicker = field(default_factory=FakeTicker)
    hub: EventHub = field(default_factory=EventHub)
    settings: Settings = field(default_factory=Settings)
    # Most tests are of what is sent, not of whether it may be: all was looked at and agreed to.
    is_all_agreed: bool = True
    findings: tuple[Finding, ...] = (Finding(part="engine", verdict=Verdict.OK, detail="fake"),)

    def __post_init__(self) -> None:
        ids = itertools.count(1)
        self.network = FakeNetwork(lambda: self.has_network)
        self.watched = FakeWatchedFolders()
        self.keys = FakeKeys()
        self.passwords = FakePasswords()
        self.deliveries = FakeDeliveries(self.store)
        self.targets: list[FakeTarget] = []
        self.sync_lock = FakeLock()
        self.ledger = FakeLedger()
        self.settings_keeper = FakeSettingsFile()
        self.register = FakeRegister(self.store)
        self.queue = FakeQueue(self.store)
        self.consents = FakeConsents(self.store, is_all_agreed=self.is_all_agreed)
        self.reroutes = FakeReroutes(self.store)
        self.vault = FakeVault()
        self.pasted, self.recent = FakePasted(), FakeRecent()
        self.window_state = FakeWindowState()
        self.page_drawer = FakeDrawer()
        self.host = HOST
        self.speeds, self.welcome = FakeSpeedBook(), FakeWelcomeMark()
        self.downloads, self.tokens = FakeDownloads(self.hub), FakeTokens()
        self.shelf = FakeShelf()
        self.batches, self.batch_cloud = FakeBatchStore(self.store), FakeBatchCloud()
        self.eraser = FakeEraser(self.store, self.pasted)
        self.history = FakeHistory(self.store, self.eraser)
        self.events: list[Event] = []
        self.asked_for: tuple[str | None, int | None] | None = None  # model, parallel
        self.hub.subscribe(self.events.append)
        self.ports = Ports(
            store=self.store,
            queue=self.queue,
            engine=self.engine,
            cloud=self.cloud,
            register=self.register,
            days=FakeDayBook(self.store),
            watched=self.watched,
            pii=FakePiiRecords(self.store),
            consents=self.consents,
            reroutes=self.reroutes,
            batches=self.batches,
            batch_cloud=self.batch_cloud,
            prices=lambda: PRICES,
            network=self.network,
            chance=lambda: self.chance,
            reader=self.reader,
            clock=self.clock,
            events=self.hub,
            new_id=lambda: f"id{next(ids):04d}",
            read_settings=lambda: self.settings,
            sync=SyncPorts(self.deliveries, lambda: self.targets, lambda: self.sync_lock),
            history=self.history,
            eraser=self.eraser,
        )
        self.house = House(
            home=Path("/nowhere"),
            resources=RESOURCES,
            ports=self.ports,
            hub=self.hub,
            lock=self.lock,
            window_lock=FakeLock(),
            ticker=self.ticker,
            examine=lambda: iter(self.findings),
            list_folder=list_folder,
            page_drawer=self.page_drawer,
            write_export=write_export,
            settings_file=Path("/nowhere/settings.yaml"),
            settings_keeper=self.settings_keeper,
            keys=self.keys,
            presets=PresetsFile(Path("/nowhere/presets.yaml")),
            passwords=self.passwords,
            ledger=self.ledger,
            border=FakeBorder(),
            vault=self.vault,
            pasted=self.pasted,
            recent=self.recent,
            window_state=self.window_state,
            speeds=self.speeds,
            welcome=self.welcome,
            look_at_host=lambda: self.host,
            model_source=fake_source(self.downloads, self.tokens, Path("/nowhere/models")),
            shelf=self.shelf,
        )


def fake_house(
    pages: Mapping[Path, Sequence[str] | AppError],
    settings: Settings | None = None,
    *,
    is_all_agreed: bool = True,
) -> FakeHouse:
    """A house whose documents have these pages; see FakeHouse for `is_all_agreed`."""
    reader, settings = FakeReader(pages), settings or Settings()
    return FakeHouse(reader=reader, settings=settings, is_all_agreed=is_all_agreed)
