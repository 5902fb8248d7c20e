"""`homeport models get` as a user runs it, against a hub on this machine."""

import hashlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.model_parts import whole_sha256
from tests.e2e.conftest import Homeport
from tests.e2e.test_egress import ledger_of
from tests.fakes.hub import LoopbackHub, Mood
from tests.gguf_files import split_gguf

pytestmark = pytest.mark.real_model
FILE = "Small-Q4_K_M.gguf"
HALF = 40_000_000
ENOUGH_S = 60.0


@pytest.fixture(scope="module")
def content(starter_model: Path) -> bytes:
    """A real model that is not the starter: padding at the end is nobody's tensor."""
    return starter_model.read_bytes() + bytes(32)


@pytest.fixture
def hub(content: bytes, homeport: Homeport) -> Iterator[LoopbackHub]:
    """A hub that the home's settings name as their mirror."""
    made = LoopbackHub(files={FILE: content})
    (homeport.home / "settings.yaml").write_text(f"downloads:\n  mirror: {made.address}\n")
    yield made
    made.close()


def has_come(homeport: Homeport, content: bytes, size_bytes: int) -> None:
    """Return when so much is on the disk."""
    sha256 = hashlib.sha256(content).hexdigest()
    part = homeport.home / "models" / ".incoming" / f"{sha256}.part"
    until, pause = time.monotonic() + ENOUGH_S, threading.Event()
    while not part.exists() or part.stat().st_size < size_bytes:
        assert time.monotonic() < until
        pause.wait(0.01)


def test_killed_in_the_middle_the_same_command_goes_on_and_the_model_is_usable(
    homeport: Homeport, hub: LoopbackHub, content: bytes
) -> None:
    hub.moods.append(Mood("hold", HALF))
    with homeport.start("models", "get", hub.repository) as process:
        has_come(homeport, content, HALF)
        process.kill()
    hub.release.set()
    got = homeport.json("models", "get", hub.repository)
    assert got["state"] == "done"
    assert got["sha256"] == hashlib.sha256(content).hexdigest()
    assert Path(got["path"]).read_bytes() == content
    assert hub.ranges() == ["", f"bytes={HALF}-"]
    rows = ledger_of(homeport)
    assert len(rows) == len(hub.seen) == 5  # a list, and for each half a redirect and its bytes
    assert sum(row.bytes_in or 0 for row in rows) >= len(content) - HALF


def test_a_model_in_several_files_comes_as_one(
    homeport: Homeport, hub: LoopbackHub, starter_model: Path, tmp_path: Path
) -> None:
    """Named by its second file, as somebody may who copies an address."""
    paths = split_gguf(starter_model, tmp_path, "Split-Q4_1", 100)
    hub.files = {path.name: path.read_bytes() for path in paths}
    got = homeport.json("models", "get", f"{hub.repository}:{paths[1].name}")
    assert got["state"] == "done"
    assert Path(got["path"]).name == paths[0].name
    hashes = [hashlib.sha256(content).hexdigest() for content in hub.files.values()]
    assert got["sha256"] == whole_sha256(hashes)
    assert [one["sha256"] for one in got["pieces"]] == hashes
    assert len(hub.ranges()) == 3
    kept = {path.name for path in Path(got["path"]).parent.glob("*.gguf")}
    assert kept == set(hub.files)
