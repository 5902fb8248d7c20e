"""What is remembered of model files: a small JSON file each, beside the models.

A model's hash holds while its path, size and time of change are the same, of all of its files. What
a trial found holds for the content, so it is kept by the hash, whatever the file is called and
wherever it lies.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain.model import ModelOrigin, TemplateVerdict
from app.engines.local.model_file import parts_of

_FOLDER = ".homeport"
_MOST_BYTES = 1 << 20
_TEMPORARY_BYTES = 8


class Stamp(NamedTuple):
    """What changes when a model is written to: the sums over its files."""

    size_bytes: int
    mtime_ns: int


class FileRecord(BaseModel):
    """A model whose content was hashed; `path` is its first file.

    `parts` holds the SHA-256 of each of its files, where it has several.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    size_bytes: int
    mtime_ns: int
    sha256: str
    parts: tuple[str, ...] = ()
    origin: ModelOrigin = ModelOrigin()

    @property
    def stamp(self) -> Stamp:
        """The file as it was then."""
        return Stamp(self.size_bytes, self.mtime_ns)


class TrialRecord(BaseModel):
    """What a trial found of a content.

    `code` and `facts` are the error that refuses it, empty where there is none; `death` says how it
    brought the trial down: it is in quarantine. `version` is the Homeport that tried it.
    """

    model_config = ConfigDict(frozen=True)

    sha256: str
    size_bytes: int
    at: datetime
    version: str
    template: TemplateVerdict
    code: str = ""
    facts: dict[str, str | int | float] = {}
    death: str = ""


_Record = TypeVar("_Record", FileRecord, TrialRecord)


def stamp_of(path: Path) -> Stamp | None:
    """A model's stamp, given its first file; None: it is not there, or not all of it."""
    try:
        facts = [part.stat() for part in parts_of(path)]
    except (OSError, ValueError):
        return None
    return Stamp(sum(one.st_size for one in facts), sum(one.st_mtime_ns for one in facts))


class Records:
    """The records under a folder of models. Several processes may write them."""

    def __init__(self, models: Path) -> None:
        self._files = models / _FOLDER / "files"
        self._trials = models / _FOLDER / "trials"
        self.incoming = models / _FOLDER / "incoming"

    def file(self, path: Path) -> FileRecord | None:
        """What is known of a file as it is now; None: nothing, or it has changed since."""
        record = self.file_before(path)
        return record if record is not None and record.stamp == stamp_of(path) else None

    def file_before(self, path: Path) -> FileRecord | None:
        """What was known of a file when it was last looked at."""
        return _read(self._file_at(path), FileRecord)

    def keep_file(self, record: FileRecord) -> None:
        """Remember it."""
        _write(self._file_at(Path(record.path)), record)

    def forget_file(self, path: Path) -> None:
        """The file is gone."""
        with suppress(OSError):
            self._file_at(path).unlink()

    def files(self) -> Iterator[FileRecord]:
        """All files that were hashed and have not changed."""
        for path in _json_files(self._files):
            record = _read(path, FileRecord)
            if record is not None and record.stamp == stamp_of(Path(record.path)):
                yield record

    def trial(self, sha256: str) -> TrialRecord | None:
        """What a trial found of a content; None: it was never tried."""
        return _read(self._trials / f"{sha256}.json", TrialRecord)

    def keep_trial(self, record: TrialRecord) -> None:
        """Remember it."""
        _write(self._trials / f"{record.sha256}.json", record)

    def quarantined(self) -> Iterator[TrialRecord]:
        """The contents that brought a trial down."""
        for path in _json_files(self._trials):
            record = _read(path, TrialRecord)
            if record is not None and record.death:
                yield record

    def _file_at(self, path: Path) -> Path:
        key = hashlib.sha256(os.fsencode(path)).hexdigest()
        return self._files / f"{key[:32]}.json"


def _json_files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.json"))
    except OSError:
        return []


def _read(path: Path, kind: type[_Record]) -> _Record | None:
    """A record; None where there is none, or none that can be read: it is found out again."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(path: Path, record: BaseModel) -> None:
    """Written whole or not at all. What cannot be written is found out again."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(_TEMPORARY_BYTES)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(record.model_dump_json(indent=1), encoding="utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
