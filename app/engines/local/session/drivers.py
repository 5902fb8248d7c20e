"""Graphics drivers through their own libraries: cuda.h and vulkan_core.h by ctypes.

Asked in the survey's child: a driver's first call may hang for good. Run on a machine without any
graphics driver; all that needs one is written to the headers' text.
"""

import ctypes
import mmap
import platform
import re
from pathlib import Path
from typing import Any

from app.domain.survey import Drivers

# PCI vendor ids.
_MAKERS = {"0x10de": "nvidia", "0x1002": "amd", "0x8086": "intel"}
_DISPLAY = "0x03"  # PCI class of display controllers
_MODULE = re.compile(r"Kernel Module(?: for \S+)?\s+(\d+(?:\.\d+)+)")
# Linux: libcudart.so.12; Windows: cudart64_12.dll.
_CUDART = re.compile(rb"libcudart\.so\.(\d{1,2})|cudart64_(\d{1,2})\.dll", re.IGNORECASE)
_PCI = Path("/sys/bus/pci/devices")
_NVIDIA = Path("/proc/driver/nvidia/version")


def look_at_drivers() -> Drivers:
    """What the system and the drivers say of themselves."""
    version, fault = _cuda()
    return Drivers(
        cards=_cards(_PCI),
        nvidia=_nvidia(_NVIDIA),
        cuda_major=version // 1000 if version else None,
        cuda_minor=version % 1000 // 10,
        cuda_fault=fault,
        vulkan=_vulkan(),
    )


def cuda_major_of(folder: Path) -> int | None:
    """The CUDA runtime that ggml's library in a folder asks the loader for."""
    for path in [*folder.glob("*ggml-cuda*"), *folder.glob("*ggml_cuda*")]:
        if path.stat().st_size == 0:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
            found = _CUDART.search(all_)
            if found is not None:
                return int(found[1] or found[2])
    return None


def _cards(devices: Path) -> tuple[str, ...]:
    """Makers of the graphics cards on the PCI bus; Linux only."""
    found = set()
    for path in devices.glob("*") if devices.is_dir() else ():
        try:
            kind, vendor = (path / "class").read_text(), (path / "vendor").read_text()
        except OSError:
            continue
        if kind.startswith(_DISPLAY) and vendor.strip() in _MAKERS:
            found.add(_MAKERS[vendor.strip()])
    return tuple(sorted(found))


def _nvidia(version_file: Path) -> str:
    try:
        match = _MODULE.search(version_file.read_text())
    except OSError:
        return ""
    return match[1] if match else ""


def _cuda() -> tuple[int, int | None]:
    """The newest CUDA version that the driver can do (12040 is 12.4), and what cuInit says."""
    library = _library("nvcuda.dll", "libcuda.so.1")
    if library is None:
        return 0, None
    version = ctypes.c_int(0)
    library.cuDriverGetVersion(ctypes.byref(version))
    return version.value, int(library.cuInit(0))


def _vulkan() -> str:
    """The loader's version; it need not have any driver behind it."""
    library = _library("vulkan-1.dll", "libvulkan.so.1")
    if library is None:
        return ""
    number = ctypes.c_uint32(0)
    library.vkEnumerateInstanceVersion(ctypes.byref(number))
    # VK_MAKE_API_VERSION: 7 bits of major, 10 of minor, 12 of patch.
    major, minor = number.value >> 22 & 0x7F, number.value >> 12 & 0x3FF
    return f"{major}.{minor}.{number.value & 0xFFF}"


def _library(windows: str, linux: str) -> Any:  # noqa: ANN401 - a ctypes library, or None
    name = {"Windows": windows, "Linux": linux}.get(platform.system())
    try:
        return ctypes.CDLL(name) if name else None
    except OSError:
        return None
