"""The command line in a house of fakes whose documents are real paths."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import Services, run
from app.domain.ports import Engine
from app.pipeline.house import House
from tests.fakes.house import FakeHouse, fake_house

Command = Callable[..., int]


@pytest.fixture
def folder_house() -> FakeHouse:
    """A house without documents; a test adds those it writes."""
    return fake_house({})


@pytest.fixture
def command(folder_house: FakeHouse) -> Command:
    """Run a command line in that house."""

    def build(home: Path | None) -> House:
        return folder_house.house

    def build_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
        return folder_house.engine

    def call(*words: str | Path) -> int:
        services = Services(build, build_engine, lambda *_, **__: 0)
        return run([str(word) for word in words], services)

    return call


@pytest.fixture
def folder(tmp_path: Path, folder_house: FakeHouse) -> Path:
    """Three documents, one of them damaged, and a program."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        path = folder / name
        path.write_text(f"Text of {name}. " * 9)
        folder_house.reader.pages[path] = [path.read_text()]
    (folder / "setup.exe").write_bytes(b"MZ")
    return folder
