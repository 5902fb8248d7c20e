"""Homeport's files in a Linux system's folders: menu entry, icons, AppStream data, manual page."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from pathlib import Path

from file_types import desktop_line
from make_man import manual_page

ROOT = Path(__file__).resolve().parent.parent
_HERE = ROOT / "packaging" / "linux"
METAINFO = "org.homeport.Homeport.metainfo.xml"


def desktop_entry() -> str:
    """The menu entry, with the files that Homeport can open."""
    text = (_HERE / "homeport.desktop").read_text(encoding="utf-8")
    return text.replace("@MIME_TYPES@", desktop_line())


def metainfo(version: str) -> str:
    """The AppStream data of a version."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))  # noqa: TID251 - a build's date
    day = time.strftime("%Y-%m-%d", time.gmtime(seconds))
    text = (_HERE / METAINFO).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", day)


def write_desktop_files(share: Path, version: str, icons: Path) -> None:
    """Write everything below a `share` folder.

    Args:
        icons: where packaging/make_icons.py has drawn them.
    """
    _write(share / "applications" / "homeport.desktop", desktop_entry())
    _write(share / "metainfo" / METAINFO, metainfo(version))
    for icon in icons.glob("homeport-*.png"):
        size = icon.stem.rpartition("-")[2]
        _copy(icon, share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "homeport.png")
    drawing = ROOT / "resources" / "icons" / "homeport.svg"
    _copy(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / "homeport.svg")
    page = share / "man" / "man1" / "homeport.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(manual_page(version).encode(), mtime=0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
