"""The folders used last, in a small file of the home. Whatever is wrong with it is forgotten."""

import json
import logging
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

_MOST, _MOST_BYTES, _MOST_CHARS = 8, 65_536, 4096
_log = logging.getLogger(__name__)


class RecentFile:
    """RecentFolders on a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[Path, ...]:
        """The newest first."""
        try:
            with self._path.open("rb") as file:
                known = json.loads(file.read(_MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return ()
        named = known.get("folders") if isinstance(known, dict) else None
        fit = [name for name in named if _is_path(name)] if isinstance(named, list) else []
        return tuple(Path(name) for name in fit[:_MOST])

    def add(self, folders: Collection[Path]) -> None:
        """Put these in front."""
        whole = [folder.absolute() for folder in folders]
        self._write([*dict.fromkeys([*whole, *self.read()])][:_MOST])

    def forget(self, folder: Path | None) -> None:
        """Forget one or all."""
        self._write([one for one in self.read() if folder not in {None, one}])

    def _write(self, folders: list[Path]) -> None:
        """All or nothing: whoever reads meanwhile sees the old file or the new one."""
        text = json.dumps({"folders": [str(folder) for folder in folders]})
        partial: Path | None = None
        try:
            with tempfile.NamedTemporaryFile(
                "w", encoding="ascii", dir=self._path.parent, delete=False
            ) as file:
                partial = Path(file.name)
                file.write(text)
            partial.replace(self._path)
        except OSError as fault:
            _log.warning("the recent folders are not kept: %s", type(fault).__name__)
        finally:
            if partial is not None:
                partial.unlink(missing_ok=True)


def _is_path(name: object) -> bool:
    if not isinstance(name, str) or not 0 < len(name) <= _MOST_CHARS or "\0" in name:
        return False
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return Path(name).is_absolute()
