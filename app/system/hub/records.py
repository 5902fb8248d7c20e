"""What is remembered of downloads that are not done, one small file each: a dead app's go on."""

import logging
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain.download import RemoteFile, Wish
from app.domain.errors import ErrorInfo

_log = logging.getLogger(__name__)
_SUFFIX = ".json"
_MOST_BYTES = 500_000  # of a model in some hundred files
_SPEED = "speed"
_MOST_DIGITS = 15


class Record(BaseModel):
    """A download that is not done."""

    model_config = ConfigDict(frozen=True)

    id: str
    wish: Wish
    remote: RemoteFile | None = None
    error: ErrorInfo | None = None


class Records:
    """The records in a folder. What cannot be read is no record: it is wanted again, or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Record]:
        """In the order they were wanted, as far as the disk knows it."""
        found = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}"), key=_born):
            try:
                record = Record.model_validate_json(path.read_bytes()[:_MOST_BYTES])
            except (OSError, ValidationError):
                _log.warning("a download's record cannot be read")
                continue
            if path.name == f"{record.id}{_SUFFIX}":
                found.append(record)
        return found

    def put(self, record: Record) -> None:
        """Remember it. A record that cannot be written is no reason to stop."""
        self._write(f"{record.id}{_SUFFIX}", record.model_dump_json())

    def drop(self, download_id: str) -> None:
        """Forget it."""
        (self._folder / f"{download_id}{_SUFFIX}").unlink(missing_ok=True)

    def put_speed(self, bytes_per_second: float) -> None:
        """Remember how fast the line is."""
        self._write(_SPEED, f"{bytes_per_second:.0f}")

    def speed(self) -> float | None:
        """How fast the line was; None: it is not known."""
        try:
            told = (self._folder / _SPEED).read_text()[:_MOST_DIGITS]
        except (OSError, UnicodeDecodeError):
            return None
        return float(told) if told.isascii() and told.isdigit() and int(told) else None

    def _write(self, name: str, text: str) -> None:
        """All or nothing."""
        path = self._folder / name
        partial = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as fault:
            _log.warning("a download's record was not written: %s", fault.errno)


def _born(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
