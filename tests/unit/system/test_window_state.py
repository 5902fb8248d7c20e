"""How the window is arranged is kept in a small file, and nothing depends on it."""

from pathlib import Path

import pytest

from app.system.window_state import WindowStateFile


def test_what_was_kept_is_read_by_another(tmp_path: Path) -> None:
    path = tmp_path / "home" / "window.json"
    WindowStateFile(path).write("columns", {"order": ["file", "kind"], "ä": 1.5})
    WindowStateFile(path).write("other", {"is_on": True})
    again = WindowStateFile(path)
    assert again.read("columns") == {"order": ["file", "kind"], "ä": 1.5}
    assert again.read("other") == {"is_on": True}
    assert again.read("nothing") == {}
    assert [file.name for file in path.parent.iterdir()] == ["window.json"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_says_nothing_is_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    state = WindowStateFile(path)
    assert state.read("columns") == {}
    state.write("columns", {"a": 1})
    assert state.read("columns") == {"a": 1}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, no folder")
    state = WindowStateFile(tmp_path / "home" / "window.json")
    state.write("columns", {"a": 1})
    assert state.read("columns") == {}
