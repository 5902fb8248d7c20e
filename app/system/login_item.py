"""Start Homeport when the user logs in: a file or a registry value, by the platform's own way.

Linux: the Desktop Application Autostart Specification. macOS: a LaunchAgent (launchd.plist(5)).
Windows: the Run key of the current user. Nothing needs an administrator.
"""

import plistlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs

from app.domain.errors.install import LoginItemRefused
from app.domain.installed import is_bundle

_NAME = "Homeport"
_LABEL = "org.homeport.Homeport"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_MUST_BE_QUOTED = set(" \t\n\"'\\><~|&;$*?#()`")


class LoginItem:
    """The user's own switch for it.

    Args:
        command: what is started, word by word.
    """

    def __init__(
        self,
        command: Sequence[str],
        platform: str = sys.platform,
        home: Path | None = None,
        registry: Any = None,  # noqa: ANN401 - the module winreg, which is Windows' own
    ) -> None:
        self._command = list(command)
        self._registry = registry
        if platform == "win32" and registry is None:
            import winreg  # noqa: PLC0415 - Windows only

            self._registry = winreg
        self._is_mac = platform == "darwin"
        self._home = home

    def is_on(self) -> bool:
        """Whether it is started at login."""
        if self._registry is None:
            return self._file().is_file()
        with self._run_key(self._registry) as key, suppress(OSError):
            self._registry.QueryValueEx(key, _NAME)
            return True
        return False

    def set(self, *, is_on: bool) -> None:
        """Switch it.

        Raises:
            LoginItemRefused: the system does not let us.
        """
        try:
            if self._registry is not None:
                self._set_value(self._registry, is_on=is_on)
            elif is_on:
                self._file().parent.mkdir(parents=True, exist_ok=True)
                self._file().write_bytes(self._content())
            else:
                self._file().unlink(missing_ok=True)
        except OSError:
            raise LoginItemRefused from None

    def _file(self) -> Path:
        if self._is_mac:
            return (self._home or Path.home()) / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        config = self._home / ".config" if self._home else platformdirs.user_config_path()
        return config / "autostart" / "homeport.desktop"

    def _content(self) -> bytes:
        if self._is_mac:
            item = {"Label": _LABEL, "ProgramArguments": self._command, "RunAtLoad": True}
            return plistlib.dumps(item)
        words = " ".join(map(_quoted, self._command))
        lines = ("[Desktop Entry]", "Type=Application", f"Name={_NAME}", f"Exec={words}")
        return ("\n".join(lines) + "\nIcon=homeport\nTerminal=false\n").encode()

    def _run_key(self, registry: Any) -> Any:  # noqa: ANN401
        return registry.CreateKeyEx(
            registry.HKEY_CURRENT_USER, _RUN_KEY, 0, registry.KEY_ALL_ACCESS
        )

    def _set_value(self, registry: Any, *, is_on: bool) -> None:  # noqa: ANN401
        line = " ".join(f'"{word}"' if " " in word else word for word in self._command)
        with self._run_key(registry) as key:
            if is_on:
                registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, line)
                return
            with suppress(FileNotFoundError):
                registry.DeleteValue(key, _NAME)


def own_command() -> list[str]:
    """What starts this Homeport: its own program, or this Python with the module."""
    if is_bundle():
        return [sys.executable]
    return [sys.executable, "-m", "app"]


def _quoted(word: str) -> str:
    """A word of an Exec line (Desktop Entry Specification, "The Exec key")."""
    word = word.replace("%", "%%")
    if not _MUST_BE_QUOTED & set(word):
        return word
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\") + '"'
