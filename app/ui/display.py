"""Is there somewhere to open a window? Qt ends the process when there is not."""

import os
import sys


def has_display() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    wanted = ("DISPLAY", "WAYLAND_DISPLAY")
    is_drawn_elsewhere = os.environ.get("QT_QPA_PLATFORM", "") not in {"", "xcb", "wayland"}
    return is_drawn_elsewhere or any(os.environ.get(name) for name in wanted)
