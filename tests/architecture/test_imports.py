"""What a process loads, and when. `make check` holds the import contracts themselves."""

import subprocess
import sys

import pytest

_HEAVY = {
    "PySide6",
    "llama_cpp",
    "sqlalchemy",
    "httpx",
    "apscheduler",
    "keyring",
    "numpy",
    "lxml",
    "openpyxl",
    "pypdfium2",
}


def loaded_by(module: str) -> set[str]:
    """The heavy libraries in a fresh interpreter after importing a module."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    return _HEAVY & {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "module",
    ["pipeline.run_task", "pipeline.lane", "pipeline.queries", "pipeline.submit", "pipeline.sync"],
)
def test_the_core_loads_no_library_of_the_edges(module: str) -> None:
    assert loaded_by(f"app.{module}") == set()


def test_bootstrap_does_not_load_the_model_library_or_qt() -> None:
    assert not {"llama_cpp", "PySide6", "numpy"} & loaded_by("app.bootstrap")


def test_a_child_process_starts_light() -> None:
    assert loaded_by("app.__main__") == set()
    assert loaded_by("app.engines.local.worker") == set()
    assert loaded_by("app.ingest.child") == set()
    assert loaded_by("app.ingest.page_child") == set()


def test_the_check_can_fail() -> None:
    assert loaded_by("app.store.database") == {"sqlalchemy"}
