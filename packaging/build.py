"""Make the double-click app and what people install it from, for the system this runs on.

    packaging/build.py [--without-model] [--release] [--packages none|deb|all]

Into dist/: the bundle `homeport` (or Homeport.app), packages, SHA256SUMS and homeport.cdx.json, the
list of all parts. The environment should hold what packaging/lock-run.txt names, pyinstaller and
cyclonedx-bom; what else is there is kept out of the bundle by name.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bundle_contents import read_contents
from bundle_licences import collect
from bundle_list import write_list
from console import SetupError, say
from llama_build import has_all_variants, system_info, tuned_features
from strip_libraries import strip_libraries

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
LIST = "homeport.cdx.json"
SUMS = "SHA256SUMS"
MOST_MB = 250  # without the starter model


def main(words: list[str]) -> int:
    """Build all of it; what is wrong is said in a sentence."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--without-model", action="store_true", help="leave the starter model out")
    parser.add_argument("--release", action="store_true", help="refuse what is not fit for others")
    parser.add_argument("--packages", choices=("none", "deb", "all"), default="all")
    asked = parser.parse_args(words)
    try:
        build(with_model=not asked.without_model, is_release=asked.release, packages=asked.packages)
    except (SetupError, subprocess.CalledProcessError) as problem:
        say(f"\n{problem}")
        return 1
    return 0


def build(*, with_model: bool, is_release: bool, packages: str) -> None:
    """Bundle, licences, list of parts, packages, sums.

    Raises:
        SetupError: it must not be given away like that.
    """
    check_processor(is_release=is_release)
    bundle = _freeze(with_model=with_model)
    contents = read_contents(BUILD / "contents.tsv", ROOT)
    inside = bundle / "Contents" / "Resources" if sys.platform == "darwin" else bundle
    collect(contents, inside / "LICENSES", with_model=with_model)
    write_list(contents, ROOT, bundle, DIST / LIST)
    shutil.copyfile(DIST / LIST, inside / LIST)
    program_mb = size_mb(bundle, models=False)
    say(f"The bundle has {size_mb(bundle):.0f} MB, {program_mb:.0f} without models.")
    if is_release and program_mb > MOST_MB:
        raise SetupError(f"It should have {MOST_MB} MB at most. Look at build/contents.tsv.")
    made = [DIST / LIST, *(_packages(bundle, packages) if packages != "none" else ())]
    write_sums(made, DIST / SUMS)
    for one in made:
        say(f"  {one.relative_to(ROOT)}  {one.stat().st_size / 1e6:.1f} MB")


def check_processor(*, is_release: bool) -> None:
    """A llama.cpp that was tuned to this machine's processor dies on an older one.

    Raises:
        SetupError: it is, and this is for others.
    """
    package = find_spec("llama_cpp")
    if package is None or package.origin is None:
        raise SetupError("llama-cpp-python is not installed: packaging/lock-run.txt")
    tuned = tuned_features(system_info(Path(sys.executable)))
    if not tuned or has_all_variants(Path(package.origin).parent / "lib"):
        return
    sentence = (
        f"llama.cpp was compiled for this processor ({', '.join(tuned)}) and would crash on one "
        "without that. Compile it with CMAKE_ARGS=-DGGML_NATIVE=OFF."
    )
    if is_release:
        raise SetupError(sentence)
    say(f"For this machine only: {sentence}")


def _freeze(*, with_model: bool) -> Path:
    BUILD.mkdir(exist_ok=True)
    subprocess.run([sys.executable, str(HERE / "make_icons.py")], check=True)
    say("Making the bundle: about a minute.")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if not with_model:
        environment["HOMEPORT_WITHOUT_MODEL"] = "1"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    subprocess.run([*command, str(ROOT / "build.spec")], check=True, cwd=ROOT, env=environment)
    if sys.platform == "darwin":
        return DIST / "Homeport.app"
    if sys.platform == "linux":
        say(f"{strip_libraries(DIST / 'homeport') / 1e6:.0f} MB of debugging symbols taken out.")
    return DIST / "homeport"


def _packages(bundle: Path, which: str) -> Iterator[Path]:
    icons, version = BUILD / "icons", _version()
    if sys.platform == "linux":
        from make_deb import make_deb  # noqa: PLC0415 - Linux only
        from make_tar import make_app_image, make_tar  # noqa: PLC0415

        if shutil.which("dpkg-deb"):
            yield make_deb(bundle, icons, version, DIST)
        if which == "all":
            yield make_tar(bundle, icons, version, DIST)
            if image := make_app_image(bundle, icons, version, DIST):
                yield image
            else:
                say("No AppImage: there is no appimagetool on the path.")
    else:
        from installers import make_dmg, make_setup  # noqa: PLC0415 - Windows and macOS only

        yield from make_setup(version) if sys.platform == "win32" else make_dmg(bundle, version)


def write_sums(files: list[Path], target: Path) -> None:
    """Write what `sha256sum --check` reads."""
    lines = []
    for file in files:
        with file.open("rb") as opened:
            lines.append(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {file.name}\n")
    target.write_text("".join(lines), encoding="utf-8")


def size_mb(folder: Path, *, models: bool = True) -> float:
    """The sizes of its files, in 1,000,000 bytes; links weigh nothing."""
    files = (f for f in folder.rglob("*") if f.is_file() and not f.is_symlink())
    return sum(f.stat().st_size for f in files if models or f.suffix != ".gguf") / 1e6


def _version() -> str:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
