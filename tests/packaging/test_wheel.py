"""The wheel for `pip install homeport`: everything that the app looks for is inside."""

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    [path] = folder.glob("homeport-*.whl")
    return path


def test_it_holds_resources_and_migrations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = {p.relative_to(REPOSITORY).as_posix() for p in _files(REPOSITORY / "resources")}
    assert {f"app/{name}" for name in resources} <= names
    scripts = {p.relative_to(REPOSITORY).as_posix() for p in _files(REPOSITORY / "app/store")}
    assert {name for name in scripts if "migrations" in name} <= names
    assert not any(name.startswith(("tests/", "packaging/", "resources/")) for name in names)


def test_its_command_and_extras_are_named(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("dist-info/METADATA")]
        metadata = message_from_bytes(archive.read(name))
        [entry] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert b"homeport = app.__main__:main" in archive.read(entry)
    assert {"ocr", "dev"} <= set(metadata.get_all("Provides-Extra", []))
    assert metadata["Requires-Python"] == ">=3.11"


def test_the_app_finds_its_resources_in_it(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "from app.bootstrap import build; from pathlib import Path; import sys;"
        "house = build(Path(sys.argv[1])); print(house.sample); house.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "home")],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "HOMEPORT_NEW_HOME": "plain"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sample = Path(done.stdout.strip())
    assert sample.is_file()
    assert sample.is_relative_to(tmp_path / "app")


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
