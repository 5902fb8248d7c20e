"""The child that looks at devices and drivers: it may hang or die, and nobody waits for it."""

import json
import os
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.domain.survey import Survey
from app.engines.local import survey as survey_module
from app.engines.local.session.drivers import _cards, _nvidia, cuda_major_of
from app.engines.local.survey import LocalSurvey

ENOUGH_S = 60.0
BEGUN = Survey(system="Linux", processor="x86_64")


def hang(connection: Connection, log: Path) -> None:
    """A driver that never answers."""
    connection.send_bytes(BEGUN.model_dump_json().encode())
    threading.Event().wait(ENOUGH_S)


def die(connection: Connection, log: Path) -> None:
    """A driver that brings the process down."""
    connection.send_bytes(BEGUN.model_dump_json().encode())
    os.abort()


def lie(connection: Connection, log: Path) -> None:
    """Memory that is no message any more."""
    connection.send_bytes(json.dumps({"system": 7}).encode())


def test_this_machine_is_found_out(tmp_path: Path) -> None:
    found = LocalSurvey(tmp_path / "engine.log", ENOUGH_S).look()
    assert (found.hung_at, found.fault) == ("", "")
    assert found.build is not None
    assert "CPU" in found.build.backends
    assert found.build.version.startswith("0.3.")
    assert found.drivers is not None
    assert found.machine is not None
    assert found.machine.cores >= 1
    assert [device.kind for device in found.machine.devices][-1] in {"cpu", "accel"}


def test_a_hang_is_told_and_does_not_hold_anybody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_module, "serve", hang)
    looking = LocalSurvey(tmp_path / "engine.log", 1.0)
    assert looking.look().hung_at in {"llama.cpp", "drivers"}  # a slow start counts, too
    machine = looking.machine()
    assert machine.gpus == ()
    assert machine.ram_free_bytes > 0


def test_a_death_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_module, "serve", die)
    found = LocalSurvey(tmp_path / "engine.log", ENOUGH_S).look()
    assert found.fault == "it ended while it looked at the llama.cpp"


def test_what_is_no_message_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_module, "serve", lie)
    assert LocalSurvey(tmp_path / "engine.log", ENOUGH_S).look().fault


def test_the_cuda_runtime_is_read_from_the_library_itself(tmp_path: Path) -> None:
    assert cuda_major_of(tmp_path) is None
    (tmp_path / "libggml-cuda.so").write_bytes(b"\x7fELF" + bytes(5000) + b"libcudart.so.12\0")
    assert cuda_major_of(tmp_path) == 12
    (tmp_path / "libggml-cuda.so").unlink()
    (tmp_path / "ggml-cuda.dll").write_bytes(b"MZ" + bytes(99) + b"cudart64_13.dll\0")
    assert cuda_major_of(tmp_path) == 13


def test_cards_and_the_kernel_module_as_linux_lists_them(tmp_path: Path) -> None:
    for name, kind, vendor in (
        ("0000:01:00.0", "0x030000", "0x10de"),
        ("0000:02:00.0", "0x038000", "0x1002"),
        ("0000:03:00.0", "0x020000", "0x10de"),  # a network card
        ("0000:04:00.0", "0x030000", "0x1234"),  # a virtual machine's
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "class").write_text(kind + "\n")
        (tmp_path / name / "vendor").write_text(vendor + "\n")
    assert _cards(tmp_path) == ("amd", "nvidia")
    assert _cards(tmp_path / "nowhere") == ()
    told = tmp_path / "version"
    told.write_text("NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22\n")
    assert _nvidia(told) == "550.54.14"
    told.write_text("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release\n")
    assert _nvidia(told) == "580.65.06"
    assert _nvidia(tmp_path / "nowhere") == ""
