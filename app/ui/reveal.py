"""Show a file where it lies, or open it with the program that the system has for it."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open a file; False: there is none, or nothing opens such files."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def reveal(path: Path) -> bool:
    """Show the file in its folder, selected where the system can; False: there is no such folder.

    No shell is asked: the path is one argument, whatever is in it.
    """
    if not path.parent.is_dir():
        return False
    if sys.platform == "darwin" and path.exists():
        return _start("open", "-R", str(path))
    if sys.platform == "win32" and path.exists():
        return _start("explorer", f"/select,{path}")
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _start(program: str, *arguments: str) -> bool:
    started = QProcess.startDetached(program, list(arguments))
    return bool(started[0] if isinstance(started, tuple) else started)
