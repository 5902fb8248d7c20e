"""The composition root: builds every concrete object. The one module that may import all."""

import random
import secrets
from functools import cache, partial
from pathlib import Path

from app.bootstrap_engines import Clouds, clouds, engine
from app.bootstrap_models import examination, model_shelf, model_source
from app.bootstrap_window import enter_window, open_window, run_alone, tell_failure
from app.domain.files import PASTED_FOLDER
from app.domain.money import PriceTable
from app.domain.ports import Engine, Ports, SyncPorts, SyncTarget
from app.domain.settings import Settings
from app.export.result_folder import ResultFolder
from app.export.writing import write_export
from app.ingest.drawing import LimitedDrawer
from app.ingest.reader import LimitedReader
from app.pipeline.house import Door, House
from app.pipeline.hub import EventHub
from app.pipeline.kinds import JSON_KINDS
from app.store.batches import SqlBatchStore
from app.store.consents import SqlConsents
from app.store.database import Database
from app.store.days import SqlDayBook
from app.store.deliveries import SqlDeliveries
from app.store.eraser import SqlEraser
from app.store.history import SqlHistory
from app.store.ledger import SqlLedger
from app.store.pii import SqlPiiRecords
from app.store.queue import SqlQueue
from app.store.register import SqlRegister
from app.store.reroutes import SqlReroutes
from app.store.task_store import SqlTaskStore
from app.store.vault import HomeVault
from app.store.watched import SqlWatchedFolders
from app.system.clock import SystemClock
from app.system.connectivity import Connectivity
from app.system.egress import EgressGuard
from app.system.first_run import SpeedFile, WelcomeFile
from app.system.host import look_at_host
from app.system.lane_lock import FileLaneLock
from app.system.listing import list_folder
from app.system.logging import start_logging
from app.system.login_item import LoginItem, own_command
from app.system.passphrase import given_passphrase, is_plain_at_first
from app.system.pasted import PastedFolder
from app.system.paths import Places, find_places, make_places
from app.system.presets import PresetsFile
from app.system.recent_folders import RecentFile
from app.system.resources import resources_folder
from app.system.secrets import KeyringShelf, Keys, SyncPasswords
from app.system.settings import LiveSettings, SettingsFile, load_settings
from app.system.ticker import ApTicker
from app.system.window_state import WindowStateFile

_ID_BYTES = 6
_CONNECT_S = 15.0


def open_door(home: Path | None) -> Door:
    """A home's vault, and what builds the house on it.

    Raises:
        AppError: the folder cannot be used.
    """
    places = find_places(home)
    make_places(places)
    vault = _vault(places)
    return Door(vault, partial(_build, places, vault), given_passphrase)


def build(home: Path | None) -> House:
    """Put a Homeport together on a home folder (None: the platform's own folders).

    Raises:
        AppError: the folder, the settings or the store cannot be used.
    """
    return open_door(home).build()


def _vault(places: Places) -> HomeVault:
    return HomeVault(
        places.data,
        KeyringShelf(),
        FileLaneLock(places.data / "lane.lock"),
        SystemClock(),
        passphrase=given_passphrase,
        is_plain_at_first=is_plain_at_first(),
    )


def _build(places: Places, vault: HomeVault) -> House:
    start_logging(places.logs)
    settings = load_settings(places.settings_file)
    clock, hub = SystemClock(), EventHub()
    keys, live = Keys(), LiveSettings(places.settings_file, settings, clock)
    database = vault.open()
    ledger = SqlLedger(database)
    guard = EgressGuard(ledger, live.is_offline, clock)
    guard.close_orphans()
    worker = engine(places, _resources(), settings, lambda: guard, vault, live)
    providers = clouds(live, keys, clock, database, guard)
    passwords = SyncPasswords()
    sync = SyncPorts(
        SqlDeliveries(database),
        partial(_sync_targets, live, passwords, guard),
        partial(FileLaneLock, places.data / "sync.lock"),
    )
    ports = _ports(database, live, clock, hub, worker, providers, sync)
    shelf = model_shelf(places, _resources(), live)
    return House(
        home=places.data,
        resources=_resources(),
        ports=ports,
        hub=hub,
        lock=FileLaneLock(places.data / "lane.lock"),
        window_lock=FileLaneLock(places.data / "window.lock"),
        ticker=ApTicker(),
        examine=partial(examination, places, live, worker, vault, shelf),
        list_folder=list_folder,
        page_drawer=LimitedDrawer(),
        write_export=write_export,
        settings_file=places.settings_file,
        settings_keeper=SettingsFile(places.settings_file),
        keys=keys,
        presets=PresetsFile(places.settings_file.with_name("presets.yaml")),
        passwords=passwords,
        ledger=ledger,
        border=guard,
        vault=vault,
        pasted=PastedFolder(places.data / PASTED_FOLDER, clock),
        recent=RecentFile(places.data / "recent.json"),
        window_state=WindowStateFile(places.data / "window.json"),
        speeds=SpeedFile(places.data / "speed.json"),
        welcome=WelcomeFile(places.data / "welcome-shown.txt"),
        look_at_host=partial(look_at_host, places.models),
        model_source=model_source(places, _resources(), live, guard, hub, shelf),
        shelf=shelf,
        read_newest=partial(_read_newest, guard),
        login_item=_login_item(),
    )


