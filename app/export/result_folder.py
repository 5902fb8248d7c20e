"""The SyncTarget port on a folder: a network share, or one that another program synchronizes.

    FOLDER/.homeport-sync.json                        the mark: made once, at the user's word
    FOLDER/2026-11/report summarize 3f2a….md          to read
    FOLDER/2026-11/report summarize 3f2a….json        to read by programs; there when both are whole

A file that is there is never written to again.
"""

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.domain.egress import Permit
from app.domain.errors.sync import (
    SyncFolderFull,
    SyncFolderGone,
    SyncFolderProtected,
    SyncFolderUnprepared,
    SyncMarkDamaged,
    SyncRefused,
    SyncTargetTooNew,
    SyncWaits,
)
from app.domain.ports import OpenTarget
from app.domain.sync import Parcel, TargetKind, trust_name
from app.export.file_names import result_name, safe_id
from app.export.markdown import report_text
from app.export.shelf import Shelf

MARK = ".homeport-sync.json"
_MOST_REVISIONS = 1000
_FULL = {errno.ENOSPC, errno.EDQUOT}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}


class _Mark(BaseModel):
    model_config = ConfigDict(frozen=True)

    homeport_sync: Literal[1] = 1
    id: str = Field(pattern=r"^[0-9a-f]{8,64}$")


class ResultFolder:
    """A folder that holds results; see `domain.ports.sync.SyncTarget`."""

    kind: TargetKind = "folder"
    is_on_this_machine = True

    def __init__(self, folder: Path, new_id: Callable[[], str]) -> None:
        self._folder, self._new_id = folder, new_id

    @property
    def place(self) -> str:
        """Its path."""
        return str(self._folder)

    @property
    def trust_name(self) -> str:
        """Its path, as it is compared."""
        return trust_name(self.place)

    @contextmanager
    def open(self, permit: Permit) -> Iterator[OpenTarget]:  # noqa: ARG002 - no connection is made
        """Hold it open; it must be there, and have its mark."""
        with self._translated():
            shelf = Shelf(self._folder)
        with shelf:
            with self._translated():
                mark = self._mark(shelf)
            if mark is None:
                raise SyncFolderUnprepared(path=self.place)
            yield _OpenFolder(self, shelf, f"folder:{mark.id}")

    def prepare(self, permit: Permit) -> str:  # noqa: ARG002
        """Put the mark there. The folder itself is never made."""
        with self._translated(), Shelf(self._folder) as shelf:
            if self._mark(shelf) is None:
                made = _Mark(id=self._new_id()).model_dump_json().encode()
                shelf.put(MARK, made, f"{MARK}.partial")
            mark = self._mark(shelf)
            if mark is None:
                raise SyncFolderUnprepared(path=self.place)
            return f"folder:{mark.id}"

    def deliver(self, shelf: Shelf, parcel: Parcel) -> int:
        """Put a result on the shelf, beside all that is there; the revision it stands as."""
        with self._translated():
            try:
                month = shelf.folder(f"{parcel.finished_at:%Y-%m}")
            except (NotADirectoryError, FileExistsError):
                raise self._refusal(parcel, "something else has its folder's name") from None
            except OSError as fault:
                if fault.errno == errno.ELOOP:
                    raise self._refusal(parcel, "its folder is a link to another") from None
                raise
            with month:
                for revision in range(parcel.revision, parcel.revision + _MOST_REVISIONS):
                    if _put(month, parcel, revision):
                        return revision
        raise self._refusal(parcel, "other files have its names")

    def _mark(self, shelf: Shelf) -> _Mark | None:
        found = shelf.read(MARK)
        if found is None:
            return None
        if re.search(rb'"homeport_sync"\s*:\s*(?!1\b)[0-9]+', found[:1000]):
            raise SyncTargetTooNew(place=self.place)
        try:
            return _Mark.model_validate_json(found)
        except ValidationError:
            raise SyncMarkDamaged(path=self.place, name=MARK) from None

    def _refusal(self, parcel: Parcel, reason: str) -> SyncRefused:
        return SyncRefused(place=self.place, reason=reason, task_id=parcel.task_id)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise self._waits(fault) from None

    def _waits(self, fault: OSError) -> SyncWaits:
        if fault.errno in _FULL:
            return SyncFolderFull(path=self.place)
        if fault.errno in _PROTECTED:
            return SyncFolderProtected(path=self.place)
        return SyncFolderGone(path=self.place)


class _OpenFolder:
    """The folder while it is held open."""

    def __init__(self, folder: ResultFolder, shelf: Shelf, fingerprint: str) -> None:
        self._folder, self._shelf, self.fingerprint = folder, shelf, fingerprint

    def deliver(self, parcel: Parcel) -> int:
        """Put a result there for good."""
        return self._folder.deliver(self._shelf, parcel)


def _put(month: Shelf, parcel: Parcel, revision: int) -> bool:
    """Write both files; False: something else has one of the names.

    The JSON comes last: where it is, both are whole, and what a person does with them then is
    theirs.
    """
    report = parcel.report
    name = result_name(report.document, report.kind.value, report.task_id, revision)
    partial = f".homeport-{safe_id(report.task_id)}.partial"
    month.discard(partial)  # an earlier pass was killed over it
    there = month.read(f"{name}.json")
    if there is not None:
        return _is_same(there, parcel)
    text = report_text(report).encode()
    whole = parcel.model_copy(update={"revision": revision}).model_dump_json(indent=2) + "\n"
    return month.put(f"{name}.md", text, partial) and month.put(
        f"{name}.json", whole.encode(), partial
    )


def _is_same(there: bytes, parcel: Parcel) -> bool:
    """Whether a file holds this very result, by what it says and not by what it is called."""
    try:
        found = Parcel.model_validate_json(there)
    except (ValidationError, ValueError, RecursionError):
        return False
    is_from_here = found.installation == parcel.installation
    return is_from_here and found.content_sha256 == parcel.content_sha256
