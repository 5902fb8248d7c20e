"""Homes whose store is encrypted or not, and a disk that is soon full."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import cipher
from app.store.task_store import SqlTaskStore
from app.store.vault import HomeVault
from tests.contract.samples import add, make_reading, make_task
from tests.fakes.clock import FakeClock
from tests.fakes.house import FakeLock
from tests.fakes.shelf import FakeShelf

CANARY = "quokka-seven-lantern"
PASSPHRASE = "a few words of my own"


class Home:
    """A home folder with its vault, and what the vault is given."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.shelf: FakeShelf = FakeShelf()
        self.lock, self.clock = FakeLock(), FakeClock()
        self.given: str | None = None
        self.is_plain = False

    @property
    def db(self) -> Path:
        return self.folder / "homeport.db"

    def vault(self) -> HomeVault:
        """A vault as a new process makes it."""
        return HomeVault(
            self.folder,
            self.shelf,
            self.lock,
            self.clock,
            passphrase=lambda: self.given,
            is_plain_at_first=self.is_plain,
        )

    def add(self, *task_ids: str) -> None:
        """Store tasks, with a canary in what is asked and in the document."""
        store = SqlTaskStore(self.vault().open())
        for task_id in task_ids:
            add(store, make_task(task_id, words=CANARY))
            store.save_reading(f"{task_id}-document", make_reading([f"Page with {CANARY}."]))
        store.close()

    def tasks(self) -> set[str]:
        """The tasks that a new process finds."""
        store = SqlTaskStore(self.vault().open())
        try:
            return {task.id for task in store.tasks()}
        finally:
            store.close()

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def with_canary(self) -> set[str]:
        """The files that show the canary to whoever reads them."""
        return {name for name, content in self.files().items() if CANARY.encode() in content}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose keyring can be used; nothing is in it yet."""
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    """Homes to be copied: to make one takes long."""
    homes = {}
    for name in ("plain", "encrypted"):
        homes[name] = Home(tmp_path_factory.mktemp("made") / name)
        homes[name].is_plain = name == "plain"
        homes[name].add("a")
    return homes


@pytest.fixture
def plain(home: Home, made: dict[str, Home]) -> Home:
    """A home without encryption that holds a task."""
    return _copied(made["plain"], home)


@pytest.fixture
def encrypted(home: Home, made: dict[str, Home]) -> Home:
    """A home whose key is in the keyring and that holds a task."""
    return _copied(made["encrypted"], home)


def _copied(source: Home, home: Home) -> Home:
    shutil.copytree(source.folder, home.folder, dirs_exist_ok=True)
    home.is_plain = source.is_plain
    home.shelf.kept.update(source.shelf.kept)
    return home


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation is slow on purpose; most tests need not wait for it."""
    monkeypatch.setattr(cipher, "_KDF_ROUNDS", 10)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this root may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
