"""Try the .deb as a person would, in a clean Debian without Python and without a network.

    packaging/linux/try_in_root.py [--deb FILE] [--work FOLDER] [--pictures FOLDER]

Must run as root, on Debian, with debootstrap. It makes a root with it, installs the package with
apt (which fetches what it depends on), then, in an empty network namespace: starts Homeport by
its menu entry under Xvfb, drops a file on it from pcmanfm, waits for the summary. Then it upgrades,
looks that the work is still there, removes the package, and looks that it was left alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HERE = Path(__file__).resolve().parent
ROOT = _HERE.parent.parent

_USER, _ID = "tess", 1000
# A desktop to try it on, of parts that bring no Python (openbox does).
_DESKTOP = [
    *("xvfb", "xfwm4", "pcmanfm", "xdotool", "x11-utils", "x11-apps", "libglib2.0-bin"),
    *("dbus-daemon", "gnome-keyring", "desktop-file-utils", "man-db", "fonts-dejavu-core"),
]
_TEXT = (
    "The harbour of Skellvik is to get electric ferries. The council has voted for three of them, "
    "at 4.2 million each. The first, the Aurora, sails in May 2027 between Skellvik and Tarn "
    "Island. Charging takes 11 minutes at each quay. Captain Ilse Marten will train twelve crews. "
    "Noise in the old town is expected to fall by half, and tickets stay as they are.\n"
)


class Failed(Exception):
    """Something was not as it should be."""


def main(words: list[str]) -> int:
    """Do all of it; 0 when everything was as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--deb", type=Path, help="default: the newest in dist/")
    parser.add_argument("--work", type=Path, default=Path("/tmp/homeport-try"))  # noqa: S108
    parser.add_argument("--release", help="Debian's, by its name; default: this machine's")
    parser.add_argument("--pictures", type=Path, help="a folder for two pictures of the screen")
    asked = parser.parse_args(words)
    debs = sorted((ROOT / "dist").glob("homeport_*.deb"), key=lambda file: file.stat().st_mtime)
    if asked.deb is None and not debs:
        print("There is no package in dist/. Make one: make bundle")
        return 2
    try:
        _try(asked.deb or debs[-1], asked.work, asked.release, asked.pictures)
    except (Failed, subprocess.CalledProcessError) as problem:
        print(f"FAILED: {problem}")
        return 1
    print("All as it should be.")
    return 0


def _try(deb: Path, work: Path, release: str | None, pictures: Path | None) -> None:
    root = _clean_root(work, release)
    _say_size(root, deb)
    _install(root, deb)
    _bare_start(root)
    _apt(root, "install", *_DESKTOP)
    _make_user(root)
    _session(root, "first")
    for name in ("dropped", "done") if pictures else ():
        assert pictures is not None  # noqa: S101 - for the type checker
        _picture(root / "home" / _USER / f"{name}.xwd", pictures / f"deb-{name}.png")
    _install(root, _next_version(deb, work))
    _session(root, "later")
    _remove(root)


def _clean_root(work: Path, release: str | None) -> Path:
    """A copy of a fresh Debian of this machine's release; that is kept for the next time."""
    base, root = work / "base", work / "root"
    if not (base / "etc" / "debian_version").exists():
        release = release or _told("sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME")
        _run("debootstrap", "--variant=minbase", release, base)
    shutil.rmtree(root, ignore_errors=True)
    _run("cp", "-a", base, root)
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    if (root / "usr/bin/python3").exists():
        raise Failed("the fresh root has a Python")
    print("OK a fresh Debian, without Python")
    return root


def _say_size(root: Path, deb: Path) -> None:
    print(f"   package {deb.stat().st_size / 1e6:.1f} MB: {deb.name}; root {root}")


def _install(root: Path, deb: Path) -> None:
    shutil.copyfile(deb, root / "tmp" / deb.name)
    _apt(root, "install", f"/tmp/{deb.name}")  # noqa: S108 - inside the root
    print(f"OK installed {_told('chroot', str(root), 'dpkg-query', '-W', 'homeport')}")


