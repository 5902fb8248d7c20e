"""The program as a user starts it, in a home of its own, on the real starter model."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.plan import Step, StepState
from app.store.task_store import SqlTaskStore
from app.store.vault import HomeVault
from app.system.clock import SystemClock
from app.system.lane_lock import FileLaneLock
from app.system.model_finder import STARTER_FILE
from app.system.secrets import KeyringShelf

_TIMEOUT_S = 300
# Small steps, so that a test sees many of them in a few seconds.
_SETTINGS = "routing:\n  local_context_limit: 1024\n"


class Homeport:
    """Runs `homeport` in child processes; with `passphrase` its store is encrypted by it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.passphrase: str | None = None
        lock = FileLaneLock(home / "lane.lock")
        self._vault = HomeVault(  # one, for to derive a key takes long
            home, KeyringShelf(), lock, SystemClock(), passphrase=lambda: self.passphrase
        )
        home.mkdir()
        (home / "settings.yaml").write_text(_SETTINGS)
        (home / "welcome-shown.txt").touch()  # the first run has a test of its own

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        """Start a command in a session of its own, so that Ctrl+C can be sent to all of it."""
        return subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, words)],
            env={**os.environ, "HOMEPORT_HOME": str(self.home), **self._secret()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end; a traceback is never right."""
        with self.start(*words) as process:
            out, err = process.communicate(timeout=_TIMEOUT_S)
        assert "Traceback" not in out + err
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def json(self, *words: str | Path, code: int = 0) -> Any:
        """Run a command with --json and give the document it prints."""
        done = self.run(*words, "--json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def store(self) -> SqlTaskStore:
        """Its store, opened from outside, encrypted or not."""
        return SqlTaskStore(self._vault.open())

    def back_up(self) -> None:
        """Make a backup."""
        self._vault.back_up()

    def _secret(self) -> dict[str, str]:
        if self.passphrase is None:
            return {}
        path = self.home.with_name("passphrase")
        path.write_text(self.passphrase + "\n")
        return {"HOMEPORT_PASSPHRASE_FILE": str(path)}

    def steps(self) -> list[Step]:
        """The steps of the only task; none before it is planned."""
        if not (self.home / "homeport.db").exists():
            return []
        store = self.store()
        try:
            tasks = store.tasks()
            return store.steps(tasks[0].id) if tasks else []
        finally:
            store.close()

    def attempts_that_ended(self, outcome: AttemptOutcome) -> list[Attempt]:
        """The tries of the only task that ended so."""
        store = self.store()
        try:
            attempts = store.attempts(store.tasks()[0].id)
            return [attempt for attempt in attempts if attempt.outcome is outcome]
        finally:
            store.close()


@pytest.fixture
def homeport(tmp_path: Path) -> Homeport:
    return Homeport(tmp_path / "home")


def take_for_starter(model: Path, home: Path) -> None:
    """Put a model where a home looks for the starter model first."""
    models = home / "models"
    models.mkdir()
    (models / STARTER_FILE).hardlink_to(model)


@pytest.fixture
def on_quick_model(homeport: Homeport, quick_model: Path) -> None:
    """For tests of what is done with answers, whatever these say."""
    take_for_starter(quick_model, homeport.home)


def write_story(path: Path, days: int) -> Path:
    """A text about so many days, some 75 tokens each."""
    paragraphs = (
        f"On day {n} the ferry Aurora carried {n * 17} passengers from Skellvik to Tarn Island. "
        f"Captain Ilse Marten wrote that the battery stood at {90 - n % 50} per cent at noon and "
        f"that the harbour master, Per Olund, had closed berth number {n % 4 + 1} for repairs."
        for n in range(1, days + 1)
    )
    path.write_text("\n\n".join(paragraphs))
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A text that makes five steps or so with the small context."""
    return write_story(tmp_path / "story.txt", days=12)


def wait_for(process: "subprocess.Popen[str]", condition: Callable[[], bool]) -> None:
    """Wait until the condition holds; fails if the process ends before, or nothing happens."""
    end_s = time.monotonic() + _TIMEOUT_S
    while not condition():
        try:
            process.wait(0.05)
        except subprocess.TimeoutExpired:
            assert time.monotonic() < end_s, "what is waited for does not come"
            continue
        assert condition(), "the command ended too early"


def done_steps(homeport: Homeport) -> dict[int, str | None]:
    """The results of the finished steps by position."""
    return {s.position: s.result for s in homeport.steps() if s.state is StepState.DONE}


def engine_child(process: "subprocess.Popen[str]") -> psutil.Process | None:
    """The engine's process below a command's."""
    for child in psutil.Process(process.pid).children(recursive=True):
        if "spawn_main" in " ".join(child.cmdline()) and child.memory_info().rss > 100_000_000:
            return child
    return None


@pytest.fixture
def long_story(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A text that is still worked on while a test looks at its first steps."""
    return write_story(tmp_path / "story.txt", days=getattr(request, "param", 16))


@pytest.fixture
def running(homeport: Homeport, long_story: Path) -> Iterator["subprocess.Popen[str]"]:
    """`homeport run summarize` on the long story, with a step done and others under way."""
    with homeport.start("run", "summarize", long_story, "--json") as process:
        wait_for(process, lambda: len(done_steps(homeport)) >= 1)
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
