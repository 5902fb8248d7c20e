"""Make an archive of a bundle with an installer, for Linux systems that have no dpkg.

And an AppImage, where `appimagetool` is on the path.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from desktop_files import METAINFO, desktop_entry, metainfo, write_desktop_files

_HERE = Path(__file__).resolve().parent / "linux"
_APP_RUN = '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/homeport/homeport" "$@"\n'


def make_tar(bundle: Path, icons: Path, version: str, target: Path) -> Path:
    """Write homeport-VERSION-linux-MACHINE.tar.gz into a folder; its path."""
    name = f"homeport-{version}-linux-{platform.machine()}"
    archive = target / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory(prefix="homeport-tar-", dir=target) as folder:
        share = Path(folder) / "share"
        write_desktop_files(share, version, icons)
        installer = _HERE / "install.sh"
        sums = Path(folder) / "SHA256SUMS"
        sums.write_text(_sums({"homeport": bundle, "share": share, "install.sh": installer}))
        with tarfile.open(archive, "w:gz", compresslevel=6) as tar:
            for path, inside in (
                (bundle, "homeport"), (share, "share"), (installer, "install.sh"),
                (sums, "SHA256SUMS"),
            ):  # fmt: skip
                tar.add(path, f"{name}/{inside}", filter=_roots)
    return archive


def make_app_image(bundle: Path, icons: Path, version: str, target: Path) -> Path | None:
    """Write an AppImage; None where `appimagetool` is not on the path."""
    tool = shutil.which("appimagetool")
    if tool is None:
        return None
    image = target / f"Homeport-{version}-{platform.machine()}.AppImage"
    with tempfile.TemporaryDirectory(prefix="homeport-appdir-", dir=target) as folder:
        app = Path(folder)
        shutil.copytree(bundle, app / "homeport", symlinks=True)
        (app / "AppRun").write_text(_APP_RUN)
        (app / "AppRun").chmod(0o755)
        (app / "homeport.desktop").write_text(desktop_entry(), encoding="utf-8")
        shutil.copyfile(icons / "homeport-256.png", app / "homeport.png")
        (app / "usr" / "share" / "metainfo").mkdir(parents=True)
        (app / "usr" / "share" / "metainfo" / METAINFO).write_text(metainfo(version))
        environment = {**os.environ, "ARCH": platform.machine()}
        subprocess.run([tool, "--no-appstream", str(app), str(image)], check=True, env=environment)
    return image


def _sums(parts: dict[str, Path]) -> str:
    """Lines for sha256sum, of files only: a link is what it leads to."""
    lines = []
    for inside, path in parts.items():
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.is_symlink():
                name = inside if file == path else f"{inside}/{file.relative_to(path)}"
                with file.open("rb") as opened:
                    lines.append(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def _roots(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name on the build machine."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
