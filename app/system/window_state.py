"""How the user has arranged the window: a small file in the home that nothing else needs."""

import json
import logging
import os
import threading
from pathlib import Path

_log = logging.getLogger(__name__)
_MOST_BYTES = 262_144


class WindowStateFile:
    """Values by name in a JSON file. What cannot be read or written is as if it had not been."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()

    def read(self, name: str) -> dict[str, object]:
        """What was kept under a name; empty when there is nothing."""
        with self._guard:
            found = self._load().get(name)
        return found if isinstance(found, dict) else {}

    def write(self, name: str, value: dict[str, object]) -> None:
        """Keep a value under a name, in place of what was there."""
        partial = self._path.with_suffix(".partial")
        with self._guard:
            try:
                text = json.dumps({**self._load(), name: value}, indent=1)
                self._path.parent.mkdir(parents=True, exist_ok=True)
                partial.write_text(text, encoding="utf-8")
                os.replace(partial, self._path)  # noqa: PTH105 - as one thing, on Windows too
            except OSError as fault:
                _log.warning("the window's arrangement was not kept: %s", type(fault).__name__)

    def _load(self) -> dict[str, object]:
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                return {}
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}