def _bare_start(root: Path) -> None:
    """With nothing in the root but what the package asks for."""
    told = _told("chroot", str(root), "homeport", "--version")
    environment = "QT_QPA_PLATFORM=offscreen HOMEPORT_QUIT_AFTER_FIRST_PAINT=1"
    _away(root, f"HOME=/root HOMEPORT_NEW_HOME=plain {environment} homeport")
    # Every library that Qt's plug-in for X11 needs is there, before a desktop brings more.
    held = "/usr/lib/homeport/_internal"
    plugin = f"{held}/PySide6/Qt/plugins/platforms/libqxcb.so"
    linked = _told("chroot", str(root), "env", f"LD_LIBRARY_PATH={held}", "ldd", plugin)
    if "not found" in linked:
        raise Failed(f"libraries are missing:\n{linked}")
    print(f"OK {told} starts with what the package depends on")


def _make_user(root: Path) -> None:
    _run("chroot", root, "useradd", "--create-home", "--uid", str(_ID), _USER)
    desk = root / "home" / _USER / "Desk"
    desk.mkdir()
    (desk / "Fähre – Bericht.txt").write_text(_TEXT, encoding="utf-8")
    for path in (desk, *desk.iterdir()):
        os.chown(path, _ID, _ID)
    entry = "/usr/share/applications/homeport.desktop"
    _run("chroot", root, "desktop-file-validate", entry)
    _run("chroot", root, "man", "-w", "homeport", quiet=True)
    print("OK the menu entry is valid, and the manual page is found")


def _session(root: Path, which: str) -> None:
    """A desktop session of a user's."""
    shutil.copyfile(_HERE / "try_session.sh", root / "opt" / "try_session.sh")
    _away(root, f"exec su - {_USER} -c 'sh /opt/try_session.sh {which}'")


def _away(root: Path, command: str) -> None:
    """Run in the root without a network; all of its processes and mounts are gone afterwards."""
    mounts = (
        "mount -t proc proc /proc && mount -t sysfs sysfs /sys && mkdir -p /dev/shm && "
        "mount -t tmpfs tmpfs /dev/shm && mount -t tmpfs tmpfs /tmp && chmod 1777 /dev/shm /tmp && "
        "mkdir -m 1777 /tmp/.X11-unix"
    )
    unshare = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc")
    _run(*unshare, "chroot", root, "sh", "-c", f"{mounts} && {command}")


def _next_version(deb: Path, work: Path) -> Path:
    """The same package with a higher version."""
    folder = work / "next"
    shutil.rmtree(folder, ignore_errors=True)
    _run("dpkg-deb", "-R", deb, folder)
    control = folder / "DEBIAN" / "control"
    version = _told("dpkg-deb", "-f", str(deb), "Version")
    text = control.read_text(encoding="utf-8")
    control.write_text(text.replace(f"Version: {version}", f"Version: {version}.1"), "utf-8")
    target = work / f"homeport_{version}.1.deb"
    _run("dpkg-deb", "--root-owner-group", "-Znone", "-b", folder, target, quiet=True)
    shutil.rmtree(folder)
    return target


def _remove(root: Path) -> None:
    told = _told("chroot", str(root), "apt-get", "remove", "-y", "homeport")
    data = root / "home" / _USER / ".local" / "share" / "homeport"
    if not (data / "homeport.db").is_file() or "~/.local/share/homeport" not in told:
        raise Failed("the removal did not leave the work alone, or did not say where it is")
    left = [path for path in ("usr/bin/homeport", "usr/lib/homeport") if (root / path).exists()]
    if left:
        raise Failed(f"the removal left {left}")
    print("OK removed; the work was left alone, and it was said where")


def _picture(dump: Path, target: Path) -> None:
    """A screen of 24 bits as xwd writes it (XWDFile.h, version 7), to PNG."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 - for pictures only

    data = dump.read_bytes()
    head = struct.unpack(">25I", data[:100])
    width, height, line, colours = head[4], head[5], head[12], head[19]
    pixels = data[head[0] + 12 * colours :]
    target.parent.mkdir(parents=True, exist_ok=True)
    QImage(pixels, width, height, line, QImage.Format.Format_RGB32).save(str(target))
    print(f"   {target}")


def _apt(root: Path, *words: str) -> None:
    command = ["apt-get", "-y", "-qq", "--no-install-recommends", *words]
    quiet = "DEBIAN_FRONTEND=noninteractive"
    with (root / "tmp" / "apt.log").open("a") as log:
        done = subprocess.run(
            ["chroot", root, "env", quiet, *command], stdout=log, stderr=log, check=False
        )
    if done.returncode:
        raise Failed((root / "tmp" / "apt.log").read_text()[-2000:])


def _run(*command: str | Path, quiet: bool = False) -> None:
    sys.stdout.flush()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL if quiet else None)


def _told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
