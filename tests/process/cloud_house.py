"""The core with the real store and the real cloud engine; documents and local answers are fakes."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.ports import Ports
from app.domain.settings import CloudEngineSettings, Settings
from app.domain.task import Task
from app.engines.cloud import CloudEngine
from app.engines.cloud.batches import BatchEngine
from app.pipeline.cloud_state import agreed_chain
from app.pipeline.consent import agree_beforehand
from app.pipeline.flight import Flight
from app.pipeline.kinds import JSON_KINDS
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.store.batches import SqlBatchStore
from app.store.consents import SqlConsents
from app.store.pii import SqlPiiRecords
from app.store.queue import SqlQueue
from app.store.register import SqlRegister
from app.store.reroutes import SqlReroutes
from app.store.task_store import SqlTaskStore
from app.system.clock import SystemClock
from tests.fakes.egress import FakeLedger, open_guard
from tests.fakes.house import FakeHouse, fake_house
from tests.made_store import made_database

KEY = "sk-canary-4711"


class CloudHouse:
    """Runs tasks one at a time. Its clock is a test's: no wait takes time.

    With `is_agreed` the user has said of each task beforehand that it may be sent.
    """

    is_agreed = True

    def __init__(self, folder: Path, documents: dict[Path, list[str]], base_url: str) -> None:
        self.folder, self.ledger = folder, FakeLedger()
        self.fakes: FakeHouse = fake_house(documents)
        self.use(provider="openai_compatible", model="any", base_url=base_url)
        self.ports: Ports = self.fakes.ports

    def use(self, **cloud: Any) -> None:
        """Set the cloud's settings; a deadline may be shorter than the file would allow."""
        deadline_s = cloud.pop("deadline_s", None)
        prices = {"price_in": 1.0, "price_out": 2.0}
        made = Settings.model_validate({"cloud_engine": {**prices, **cloud}})
        if deadline_s is not None:
            short = made.cloud_engine.model_copy(update={"deadline_s": deadline_s})
            made = made.model_copy(update={"cloud_engine": short})
        self.fakes.settings = made

    @contextmanager
    def opened(self) -> Iterator["CloudHouse"]:
        """With its store open; it may be opened again, as after a restart."""
        database = made_database(self.folder, self.fakes.clock.now())
        network = open_guard(self.ledger, lambda: self.fakes.settings.privacy.offline).transport()
        cloud = CloudEngine(self._settings, lambda _: KEY, SystemClock(), lambda _: (), network)
        in_batches = BatchEngine(lambda _: KEY, SystemClock(), network)
        self.ports = dataclasses.replace(
            self.fakes.ports,
            store=SqlTaskStore(database),
            queue=SqlQueue(database),
            register=SqlRegister(database, JSON_KINDS),
            pii=SqlPiiRecords(database),
            consents=SqlConsents(database),
            reroutes=SqlReroutes(database),
            cloud=cloud,
            batches=SqlBatchStore(database),
            batch_cloud=in_batches,
        )
        self.ports.store.recover(self.ports.clock.now())
        try:
            yield self
        finally:
            cloud.close()
            in_batches.close()
            self.ports.store.close()

    def run_next(self) -> Task | None:
        """Run what is due, if anything is."""
        ports = self.ports
        if self.is_agreed:
            unfinished = [one for one in ports.store.tasks() if not one.state.is_final]
            agree_beforehand(ports, [one for one in unfinished if not agreed_chain(ports, one)])
        ports.store.wake_waiting(ports.clock.now())
        task = ports.store.claim_task(ports.clock.now())
        if task is None:
            return None
        pools = Pools(StepPool(1), StepPool(1))
        run_task(ports, task, Flight(ports.engine, ports.cloud), pools)
        pools.close()
        return ports.store.task(task.id)

    def run_out(self, task_id: str, most: int) -> Task:
        """Take the task up each time it is due, so often at most."""
        for _ in range(most):
            task = self.ports.store.task(task_id)
            if task.state.is_final:
                return task
            if task.waits is not None and task.waits.until is not None:
                wait = task.waits.until - self.ports.clock.now()
                self.fakes.clock.advance(max(0.0, wait.total_seconds()) + 1)
            self.run_next()
        return self.ports.store.task(task_id)

    def files(self) -> bytes:
        """All that the store has written."""
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())

    def _settings(self) -> CloudEngineSettings:
        return self.fakes.settings.cloud_engine
