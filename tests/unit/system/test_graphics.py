"""What the doctor says of drivers and devices, on the facts of machines that are not here."""

from collections.abc import Sequence

import pytest

from app.domain.finding import Finding, Verdict
from app.domain.model_memory import Device, Machine
from app.domain.survey import Build, Drivers, Survey
from app.system.graphics import survey_findings

GIB = 1 << 30
CPU = Device("CPU", "cpu", 0, 0)
RTX = Device("NVIDIA GeForce RTX 4060", "gpu", 7 * GIB, 8 * GIB)
M1 = Device("Apple M1", "gpu", 10 * GIB, 10 * GIB, is_unified=True)
PLAIN = Build(version="0.3.36", backends=("CPU",))
CUDA_12 = Build(version="0.3.36", backends=("CUDA", "CPU"), cuda_major=12)
VULKAN = Build(version="0.3.36", backends=("Vulkan", "CPU"))
GOOD = Drivers(
    cards=("nvidia",), nvidia="580.65.06", cuda_major=13, cuda_minor=0, cuda_fault=0, vulkan="1.4.1"
)
MEANWHILE = "Until then Homeport works on the processor."


def survey(
    build: Build | None, drivers: Drivers | None, *devices: Device, **facts: object
) -> Survey:
    told = {"system": "Linux", "processor": "x86_64", **facts}
    machine = Machine((*devices, CPU), ram_free_bytes=8_000_000_000, cores=4) if build else None
    return Survey.model_validate({**told, "build": build, "drivers": drivers, "machine": machine})


def part(findings: Sequence[Finding], name: str) -> Finding:
    [found] = [one for one in findings if one.part == name]
    return found


def test_a_machine_that_works_is_described() -> None:
    found = list(survey_findings(survey(CUDA_12, GOOD, RTX)))
    assert {one.verdict for one in found} == {Verdict.OK}
    assert part(found, "llama.cpp").detail == (
        "llama-cpp-python 0.3.36, compiled for CUDA, CPU (CUDA 12)"
    )
    assert part(found, "devices").detail == (
        "NVIDIA GeForce RTX 4060 (7.5 of 8.6 GB free), CPU (4 cores, 8.0 GB of RAM free)"
    )
    assert part(found, "graphics").detail == (
        "NVIDIA GeForce RTX 4060 is used; NVIDIA driver 580.65.06, CUDA up to 13.0, Vulkan 1.4.1"
    )


OLD = GOOD.model_copy(update={"nvidia": "470.82.01", "cuda_major": 11, "cuda_minor": 4})
NO_DRIVER = Drivers(cards=("nvidia",))
TROUBLES: dict[str, tuple[Survey, str, str]] = {
    "no driver": (
        survey(CUDA_12, NO_DRIVER),
        "this build is for CUDA 12, and the NVIDIA driver is not installed",
        "Install the NVIDIA driver, 525.60.13 or newer.",
    ),
    "no card at all": (
        survey(CUDA_12, Drivers()),
        "this build is for CUDA 12, and there is no driver",
        "Install the NVIDIA driver, 525.60.13 or newer.",
    ),
    "old driver": (
        survey(CUDA_12, OLD),
        "this build is for CUDA 12; the driver 470.82.01 can do CUDA 11.4 at most",
        "Update the NVIDIA driver to 525.60.13 or newer.",
    ),
    "updated in use": (
        survey(CUDA_12, GOOD.model_copy(update={"cuda_fault": 803})),
        "the NVIDIA driver does not fit its kernel module",
        "The driver was updated while it was in use: restart the computer.",
    ),
    "no device": (
        survey(CUDA_12, GOOD.model_copy(update={"cuda_fault": 100})),
        "the NVIDIA driver finds no card",
        "It may be off, or taken by another system.",
    ),
    "another fault": (
        survey(CUDA_12, GOOD.model_copy(update={"cuda_fault": 999})),
        "the NVIDIA driver fails (error 999)",
        "Restart the computer; if that does not help, install the NVIDIA driver again.",
    ),
    "old card": (
        survey(CUDA_12, GOOD),
        "the driver works, but llama.cpp sees no card",
        "The card may be too old for this build: use Homeport's Vulkan build.",
    ),
    "CPU build, NVIDIA card": (
        survey(PLAIN, GOOD),
        "there is a graphics card by NVIDIA, and this build does not use it",
        "Install Homeport's build for CUDA or Vulkan.",
    ),
    "CPU build, AMD card": (
        survey(PLAIN, Drivers(cards=("amd",))),
        "there is a graphics card by AMD, and this build does not use it",
        "Install Homeport's build for ROCm or Vulkan.",
    ),
    "no Vulkan loader": (
        survey(VULKAN, Drivers(cards=("amd",))),
        "this build wants Vulkan, which is not installed",
        "Install the Vulkan loader and the graphics card's driver.",
    ),
    "Rosetta": (
        survey(PLAIN, Drivers(), system="Darwin", processor="x86_64", is_translated=True),
        "this is an Intel program on Apple silicon, so Metal is not used",
        "Install Homeport for Apple silicon, or a Python for arm64.",
    ),
    "a Mac without Metal": (
        survey(PLAIN, Drivers(), system="Darwin", processor="arm64"),
        "this build does not use Metal",
        "Install Homeport's build with Metal.",
    ),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_mismatch_is_named_with_what_mends_it_and_what_happens_meanwhile(name: str) -> None:
    facts, detail, hint = TROUBLES[name]
    found = part(list(survey_findings(facts)), "graphics")
    assert (found.verdict, found.detail) == (Verdict.NOTICE, detail)
    assert found.hint == f"{hint} {MEANWHILE}"


QUIET = {
    "no card": survey(PLAIN, Drivers()),
    "an Intel card": survey(PLAIN, Drivers(cards=("intel",))),
    "a Mac": survey(
        Build(version="0.3.36", backends=("Metal", "BLAS", "CPU")),
        Drivers(),
        M1,
        system="Darwin",
        processor="arm64",
    ),
    "an Intel Mac": survey(PLAIN, Drivers(), system="Darwin"),
    "AMD with Vulkan": survey(VULKAN, Drivers(cards=("amd",), vulkan="1.3.280"), RTX),
}


@pytest.mark.parametrize("name", QUIET)
def test_where_nothing_is_wrong_nothing_is_said(name: str) -> None:
    assert part(list(survey_findings(QUIET[name])), "graphics").verdict is Verdict.OK


def test_shared_memory_is_said_to_be_shared() -> None:
    found = part(list(survey_findings(QUIET["a Mac"])), "devices")
    assert "Apple M1 (10.7 of 10.7 GB free, shared with the RAM)" in found.detail


def test_a_driver_that_hangs_is_a_problem_and_what_came_before_is_told() -> None:
    facts = survey(PLAIN, GOOD).model_copy(update={"machine": None, "hung_at": "devices"})
    found = list(survey_findings(facts))
    assert part(found, "llama.cpp").verdict is Verdict.OK
    assert part(found, "devices").verdict is Verdict.PROBLEM
    assert "no answer in time about the devices" in part(found, "devices").detail


@pytest.mark.parametrize(
    ("fault", "hint"),
    [
        ("libcudart.so.12 is missing", "Install the CUDA runtime that this build wants"),
        ("it ended while it looked at the llama.cpp", "Install Homeport again"),
        ("", "Install Homeport again"),
    ],
)
def test_a_build_that_does_not_load_is_a_problem(fault: str, hint: str) -> None:
    [found] = survey_findings(survey(None, GOOD, fault=fault))
    assert found.verdict is Verdict.PROBLEM
    assert found.hint.startswith(hint)
