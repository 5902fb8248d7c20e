"""The real bundle: built, looked through, and run. Minutes, so it is heavy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.e2e.conftest import write_story

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform != "linux", reason="the bundle was made for Linux only"),
]
MOST_MB = 250
# None of these may be in it: tests, development, other ways out of the machine, the extra `ocr`.
STRANGERS = {
    *("pytest", "_pytest", "mypy", "reportlab", "hypothesis", "xllamacpp", "ruff", "PyInstaller"),
    *("hf_xet", "onnxruntime", "rapidocr", "PIL", "tkinter", "trustme", "uv"),
}


@pytest.fixture(scope="module")
def bundle() -> Path:
    build = [sys.executable, "packaging/build.py", "--packages", "none"]
    subprocess.run(build, cwd=REPOSITORY, check=True, env={**os.environ, "PYTHONPATH": "."})
    return REPOSITORY / "dist" / "homeport"


def run(bundle: Path, home: Path, *words: str | Path) -> str:
    """With an environment that knows no Python."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "HOMEPORT_NEW_HOME": "plain"}
    command = [bundle / "homeport", "--home", home, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_it_holds_nothing_that_it_should_not_and_is_small(bundle: Path) -> None:
    table = (REPOSITORY / "build" / "contents.tsv").read_text(encoding="utf-8")
    names = {line.partition("\t")[0].replace("/", ".") for line in table.splitlines()}
    tops = {name.partition(".")[0] for name in names}
    assert not STRANGERS & tops
    files = [f for f in bundle.rglob("*") if f.is_file() and not f.is_symlink()]
    size = sum(f.stat().st_size for f in files if f.suffix != ".gguf")
    assert size / 1e6 <= MOST_MB


def test_it_says_what_is_in_it_and_under_which_licences(bundle: Path) -> None:
    listed = json.loads((bundle / "homeport.cdx.json").read_text(encoding="utf-8"))
    names = {one["name"].lower().replace("_", "-") for one in listed["components"]}
    assert {"pyside6-essentials", "llama-cpp-python", "cpython", "numpy"} <= names
    assert not {name for name in names if name.startswith(("pytest", "mypy"))}
    folders = {path.name.lower() for path in (bundle / "LICENSES").iterdir()}
    assert any(name.startswith("pyside6") for name in folders)
    assert {"python", "homeport", "starter-model"} <= folders


def test_its_children_read_and_summarize(bundle: Path, tmp_path: Path) -> None:
    story = write_story(tmp_path / "story.txt", days=3)
    told = json.loads(run(bundle, tmp_path / "home", "run", "summarize", story, "--json"))
    assert told["state"] == "succeeded"
    assert told["result"]
    sample = REPOSITORY / "resources" / "sample" / "harbour-report.pdf"
    plan = run(bundle, tmp_path / "home", "run", "summarize", sample, "--plan", "--json")
    assert json.loads(plan)


def test_its_window_opens(bundle: Path, tmp_path: Path) -> None:
    environment = {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "HOMEPORT_NEW_HOME": "plain",
        "QT_QPA_PLATFORM": "offscreen",
        "HOMEPORT_QUIT_AFTER_FIRST_PAINT": "1",
    }
    done = subprocess.run([bundle / "homeport"], env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
