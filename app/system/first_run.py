"""What a home keeps of its first run: the mark that it was shown, and the speed test."""

import errno
import logging
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from app.domain.errors import DiskFull, HomeNotWritable
from app.domain.speed import SpeedFound

_log = logging.getLogger(__name__)
_MOST_BYTES = 10_000
_MARK = "Homeport's welcome was shown in this home. Delete this file to see it at the next start.\n"


class SpeedFile:
    """A SpeedBook in a file of JSON; one that cannot be read counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> SpeedFound | None:
        """What was kept."""
        try:
            with self._path.open("rb") as file:
                return SpeedFound.model_validate_json(file.read(_MOST_BYTES))
        except (OSError, ValidationError):
            return None

    def keep(self, found: SpeedFound) -> None:
        """Write it, all or nothing."""
        partial = self._path.with_name(f".{self._path.name}.partial")
        try:
            partial.write_text(found.model_dump_json(indent=1), encoding="utf-8")
            partial.replace(self._path)
        except OSError as fault:
            if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise DiskFull from None
            raise HomeNotWritable(path=self._path.parent) from None
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


class WelcomeFile:
    """A WelcomeMark that is a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_seen(self) -> bool:
        """Whether the file is there."""
        try:
            return self._path.exists()
        except OSError:
            return True

    def see(self) -> None:
        """Write the file."""
        try:
            self._path.write_text(_MARK, encoding="utf-8")
        except OSError as fault:
            _log.warning("the welcome will be shown again: %s", type(fault).__name__)
