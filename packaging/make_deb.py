"""Make a Debian package of a bundle, with dpkg-deb: no Python on the target, no compile.

What the bundle needs of the system is read from its own libraries, so nothing is forgotten.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from desktop_files import write_desktop_files

_HOME = "usr/lib/homeport"
_CONTROL = """Package: homeport
Version: {version}
Architecture: {architecture}
Maintainer: the Homeport authors <homeport@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-desktop-portal
Section: utils
Priority: optional
Description: documents in, AI results out, on your own machine
 Drop documents on it and get summaries, answers, fields, labels and
 translations made by a model on this machine, with a receipt that proves how
 much of each document was read. It works with no network.
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Homeport
Comment: Licences of all parts: /usr/lib/homeport/LICENSES

Files: *
Copyright: the Homeport authors
License: MIT
"""
# Qt opens these by name, so no library says that it needs them.
_OPENED_BY_NAME = ("libegl1", "libgl1")


def make_deb(bundle: Path, icons: Path, version: str, target: Path) -> Path:
    """Write the package into a folder; its path.

    Args:
        icons: where packaging/make_icons.py has drawn them.
    """
    architecture = _told("dpkg", "--print-architecture")
    deb = target / f"homeport_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="homeport-deb-", dir=target) as folder:
        root = Path(folder)
        root.chmod(0o755)
        _fill(root, bundle, icons, version)
        control = _CONTROL.format(
            version=version,
            architecture=architecture,
            kilobytes=sum(f.lstat().st_size for f in root.rglob("*") if f.is_file()) // 1024,
            depends=", ".join(needed_packages(bundle)),
        )
        _write_control(root, control)
        build = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(deb)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return deb


def _fill(root: Path, bundle: Path, icons: Path, version: str) -> None:
    _link_tree(bundle, root / _HOME)
    write_desktop_files(root / "usr" / "share", version, icons)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "homeport").symlink_to("../lib/homeport/homeport")
    documents = root / "usr" / "share" / "doc" / "homeport"
    documents.mkdir(parents=True)
    text = (Path(__file__).parents[1] / "LICENSE").read_text(encoding="utf-8")
    licence = "".join(f" {line.strip() or '.'}\n" for line in text.splitlines())
    (documents / "copyright").write_text(_COPYRIGHT + licence, encoding="utf-8")


def _link_tree(source: Path, target: Path) -> None:
    """Copy a tree by links to the same files, where the disk can: 400 MB in no time."""
    try:
        shutil.copytree(source, target, symlinks=True, copy_function=_hard_link)
    except OSError:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, symlinks=True)


def _hard_link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def _write_control(root: Path, control: str) -> None:
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(control, encoding="utf-8")
    script = folder / "postrm"
    shutil.copyfile(Path(__file__).parent / "linux" / "postrm", script)
    script.chmod(0o755)
    sums = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{file.relative_to(root)}\n"
        for file in sorted(root.rglob("*"))
        if file.is_file() and not file.is_symlink() and folder not in file.parents
    ]
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def needed_packages(bundle: Path) -> list[str]:
    """Debian's packages with the libraries that the bundle's own need, and does not hold.

    The C library's is asked for with the build machine's version: an older one will not do.
    """
    held = {file.name for file in bundle.rglob("*") if ".so" in file.name}
    wanted = {name for file in _programs(bundle) for name in _needs(file)} - held
    places = _places()
    packages = set(_OPENED_BY_NAME)
    for name in wanted:
        if name in places:
            packages.add(_package(places[name]))
    version = _told("dpkg-query", "-W", "-f", "${Version}", "libc6").partition("-")[0]
    return sorted(f"libc6 (>= {version})" if one == "libc6" else one for one in packages)


def _programs(bundle: Path) -> list[Path]:
    return [f for f in bundle.rglob("*") if f.is_file() and (".so" in f.name or not f.suffix)]


def _needs(file: Path) -> list[str]:
    told = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=False)
    return re.findall(r"\(NEEDED\).*\[(.+)\]", told.stdout)


def _places() -> dict[str, Path]:
    """Where the system keeps each library."""
    lines = re.findall(r"^\s+(\S+) \(.*?x86-64.*?\) => (\S+)$|^\s+(\S+) \(.*?\) => (\S+)$",
                       _told("/sbin/ldconfig", "-p"), re.MULTILINE)  # fmt: skip
    return {name or other: Path(path or place) for name, path, other, place in lines}


def _package(library: Path) -> str:
    for path in (library, library.resolve(), Path("/usr", *library.parts[1:])):
        told = subprocess.run(
            ["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False
        )
        if told.returncode == 0:
            return told.stdout.partition(":")[0]
    raise LookupError(f"no package owns {library}")


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
