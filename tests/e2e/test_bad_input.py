"""Each bad input ends in a sentence, what to do next, and a non-zero code; others go on."""

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport

pytestmark = [pytest.mark.real_model, pytest.mark.usefixtures("on_quick_model")]


@pytest.fixture
def bad_files(tmp_path: Path, shared_data: Path) -> dict[str, Path]:
    files = shared_data / "documents" / "files"
    empty = tmp_path / "empty.txt"
    empty.touch()
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"A line of text.\n")
        file.truncate(200_000_000)
    return {
        "document_missing": tmp_path / "none.pdf",
        "document_empty": empty,
        "document_too_large": huge,
        "document_encrypted": files / "libreoffice-writer-password.pdf",
        "document_damaged": files / "invalid.pdf",
        "document_has_no_text": files / "skew.pdf",
        "document_format_unknown": files / "random.bin",
    }


def test_every_bad_document_has_its_error_and_a_good_one_among_them_is_done(
    homeport: Homeport, bad_files: dict[str, Path], tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The harbour master, Per Olund, closed the second berth for repairs. " * 3)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "setup.exe").write_bytes(b"MZ")
    done = homeport.run("run", "summarize", *bad_files.values(), folder, good, "--json")
    assert done.returncode == 1
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    codes = [report["error"] and report["error"]["code"] for report in reports]
    assert codes == [*bad_files, None]
    assert all(report["error"]["hint"] for report in reports[:-1])
    assert reports[-1]["state"] == "succeeded"
    for path in bad_files.values():
        assert path.name in done.stderr
    assert "Left out, for they cannot be documents: setup.exe" in done.stderr
    assert "There are no documents in folder" in done.stderr


def test_text_in_other_encodings_is_read(homeport: Homeport, tmp_path: Path) -> None:
    encodings = ("utf-16", "utf-16-le", "latin-1", "cp1252", "utf-8-sig")
    paths = [tmp_path / f"{encoding}.txt" for encoding in encodings]
    text = "Der Hafenmeister schließt für Größeres die zweite Brücke über den Kanal. " * 4
    for path, encoding in zip(paths, encodings, strict=True):
        path.write_bytes(text.encode(encoding))
    done = homeport.run("run", "summarize", *paths, "--again", "--json")
    assert done.returncode == 0, done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["receipt"]["tokens_dropped"] for report in reports] == [0] * len(paths)
    store = homeport.store()
    texts = [store.text(task.document_ids[0], 0, len(text)) for task in store.tasks()]
    store.close()
    assert texts == [text] * len(paths)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04 not a model", "model_not_gguf"), (b"GGUF\x03\0\0\0", "model_malformed")],
)
def test_a_bad_model_fails_the_task_with_what_to_do(
    homeport: Homeport, story: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(content)
    (homeport.home / "settings.yaml").write_text(f"local_engine:\n  model: {model}\n")
    report = homeport.json("run", "summarize", story, code=1)
    assert report["error"]["code"] == code
    assert homeport.json("doctor", code=1)["is_healthy"] is False


def test_a_truncated_model_is_named(
    homeport: Homeport, story: Path, tmp_path: Path, starter_model: Path
) -> None:
    model = tmp_path / "cut.gguf"
    model.write_bytes(starter_model.read_bytes()[:50_000_000])
    (homeport.home / "settings.yaml").write_text(f"local_engine:\n  model: {model}\n")
    report = homeport.json("run", "summarize", story, code=1)
    assert report["error"]["code"] == "model_malformed"


def test_a_bad_setting_is_named_with_its_line(homeport: Homeport, story: Path) -> None:
    (homeport.home / "settings.yaml").write_text("routing:\n  local_context_limitt: 9\n")
    report = homeport.json("run", "summarize", story, code=2)
    assert "line 2" in report["error"]["title"]


def test_a_home_that_cannot_be_written(tmp_path: Path, story: Path, homeport: Homeport) -> None:
    (tmp_path / "file").write_text("x")
    done = homeport.run("run", "summarize", story, "--home", tmp_path / "file")
    assert done.returncode == 1
    assert "cannot write" in done.stderr


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes that can be filled up or made read-only."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_read_only_home(homeport: Homeport, story: Path, mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    done = homeport.run("run", "summarize", story, "--home", mounted / "home")
    assert done.returncode == 1
    assert "cannot write" in done.stderr


def test_a_full_disk_loses_nothing(
    homeport: Homeport, story: Path, mounted: Path, quick_model: Path
) -> None:
    home = mounted / "home"
    home.mkdir()
    settings = f"routing:\n  local_context_limit: 1024\nlocal_engine:\n  model: {quick_model}\n"
    (home / "settings.yaml").write_text(settings)
    filler = mounted / "filler"
    assert homeport.run("queue", "list", "--home", home).returncode == 0
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    done = homeport.run("run", "summarize", story, "--home", home)
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    filler.unlink()
    done = homeport.run("run", "summarize", story, "--home", home)
    assert done.returncode == 0, done.stderr
