"""`homeport models get` as a user runs it, against a hub on this machine."""

import hashlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport
from tests.e2e.test_egress import ledger_of
from tests.fakes.hub import LoopbackHub, Mood

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
