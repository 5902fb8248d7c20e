"""Which llama-cpp-python: compiled here, or the project's own ready-made wheel for a backend.

LLAMA_BACKEND=cuda|metal|vulkan|cpu asks for a ready-made wheel from the address that
llama-cpp-python's README documents. Those wheels are not in our lock, so they carry no hash of
ours: that is why they are only fetched when asked for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from console import SetupError, say
from pip_run import run_pip
from toolchain import missing_tools_sentence

if TYPE_CHECKING:
    from pathlib import Path

_WHEELS = "https://abetlen.github.io/llama-cpp-python/whl/"
_BACKENDS = ("cuda", "metal", "vulkan", "cpu")
_NAME = "llama-cpp-python"
# Not "import llama_cpp": the packages that it imports may not be here yet.
_LOAD = """
import ctypes, pathlib, sysconfig
libraries = pathlib.Path(sysconfig.get_path("purelib"), "llama_cpp", "lib")
ctypes.CDLL(str(next(libraries.glob("libllama.*"))))
"""


def variant() -> str:
    """Name what the environment variables ask for; empty for the plain compile."""
    backend = os.environ.get("LLAMA_BACKEND", "").strip().lower()
    if backend and backend not in _BACKENDS:
        raise SetupError(
            f"LLAMA_BACKEND={backend} is not known. Use one of {', '.join(_BACKENDS)},"
            " or leave it out to compile llama-cpp-python here."
        )
    return " ".join(filter(None, (backend, os.environ.get("CMAKE_ARGS", ""))))


def install(venv: Path, lock: Path, log: Path) -> None:
    """Bring llama-cpp-python to the wanted variant, as far as the lock alone cannot.

    The plain compile is left to the lock: pip then keeps the wheel in its cache for every later
    environment. A compile with CMAKE_ARGS must not get into that cache, for pip would hand it to
    environments that never asked for it.
    """
    python, record = venv / "bin" / "python", venv / "llama-variant"
    wanted, present = variant(), record.read_text() if record.exists() else ""
    if wanted != present:
        run_pip(python, ["uninstall", "-y", _NAME], log)
        record.write_text(wanted)  # before the install: one that is stopped is then taken up again
    is_here = _is_installed(venv, lock)
    if not is_here and os.environ.get("LLAMA_BACKEND"):
        is_here = _install_ready_made(python, lock, log)
    if not is_here:
        _require_compiler(python, lock)
    if not is_here and os.environ.get("CMAKE_ARGS"):
        one = venv / "llama.txt"
        one.write_text(_locked(lock))
        compile_here = ["install", "--require-hashes", "--no-deps", "--no-build-isolation"]
        run_pip(python, [*compile_here, "--no-cache-dir", "-r", str(one)], log)


def _install_ready_made(python: Path, lock: Path, log: Path) -> bool:
    folder = _folder()
    say(f"Fetching the ready-made {folder} wheel of {_NAME} from {_WHEELS}{folder}")
    only = ["--only-binary", _NAME, "--index-url", _WHEELS + folder]
    try:
        run_pip(python, ["install", "--no-deps", *only, _pin(lock)], log)
    except SetupError:
        say("It could not be had. One compiled here serves: CPU only, unless CMAKE_ARGS says more.")
        return False
    loads = subprocess.run([python, "-c", _LOAD], capture_output=True, check=False)
    if loads.returncode == 0:
        return True
    say("It does not load here (a driver or runtime library is missing). One compiled here serves.")
    run_pip(python, ["uninstall", "-y", _NAME], log)
    return False


def _folder() -> str:
    backend = os.environ["LLAMA_BACKEND"].strip().lower()
    return _cuda_folder() if backend == "cuda" else backend


def _cuda_folder() -> str:
    """Choose by the driver: cu130 needs one of CUDA 13, cu124 runs on any of CUDA 12."""
    shown = ""
    if shutil.which("nvidia-smi"):
        shown = subprocess.run(["nvidia-smi"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"CUDA Version: *(\d+)", shown)
    first_with_13 = 13
    return "cu130" if found and int(found[1]) >= first_with_13 else "cu124"


def _require_compiler(python: Path, lock: Path) -> None:
    """Say so before half an hour of downloads, not after, if nothing can compile."""
    cached = subprocess.run(
        [python, "-m", "pip", "cache", "list", "llama_cpp_python", "--format", "abspath"],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    has_wheel = f"llama_cpp_python-{_version(lock)}-" in cached and not os.environ.get("CMAKE_ARGS")
    sentence = missing_tools_sentence()
    if sentence and not has_wheel:
        raise SetupError(f"{sentence}\nThen run the same command again.")


def _is_installed(venv: Path, lock: Path) -> bool:
    pattern = f"lib/python3*/site-packages/llama_cpp_python-{_version(lock)}.dist-info/RECORD"
    return next(venv.glob(pattern), None) is not None


def _version(lock: Path) -> str:
    return _pin(lock).partition("==")[2]


def _pin(lock: Path) -> str:
    return _locked(lock).split()[0]


def _locked(lock: Path) -> str:
    """Cut our one package, with its hashes, out of the lock."""
    found = re.search(rf"^{_NAME}==(?:.*\\\n)+.*\n", lock.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise SetupError(f"{lock} does not name {_NAME}. Make it anew with 'make lock'.")
    return found[0]
