"""llama.cpp's real server, started once for all tests that talk to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engines.local.endpoint import EndpointEngine
from tests.process.servers import ModelServer, running_server


@pytest.fixture(scope="session")
def server(starter_model: Path) -> Iterator[ModelServer]:
    """A server with the starter model, for reading only: whoever kills one starts its own."""
    pytest.importorskip("xllamacpp")
    with running_server(starter_model) as server:
        yield server


@pytest.fixture(scope="module")
def endpoint(server: ModelServer) -> Iterator[EndpointEngine]:
    """An engine that runs on it."""
    engine = EndpointEngine(f"{server.address}/v1", 512)
    yield engine
    engine.close()
