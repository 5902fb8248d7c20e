"""Are the compiler and CMake here, and what to type if they are not."""

from __future__ import annotations

import os
import shutil
import sys

_COMPILERS = ("c++", "g++", "clang++")
_APT = {"a C++ compiler": "g++", "CMake": "cmake", "make or ninja": "make"}


def missing_tools_sentence() -> str:
    """Say what a compile lacks on this machine; empty when nothing is missing."""
    missing = _missing()
    if not missing:
        return ""
    what = " and ".join(missing)
    return f"llama-cpp-python is compiled here, and that needs {what}. Run: {_remedy(missing)}"


def _missing() -> list[str]:
    has_compiler = bool(os.environ.get("CXX")) or any(map(shutil.which, _COMPILERS))
    has_builder = any(map(shutil.which, ("make", "ninja")))
    found = {
        "a C++ compiler": has_compiler,
        "CMake": shutil.which("cmake") is not None,
        "make or ninja": has_builder,
    }
    return [name for name, is_there in found.items() if not is_there]


def _remedy(missing: list[str]) -> str:
    if sys.platform == "darwin":
        steps = []
        if "CMake" in missing:
            steps.append("brew install cmake")
        if set(missing) - {"CMake"}:
            steps.append("xcode-select --install")
        return " and ".join(steps)
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install " + " ".join(_APT[name] for name in missing)
