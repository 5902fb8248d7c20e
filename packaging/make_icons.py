"""Draw resources/icons/homeport.svg in the sizes that desktops want.

    python packaging/make_icons.py [FOLDER]      default: build/icons

PNG for Linux, .ico for Windows, .icns for macOS; Qt writes all of them.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QIcon

_ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's types of an .icns file that hold a PNG of this many pixels.
_ICNS_TYPES = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
_ICO_WHOLE = 256  # is written as 0, in a byte


def main(target: Path) -> None:
    """Draw them all into a folder."""
    _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    icon = QIcon(str(_ROOT / "resources" / "icons" / "homeport.svg"))
    target.mkdir(parents=True, exist_ok=True)
    drawn = {size: _png(icon, size) for size in SIZES}
    for size, png in drawn.items():
        (target / f"homeport-{size}.png").write_bytes(png)
    (target / "homeport.ico").write_bytes(_ico(drawn))
    (target / "homeport.icns").write_bytes(_icns(drawn))


def _png(icon: QIcon, size: int) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not icon.pixmap(QSize(size, size)).toImage().save(buffer, "PNG"):  # type: ignore[call-overload]
        raise RuntimeError("Qt cannot draw the icon: is its SVG part installed?")
    return bytes(held.data())


def _ico(drawn: dict[int, bytes]) -> bytes:
    """An ICO file of PNGs: a header, an entry of 16 bytes each, the pictures."""
    offset = 6 + 16 * len(_ICO_SIZES)
    entries, pictures = b"", b""
    for size in _ICO_SIZES:
        png, side = drawn[size], size % _ICO_WHOLE
        entries += struct.pack(
            "<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(pictures)
        )
        pictures += png
    return struct.pack("<HHH", 0, 1, len(_ICO_SIZES)) + entries + pictures


def _icns(drawn: dict[int, bytes]) -> bytes:
    """An ICNS file of PNGs: each with its type and its length, both counted in."""
    parts = b"".join(
        kind + struct.pack(">I", len(drawn[size]) + 8) + drawn[size]
        for kind, size in _ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else _ROOT / "build" / "icons")
