"""What a survey means: whether llama.cpp uses what this machine has, and what to do if not. Pure.

Driver versions are those of NVIDIA's "CUDA Compatibility" guide: the least driver for each CUDA
major version, whose minor versions run on it as well.
"""

from collections.abc import Iterator

from app.domain.finding import Finding, Verdict
from app.domain.model_memory import Device, Machine
from app.domain.survey import Build, Drivers, Survey

_LEAST_DRIVER = {11: "450.80.02", 12: "525.60.13", 13: "580.65.06"}
_MEANWHILE = "Until then Homeport works on the processor."
# CUresult in cuda.h.
_NO_DEVICE, _MISMATCH = 100, {803, 804}
_GB = 1e9
_NAMES = {"nvidia": "NVIDIA", "amd": "AMD", "intel": "Intel"}
_FITTING = {"nvidia": ("CUDA", "Vulkan"), "amd": ("ROCm", "HIP", "Vulkan"), "intel": ()}


def survey_findings(survey: Survey) -> Iterator[Finding]:
    """llama.cpp's build, the devices it sees, and the drivers against what the build wants."""
    yield _build(survey)
    if survey.hung_at:
        yield _problem(
            "devices",
            f"there was no answer in time about the {survey.hung_at}",
            "A driver hangs: restart the computer; if it does again, update the graphics driver.",
        )
        return
    if survey.machine is not None:
        detail = ", ".join(_device(one, survey.machine) for one in survey.machine.devices)
        yield Finding(part="devices", verdict=Verdict.OK, detail=detail or "none")
    if survey.build is not None and survey.drivers is not None:
        yield _graphics(survey, survey.build, survey.drivers)


def _build(survey: Survey) -> Finding:
    build = survey.build
    if build is not None:
        cuda = f" (CUDA {build.cuda_major})" if build.cuda_major else ""
        backends = ", ".join(build.backends)
        detail = f"llama-cpp-python {build.version}, compiled for {backends}{cuda}"
        return Finding(part="llama.cpp", verdict=Verdict.OK, detail=detail)
    if survey.hung_at:
        return _notice("llama.cpp", "it could not be asked in time", "")
    if "cudart" in survey.fault or "cublas" in survey.fault:
        hint = "Install the CUDA runtime that this build wants, or Homeport's build without CUDA."
        return _problem("llama.cpp", f"it cannot be loaded: {survey.fault}", hint)
    hint = "Install Homeport again; the build may be meant for another processor or system."
    return _problem("llama.cpp", f"it cannot be loaded: {survey.fault or 'no reason'}", hint)


def _graphics(survey: Survey, build: Build, drivers: Drivers) -> Finding:
    """The first thing that keeps the graphics card from being used."""
    gpus = survey.machine.gpus if survey.machine is not None else ()
    if _has(build, "CUDA"):
        found = _cuda(build, drivers, has_gpu=bool(gpus))
    elif survey.system == "Darwin":
        found = _metal(survey, build)
    elif _has(build, "Vulkan") and not drivers.vulkan:
        hint = f"Install the Vulkan loader and the graphics card's driver. {_MEANWHILE}"
        found = _notice("graphics", "this build wants Vulkan, which is not installed", hint)
    else:
        found = _unused(build, drivers) if not gpus else None
    if found is not None:
        return found
    told = [f"NVIDIA driver {drivers.nvidia}"] if drivers.nvidia else []
    if drivers.cuda_major:
        told.append(f"CUDA up to {drivers.cuda_major}.{drivers.cuda_minor}")
    told += [f"Vulkan {drivers.vulkan}"] if drivers.vulkan else []
    used = f"{gpus[0].name} is used" if gpus else "no graphics card that could be used"
    detail = f"{used}; {', '.join(told)}" if told else used
    return Finding(part="graphics", verdict=Verdict.OK, detail=detail)