def _login_item() -> LoginItem:
    return LoginItem(own_command())


def _read_newest(guard: EgressGuard, address: str) -> str:
    from app.system.updates import read_newest  # httpx loads only when it is used

    return read_newest(address, guard.transport())


def _ports(  # noqa: PLR0913, PLR0917 - whatever the core needs
    database: Database,
    live: LiveSettings,
    clock: SystemClock,
    hub: EventHub,
    worker: Engine,
    providers: Clouds,
    sync: SyncPorts,
) -> Ports:
    """What the core needs of the world."""
    return Ports(
        store=SqlTaskStore(database),
        queue=SqlQueue(database),
        engine=worker,
        cloud=providers.one_by_one,
        register=SqlRegister(database, JSON_KINDS),
        days=SqlDayBook(database),
        watched=SqlWatchedFolders(database),
        pii=SqlPiiRecords(database),
        consents=SqlConsents(database),
        reroutes=SqlReroutes(database),
        batches=SqlBatchStore(database),
        batch_cloud=providers.in_batches,
        prices=cache(_read_prices),
        network=Connectivity(clock, random.random),
        chance=random.random,
        reader=LimitedReader(),
        clock=clock,
        events=hub,
        new_id=_new_id,
        read_settings=live.read,
        sync=sync,
        history=SqlHistory(database),
        eraser=SqlEraser(database),
    )


def _new_id() -> str:
    return secrets.token_hex(_ID_BYTES)


def _sync_targets(
    live: LiveSettings, passwords: SyncPasswords, guard: EgressGuard
) -> list[SyncTarget]:
    """The places that the settings name, as they are now."""
    settings = live.read().sync
    targets: list[SyncTarget] = []
    if settings.folder_path is not None:
        targets.append(ResultFolder(settings.folder_path, _new_id))
    if settings.database is not None:
        from app.store.sync_database import ResultDatabase  # its driver loads when it is used

        open_socket = partial(guard.open_socket, timeout_s=_CONNECT_S)
        keeper = passwords.password_of
        targets.append(ResultDatabase(settings.database, open_socket, keeper, _new_id))
    return targets


def build_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
    """An engine alone, with another model or parallelism than the settings say.

    Raises:
        AppError: the folder or the settings cannot be used.
    """
    places = find_places(home)
    make_places(places)
    settings = load_settings(places.settings_file)
    path = str(Path(model).expanduser().absolute()) if model else None
    changes: dict[str, str | int | None] = {"model": path or settings.local_engine.model}
    if parallel:
        changes["parallel"] = parallel
    local = settings.local_engine.model_copy(update=changes)
    asked = settings.model_copy(update={"local_engine": local})
    return engine(places, _resources(), asked, partial(_guard_alone, places, settings))


def main(argv: list[str]) -> int:
    """Run the command line on these arguments; without a command it opens the window."""
    from app.cli.main import Services, run

    doors = (open_window, open_door, enter_window)
    return run(argv, Services(build, build_engine, *doors, _login_item(), tell_failure))


def window(home: Path | None, *, with_sample: bool) -> int:
    """Open the window past the command line, which takes longer to load; the exit code."""
    return run_alone(partial(open_door, home), with_sample=with_sample)


def _guard_alone(places: Places, settings: Settings) -> EgressGuard:
    """A guard for an engine alone: its requests are in the home's ledger too."""
    clock = SystemClock()
    ledger = SqlLedger(_vault(places).open())
    live = LiveSettings(places.settings_file, settings, clock)
    return EgressGuard(ledger, live.is_offline, clock)


def _read_prices() -> PriceTable:
    """The price table that comes with the app."""
    return PriceTable.model_validate_json((_resources() / "prices.json").read_bytes())


def _resources() -> Path:
    return Path(resources_folder())
