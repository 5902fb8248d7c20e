"""Contrast in both themes, names for screen readers, and what starting loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QToolButton

from app.domain.settings import WindowSettings
from app.ui.main_window import MainWindow
from app.ui.sheet import DARK, LIGHT
from app.ui.theme import Theme
from tests.ui.hands import activate, press

_TEXT_ON = [
    ("text", "ground"),
    ("text", "card"),
    ("text", "band"),
    ("muted", "ground"),
    ("muted", "card"),
    ("on_accent", "accent"),
    ("on_selected", "selected"),
    ("good", "ground"),
    ("bad", "ground"),
]
_EDGES_ON = [("line", "ground"), ("line", "card"), ("accent", "card"), ("accent", "ground")]


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), _TEXT_ON)
def test_text_is_legible(theme: dict[str, str], front: str, back: str) -> None:
    assert contrast(theme[front], theme[back]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), _EDGES_ON)
def test_edges_of_controls_can_be_seen(theme: dict[str, str], front: str, back: str) -> None:
    assert contrast(theme[front], theme[back]) >= 3.0


def test_the_theme_follows_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.follow(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK["ground"])
    theme.follow(Qt.ColorScheme.Unknown)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT["ground"])


def test_the_settings_say_light_or_dark_and_how_large(qapp: QApplication) -> None:
    wanted = WindowSettings(theme="dark", text_size=200)
    theme = Theme(qapp, lambda: wanted)
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK["ground"])
        assert "font-size: 21.0pt" in qapp.styleSheet()
        wanted = WindowSettings()
        theme.look()
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT["ground"])
        assert "font-size: 10.5pt" in qapp.styleSheet()
    finally:
        theme.deleteLater()


def test_everything_one_can_act_on_has_a_name(window: MainWindow) -> None:
    parts = [
        window.drop_zone,
        window.table,
        *window.findChildren(QPushButton),
        *window.findChildren(QToolButton),
        *window.findChildren(QTextEdit),
    ]
    for part in parts:
        accessible = QAccessible.queryAccessibleInterface(part)
        assert accessible.text(QAccessible.Text.Name), part


def test_a_screenshot_of_the_screen_shows_the_window(
    qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    """What is on the X server's screen, not what Qt thinks it has drawn."""
    activate(window)
    QTest.qWait(300)  # the server needs a moment after the window manager's last word
    picture = qapp.primaryScreen().grabWindow(0)
    assert picture.save(str(tmp_path / "screen.png"))
    image = picture.toImage()
    zone = window.drop_zone.mapToGlobal(window.drop_zone.rect().topLeft())
    inside = image.pixelColor(zone.x() + 30, zone.y() + 20)
    assert inside == QColor(LIGHT["card"])
    beside = window.mapToGlobal(window.rect().bottomLeft())
    assert image.pixelColor(beside.x() + 3, beside.y() - 90) == QColor(LIGHT["card"])


def test_tab_reaches_every_control(window: MainWindow) -> None:
    activate(window)
    window.drop_zone.setFocus()
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        press(focused, Qt.Key.Key_Tab)
    rail = window.rail.buttons
    # Within the rail one goes by the arrow keys, or by Ctrl and a number.
    assert {window.drop_zone, window.sample_button, rail["home"]} <= reached


_START = """
import sys
opened = []
sys.addaudithook(lambda name, args: opened.append(args[1]) if name == "socket.connect" else None)
import app.ui.start
heavy = {"llama_cpp", "numpy", "sqlalchemy", "httpx", "apscheduler"} & set(sys.modules)
assert not heavy, heavy
from pathlib import Path
from app.bootstrap import build
house = build(Path(sys.argv[1]))
code = app.ui.start.open_window(house, with_sample=True)
house.close()
outside = [address for address in opened if isinstance(address, tuple)]
assert not outside, outside
print("closed", code)
"""


def test_the_window_opens_without_a_connection_or_anything_heavy(
    tmp_path: os.PathLike[str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)],
        env={**os.environ, "HOMEPORT_QUIT_AFTER_FIRST_PAINT": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "closed 0\n", done.stderr
    assert done.stderr == ""


def test_without_a_display_there_is_a_sentence_not_an_abort(tmp_path: os.PathLike[str]) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--home", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr
