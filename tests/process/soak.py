"""A household that runs for simulated weeks: the real store, lane, cloud engine, guard and ledger.

Only time, the documents and the local model are fakes: they cost nothing, so a month takes minutes.
"""

import dataclasses
import itertools
import random
import threading
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from app.domain.attempt import Attempt
from app.domain.events import Event, LaneHalted
from app.domain.plan import StepState
from app.domain.ports import Ports, SyncPorts
from app.domain.settings import Settings
from app.engines.cloud import CloudEngine
from app.engines.cloud.batches import BatchEngine
from app.export.result_folder import ResultFolder
from app.pipeline.connection import check_connection
from app.pipeline.house import House
from app.pipeline.hub import EventHub
from app.pipeline.kinds import JSON_KINDS
from app.pipeline.lane import Lane
from app.pipeline.schedule import slow_chores
from app.pipeline.sync import prepare_targets
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
from app.system.connectivity import Connectivity
from app.system.egress import EgressGuard
from app.system.lane_lock import FileLaneLock
from tests.fakes.house import fake_house
from tests.fakes.shelf import FakeShelf
from tests.process.soak_fakes import MarkedReader, QuietEngine, SoakClock
from tests.process.soak_provider import SoakProvider

WAIT_S = 60
_PASSING = ("task", "step", "hang up", "probe", "local lane", "egress")
_COUNT = text("SELECT state, count(*) FROM tasks GROUP BY state")


