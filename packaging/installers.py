"""The installers of Windows (Inno Setup) and macOS (a disk image, signed and notarized).

Written after their documentation. They have not been run where this was written: see
docs/distribution.md for the commands one by one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from console import SetupError, say
from file_types import inno_lines

HERE = Path(__file__).resolve().parent
DIST = HERE.parent / "dist"
_INNO_HOMES = (r"C:\Program Files (x86)\Inno Setup 6", r"C:\Program Files\Inno Setup 6")


def make_setup(version: str) -> Iterator[Path]:
    """Write homeport-VERSION-setup.exe.

    Raises:
        SetupError: Inno Setup is not there.
    """
    homes = os.pathsep.join([os.environ.get("PATH", ""), *_INNO_HOMES])
    compiler = shutil.which("ISCC", path=homes)
    if compiler is None:
        raise SetupError("Inno Setup 6 is not installed; its ISCC makes the installer.")
    script = HERE / "windows" / "homeport.iss"
    (HERE / "windows" / "file_types.iss").write_text(inno_lines(), encoding="utf-8")
    subprocess.run([compiler, "/Qp", f"/DVersion={version}", str(script)], check=True)
    yield DIST / f"homeport-{version}-setup.exe"


def make_dmg(app: Path, version: str) -> Iterator[Path]:
    """Write Homeport-VERSION.dmg; signed where HOMEPORT_SIGN_AS names an identity.

    HOMEPORT_NOTARY_PROFILE names credentials kept by `xcrun notarytool store-credentials`.
    """
    identity = os.environ.get("HOMEPORT_SIGN_AS")
    if identity:
        _sign(app, identity)
    else:
        say("Not signed: HOMEPORT_SIGN_AS names no identity. Others' Macs will refuse it.")
    image = DIST / f"Homeport-{version}.dmg"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(app, Path(folder) / app.name, symlinks=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        make = ["hdiutil", "create", "-volname", "Homeport", "-srcfolder", folder]
        subprocess.run([*make, "-format", "UDZO", "-ov", str(image)], check=True)
    profile = os.environ.get("HOMEPORT_NOTARY_PROFILE")
    if identity and profile:
        subprocess.run(["codesign", "--sign", identity, "--timestamp", str(image)], check=True)
        submit = ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile]
        subprocess.run([*submit, "--wait"], check=True)
        subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
    yield image


def _sign(app: Path, identity: str) -> None:
    """From the inside out; our licences and lists were put in after PyInstaller had signed."""
    rights = str(HERE / "macos" / "entitlements.plist")
    options = ["--force", "--timestamp", "--options", "runtime", "--entitlements", rights]
    inner = [*app.rglob("*.dylib"), *app.rglob("*.so")]
    for file in [path for path in inner if not path.is_symlink()]:
        subprocess.run(["codesign", *options, "--sign", identity, str(file)], check=True)
    subprocess.run(["codesign", *options, "--sign", identity, str(app)], check=True)
    check = ["codesign", "--verify", "--strict", "--deep", str(app)]
    subprocess.run(check, check=True)
