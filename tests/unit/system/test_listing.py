"""What of a folder is taken for documents."""

import os
import sys
from pathlib import Path

import pytest

from app.system.listing import list_folder


def names(folder: Path) -> list[str]:
    return [file.path.relative_to(folder).as_posix() for file in list_folder(folder).files]


def make(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("text")


def test_all_below_a_folder_is_listed_and_sorted(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.pdf", "a.txt", "no suffix")
    assert names(tmp_path) == ["a/b/c.pdf", "a/z.txt", "a.txt", "b.txt", "no suffix"]


def test_size_and_time_of_change_are_told(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(5, 7_000_000_000))
    [file] = list_folder(tmp_path).files
    assert (file.size_bytes, file.changed_ns) == (4, 7_000_000_000)


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".git/config.txt", ".hidden.txt", "~$open.docx", "seen.txt")
    listing = list_folder(tmp_path)
    assert names(tmp_path) == ["seen.txt"]
    assert listing.skipped == ()


def test_what_cannot_be_a_document_is_named(tmp_path: Path) -> None:
    make(tmp_path, "setup.EXE", "all.zip", "sub/film.mp4", "a.txt")
    listing = list_folder(tmp_path)
    assert [path.name for path in listing.skipped] == ["all.zip", "setup.EXE", "film.mp4"]
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_out_of_the_folder_and_circles_are_not_followed(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    make(home, "a.txt")
    make(outside, "secret.txt")
    (home / "out.txt").symlink_to(outside / "secret.txt")
    (home / "folder").symlink_to(outside)
    (home / "circle").symlink_to(home)
    (home / "nowhere.txt").symlink_to(home / "none.txt")
    (home / "inside.txt").symlink_to(home / "a.txt")
    listing = list_folder(home)
    assert names(home) == ["a.txt", "inside.txt"]
    assert [path.name for path in listing.skipped] == ["nowhere.txt", "out.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are none there")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [path.name for path in list_folder(tmp_path).skipped] == ["pipe.txt"]


def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "open/a.txt", "shut/b.txt")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = list_folder(tmp_path)
    assert [file.path.name for file in listing.files] == ["a.txt"]
    assert listing.unreadable == (tmp_path / "shut",)


def test_a_folder_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert list_folder(tmp_path / "none").unreadable == (tmp_path / "none",)


def test_a_very_deep_tree_is_no_danger(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("text")
    assert len(list_folder(tmp_path).files) == 1
