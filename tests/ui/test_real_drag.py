"""A person's drag: another program's window, a window manager, and the mouse moved by xdotool."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.fakes.house import FakeHouse
from tests.ui.conftest import start_plan
from tests.ui.hands import activate
from tests.ui.screen import centre_of, drag, frame_of, middle_of, put, window_id

pytestmark = pytest.mark.skipif(
    shutil.which("xdotool") is None or sys.platform != "linux", reason="needs X11 and xdotool"
)


@pytest.fixture
def documents(tmp_path: Path, fakes: FakeHouse) -> list[Path]:
    paths = [tmp_path / "Bericht März – 1.txt", tmp_path / "two words.txt"]
    for path in paths:
        path.write_text("A text to be dropped. " * 9, encoding="utf-8")
        fakes.reader.pages[path] = [path.read_text(encoding="utf-8")]
    return paths


@pytest.fixture
def placed(window: MainWindow) -> MainWindow:
    window.resize(700, 420)
    window.move(330, 30)
    activate(window)
    return window


@contextmanager
def other_program(*given: str | Path) -> Iterator[tuple[int, int]]:
    """Another program's window; where to take hold of what it gives."""
    script = Path(__file__).parent / "drag_source.py"
    with subprocess.Popen(
        [sys.executable, script, *given], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "READY\n"
        yield middle_of(window_id("^homeport-drag-source$"))
        process.terminate()


@pytest.fixture
def source(documents: list[Path]) -> Iterator[tuple[int, int]]:
    """Where to take hold of the other program's files."""
    with other_program(*documents) as place:
        yield place


def test_files_dragged_from_another_programs_window_are_taken(
    qtbot: QtBot, placed: MainWindow, source: tuple[int, int], documents: list[Path]
) -> None:
    with qtbot.waitSignal(placed.drop_zone.dropped, timeout=15_000) as dropped:
        mouse = drag(source, centre_of(placed.drop_zone))
    assert mouse.wait(10) == 0
    assert dropped.args == [documents]
    start_plan(qtbot, placed)
    qtbot.waitUntil(lambda: placed.model.rowCount() == 2)


def test_text_dragged_from_another_programs_window_becomes_a_document(
    qtbot: QtBot, placed: MainWindow, fakes: FakeHouse
) -> None:
    words = "Die Fähre legte um zwölf ab."
    with other_program("--text", words) as place:
        mouse = drag(place, centre_of(placed.drop_zone))
        qtbot.waitUntil(placed.sheet.isVisible, timeout=15_000)
    assert mouse.wait(10) == 0
    assert list(fakes.pasted.kept.values()) == [words]
    assert [row.name for row in placed.sheet.model.rows] == ["1.txt"]


def test_a_picture_dragged_from_another_programs_window_becomes_a_document(
    qtbot: QtBot, placed: MainWindow, fakes: FakeHouse
) -> None:
    with other_program("--image") as place:
        mouse = drag(place, centre_of(placed.drop_zone))
        qtbot.waitUntil(placed.sheet.isVisible, timeout=15_000)
    assert mouse.wait(10) == 0
    [png] = fakes.pasted.kept.values()
    assert isinstance(png, bytes)
    image = QImage.fromData(png)
    assert (image.width(), image.height()) == (60, 40)
    assert image.pixelColor(30, 20).name() == "#b42318"


def test_files_let_go_beside_the_drop_zone_are_not_taken(
    qtbot: QtBot, placed: MainWindow, source: tuple[int, int]
) -> None:
    with qtbot.assertNotEmitted(placed.drop_zone.dropped, wait=300):
        mouse = drag(source, centre_of(placed.rail))
        qtbot.waitUntil(lambda: mouse.poll() is not None, timeout=15_000)
    assert placed.model.rowCount() == 0


@pytest.mark.skipif(shutil.which("pcmanfm") is None, reason="needs the file manager pcmanfm")
def test_a_file_dragged_from_a_file_manager_is_taken(
    qtbot: QtBot,
    placed: MainWindow,
    documents: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = documents[0]
    documents[1].unlink()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    with subprocess.Popen(
        ["pcmanfm", "--no-desktop", str(document.parent)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as manager:
        try:
            window = window_id(f"^{document.parent.name}$")
            put(window, QRect(10, 480, 420, 300))
            placed.raise_()
            with qtbot.waitSignal(placed.drop_zone.dropped, timeout=60_000) as dropped:
                _try_icons(qtbot, placed, window)
            assert dropped.args == [[document]]
        finally:
            manager.kill()


def _try_icons(qtbot: QtBot, placed: MainWindow, window: str) -> None:
    """The only file's icon is at the head of the folder view, right of the places pane."""
    arrived: list[object] = []
    placed.drop_zone.dropped.connect(arrived.append)
    for x, y in ((215, 105), (205, 120), (230, 130), (200, 95), (240, 110)):
        frame = frame_of(window)
        mouse = drag((frame.x() + x, frame.y() + y), centre_of(placed.drop_zone))
        qtbot.waitUntil(lambda mouse=mouse: mouse.poll() is not None, timeout=15_000)  # type: ignore[misc]
        qtbot.wait(300)
        if arrived:
            return
