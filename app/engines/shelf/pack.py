"""Model packs: a model with what is known of it, for machines that are never online.

A pack is a folder, or a tar file without compression: the manifest and the model's file, or files
where it is split over several. The tar is read by our own strict reader: plain entries with the
names that are expected, so there are no paths, links or devices to be careful about.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from app.domain.errors.models import ModelChanged, ModelNotWritten, ModelPackInvalid
from app.domain.ports.models import OnModelProgress
from app.engines.shelf.copying import along, not_written, pour, require_room, written
from app.engines.shelf.pack_manifest import PackFile, PackManifest
from app.engines.shelf.tar import TarFault, entry_header, read_entry_header, tail_bytes

MANIFEST = "homeport-model.json"
_MANIFEST_BYTES = 64 << 10
_OTHER_SIZE = "its model has another size than it says"
# Opens a file of the pack where its content begins; packs are read from front to back.
OpenFile = Callable[[PackFile], AbstractContextManager[IO[bytes]]]


def write_pack(manifest: PackManifest, model: Path, to: Path, on_progress: OnModelProgress) -> Path:
    """Write a pack, whole or not at all; where it is. `model` is the model's first file.

    Raises:
        ModelNoRoom, ModelNotWritten, ModelChanged.
    """
    require_room(to.parent, to.name, manifest.size_bytes)
    if to.suffix == ".tar":
        part = to.with_name(f"{to.name}.part")
        with suppress(OSError):
            part.unlink()
        with written(part) as file:
            _write_tar(manifest, model, file, on_progress)
        return _in_place(part, to)
    return _write_folder(manifest, model, to, on_progress)


def _write_tar(
    manifest: PackManifest, model: Path, file: IO[bytes], on_progress: OnModelProgress
) -> None:
    text = manifest.as_text()
    file.write(entry_header(MANIFEST, len(text)) + text)
    before = len(text)
    for one, tell in _told(manifest, on_progress):
        file.write(tail_bytes(before) + entry_header(one.entry, one.size_bytes))
        _pour_file(one, model, file, tell)
        before = one.size_bytes
    file.write(tail_bytes(before, is_last=True))


def _write_folder(
    manifest: PackManifest, model: Path, to: Path, on_progress: OnModelProgress
) -> Path:
    if to.exists():
        raise ModelNotWritten(name=to.name, reason="there is something of that name already")
    part = to.with_name(f"{to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        for one, tell in _told(manifest, on_progress):
            with written(part / one.entry) as file:
                _pour_file(one, model, file, tell)
        with written(part / MANIFEST) as file:
            file.write(manifest.as_text())
        return _in_place(part, to)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _told(
    manifest: PackManifest, on_progress: OnModelProgress
) -> Iterator[tuple[PackFile, OnModelProgress]]:
    """The files, each with whom to tell of it."""
    files = manifest.files
    yield from zip(files, along(on_progress, [one.size_bytes for one in files]), strict=True)


def _pour_file(one: PackFile, model: Path, file: IO[bytes], on_progress: OnModelProgress) -> None:
    with model.with_name(one.name).open("rb") as source:
        if pour(source, file, one.size_bytes, on_progress) != one.sha256:
            raise ModelChanged(name=one.name)


def _in_place(part: Path, to: Path) -> Path:
    try:
        return part.replace(to)
    except OSError as fault:
        raise not_written(to, fault) from None


class OpenedPack:
    """A pack whose manifest was read."""

    def __init__(self, name: str, manifest: PackManifest, open_file: OpenFile) -> None:
        self._name, self.manifest, self._open_file = name, manifest, open_file

    def unpack(self, room: Path, on_progress: OnModelProgress) -> Path:
        """The model's first file, all of them in a folder, their content as the manifest says.

        Raises:
            ModelPackInvalid, ModelNoRoom, ModelNotWritten: nothing of it is left.
        """
        require_room(room, self.manifest.name, self.manifest.size_bytes)
        try:
            for one, tell in _told(self.manifest, on_progress):
                self._unpack_file(one, room / one.name, tell)
        except BaseException:
            for one in self.manifest.files:
                (room / one.name).unlink(missing_ok=True)
            raise
        return room / self.manifest.name

    def _unpack_file(self, one: PackFile, target: Path, on_progress: OnModelProgress) -> None:
        with self._open_file(one) as source, written(target) as file:
            found = pour(source, file, one.size_bytes, on_progress)
            if file.tell() != one.size_bytes:
                raise ModelPackInvalid(name=self._name, reason="it ends before its model does")
            if found != one.sha256:
                reason = "its model is not the one that was packed: the SHA-256 differs"
                raise ModelPackInvalid(name=self._name, reason=reason)


@contextmanager
def open_pack(pack: Path) -> Iterator[OpenedPack]:
    """A folder, its manifest, or a tar file.

    Raises:
        ModelPackInvalid.
    """
    if pack.name == MANIFEST:
        pack = pack.parent
    try:
        opened = _open_folder(pack) if pack.is_dir() else _open_tar(pack)
        with opened as (manifest, open_file):
            yield OpenedPack(pack.name, manifest, open_file)
    except TarFault as fault:
        raise ModelPackInvalid(name=pack.name, reason=str(fault)) from None
    except ValidationError:
        reason = "what it says of its model makes no sense"
        raise ModelPackInvalid(name=pack.name, reason=reason) from None
    except OSError:
        raise ModelPackInvalid(name=pack.name, reason="it cannot be read") from None


@contextmanager
def _open_folder(pack: Path) -> Iterator[tuple[PackManifest, OpenFile]]:
    _require_plain(pack / MANIFEST)
    if (pack / MANIFEST).stat().st_size > _MANIFEST_BYTES:
        raise TarFault("what it says of its model is too long")
    manifest = PackManifest.model_validate_json((pack / MANIFEST).read_bytes())
    for one in manifest.files:
        _require_plain(pack / one.entry)
        if (pack / one.entry).stat().st_size != one.size_bytes:
            raise TarFault(_OTHER_SIZE)
    yield manifest, lambda one: (pack / one.entry).open("rb")


def _require_plain(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        raise TarFault(f"there is no file {path.name} in it")


@contextmanager
def _open_tar(pack: Path) -> Iterator[tuple[PackManifest, OpenFile]]:
    if not pack.is_file():
        raise TarFault("there is no such file or folder")
    with pack.open("rb") as file:
        size = read_entry_header(file, MANIFEST)
        if size > _MANIFEST_BYTES:
            raise TarFault("what it says of its model is too long")
        manifest = PackManifest.model_validate_json(file.read(size))

        def open_file(one: PackFile) -> AbstractContextManager[IO[bytes]]:
            nonlocal size
            file.seek(len(tail_bytes(size)), os.SEEK_CUR)
            size = read_entry_header(file, one.entry)
            if size != one.size_bytes:
                raise TarFault(_OTHER_SIZE)
            return nullcontext(file)

        yield manifest, open_file
