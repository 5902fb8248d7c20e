"""Put the licences of all that the bundle contains into its folder LICENSES.

From each distribution its own licence files; for a few that carry none, the text of the licence
that they name. Of the system's libraries, Debian's copyright files.
"""

from __future__ import annotations

import fnmatch
import shutil
import sysconfig
from importlib.metadata import Distribution
from pathlib import Path

from bundle_contents import Contents
from console import SetupError

_TEXTS = Path(__file__).parent / "licences"
_PATTERNS = ("*licen[sc]e*", "*copying*", "notice*", "authors*", "copyright*")
# By the name that a distribution without licence files gives its licence.
_BY_NAME = {
    "MIT": ("MIT.txt",),
    "Apache-2.0": ("Apache-2.0.txt",),
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt"),
}
_DOCUMENTS = Path("/usr/share/doc")


def collect(contents: Contents, target: Path, *, with_model: bool) -> None:
    """Write LICENSES.

    Raises:
        SetupError: a part's licence is not known.
    """
    shutil.rmtree(target, ignore_errors=True)
    for one in contents.distributions:
        _of_distribution(one, target)
    _copy(Path(__file__).parent.parent / "LICENSE", target / "homeport")
    _of_python(target)
    for package in contents.system:
        _copy(_DOCUMENTS / package / "copyright", target / "system" / package)
    if with_model:
        for name in ("starter-model.txt", "Apache-2.0.txt"):
            _copy(_TEXTS / name, target / "starter-model")


def _of_distribution(one: Distribution, target: Path) -> None:
    folder = target / f"{one.metadata['Name']}-{one.version}"
    files = [
        path for path in one.files or () if ".dist-info" in path.parts[0] and _is_one(Path(path))
    ]
    for path in files:
        below = Path(*path.parts[1:])
        _copy(Path(str(one.locate_file(path))), (folder / below).parent)
    if files:
        return
    named = licence_name(one)
    if named not in _BY_NAME:
        raise SetupError(f"{one.metadata['Name']} comes without a licence text, and names {named}.")
    for name in _BY_NAME[named]:
        _copy(_TEXTS / name, folder)
    told = {name: text for name, text in one.metadata.json.items() if text}
    authors = told.get("author") or told.get("author_email") or "its authors"
    (folder / "NOTICE.txt").write_text(
        f"{one.metadata['Name']} {one.version}, by {authors}, names as its licence: {named}\n",
        encoding="utf-8",
    )


def licence_name(one: Distribution) -> str:
    """What a distribution calls its licence."""
    told = one.metadata.json
    return str(told.get("license_expression") or told.get("license") or "no licence")


def _is_one(path: Path) -> bool:
    """Its name says so, or it lies where licences lie (PEP 639)."""
    name = path.name.lower()
    return any(fnmatch.fnmatch(name, pattern) for pattern in _PATTERNS) or "licenses" in path.parts


def _of_python(target: Path) -> None:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if not text.exists():  # Windows
        text = Path(sysconfig.get_config_var("installed_base") or "") / "LICENSE.txt"
    _copy(text, target / "python")


def _copy(file: Path, folder: Path) -> None:
    if not file.is_file():
        raise SetupError(f"A licence is missing: {file}")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)
