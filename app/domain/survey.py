"""What this machine computes with, as llama.cpp, the drivers and the system say it."""

from pydantic import BaseModel, ConfigDict

from app.domain.model_memory import Machine


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True)


class Build(_Facts):
    """The llama.cpp that is installed.

    `backends` are those compiled in, by ggml's names: CPU, CUDA, Metal, Vulkan. `cuda_major` is
    the CUDA runtime that it is linked with, None: none, or it does not show.
    """

    version: str
    backends: tuple[str, ...]
    features: str = ""
    cuda_major: int | None = None


class Drivers(_Facts):
    """Graphics drivers, asked without llama.cpp.

    `cards` are the makers of the graphics cards that the system lists: nvidia, amd, intel.
    `nvidia` is the NVIDIA driver's version; `cuda_major` and `cuda_minor` the newest CUDA it can
    do; `cuda_fault` the CUresult of cuInit, 0: it works, None: not asked. `vulkan` is the Vulkan
    loader's version. Empty or None: there is none.
    """

    cards: tuple[str, ...] = ()
    nvidia: str = ""
    cuda_major: int | None = None
    cuda_minor: int = 0
    cuda_fault: int | None = None
    vulkan: str = ""


class Survey(_Facts):
    """All of it. What could not be found out is None.

    `system` and `processor` are as Python's platform module names them (Darwin, arm64);
    `is_translated`: an Intel program on Apple silicon. `hung_at` names the part that did not answer
    in time, `fault` says in words why llama.cpp could not be loaded.
    """

    system: str
    processor: str
    is_translated: bool = False
    build: Build | None = None
    drivers: Drivers | None = None
    machine: Machine | None = None
    hung_at: str = ""
    fault: str = ""
