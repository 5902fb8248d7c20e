"""The system packages that Qt and the tests need: looked for without apt, fetched with it.

Root on Debian gets them installed; anyone else is told the one command to run.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console import SetupError, say
from pip_run import last_lines, run_logged

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIBRARY_FOLDERS = ("usr/lib/*-linux-*", "lib/*-linux-*", "usr/lib64", "usr/lib", "usr/local/lib")


@dataclass(frozen=True)
class Need:
    """A file the app or a test needs, and the Debian package that brings it."""

    package: str
    name: str

    @property
    def is_met(self) -> bool:
        """Whether it is on this machine: a font by path, a library by soname, else a command."""
        if self.name.startswith("/"):
            return Path(self.name).exists()
        if self.name in _IN_FOLDERS:  # Debian keeps them out of the path
            folders = [str(one) for one in _ROOT.glob(_IN_FOLDERS[self.name])]
            return shutil.which(self.name, path=os.pathsep.join(folders)) is not None
        if ".so" in self.name:
            return any(next(_ROOT.glob(f"{f}/{self.name}"), None) for f in _LIBRARY_FOLDERS)
        return shutil.which(self.name) is not None


_ROOT = Path("/")
_IN_FOLDERS = {"postgres": "usr/lib/postgresql/*/bin"}
_QT = (
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libegl1", "libEGL.so.1"),
    Need("libgl1", "libGL.so.1"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libbrotli1", "libbrotlidec.so.1"),
)
_QT_X11 = (
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-image0", "libxcb-image.so.0"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-render-util0", "libxcb-render-util.so.0"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-xkb1", "libxcb-xkb.so.1"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
_DESKTOP = (
    Need("xvfb", "Xvfb"),
    Need("xauth", "xauth"),
    Need("openbox", "openbox"),
    Need("xdotool", "xdotool"),
    Need("x11-utils", "xprop"),
    Need("pcmanfm", "pcmanfm"),  # real files are dragged out of a real file manager
    Need("tint2", "tint2"),  # a panel with a tray
    Need("at-spi2-core", "/usr/libexec/at-spi-bus-launcher"),
    Need("python3-pyatspi", "/usr/lib/python3/dist-packages/pyatspi/__init__.py"),
    Need("dbus-daemon", "dbus-daemon"),
    Need("gnome-keyring", "gnome-keyring-daemon"),
    Need("postgresql", "postgres"),  # results are sent to a real one
    Need("fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)


_TRACING = (
    Need("strace", "strace"),
    Need("iproute2", "ip"),
    Need("util-linux", "unshare"),
)


def ensure_for_tests(log: Path) -> None:
    """Have what the tests need: Qt's libraries and a private desktop."""
    _ensure((*_QT, *_QT_X11, *_DESKTOP, *_TRACING), "The tests need", log)


def ensure_for_window(log: Path) -> None:
    """Have what Qt needs to open a window, if there is a display to open one on."""
    if not shutil.which("apt-get"):
        return  # elsewhere libraries lie in other places; Qt itself says what it lacks
    if os.environ.get("WAYLAND_DISPLAY"):
        _ensure(_QT, "The window needs", log)
    elif os.environ.get("DISPLAY"):
        _ensure((*_QT, *_QT_X11), "The window needs", log)


def ensure_venv_module(log: Path) -> None:
    """Have Python's venv and ensurepip: Debian keeps them in a package of their own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    _fetch([package], "A virtual environment needs", log)


def _ensure(needs: Iterable[Need], sentence: str, log: Path) -> None:
    if sys.platform != "linux":
        return
    missing = [need for need in needs if not need.is_met]
    if not missing:
        return
    if not shutil.which("apt-get"):
        names = ", ".join(need.name for need in missing)
        raise SetupError(f"{sentence} {names}. Install them with your system's package manager.")
    _fetch([need.package for need in missing], sentence, log)


def _fetch(packages: list[str], sentence: str, log: Path) -> None:
    names = " ".join(packages)
    command = f"apt-get install --no-install-recommends {names}"
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetupError(
            f"{sentence} packages that are not here yet.\n"
            f"Run: sudo {command}\nThen run the same command again."
        )
    say(f"Installing system packages: {names}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        failed, text = run_logged(["apt-get", "-q", *arguments], log)
        if failed and arguments != ["update"]:  # an old package list may still do
            raise SetupError(f"{last_lines(text)}\nThat did not work. Try: {command}")
