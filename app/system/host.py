"""What this machine is: processor, memory, disk, whether there is a way to the outside."""

import platform
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import psutil

from app.domain.host import HostFacts
from app.system.egress.route import has_route

_CPU_INFO = Path("/proc/cpuinfo")
_MOST_BYTES, _MOST_CHARS = 8_000, 80
_TIMEOUT_S = 5.0


def look_at_host(models: Path) -> HostFacts:
    """The facts now; `models` is the folder whose disk counts. May take a moment."""
    memory = psutil.virtual_memory()
    threads = psutil.cpu_count() or 1
    return HostFacts(
        processor=processor_name(),
        cores=psutil.cpu_count(logical=False) or threads,
        threads=threads,
        ram_total_bytes=memory.total,
        ram_free_bytes=memory.available,
        disk_free_bytes=_disk_free(models),
        has_route=has_route(),
    )


def processor_name() -> str:
    """The maker's name: `AMD Ryzen 7 7840U`, `Apple M3 Pro`; empty: the system does not tell."""
    ways = {
        "Linux": lambda: linux_processor(_read(_CPU_INFO)) or platform.machine(),
        "Darwin": _mac_processor,
        "Windows": _windows_processor,
    }
    way = ways.get(platform.system())
    return tidy((way() if way else "") or platform.processor())


def linux_processor(cpu_info: str) -> str:
    """The name in /proc/cpuinfo (x86: `model name`, some ARM boards: `Model`)."""
    found = re.search(r"^(?:model name|Model|Hardware)\s*:\s*(.+)$", cpu_info, re.MULTILINE)
    return found[1] if found else ""


def tidy(name: str) -> str:
    """Without trademarks, speeds and runs of blanks: `Intel(R) Core(TM) i7 CPU @ 2.8GHz`."""
    name = re.sub(r"\((?:R|TM|r|tm)\)|\bCPU\b|\bProcessor\b|@.*$", " ", name)
    return " ".join(name.split())[:_MOST_CHARS]


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode(errors="replace")
    except OSError:
        return ""


def _mac_processor() -> str:
    """As `sysctl` has it; the path is the system's own."""
    words = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            words, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _windows_processor() -> str:
    """From the registry, where Windows writes it at each start."""
    try:
        registry: Any = import_module("winreg")  # Windows has it alone
        place = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, place) as key:
            return str(registry.QueryValueEx(key, "ProcessorNameString")[0])
    except (ImportError, OSError):
        return ""


def _disk_free(folder: Path) -> int:
    """Free bytes where a folder is, or will be."""
    for place in (folder, *folder.parents):
        if place.exists():
            return shutil.disk_usage(place).free
    return 0
