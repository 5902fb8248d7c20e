"""For which processors the installed llama.cpp was compiled.

A build with GGML_NATIVE (llama.cpp's default) uses all that the build machine's processor has, and
ends with an illegal instruction on an older one. A bundle for others is made with
`CMAKE_ARGS=-DGGML_NATIVE=OFF`, or with GGML_BACKEND_DL and GGML_CPU_ALL_VARIANTS, which puts a
library for each family of processors beside another and chooses at run time.

llama.cpp does not write down how it was compiled, but `llama_print_system_info` lists the features
that it uses; more than those of a plain build (ggml/CMakeLists.txt) means that it was tuned. On a
processor that has no more than those, a tuned build cannot be told from a plain one.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_PLAIN = {
    "x86": {"SSE3", "SSSE3", "AVX", "AVX2", "F16C", "FMA", "BMI2"},
    "arm": {"NEON", "ARM_FMA"},
}
# These say nothing about a processor.
_WAYS = {"LLAMAFILE", "OPENMP", "REPACK", "ACCELERATE", "BLAS_IS", "KLEIDIAI", "AARCH64_REPACK"}
_INFO = "import llama_cpp; print(llama_cpp.llama_print_system_info().decode())"
_FEATURE = re.compile(r"([A-Z0-9_]+) = 1\b")


def system_info(python: Path) -> str:
    """What llama.cpp says of itself, in the environment of a Python."""
    asked = subprocess.run([python, "-c", _INFO], capture_output=True, text=True, check=True)
    return asked.stdout.strip().splitlines()[-1]


def tuned_features(info: str) -> list[str]:
    """Features of the CPU in a build that a plain one has not; empty: it runs where that does."""
    cpu = info.partition("CPU :")[2]
    features = set(_FEATURE.findall(cpu)) - _WAYS
    plain = _PLAIN["arm"] if "NEON" in features else _PLAIN["x86"]
    return sorted(features - plain)


def has_all_variants(libraries: Path) -> bool:
    """Whether it chooses among libraries for several families of processors by itself."""
    return len(list(libraries.glob("*ggml-cpu-*"))) > 1