def _cuda(build: Build, drivers: Drivers, *, has_gpu: bool) -> Finding | None:
    """A CUDA build: is there a driver, can it do this CUDA, does it work, is a card seen?"""
    trouble = _cuda_version(build, drivers) or _cuda_start(drivers)
    if trouble is None and not has_gpu:
        hint = "The card may be too old for this build: use Homeport's Vulkan build."
        trouble = "the driver works, but llama.cpp sees no card", hint
    return _notice("graphics", trouble[0], f"{trouble[1]} {_MEANWHILE}") if trouble else None


def _cuda_version(build: Build, drivers: Drivers) -> tuple[str, str] | None:
    """What is wrong and what to do, where the driver is missing or too old."""
    wants, can = build.cuda_major, drivers.cuda_major
    least = _LEAST_DRIVER.get(wants or 0, "the newest")
    needs = f"this build is for CUDA {wants}" if wants else "this build is for CUDA"
    if can is None:
        has_card = "nvidia" in drivers.cards
        why = "and the NVIDIA driver is not installed" if has_card else "and there is no driver"
        return f"{needs}, {why}", f"Install the NVIDIA driver, {least} or newer."
    if wants is not None and can < wants:
        named = f" {drivers.nvidia}" if drivers.nvidia else ""
        told = f"{needs}; the driver{named} can do CUDA {can}.{drivers.cuda_minor} at most"
        return told, f"Update the NVIDIA driver to {least} or newer."
    return None


def _cuda_start(drivers: Drivers) -> tuple[str, str] | None:
    """What is wrong and what to do, where the driver does not work."""
    if drivers.cuda_fault in _MISMATCH:
        hint = "The driver was updated while it was in use: restart the computer."
        return "the NVIDIA driver does not fit its kernel module", hint
    if drivers.cuda_fault == _NO_DEVICE:
        return "the NVIDIA driver finds no card", "It may be off, or taken by another system."
    if drivers.cuda_fault:
        hint = "Restart the computer; if that does not help, install the NVIDIA driver again."
        return f"the NVIDIA driver fails (error {drivers.cuda_fault})", hint
    return None


def _metal(survey: Survey, build: Build) -> Finding | None:
    if survey.is_translated:
        hint = f"Install Homeport for Apple silicon, or a Python for arm64. {_MEANWHILE}"
        told = "this is an Intel program on Apple silicon, so Metal is not used"
        return _notice("graphics", told, hint)
    if survey.processor == "arm64" and not _has(build, "Metal", "MTL"):
        hint = f"Install Homeport's build with Metal. {_MEANWHILE}"
        return _notice("graphics", "this build does not use Metal", hint)
    return None


def _unused(build: Build, drivers: Drivers) -> Finding | None:
    """A card that this build does not know what to do with."""
    for maker in drivers.cards:
        if _FITTING[maker] and not _has(build, *_FITTING[maker]):
            kinds = " or ".join(kind for kind in _FITTING[maker] if kind != "HIP")
            told = f"there is a graphics card by {_NAMES[maker]}, and this build does not use it"
            hint = f"Install Homeport's build for {kinds}. {_MEANWHILE}"
            return _notice("graphics", told, hint)
    return None


def _has(build: Build, *names: str) -> bool:
    return any(name.lower() in one.lower() for name in names for one in build.backends)


def _device(device: Device, machine: Machine) -> str:
    if device.kind == "cpu":
        free = f"{machine.ram_free_bytes / _GB:.1f} GB of RAM free"
        return f"{device.name} ({machine.cores} cores, {free})"
    shared = ", shared with the RAM" if device.is_unified else ""
    sizes = f"{device.free_bytes / _GB:.1f} of {device.total_bytes / _GB:.1f} GB free"
    return f"{device.name} ({sizes}{shared})"


def _notice(part: str, detail: str, hint: str) -> Finding:
    return Finding(part=part, verdict=Verdict.NOTICE, detail=detail, hint=hint)


def _problem(part: str, detail: str, hint: str) -> Finding:
    return Finding(part=part, verdict=Verdict.PROBLEM, detail=detail, hint=hint)
