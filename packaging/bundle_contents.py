"""Whose files are in the bundle: distributions of Python, Python itself, packages of the system.

Read from build/contents.tsv, in which build.spec writes where each file of the bundle came from.
"""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple


class Contents(NamedTuple):
    """What the bundle holds.

    Attributes:
        distributions: Python's, Homeport's own left out.
        system: packages of the system with their versions; empty where the system has none.
        libraries: files of the system that belong to no package.
    """

    distributions: tuple[Distribution, ...]
    system: dict[str, str]
    libraries: tuple[str, ...]


def read_contents(list_file: Path, root: Path) -> Contents:
    """Whose the files are that a build wrote down."""
    lines = list_file.read_text(encoding="utf-8").splitlines()
    sources = {Path(line.partition("\t")[2]) for line in lines}
    files = {path for path in sources if path.is_absolute() and root not in path.parents}
    ours = _by_file()
    # What every bundle has, and no list: PyInstaller's own start.
    found = {"pyinstaller"}
    rest = []
    for path in sorted({*files, *(p for p in sources if p.is_absolute())}):
        name = ours.get(str(path))
        if name:
            found.add(name)
        elif path in files and not _is_pythons(path):
            rest.append(path)
    every = {name: one for one in distributions() if (name := _name(one)) in found}
    system, libraries = _packages(rest)
    return Contents(tuple(every[name] for name in sorted(every)), system, libraries)


def _by_file() -> dict[str, str]:
    """Every installed file, with the name of its distribution."""
    found: dict[str, str] = {}
    for one in distributions():
        name, folder = _name(one), str(one.locate_file(""))
        for place in {folder, os.path.realpath(folder)} if name != "homeport" else ():
            found |= {os.path.normpath(f"{place}/{file}"): name for file in one.files or ()}
    return found


def _name(one: Distribution) -> str:
    return str(one.metadata["Name"]).lower().replace("_", "-")


def _is_pythons(path: Path) -> bool:
    config = sysconfig.get_config_vars()
    homes = {sysconfig.get_path("stdlib"), config.get("LIBDIR"), config.get("installed_base")}
    return any(home and Path(str(home)) in path.parents for home in homes) and (
        "site-packages" not in path.parts
    )


def _packages(files: Iterable[Path]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Debian's packages with their versions, and the files that are none's."""
    found: dict[str, str] = {}
    rest = []
    for file in files:
        name = _owner(file)
        if name is None:
            rest.append(file.name)
        elif name not in found:
            found[name] = _asked("dpkg-query", "-W", "-f", "${Version}", name) or ""
    return dict(sorted(found.items())), tuple(rest)


def _owner(file: Path) -> str | None:
    """The package of a file. /lib may be a link to /usr/lib, and dpkg knows one of the names."""
    for path in _names(file):
        if said := _asked("dpkg-query", "-S", str(path)):
            return said.split(": ")[0].split(",")[0].partition(":")[0]
    return None


def _names(file: Path) -> Iterator[Path]:
    yield file
    real = file.resolve()
    yield real
    for path in (file, real):
        if path.is_relative_to("/usr"):
            yield Path("/", *path.parts[2:])
        else:
            yield Path("/usr", *path.parts[1:])


def _asked(*command: str) -> str | None:
    """What a tool of the system says; None: it is not there, or knows nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else None
