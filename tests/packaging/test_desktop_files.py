"""What a Linux desktop reads of Homeport, by the tools that check it, where they are."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from desktop_files import METAINFO, desktop_entry, metainfo
from file_types import FILE_TYPES, info_plist, inno_lines
from make_man import commands, manual_page

from app.cli import main as command_line
from app.ingest import formats
from tests.conftest import REPOSITORY

PICTURES = {formats.PNG, formats.JPEG, formats.TIFF}


def test_every_format_that_is_read_can_be_opened_from_a_file_manager() -> None:
    known = {one.media_type for one in FILE_TYPES}
    assert set(formats._READERS) - PICTURES <= known
    line = next(line for line in desktop_entry().splitlines() if line.startswith("MimeType="))
    assert {formats.PDF, formats.DOCX, "inode/directory"} <= set(line[9:].split(";"))
    assert "\nExec=homeport open %F\n" in desktop_entry()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="its tool is not here")
def test_the_menu_entry_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "homeport.desktop"
    path.write_text(desktop_entry())
    told = subprocess.run(
        ["desktop-file-validate", path], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout + told.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="its tool is not here")
def test_the_appstream_data_is_valid(tmp_path: Path) -> None:
    path = tmp_path / METAINFO
    path.write_text(metainfo("0.1.0"))
    check = ["appstreamcli", "validate", "--no-net", str(path)]
    told = subprocess.run(check, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_the_manual_page_names_every_command_and_option() -> None:
    page = manual_page("1.2.3").replace("\\-", "-")
    root = typer.main.get_command(command_line._app)
    every = list(commands(root))
    assert len(every) > 40
    for words, command in every:
        assert f".SS homeport {' '.join(words)}\n" in page
        section = page.split(f".SS homeport {' '.join(words)}\n")[1].split("\n.SS ")[0]
        options = [one for one in command.params if one.param_type_name == "option"]
        assert all(name in section for one in options for name in one.opts)
    assert "homeport 1.2.3" in page


@pytest.mark.skipif(shutil.which("man") is None, reason="its tool is not here")
def test_the_manual_page_reads_without_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "homeport.1"
    path.write_text(manual_page("1.2.3"))
    told = subprocess.run(
        ["man", "--warnings=all", "-l", path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0
    assert told.stderr == ""
    assert "homeport run" in told.stdout


def test_macos_and_windows_learn_the_same_endings() -> None:
    endings = {ending for one in FILE_TYPES for ending in one.endings}
    types = info_plist("1.2.3")["CFBundleDocumentTypes"]
    assert {e for one in types for e in one.get("CFBundleTypeExtensions", ())} == endings
    assert all(one["LSHandlerRank"] in {"Alternate", "None"} for one in types)
    assert set(re.findall(r'ValueName: "\.(\w+)"', inno_lines())) == endings
    assert (REPOSITORY / "packaging" / "macos" / "entitlements.plist").is_file()
