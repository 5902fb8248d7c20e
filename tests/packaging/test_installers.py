"""The scripts that install Homeport: run where they run here, read where they do not."""

import hashlib
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from only_locked import only_locked

from tests.conftest import REPOSITORY

WORKFLOW = REPOSITORY / ".github" / "workflows" / "build.yml"
INNO = REPOSITORY / "packaging" / "windows" / "homeport.iss"
SECTIONS = {
    *("Setup", "Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run"),
    *("UninstallRun", "Messages"),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An unpacked archive with a program that prints a line."""
    folder = tmp_path / "archive"
    program = folder / "homeport" / "homeport"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho here I am\n")
    program.chmod(0o755)
    entry = folder / "share" / "applications" / "homeport.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nExec=homeport open %F\nTryExec=homeport\n")
    shutil.copy(REPOSITORY / "packaging" / "linux" / "install.sh", folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    sums = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(folder)}" for f in files)
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n")
    return folder


def install(archive: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    prefix = archive.parent / "with space"
    command = ["sh", archive / "install.sh", "--prefix", prefix, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the archive is Linux's")
def test_the_archive_installs_upgrades_and_goes(archive: Path) -> None:
    prefix = archive.parent / "with space"
    for _ in range(2):
        done = install(archive)
        assert done.returncode == 0, done.stderr
        program = prefix / "bin" / "homeport"
        assert (
            subprocess.run([program], capture_output=True, text=True, check=False).stdout
            == "here I am\n"
        )
    entry = (prefix / "share" / "applications" / "homeport.desktop").read_text()
    assert f'Exec="{program}" open %F' in entry
    (prefix / "bin" / "another").touch()
    removed = install(archive, "--remove")
    assert removed.returncode == 0
    assert "~/.local/share/homeport" in removed.stdout
    assert [path.name for path in prefix.rglob("*") if path.is_file()] == ["another"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="its tool is not here")
def test_a_changed_archive_is_not_installed(archive: Path) -> None:
    (archive / "homeport" / "homeport").write_text("#!/bin/sh\necho someone else\n")
    done = install(archive)
    assert done.returncode == 1
    assert "Nothing was installed" in done.stderr
    assert not (archive.parent / "with space").exists()


@pytest.mark.parametrize("name", ["install.sh", "postrm", "try_session.sh"])
def test_the_shell_scripts_are_shell(name: str) -> None:
    subprocess.run(["sh", "-n", REPOSITORY / "packaging" / "linux" / name], check=True)


def test_the_inno_script_is_whole() -> None:
    text = INNO.read_text(encoding="utf-8")
    assert set(re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)) == SECTIONS
    setup = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["ChangesAssociations"] == "yes"
    assert "{#Version}" in setup["OutputBaseFilename"]
    lines = [line for line in text.splitlines() if re.match(r"\w+: ", line)]
    for line in lines:  # Name: "value"; Name: value; …
        assert re.fullmatch(r'(\w+: ("([^"]|"")*"|[\w ]+)(; |$))+', line), line
        assert line.count('"') % 2 == 0


def test_the_entitlements_are_a_property_list() -> None:
    path = REPOSITORY / "packaging" / "macos" / "entitlements.plist"
    rights = plistlib.loads(path.read_bytes())
    assert all(value is True for value in rights.values())
    assert "com.apple.security.network.server" not in rights


def test_the_workflow_builds_all_three_systems_and_each_backend() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    kinds = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    pairs = {(one["system"], one["backend"]) for one in kinds}
    assert {system for system, _ in pairs} == {"linux", "windows", "macos"}
    assert {"cpu", "vulkan", "cu124", "metal"} == {backend for _, backend in pairs}
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert "-DGGML_NATIVE=OFF" in workflow["jobs"]["build"]["env"]["CMAKE_ARGS"]


def test_a_bundle_without_a_gpu_is_never_given_away_as_one_for_a_gpu() -> None:
    job = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["build"]
    [stop] = [step for step in job["steps"] if "exit 1" in step.get("run", "")]
    condition = stop["if"]
    assert "matrix.backend != 'cpu'" in condition
    assert "matrix.backend != 'metal'" in condition
    assert "env.LLAMA_WHEELS == ''" in condition
    assert job["steps"].index(stop) < min(
        number for number, step in enumerate(job["steps"]) if "lock-run" in step.get("run", "")
    )


def test_the_workflow_names_no_place_to_fetch_from_but_by_a_variable() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert "://" not in text
    assert "${{ vars.LLAMA_WHEELS }}" in text


def test_what_the_workflow_calls_is_there() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    called = set(re.findall(r"packaging/[\w/-]+\.(?:py|txt)", text))
    assert "packaging/build.py" in called
    assert all((REPOSITORY / path).is_file() for path in called)


def test_only_what_builds_is_taken_from_the_lock() -> None:
    lock = (REPOSITORY / "packaging" / "lock-dev.txt").read_text(encoding="utf-8")
    taken = set(re.findall(r"^([\w.-]+)==", only_locked(lock, ["pyinstaller"]), re.MULTILINE))
    assert {"pyinstaller", "altgraph", "pyinstaller-hooks-contrib"} <= taken
    assert not taken & {"pytest", "mypy", "pyside6-essentials", "reportlab"}