class Town:
    """One home, its provider and its share, over many restarts."""

    retention = timedelta(days=2)

    def __init__(self, folder: Path, seed: int) -> None:
        """Nobody is at home yet.

        Args:
            seed: of the app's own chance.
        """
        self._luck = random.Random(seed)
        self.clock, self.provider = SoakClock(), SoakProvider()
        self.home, self.share = folder / "home", folder / "share"
        self.hidden = folder / "share that is not mounted"
        self.home.mkdir()
        self.share.mkdir()
        self.route: str | None = "10.0.0.1"
        self.is_offline = False
        self.restarts = 0
        self.halts: list[str] = []
        self.changed = threading.Condition()
        self._numbers = itertools.count(1)
        self._made = self._make_settings()

    @property
    def settings(self) -> Settings:
        """As they are now."""
        switch = {"offline": self.is_offline}
        privacy = self._made.privacy.model_copy(update=switch)
        return self._made.model_copy(update={"privacy": privacy})

    def open(self) -> None:
        """Start as a process starts."""
        lock = FileLaneLock(self.home / "lane.lock")
        vault = HomeVault(
            self.home,
            FakeShelf(),
            lock,
            self.clock,
            passphrase=lambda: None,
            is_plain_at_first=True,
        )
        self.database = vault.open()
        self.ledger = SqlLedger(self.database)
        guard = EgressGuard(self.ledger, lambda: self.is_offline, self.clock)
        guard.close_orphans()
        hub = EventHub()
        self.ports = self._ports(self.database, guard, hub)
        self.house: House = dataclasses.replace(
            fake_house({}).house,
            ports=self.ports,
            hub=hub,
            lock=lock,
            vault=vault,
            ledger=self.ledger,
            border=guard,
        )
        hub.subscribe(self._on_event)
        self.lane = Lane(self.ports, lock)
        hub.subscribe(self.lane.on_event)
        if not self.restarts:
            prepare_targets(self.ports)
        self.lane.start()

    def close(self) -> None:
        """Stop as a process stops."""
        self.lane.stop(WAIT_S)
        self.house.close()
        self.settle_threads()

    def die(self) -> None:
        """Leave one task as a kill in mid-step leaves it, then go."""
        self.lane.stop(WAIT_S)
        task = self.ports.store.claim_task(self.clock.now())
        steps = self.ports.store.steps(task.id) if task else []
        pending = [step for step in steps if step.state is StepState.PENDING]
        if task is not None and pending:
            self.ports.store.begin_attempt(
                Attempt(
                    id=self.new_id(),
                    task_id=task.id,
                    step_id=pending[0].id,
                    engine="local",
                    model="fake-model",
                    started_at=self.clock.now(),
                    fence=task.fence,
                )
            )
        self.close()

    def restart(self, *, is_killed: bool) -> None:
        """Go and come back."""
        self.restarts += 1
        (self.die if is_killed else self.close)()
        self.open()

    def settle_threads(self) -> None:
        """Wait for the threads that end by themselves once their work is over."""
        keeps = self.lane._pools.local._threads + self.lane._pools.cloud._threads
        is_open = self.lane._thread.is_alive()
        staying = {self.lane._thread, *keeps} if is_open else set()
        for thread in set(threading.enumerate()) - staying:
            if thread.name in _PASSING:
                thread.join(WAIT_S)
                assert not thread.is_alive(), thread.name

    def tick(self, times: int = 3) -> None:
        """What the clock does in a few seconds. The way is asked for only while something waits."""
        self.settle()
        for _ in range(times):
            check_connection(self.ports)
            self.clock.advance(2)
            self.lane.wake()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs, nothing that could run is left, and all have landed."""
        flying = set(self.lane._threads)
        while flying or not self._is_idle():
            for thread in flying:  # of a task that was paused or cancelled some land later
                if thread.is_alive():  # else it has landed, or starts this very moment
                    thread.join(WAIT_S)
                    assert not thread.is_alive()
            with self.changed:
                assert self.changed.wait_for(self._is_idle, WAIT_S), self.states()
            flying = set(self.lane._threads)

    def states(self) -> dict[str, int]:
        """How many tasks are in which state."""
        with self.database.read() as connection:
            return dict(connection.execute(_COUNT).tuples().all())

    def do_chores(self) -> None:
        """Sync, retention, backup and check, as the side lane does them when they are due."""
        for chore in slow_chores(self.house):
            chore.run()

    def new_id(self) -> str:
        return f"{next(self._numbers):012x}"

    def _is_idle(self) -> bool:
        states = self.states()
        is_paused = self.ports.queue.paused_since() is not None
        return not states.get("running") and (is_paused or not states.get("queued"))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, LaneHalted):
            self.halts.append(event.error.code)
        with self.changed:
            self.changed.notify_all()

    def _make_settings(self) -> Settings:
        cloud = {
            "provider": "openai_compatible",
            "model": "any",
            "base_url": f"http://127.0.0.1:{self.provider.port}/v1",
            "rate_limit": 100_000,
            "price_in": 1.0,
            "price_out": 2.0,
        }
        made = Settings.model_validate({"cloud_engine": cloud, "sync": {"folder": str(self.share)}})
        # Sooner than the file would allow, so that it has something to delete in the time we have.
        days = {"retention_days": self.retention.days}
        figures = made.observability.model_copy(update=days)
        return made.model_copy(update={"observability": figures})

    def _ports(self, database: Database, guard: EgressGuard, hub: EventHub) -> Ports:
        network, register = guard.transport(), SqlRegister(database, JSON_KINDS)
        cloud = CloudEngine(
            lambda: self.settings.cloud_engine,
            lambda _: "sk-soak",
            self.clock,
            register.cloud_starts,
            network,
        )
        sync = SyncPorts(
            SqlDeliveries(database),
            lambda: [ResultFolder(self.share, self.new_id)],
            lambda: FileLaneLock(self.home / "sync.lock"),
        )
        return Ports(
            store=SqlTaskStore(database),
            queue=SqlQueue(database),
            engine=QuietEngine(),
            cloud=cloud,
            register=register,
            days=SqlDayBook(database),
            watched=SqlWatchedFolders(database),
            pii=SqlPiiRecords(database),
            consents=SqlConsents(database),
            reroutes=SqlReroutes(database),
            batches=SqlBatchStore(database),
            batch_cloud=BatchEngine(lambda _: "sk-soak", self.clock, network),
            prices=fake_house({}).ports.prices,
            network=Connectivity(self.clock, self._luck.random, lambda _: self.route),
            chance=self._luck.random,
            reader=MarkedReader(),
            clock=self.clock,
            events=hub,
            new_id=self.new_id,
            read_settings=lambda: self.settings,
            sync=sync,
            history=SqlHistory(database),
            eraser=SqlEraser(database),
        )
