"""Is a window wanted, and is there somewhere to open it? Without Qt, which ends the process."""

import os
import sys
from collections.abc import Sequence


def has_display() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    wanted = ("DISPLAY", "WAYLAND_DISPLAY")
    is_drawn_elsewhere = os.environ.get("QT_QPA_PLATFORM", "") not in {"", "xcb", "wayland"}
    return is_drawn_elsewhere or any(os.environ.get(name) for name in wanted)


def is_window_wanted(arguments: Sequence[str]) -> bool:
    """Whether a command line asks for the window and for nothing else."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--home" and rest:
            rest.pop(0)
        elif word != "--sample" and not word.startswith("--home="):
            return False
    return True
