"""The whole program with its keyring, a folder and a real PostgreSQL: once each, and no secret."""

import dataclasses
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest

from app.bootstrap import build
from app.domain.options import Options
from app.domain.sync import DatabasePlace, TargetReport
from app.domain.task import Kind, Privacy, TaskState
from app.pipeline.flight import Flight
from app.pipeline.house import House
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from app.pipeline.sync import prepare_targets, sync_once
from tests.fakes.engine import FakeEngine
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import FakeReader
from tests.postgres import PostgresServer

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="GNOME's keyring is Linux's"
)
SESSION = Path(__file__).parent / "session.sh"
PASSWORD = "canary-pass-4711"
SECRET, OPEN = "CANARY-HERRING-2208", "CANARY-MACKEREL-3319"
GERMAN = Options(language="German")
# The program, killed by itself after a result is there and before that is written down.
KILLED = f"""
import os, sys, keyring
from app.store.deliveries import SqlDeliveries
keyring.get_password = lambda *words: {PASSWORD!r}
SqlDeliveries.delivered = lambda *words: os.kill(os.getpid(), 9)
from app.bootstrap import main
main(sys.argv[1:])
"""


class Office:
    """A home with a folder and a database that results go to."""

    def __init__(self, base: Path, at: DatabasePlace, share: Path) -> None:
        self.home, self.user, self.share = base / "home", base / "user", share
        for folder in (self.home, self.user, share):
            folder.mkdir(parents=True, exist_ok=True)
        url = f"postgresql+pg8000://{at.user}@{at.name}"
        self.set(folder=str(share), database_url=url)

    def set(self, **sync: object) -> None:
        """The settings of sync, and no others."""
        lines = (f"  {name}: {json.dumps(value)}\n" for name, value in sync.items())
        (self.home / "settings.yaml").write_text("".join(["sync:\n", *lines]))

    @contextmanager
    def house(self) -> Iterator[House]:
        """All of it, in this process."""
        house = build(self.home)
        try:
            yield house
        finally:
            house.close()

    def sync(self) -> tuple[TargetReport, TargetReport]:
        """One pass, as a person asks for it: the folder, then the database."""
        with self.house() as house:
            folder, database = sync_once(house.ports, is_asked=True).targets
            return folder, database

    def finish(self, **texts: str) -> dict[str, str]:
        """A finished translation of each text, by an engine that knows two words."""
        with self.house() as house:
            return {name: _finish(house, name, text) for name, text in texts.items()}

    def run(self, *words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """The program in a session with GNOME's keyring."""
        program = [str(SESSION), "unlocked", sys.executable, "-m", "app", *words]
        user = {"HOME": str(self.user), "XDG_DATA_HOME": str(self.user / "data")}
        return self._run(program, stdin, {**user, "HOMEPORT_HOME": str(self.home)})

    def be_killed(self) -> None:
        """A pass that is killed at its first result."""
        program = [sys.executable, "-c", KILLED, "sync", "--home", str(self.home)]
        assert self._run(program, "", {}).returncode == -signal.SIGKILL

    def _run(
        self, program: list[str], stdin: str, more: dict[str, str]
    ) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            program,
            check=False,
            input=stdin,
            env={**os.environ, **more},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def files(self) -> bytes:
        return b"".join(one.read_bytes() for one in self.share.rglob("*") if one.is_file())


def _finish(house: House, name: str, text: str) -> str:
    path = Path(f"/in/{name}.txt")
    engine = FakeEngine()
    ports = dataclasses.replace(house.ports, engine=engine, reader=FakeReader({path: [text]}))
    privacy = Privacy.LOCAL_ONLY if "private" in name else Privacy.CLOUD_ALLOWED
    task = submit_task(ports, Order(Kind.TRANSLATE, path, privacy=privacy, options=GERMAN))
    engine.script = [text.replace("was seen", "wurde gesehen")]
    claimed = ports.store.claim_task(ports.clock.now(), only=[task.id])
    assert claimed is not None
    pool = StepPool(1)
    run_task(ports, claimed, Flight(engine, ports.cloud), Pools(pool, pool))
    pool.close()
    assert ports.store.task(task.id).state is TaskState.SUCCEEDED
    return task.id


@pytest.fixture
def at(postgres: PostgresServer) -> DatabasePlace:
    return postgres.new_place(PASSWORD)


@pytest.fixture
def office(tmp_path: Path, at: DatabasePlace, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A home that is ready to send; its keyring has the password."""
    monkeypatch.setattr(keyring, "get_password", lambda *_: PASSWORD)
    return ready(Office(tmp_path, at, tmp_path / "share"))


def ready(office: Office) -> Office:
    with office.house() as house:
        prepare_targets(house.ports)
    return office


def in_database(postgres: PostgresServer, at: DatabasePlace) -> list[tuple[object, ...]]:
    query = "SELECT task_id, revision FROM homeport.results ORDER BY task_id, revision"
    return [tuple(row) for row in postgres.run(query, database=at.database)]


def ids_of(target: TargetReport) -> list[str]:
    return sorted(one.task_id for one in target.sent)


def test_the_command_line_with_a_real_keyring(tmp_path: Path, at: DatabasePlace) -> None:
    office = Office(tmp_path, at, tmp_path / "share")
    assert office.run("sync", "password", stdin=PASSWORD + "\n").returncode == 0
    assert office.run("sync", "prepare").returncode == 0
    made = office.finish(letter="A letter. " * 5)
    done = office.run("sync", "--json")
    assert done.returncode == 0, done.stderr
    targets = json.loads(done.stdout)["targets"]
    assert [one["target"] for one in targets] == ["folder", "database"]
    assert [[sent["task_id"] for sent in one["sent"]] for one in targets] == [[made["letter"]]] * 2
    files = b"".join(one.read_bytes() for one in office.home.rglob("*") if one.is_file())
    assert PASSWORD.encode() not in files + office.files()


def test_a_local_only_result_is_nowhere_but_in_a_trusted_place(
    office: Office, postgres: PostgresServer, at: DatabasePlace
) -> None:
    made = office.finish(private_diary=f"{SECRET} was seen. " * 5, letter=f"{OPEN} was seen. " * 5)
    for target in office.sync():
        assert ids_of(target) == [made["letter"]]
        assert (target.waiting, target.kept_back) == (0, 1)
    assert OPEN.encode() in office.files()
    assert SECRET.encode() not in office.files()
    assert "private_diary" not in str([*office.share.rglob("*")])
    postgres.run("CHECKPOINT")
    stored = b"".join(one.read_bytes() for one in postgres.folder.rglob("*") if one.is_file())
    assert OPEN.encode() in stored
    assert SECRET.encode() not in stored  # its log and its write-ahead log too

    url = f"postgresql+pg8000://{at.user}@{at.name}"
    office.set(folder=str(office.share), database_url=url, trusted=[f"{office.share}/"])
    folder, database = office.sync()
    assert ids_of(folder) == [made["private_diary"]]
    assert (ids_of(database), database.kept_back) == ([], 1)
    assert SECRET.encode() in office.files()


def test_killed_after_a_result_is_there_and_before_that_is_written_down(
    office: Office, postgres: PostgresServer, at: DatabasePlace
) -> None:
    ids = sorted(office.finish(one="First. " * 5, two="Second. " * 5).values())
    office.be_killed()
    assert len([*office.share.rglob("*.json")]) == 2  # the mark is one
    office.set(database_url=f"postgresql+pg8000://{at.user}@{at.name}")
    office.be_killed()
    assert len(in_database(postgres, at)) == 1
    url = f"postgresql+pg8000://{at.user}@{at.name}"
    office.set(folder=str(office.share), database_url=url)
    for target in office.sync():
        assert ids_of(target) == ids
        assert not any(one.is_conflict for one in target.sent)
    with office.house() as house:
        again = sync_once(house.ports, is_asked=True, is_again=True)
    for target in again.targets:
        assert (ids_of(target), target.delivered) == (ids, 2)
    assert in_database(postgres, at) == [(one, 1) for one in ids]
    assert len([*office.share.rglob("*.json")]) == 3


def test_two_homes_send_to_the_same_places_at_once(
    office: Office, postgres: PostgresServer, at: DatabasePlace, tmp_path: Path
) -> None:
    other = ready(Office(tmp_path / "other", at, office.share))
    mine = office.finish(report="The same document. " * 5, more="More. " * 5)
    theirs = other.finish(report="The same document. " * 5)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Office.sync, (office, other)))
    ids = sorted([*mine.values(), *theirs.values()])
    assert in_database(postgres, at) == [(one, 1) for one in ids]
    assert len([*office.share.rglob("report*.md")]) == 2


def test_what_is_away_waits_and_says_so(office: Office, at: DatabasePlace) -> None:
    office.finish(letter="A letter. " * 5)
    office.share.rename(office.share.with_name("unplugged"))
    url = f"postgresql+pg8000://{at.user}@127.0.0.1:1/{at.database}"
    office.set(folder=str(office.share), database_url=url)
    for target, code in zip(office.sync(), ("sync_folder_gone", "sync_server_away"), strict=True):
        assert (target.waiting, target.waits and target.waits.code) == (1, code)
    assert not office.share.exists()


def test_the_offline_switch_holds_a_database_elsewhere_and_not_a_folder(office: Office) -> None:
    """Asked of nobody, not even where the name leads: there is no row in the ledger."""
    office.set(folder=str(office.share), database_url="postgresql://me@db.example/team")
    with (office.home / "settings.yaml").open("a") as file:
        file.write("privacy:\n  offline: true\n")
    office.finish(letter="A letter. " * 5)
    with office.house() as house:
        ports = dataclasses.replace(house.ports, network=FakeNetwork(lambda: True))
        folder, database = sync_once(ports, is_asked=True).targets
        assert (len(folder.sent), folder.waits) == (1, None)
        assert database.waits is not None
        assert database.waits.code == "offline_switch_on"
        rows = house.ledger.rows(house.ports.clock.now().replace(year=2000), 10)
        assert {row.host for row in rows} == {"127.0.0.1"}  # from when it was prepared
