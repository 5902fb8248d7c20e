"""What is remembered of downloads that are not done, one small file each: a dead app's go on."""

import logging
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain.download import RemoteFile, Wish
from app.domain.errors import ErrorInfo

_log = logging.getLogger(__name__)
_SUFFIX = ".json"
_MOST_BYTES = 100_000


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
        path = self._folder / f"{record.id}{_SUFFIX}"
        partial = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(record.model_dump_json().encode())
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as fault:
            _log.warning("a download's record was not written: %s", fault.errno)

    def drop(self, download_id: str) -> None:
        """Forget it."""
        (self._folder / f"{download_id}{_SUFFIX}").unlink(missing_ok=True)


def _born(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
