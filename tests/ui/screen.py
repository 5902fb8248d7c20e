"""The screen as a person meets it: windows of any program, a real mouse, real keys.

By xdotool, xwininfo and xprop. What moves the mouse runs beside our event loop, which takes it.
"""

import re
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

T = TypeVar("T")
_STEPS = 12
_SMALLEST, _LARGEST = 12, 60  # an icon in the tray, in pixels
_TIMEOUT_S = 30
_LOOK_S = 0.1
_CLICK_S = 5
_FRAME = 80  # pixels
_TIMEOUT_MS = 60_000


def centre_of(widget: QWidget) -> tuple[int, int]:
    """Where the middle of one of our widgets is on the screen."""
    point = widget.mapToGlobal(widget.rect().center())
    return point.x(), point.y()


def drag(start: tuple[int, int], end: tuple[int, int]) -> "subprocess.Popen[bytes]":
    """Press, move in steps and let go."""
    command = ["xdotool", "mousemove", *map(str, start), "sleep", "0.15", "mousedown", "1"]
    command += ["sleep", "0.15"]
    for step in range(1, _STEPS + 1):
        place = [a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True)]
        command += ["mousemove", *map(str, place), "sleep", "0.03"]
    command += ["mousemove", str(end[0] + 2), str(end[1]), "sleep", "0.2", "mouseup", "1"]
    return subprocess.Popen(command)


def click_at(place: tuple[int, int], button: int = 1) -> None:
    """A click somewhere on the screen, in another process's window."""
    where = map(str, place)
    _run("xdotool", "mousemove", *where, "sleep", "0.1", "click", str(button))


def type_keys(qtbot: QtBot, *keys: str) -> None:
    """Keys by their X names, such as ctrl+o, into whatever window has the keyboard."""
    _beside(qtbot, "key", "--delay", "30", *keys)


def type_text(qtbot: QtBot, text: str) -> None:
    """A text, letter by letter."""
    _beside(qtbot, "type", "--delay", "10", text)


def press_keys(*keys: str) -> None:
    """Keys, into another process's window."""
    _run("xdotool", "key", *keys)


def active_title() -> str:
    """The title of the window that has the keyboard; empty: none has."""
    return _run("xdotool", "getactivewindow", "getwindowname", is_checked=False).rstrip("\n")


def bring_forward(name: str) -> None:
    """Give a window the keyboard, as a click on it would; nothing where there is none."""
    words = ("search", "--onlyvisible", "--name", name, "windowactivate")
    _run("xdotool", *words, is_checked=False)


def window_id(name: str) -> str:
    """The newest window whose title has this pattern; waits until there is one.

    Not by xdotool's own waiting: it fails as soon as any window goes while it looks through all.
    """

    def look() -> str:
        return _run("xdotool", "search", "--onlyvisible", "--name", name, is_checked=False)

    return _until(look, f"no window is called {name}").split()[-1]


def put(window: str, place: QRect) -> None:
    """Move a window and size it; waits until its place is the one, but for a frame around it.

    Not by xdotool's own waiting: it is for a change, and never ends where there is none.
    """
    _run("xdotool", "windowsize", window, str(place.width()), str(place.height()))
    _run("xdotool", "windowmove", window, str(place.x()), str(place.y()))

    def is_there() -> bool:
        away = frame_of(window).topLeft() - place.topLeft()
        return away.manhattanLength() <= _FRAME

    _until(is_there, f"window {window} is not moved")


def middle_of(window: str) -> tuple[int, int]:
    """Where the middle of another program's window is."""
    middle = frame_of(window).center()
    return middle.x(), middle.y()


def frame_of(window: str) -> QRect:
    """Where a window is; by xwininfo: xdotool is wrong under some window managers."""
    told = _run("xwininfo", "-id", window)
    facts = dict(line.strip().split(": ", 1) for line in told.splitlines() if ": " in line)
    names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    return QRect(*(int(facts[name].strip()) for name in names))


def click_tray(button: int, has_helped: Callable[[], bool]) -> None:
    """Click the app's icon in the tray, again where the panel has just moved it away."""
    end = time.monotonic() + _TIMEOUT_S
    while not has_helped():
        if time.monotonic() > end:
            raise TimeoutError("a click in the tray changes nothing")
        click_at(_until(tray_icon, "there is no icon in the tray"), button)
        with suppress(TimeoutError):
            _until(has_helped, "not yet", _CLICK_S)


def tray_icon() -> tuple[int, int] | None:
    """Where the app's icon in the tray is, in which it is a small window of its own."""
    tree = _run("xwininfo", "-root", "-tree", is_checked=False)  # fails where one goes meanwhile
    for wide, high, x, y in re.findall(
        r'"Homeport": \("homeport".*\)  (\d+)x(\d+)\S+  \+(\d+)\+(\d+)', tree
    ):
        if _SMALLEST < int(wide) < _LARGEST and _SMALLEST < int(high) < _LARGEST:
            return int(x) + int(wide) // 2, int(y) + int(high) // 2
    return None


def menu_is_open() -> bool:
    """Whether a menu of any program is: no window manager knows of those."""
    found = _run("xdotool", "search", "--onlyvisible", "--class", "homeport", is_checked=False)
    kinds = [
        _run("xprop", "-id", one, "_NET_WM_WINDOW_TYPE", is_checked=False)
        for one in found.split()  # any of them may be gone by now
    ]
    return any("POPUP_MENU" in kind for kind in kinds)


def titles() -> Sequence[str]:
    """The titles of all windows on the display."""
    listed = _run("xprop", "-root", "_NET_CLIENT_LIST", is_checked=False)
    told = [
        _run("xprop", "-id", key, "_NET_WM_NAME", is_checked=False)
        for key in re.findall(r"0x[0-9a-f]+", listed)
    ]
    return [title.partition(' = "')[2].rstrip('"\n') for title in told]


def _beside(qtbot: QtBot, *words: str) -> None:
    with subprocess.Popen(["xdotool", *words]) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=_TIMEOUT_MS)


def _until(look: Callable[[], T | None], complaint: str, most_s: float = _TIMEOUT_S) -> T:
    """What there is to see, as soon as there is something."""
    end = time.monotonic() + most_s
    while not (seen := look()):
        if time.monotonic() > end:
            raise TimeoutError(complaint)
        time.sleep(_LOOK_S)
    return seen


def _run(*words: str, is_checked: bool = True) -> str:
    done = subprocess.run(
        words, stdout=subprocess.PIPE, text=True, timeout=_TIMEOUT_S, check=is_checked
    )
    return done.stdout
