"""Make .venv ready: 'setup_env.py run' for the app, 'setup_env.py dev' for tests and checks.

Needs nothing but Python 3.11 and its standard library. Every package comes from a lock with
hashes. A stamp is written last: a set-up that was stopped simply goes on at the next call, and
one that has nothing to do returns at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import llama_variant
import system_packages
from console import SetupError, say
from pip_run import last_lines, run_pip

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "setup.log"
OLDEST_PYTHON = (3, 11)

_LOCKS = {
    "run": ("lock-tools.txt", "lock-run.txt", "lock-models.txt"),
    "dev": ("lock-tools.txt", "lock-dev.txt", "lock-models.txt", "lock-dev-models.txt"),
}
# A complete set-up for the key is also one for these purposes.
_COVERS = {"run": ("run",), "dev": ("run", "dev")}


def main(arguments: list[str]) -> int:
    """Set up for the purpose named on the command line."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Homeport needs Python 3.11 or later; this is {sys.version.split()[0]}.")
        say("Name a newer one with: make run PYTHON=python3.12")
        return 2
    if len(arguments) != 1 or arguments[0] not in _LOCKS:
        say("Use: python3 packaging/setup_env.py run|dev")
        return 2
    signal.signal(signal.SIGTERM, _stop)
    try:
        _set_up(arguments[0])
    except SetupError as problem:
        say(f"\n{problem}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Run the same command again: it goes on from here.")
        return 130
    return 0


def _set_up(purpose: str) -> None:
    llama_variant.variant()  # a word it does not know is told before anything is done
    _ensure_system(purpose)
    if _is_stamped(purpose):
        return
    with _only_one():
        if not _is_stamped(purpose):
            _unstamp()
            _install(purpose)
            _stamp(purpose)
            say("Homeport is set up.")


def _ensure_system(purpose: str) -> None:
    if purpose == "dev":
        system_packages.ensure_for_tests(LOG)
    else:
        system_packages.ensure_for_window(LOG)


def _install(purpose: str) -> None:
    _ensure_venv()
    tools, packages, *models = (ROOT / "packaging" / name for name in _LOCKS[purpose])
    say("Installing the tools that install the rest.")
    _pip_install(tools)
    llama_variant.install(VENV, packages, LOG)
    say(f"Installing the packages of {packages.relative_to(ROOT)}: about 600 MB on disk.")
    _pip_install(packages, "--no-build-isolation")  # the build tools are locked, and here already
    for lock in models:
        say(f"Installing the models of {lock.relative_to(ROOT)}.")
        _pip_install(lock, "--no-deps")  # the files are wanted, not the programs they were made for
    say("Installing Homeport itself, as a link to this folder.")
    run_pip(PYTHON, ["install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], LOG)


def _pip_install(lock: Path, *options: str) -> None:
    run_pip(PYTHON, ["install", "--require-hashes", *options, "-r", str(lock)], LOG)


def _ensure_venv() -> None:
    if _is_venv_usable():
        return
    system_packages.ensure_venv_module(LOG)
    say(f"Making a virtual environment in {VENV}")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise SetupError(f"{last_lines(made.stdout + made.stderr)}\nThat failed: {VENV}")


def _is_venv_usable() -> bool:
    """Whether it is whole, of this Python, and still where it was made (its scripts know)."""
    settings = VENV / "pyvenv.cfg"
    if not (PYTHON.exists() and settings.exists() and str(VENV) in settings.read_text()):
        return False
    probe = "import pip, sys; print(*sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _is_stamped(purpose: str) -> bool:
    stamp = VENV / f"stamp-{purpose}"
    return stamp.exists() and stamp.read_text() == _fingerprint(purpose)


def _stamp(purpose: str) -> None:
    for covered in _COVERS[purpose]:
        (VENV / f"stamp-{covered}").write_text(_fingerprint(covered))


def _unstamp() -> None:
    """Take back every stamp before the first change: a stopped set-up must not look whole."""
    for stamp in VENV.glob("stamp-*"):
        stamp.unlink()


def _fingerprint(purpose: str) -> str:
    """Sum up all that a set-up depends on. The linters' settings are not among it."""
    import tomllib  # noqa: PLC0415 - not there before 3.11, and main() wants to say so itself

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [str(VENV), sys.version, llama_variant.variant()]
    parts += [json.dumps(settings[table]) for table in ("build-system", "project")]
    parts += [(ROOT / "packaging" / n).read_text(encoding="utf-8") for n in _LOCKS[purpose]]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@contextmanager
def _only_one() -> Iterator[None]:
    """Let one set-up at a time into .venv. Its pip holds the lock too, in case this is killed."""
    with (ROOT / ".setup.lock").open("w") as lock:
        os.set_inheritable(lock.fileno(), True)  # noqa: FBT003 - takes no name
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work here; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
