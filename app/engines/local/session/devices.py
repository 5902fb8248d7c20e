"""What ggml can run on, and what a model file says about itself, before any weight is read.

ggml-backend.h and gguf.h through ctypes: llama-cpp-python wraps neither. The list of devices was
read on one machine with a CUDA GPU; other GPUs are written to the headers' text, and never run.
"""

import ctypes
import platform
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import llama_cpp
import psutil
from llama_cpp import _ctypes_extensions, _ggml

from app.domain.model_memory import Device, DeviceKind, Machine
from app.domain.survey import Build
from app.engines.local.session.drivers import cuda_major_of

# enum ggml_backend_dev_type in ggml-backend.h; later members are none that layers go to.
_KINDS: tuple[DeviceKind, ...] = ("cpu", "gpu", "igpu", "accel")


def native(
    library: Any,  # noqa: ANN401 - a ctypes library
    name: str,
    result: Any,  # noqa: ANN401 - a ctypes type, None for void
    *arguments: Any,  # noqa: ANN401
) -> Callable[..., Any]:
    """A C function with its types declared: ctypes would cut pointers to 32 bits."""
    function: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)((name, library))
    return function


@cache  # on Windows each load adds to PATH
def ggml_base() -> Any:  # noqa: ANN401 - a ctypes library
    """ggml's base library. On Windows, symbols are found only in the library that has them."""
    return _ctypes_extensions.load_shared_library("ggml-base", _ggml.libggml_base_path)


def machine() -> Machine:
    """The devices that ggml lists, and what RAM and cores there are.

    Free memory is as of now: read it just before a load.
    """
    llama_cpp.llama_backend_init()
    return Machine(
        devices=_devices(),
        ram_free_bytes=psutil.virtual_memory().available,
        cores=psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
    )


def build() -> Build:
    """The llama.cpp that is loaded, and the backends that it was compiled with."""
    count = native(_ggml.libggml, "ggml_backend_reg_count", ctypes.c_size_t)
    get = native(_ggml.libggml, "ggml_backend_reg_get", ctypes.c_void_p, ctypes.c_size_t)
    name = native(ggml_base(), "ggml_backend_reg_name", ctypes.c_char_p, ctypes.c_void_p)
    llama_cpp.llama_backend_init()
    return Build(
        version=llama_cpp.__version__,
        backends=tuple(name(get(at)).decode(errors="replace") for at in range(count())),
        features=llama_cpp.llama_print_system_info().decode(errors="replace").strip(" |"),
        cuda_major=cuda_major_of(Path(_ggml.libggml_base_path)),
    )


def device_name() -> str:
    """What llama.cpp would run a model on: its GPU's description, or CPU."""
    if not llama_cpp.llama_supports_gpu_offload():
        return "CPU"
    gpus = machine().gpus
    return gpus[0].name if gpus else "CPU"


def _devices() -> tuple[Device, ...]:
    count = native(_ggml.libggml, "ggml_backend_dev_count", ctypes.c_size_t)
    get = native(_ggml.libggml, "ggml_backend_dev_get", ctypes.c_void_p, ctypes.c_size_t)
    return tuple(_device(get(index)) for index in range(count()))


def _device(handle: int) -> Device:
    base = ggml_base()
    describe = native(base, "ggml_backend_dev_description", ctypes.c_char_p, ctypes.c_void_p)
    kind_of = native(base, "ggml_backend_dev_type", ctypes.c_int, ctypes.c_void_p)
    size_pointer = ctypes.POINTER(ctypes.c_size_t)
    arguments = (ctypes.c_void_p, size_pointer, size_pointer)
    registered = native(base, "ggml_backend_dev_backend_reg", ctypes.c_void_p, ctypes.c_void_p)
    name_of = native(base, "ggml_backend_reg_name", ctypes.c_char_p, ctypes.c_void_p)
    measure = native(base, "ggml_backend_dev_memory", None, *arguments)
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    measure(handle, ctypes.byref(free), ctypes.byref(total))
    number = int(kind_of(handle))
    kind: DeviceKind = _KINDS[number] if number < len(_KINDS) else "accel"
    return Device(
        name=describe(handle).decode(errors="replace"),
        kind=kind,
        # Metal's figure wrapped around below zero before llama.cpp pull request 27701.
        free_bytes=free.value if free.value <= total.value else 0,
        total_bytes=total.value,
        is_unified=kind == "igpu" or (kind == "gpu" and _is_apple_silicon()),
        backend=_words(name_of(registered(handle))),
    )


def _words(name: bytes | None) -> str:
    return name.decode(errors="replace") if name else ""


def _is_apple_silicon() -> bool:
    """Metal reports a GPU, but its memory is a share of the RAM."""
    return platform.system() == "Darwin" and platform.machine() == "arm64"
