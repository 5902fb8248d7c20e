"""llama.cpp's libraries: llama_cpp opens them by path, so nothing else would bring them.

Linux wheels hold each three times, as full copies: `.so`, `.so.0` and `.so.0.5.0`. libllama is
opened by its `.so` name, the others by the name with one number that is written in it. A build with
all variants of the CPU (GGML_CPU_ALL_VARIANTS) or with a GPU's backend opens those by their `.so`
name.
libmtmd (pictures) stays out: Homeport gives the model text only.
"""

from __future__ import annotations

import re
from pathlib import Path

from PyInstaller.utils.hooks import get_module_file_attribute  # type: ignore[import-untyped]

_WANTED = re.compile(
    r"libllama\.so"
    r"|lib(ggml|ggml-base|ggml-cpu|ggml-cuda|ggml-vulkan|ggml-hip|ggml-blas)\.so\.\d+"
    r"|libggml-(cpu-\w+|cuda|vulkan|hip|blas)\.so"
    r"|(?!.*mtmd).*\.dll"
    r"|(?!.*mtmd)[\w-]+(\.\d+)?\.dylib"
    r"|.*\.metal"
)


def wanted(names: list[str]) -> list[str]:
    """Of the names in llama_cpp's folder of libraries, those that go into the bundle."""
    return sorted(name for name in names if _WANTED.fullmatch(name))


_package = get_module_file_attribute("llama_cpp")
_folder = Path(_package).parent / "lib"
binaries = [
    (str(_folder / name), "llama_cpp/lib")
    for name in wanted([file.name for file in _folder.iterdir()])
]
