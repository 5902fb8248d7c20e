"""Nothing is lost, whenever the app is killed: at random, and at every point between two commits.

The app is the real one; its engines are a loopback server that answers at once, so thousands of
steps fit into minutes. The cloud counts what it was sent.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.plan import StepState
from app.domain.route import Route
from app.domain.task import Task, TaskState
from app.store.database import open_database
from app.store.task_store import SqlTaskStore
from app.system.clock import SystemClock
from tests.e2e.kill_points import POINTS, VARIABLE
from tests.e2e.loopback import MARKER, Loopback

_KEY = "sk-kill-loop"
_MOMENTS = ("received", "begun", "answered")
_WAYS = ("cloud", "point", "point", "time")
_ROUND_S = 120


class Sizes(NamedTuple):
    """How much work there is, and how often it is interrupted."""

    large: int
    small: int
    kills: int
    steps: int


SHORT = Sizes(large=5, small=12, kills=6, steps=60)
LONG = Sizes(large=180, small=700, kills=220, steps=2000)


class Rig:
    """A home whose engines are loopback servers, the folders of documents, and the kills."""

    def __init__(self, folder: Path, sizes: Sizes) -> None:
        self.home, self.sizes = folder / "home", sizes
        self.engine, self.cloud = Loopback(), Loopback()
        self.kills = 0
        self.chance = random.Random(11)
        self.home.mkdir()
        (self.home / "settings.yaml").write_text(
            "routing:\n  local_context_limit: 1024\n"
            f"local_engine:\n  provider: openai_compatible\n  endpoint: {self.engine.address}\n"
            "cloud_engine:\n  provider: openai_compatible\n  model: any\n"
            f"  base_url: {self.cloud.address}\n  price_in: 1.0\n  price_out: 2.0\n"
            "  rate_limit: 100000\n"
        )
        self.large = _write(folder / "large", sizes.large, first=0, paragraphs=40)
        self.small = _write(folder / "small", sizes.small, first=sizes.large, paragraphs=1)

    def close(self) -> None:
        self.engine.close()
        self.cloud.close()

    @property
    def is_striking(self) -> bool:
        """Whether the cloud will kill the app."""
        return self.cloud.strike is not None

    def start(self, *words: str | Path, kill: str = "") -> "subprocess.Popen[str]":
        environment = {**os.environ, "HOMEPORT_HOME": str(self.home)}
        if kill:
            environment[VARIABLE] = kill
        return subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.kill_points", *map(str, words)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str | Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        with self.start(*words) as process:
            out, err = process.communicate(stdin, timeout=600)
        assert "Traceback" not in out + err
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def is_killed(self, process: "subprocess.Popen[str]", after_s: float) -> bool:
        """Let it run, kill it after so long if it has not been killed before; was it killed?"""
        try:
            _, err = process.communicate(timeout=after_s)
        except subprocess.TimeoutExpired:
            process.kill()
            _, err = process.communicate()
        if process.returncode >= 0:  # a child that was being started may complain of its parent
            assert "Traceback" not in err, err
        self.kills += process.returncode < 0
        return process.returncode < 0

    @contextmanager
    def store(self) -> Iterator[SqlTaskStore]:
        """The store, opened from outside as it was left."""
        database = open_database(self.home, SystemClock().now())
        try:
            with database.read() as connection:
                assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
                assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
            yield SqlTaskStore(database)
        finally:
            database.close()

    def results(self) -> dict[str, str | None]:
        """The results of all finished steps."""
        with self.store() as store:
            return {
                step.id: step.result
                for task in store.tasks()
                for step in store.steps(task.id)
                if step.state is StepState.DONE
            }


def _write(folder: Path, count: int, *, first: int, paragraphs: int) -> Path:
    """Documents with a register number each; every paragraph has it, so every chunk does."""
    folder.mkdir()
    for number in range(first, first + count):
        lines = (
            f"Entry {line} of register number {number}: the ferry Aurora carried {line * 17 + 3} "
            "passengers from Skellvik to Tarn Island, and the harbour master closed the berth "
            "for repairs at noon while the crew counted the life vests once more."
            for line in range(paragraphs)
        )
        (folder / f"{number}.txt").write_text("\n\n".join(lines))
    return folder


@pytest.mark.parametrize(
    "sizes", [SHORT, pytest.param(LONG, marks=pytest.mark.heavy)], ids=["short", "long"]
)
def test_nothing_is_lost_and_each_repeated_request_is_accounted_for(
    tmp_path: Path, sizes: Sizes
) -> None:
    rig = Rig(tmp_path, sizes)
    try:
        _submit(rig)
        _kill_again_and_again(rig)
        _finish(rig)
        _require_all_done(rig)
        _require_all_accounted_for(rig)
    finally:
        rig.close()


def _submit(rig: Rig) -> None:
    """Order everything; killed in the middle of taking orders, and asked the same again."""
    assert rig.run("settings", "key", "openai_compatible", stdin=_KEY + "\n").returncode == 0
    small = (rig.small, "--cloud", "--yes", "--category", "complex")
    for moment, documents in (("before", small), ("after", small), ("before", (rig.large,))):
        with rig.start("run", "summarize", *documents, kill=f"claim_task:{moment}:1") as process:
            assert rig.is_killed(process, _ROUND_S)
    with rig.store() as store:
        assert len(store.tasks()) == rig.sizes.large + rig.sizes.small


def _kill_again_and_again(rig: Rig) -> None:
    """In turn: while the cloud is at a request, twice between two commits, at any moment."""
    points = cycle([f"{point}:{when}" for point in POINTS for when in ("before", "after")])
    known = rig.results()
    while rig.kills < rig.sizes.kills:
        way = _WAYS[rig.kills % len(_WAYS)]
        kill = f"{next(points)}:1" if way == "point" else ""
        with rig.start("queue", "drain", "--json", kill=kill) as process:
            if way == "cloud" and sum(rig.cloud.seen.values()) < rig.sizes.small:
                _strike(rig, process)
            is_timed = way == "time" or (way == "cloud" and not rig.is_striking)
            was_killed = rig.is_killed(process, rig.chance.uniform(1, 3) if is_timed else _ROUND_S)
        assert was_killed, "all was done before it could be killed so often: more work is needed"
        rig.cloud.strike = None
        found = rig.results()
        assert {step: found.get(step) for step in known} == known
        known = found


def _strike(rig: Rig, process: "subprocess.Popen[str]") -> None:
    """Kill the app while the cloud is at a request of it."""
    wanted, turn = rig.chance.choice(_MOMENTS), rig.chance.randint(1, 3)
    count = iter(range(1, 1_000_000))

    def strike(moment: str) -> None:
        if moment == wanted and next(count) == turn:
            process.kill()

    rig.cloud.strike = strike


def _finish(rig: Rig) -> None:
    """Work off what is left; what failed because its outcome was unknown twice is asked anew."""
    for _ in range(20):
        rig.run("queue", "drain", "--json")
        rig.run("queue", "retry", "--failed")
        states = {row["state"] for row in json.loads(rig.run("queue", "list", "--json").stdout)}
        if states == {"succeeded"}:
            return
    pytest.fail(f"after 20 passes there are tasks in {states}")


def _require_all_done(rig: Rig) -> None:
    with rig.store() as store:
        tasks = store.tasks()
        assert len(tasks) == rig.sizes.large + rig.sizes.small
        assert {task.state for task in tasks} == {TaskState.SUCCEEDED}
        steps = [step for task in tasks for step in store.steps(task.id)]
        assert {step.state for step in steps} == {StepState.DONE}
        assert all(step.result for step in steps)
        assert len(steps) >= rig.sizes.steps
    assert rig.kills >= rig.sizes.kills
    print(f"{rig.kills} kills, {len(tasks)} tasks, {len(steps)} steps")  # noqa: T201


def _require_all_accounted_for(rig: Rig) -> None:
    """Every request has its attempt, and one that was sent again is one of unknown outcome."""
    with rig.store() as store:
        sent = [task for task in store.tasks() if task.decision and task.decision.route == "cloud"]
        assert len(sent) == rig.sizes.small
        for task in sent:
            _require_accounted_for(rig, store.attempts(task.id), _number(store, task))
    assert sum(rig.cloud.seen.values()) > rig.sizes.small  # some were sent twice indeed


def _require_accounted_for(rig: Rig, attempts: list[Attempt], number: str) -> None:
    requests = rig.cloud.seen[number]
    tries = [one for one in attempts if one.route is Route.CLOUD]
    done = [one for one in tries if one.outcome is AttemptOutcome.DONE]
    unknown = [one for one in tries if one.outcome is AttemptOutcome.UNKNOWN]
    assert len(done) == 1
    assert 1 <= requests <= len(tries)
    assert requests - 1 <= len(unknown)
    assert len(done) + len(unknown) == len(tries)


def _number(store: SqlTaskStore, task: Task) -> str:
    """The register number of a task's document."""
    [page, *_] = store.pages(task.document_ids[0])
    found = MARKER.search(page.text)
    assert found is not None
    return found[1]
