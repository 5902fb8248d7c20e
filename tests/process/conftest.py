"""llama.cpp's real server, started once for all tests that talk to it; a disk that fills up."""

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engines.local.endpoint import EndpointEngine
from tests.fakes.egress import open_transport
from tests.fakes.hub import LoopbackHub
from tests.process.hub_desk import CONTENT, FILE, Desk
from tests.process.servers import ModelServer, running_server

pytest.register_assert_rewrite("tests.process.soak_checks")  # its checks say what they have found


@pytest.fixture(scope="session")
def server(starter_model: Path) -> Iterator[ModelServer]:
    """A server with the starter model, for reading only: whoever kills one starts its own."""
    pytest.importorskip("xllamacpp")
    with running_server(starter_model) as server:
        yield server


@pytest.fixture(scope="module")
def endpoint(server: ModelServer) -> Iterator[EndpointEngine]:
    """An engine that runs on it."""
    engine = EndpointEngine(f"{server.address}/v1", 512, open_transport(is_direct=True))
    yield engine
    engine.close()


@pytest.fixture
def alone() -> None:
    """No child is left of an earlier test: one that reads plain text lives some seconds longer."""
    for child in multiprocessing.active_children():
        if child.name.startswith("homeport plain reader"):
            child.kill()
            child.join()


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    """A hub on loopback with one small model; a module may have another."""
    made = LoopbackHub(files={FILE: CONTENT})
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path, hub: LoopbackHub) -> Iterator[Desk]:
    """Downloads from that hub."""
    made = Desk(tmp_path, hub)
    yield made
    hub.release.set()
    made.downloads.close()
    made.guard.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a megabyte; needs the right to mount one."""
    if not sys.platform.startswith("linux"):
        pytest.skip("tmpfs is Linux's")
    folder = tmp_path / "small-disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
