"""The window's ear: what may come through it, and what must not."""

import json
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import WindowElsewhere
from app.ui import single_window
from app.ui.main_window import MainWindow
from app.ui.single_window import MOST_BYTES, Doorbell, hang_doorbell, read_paths, ring
from tests.ui.conftest import LONG, SHORT

GARBAGE = [
    b"\n",
    b"hello\n",
    b"{}\n",
    b"[]\n",
    b'{"open": "/docs/short.txt"}\n',
    b'{"open": ["short.txt"]}\n',
    b'{"open": ["/a\\u0000b"]}\n',
    b'{"open": ["/\\ud800"]}\n',
    b'{"open": [""]}\n',
    b'{"open": [7]}\n',
    b'{"open": ["/x"], "run": "rm"}\n',
    b'{"open": ["/' + b"x" * 5000 + b'"]}\n',
    b"[" * 100_000 + b"\n",
    b"\xff\xfe\x00\n",
    json.dumps({"open": ["/x"] * 10_001}).encode() + b"\n",
    b"x" * (MOST_BYTES + 2),
]


@pytest.fixture
def doorbell(window: MainWindow, tmp_path: Path) -> Iterator[Doorbell]:
    doorbell = hang_doorbell(tmp_path, window)
    yield doorbell
    doorbell.close()


def speak(qtbot: QtBot, home: Path, line: bytes) -> bytes:
    """Say something as another program would; what comes back until it is closed."""
    back = bytearray()
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(str(home / "window.sock"))
        peer.setblocking(False)
        left = memoryview(line)

        def is_closed() -> bool:
            nonlocal left
            try:
                if left:
                    left = left[peer.send(left) :]
                got = peer.recv(4096)
            except BlockingIOError:
                return False
            except OSError:
                return True
            back.extend(got)
            return not got

        qtbot.waitUntil(is_closed)
    return bytes(back)


def test_files_are_brought_and_the_plan_sheet_opens_for_all(
    qtbot: QtBot, window: MainWindow, doorbell: Doorbell, tmp_path: Path
) -> None:
    line = json.dumps({"open": [str(SHORT)]}).encode() + b"\n"
    assert speak(qtbot, tmp_path, line) == b"taken\n"
    qtbot.waitUntil(window.sheet.isVisible)
    qtbot.waitUntil(window.sheet.start_button.isEnabled)
    assert speak(qtbot, tmp_path, json.dumps({"open": [str(LONG)]}).encode() + b"\n")
    qtbot.waitUntil(lambda: [row.path for row in window.sheet.model.rows] == [SHORT, LONG])


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
def test_nothing_else_comes_through(
    qtbot: QtBot, window: MainWindow, doorbell: Doorbell, tmp_path: Path, line: bytes
) -> None:
    rung: list[object] = []
    doorbell.rung.connect(rung.append)
    assert speak(qtbot, tmp_path, line) == b""
    assert rung == []
    assert speak(qtbot, tmp_path, b'{"open": []}\n') == b"taken\n"
    assert rung == [[]]


def test_only_its_user_may_speak_to_it_and_it_leaves_nothing_behind(
    doorbell: Doorbell, tmp_path: Path
) -> None:
    mode = stat.S_IMODE(os.lstat(tmp_path / "window.sock").st_mode)
    assert mode & 0o077 == 0
    doorbell.close()
    assert not (tmp_path / "window.sock").exists()


def test_idle_peers_do_not_keep_others_out(
    qtbot: QtBot, doorbell: Doorbell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "_PEER_MS", 100)
    idle = [socket.socket(socket.AF_UNIX) for _ in range(20)]
    for peer in idle:
        peer.connect(str(tmp_path / "window.sock"))
        peer.send(b'{"open": [')
    qtbot.waitUntil(lambda: doorbell._heard != {})
    qtbot.waitUntil(lambda: doorbell._heard == {})
    assert speak(qtbot, tmp_path, b'{"open": []}\n') == b"taken\n"
    for peer in idle:
        peer.close()


def test_a_window_that_does_not_answer_is_told_of_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "_PATIENCE_S", 0.2)
    (tmp_path / "window.sock").write_text("no socket")
    with pytest.raises(WindowElsewhere, match="does not answer"):
        ring(tmp_path, [SHORT], lambda: False)
    assert not ring(tmp_path, [SHORT], lambda: True)
    with socket.socket(socket.AF_UNIX) as deaf:
        (tmp_path / "window.sock").unlink()
        deaf.bind(str(tmp_path / "window.sock"))
        deaf.listen()
        with pytest.raises(WindowElsewhere):
            ring(tmp_path, [SHORT], lambda: False)


def test_a_home_with_a_long_path_has_an_ear_too(window: MainWindow, tmp_path: Path) -> None:
    home = tmp_path / ("x" * 120)
    home.mkdir()
    doorbell = Doorbell(home, window)
    try:
        assert doorbell._server.isListening()
        assert not list(home.iterdir())
    finally:
        doorbell.close()


def test_a_name_that_is_not_text_is_a_path_too() -> None:
    path = os.fsdecode(b"/docs/\xff.txt")
    assert read_paths(json.dumps({"open": [path]}).encode()) == [Path(path)]
