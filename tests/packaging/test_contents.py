"""Whose the parts of a bundle are, their licences, and the list of them."""

import hashlib
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

import numpy
import pytest
from bundle_contents import Contents, read_contents
from bundle_licences import collect
from bundle_list import restricted
from console import SetupError

from tests.conftest import REPOSITORY

LOCK = REPOSITORY / "packaging" / "lock-run.txt"


def locked() -> set[str]:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return {line.partition("==")[0] for line in lines if "==" in line and line[0].isalpha()}


def installed() -> tuple[Distribution, ...]:
    """What the app runs on, as it is installed here."""
    wanted = locked()
    return tuple(
        one
        for one in distributions()
        if str(one.metadata["Name"]).lower().replace("_", "-").replace(".", "-") in wanted
    )


def test_every_part_has_its_licence_text(tmp_path: Path) -> None:
    contents = Contents(installed(), {}, ())
    collect(contents, tmp_path, with_model=True)
    folders = {path.name for path in tmp_path.iterdir()}
    assert len(folders) == len(contents.distributions) + 3
    assert {"homeport", "python", "starter-model"} <= folders
    for folder in tmp_path.iterdir():
        texts = [path for path in folder.rglob("*") if path.is_file()]
        assert texts, folder.name
        assert all(path.stat().st_size for path in texts), folder.name
    [qt] = [folder for folder in tmp_path.iterdir() if folder.name.startswith("PySide6")]
    assert {path.name for path in qt.iterdir()} == {
        *("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt", "NOTICE.txt")
    }
    assert list(tmp_path.glob("llama_cpp_python-*/**/LICENSE*"))


def test_the_texts_of_the_gnu_licences_are_whole() -> None:
    """As the Free Software Foundation publishes them, and Debian carries them."""
    texts = REPOSITORY / "packaging" / "licences"
    sums = {name: hashlib.sha256((texts / name).read_bytes()).hexdigest() for name in SUMS}
    assert sums == SUMS


SUMS = {
    "GPL-3.0.txt": "3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986",
    "LGPL-3.0.txt": "e3a994d82e644b03a792a930f574002658412f62407f5fee083f2555c5f23118",
}


def test_a_part_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger-1.0.dist-info"
    stranger.mkdir()
    (stranger / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    contents = Contents((Distribution.at(stranger),), {}, ())
    with pytest.raises(SetupError, match="stranger"):
        collect(contents, tmp_path / "LICENSES", with_model=False)


def test_files_are_traced_back_to_who_brought_them(tmp_path: Path) -> None:
    sources = [Path(numpy.__file__), REPOSITORY / "app" / "__init__.py", Path(sys.executable)]
    table = tmp_path / "contents.tsv"
    table.write_text("".join(f"x\t{path}\n" for path in sources) + "link\tPySide6/Qt/lib/a.so\n")
    contents = read_contents(table, REPOSITORY / "app")
    names = {str(one.metadata["Name"]) for one in contents.distributions}
    assert names == {"numpy", "pyinstaller"}


def test_the_list_holds_only_what_is_in_the_bundle() -> None:
    listed = {
        "metadata": {
            "component": {"bom-ref": "root", "externalReferences": [{"url": "file:///x"}]}
        },
        "components": [
            {"name": "pydantic_core", "bom-ref": "a", "externalReferences": [{"url": "file:///y"}]},
            {"name": "pytest", "bom-ref": "b"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["a", "b"]}, {"ref": "b"}],
    }
    found = restricted(listed, {"pydantic-core"})
    assert [one["name"] for one in found["components"]] == ["pydantic_core"]
    assert found["dependencies"] == [{"ref": "root", "dependsOn": ["a"]}]
    assert "file:" not in str(found)
