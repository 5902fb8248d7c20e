"""Model packs: a model with what is known of it, for machines that are never online.

A pack is a folder, or a tar file without compression, of exactly two files: the manifest and the
model. The tar is read by our own strict reader: two plain entries with the names that are expected,
so there are no paths, links or devices to be careful about.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from app.domain.errors.models import ModelChanged, ModelNotWritten, ModelPackInvalid
from app.domain.model import ModelFacts, ModelOrigin
from app.domain.ports.models import OnModelProgress
from app.engines.shelf.copying import not_written, pour, require_room, written
from app.engines.shelf.tar import TarFault, entry_header, read_entry_header, tail_bytes

MANIFEST, MODEL = "homeport-model.json", "model.gguf"
_MANIFEST_BYTES = 64 << 10
_NAME_CHARS = 200


class PackManifest(BaseModel):
    """What a pack says of its model. `catalogue` is the catalogue's entry, as it was then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["homeport model pack 1"] = "homeport model pack 1"
    name: str
    size_bytes: int = Field(gt=0, lt=1 << 44)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    licence: str = ""
    origin: ModelOrigin = ModelOrigin()
    facts: ModelFacts | None = None
    catalogue: dict[str, JsonValue] | None = None

    @field_validator("name")
    @classmethod
    def _is_plain(cls, name: str) -> str:
        """A file's name and nothing else: no folder, no drive, nothing hidden."""
        is_name = {PurePosixPath(name).name, PureWindowsPath(name).name} == {name}
        is_told = name.isprintable() and len(name) <= _NAME_CHARS and not set(name) & set('<>:"|?*')
        if not (is_name and is_told and name.endswith(".gguf")) or name.startswith("."):
            raise ValueError("that is no model's file name")
        return name


def write_pack(manifest: PackManifest, model: Path, to: Path, on_progress: OnModelProgress) -> Path:
    """Write a pack, whole or not at all; where it is.

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
    text = _text(manifest)
    file.write(entry_header(MANIFEST, len(text)) + text + tail_bytes(len(text)))
    file.write(entry_header(MODEL, manifest.size_bytes))
    _pour_model(manifest, model, file, on_progress)
    file.write(tail_bytes(manifest.size_bytes, is_last=True))


def _write_folder(
    manifest: PackManifest, model: Path, to: Path, on_progress: OnModelProgress
) -> Path:
    if to.exists():
        raise ModelNotWritten(name=to.name, reason="there is something of that name already")
    part = to.with_name(f"{to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with written(part / MODEL) as file:
            _pour_model(manifest, model, file, on_progress)
        with written(part / MANIFEST) as file:
            file.write(_text(manifest))
        return _in_place(part, to)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _pour_model(
    manifest: PackManifest, model: Path, file: IO[bytes], on_progress: OnModelProgress
) -> None:
    with model.open("rb") as source:
        if pour(source, file, manifest.size_bytes, on_progress) != manifest.sha256:
            raise ModelChanged(name=model.name)


def _in_place(part: Path, to: Path) -> Path:
    try:
        return part.replace(to)
    except OSError as fault:
        raise not_written(to, fault) from None


def _text(manifest: PackManifest) -> bytes:
    return (manifest.model_dump_json(indent=2) + "\n").encode()


class OpenedPack:
    """A pack whose manifest was read; the model's file stands where its content begins."""

    def __init__(self, name: str, manifest: PackManifest, model: IO[bytes]) -> None:
        self._name, self.manifest, self._model = name, manifest, model

    def unpack(self, room: Path, on_progress: OnModelProgress) -> Path:
        """The model, in a folder, its content as the manifest says.

        Raises:
            ModelPackInvalid, ModelNoRoom, ModelNotWritten: nothing of it is left.
        """
        told = self.manifest
        require_room(room, told.name, told.size_bytes)
        target = room / told.name
        with written(target) as file:
            found = pour(self._model, file, told.size_bytes, on_progress)
            if file.tell() != told.size_bytes:
                raise ModelPackInvalid(name=self._name, reason="it ends before its model does")
            if found != told.sha256:
                reason = "its model is not the one that was packed: the SHA-256 differs"
                raise ModelPackInvalid(name=self._name, reason=reason)
        return target


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
        with opened as (manifest, model):
            yield OpenedPack(pack.name, manifest, model)
    except TarFault as fault:
        raise ModelPackInvalid(name=pack.name, reason=str(fault)) from None
    except ValidationError:
        reason = "what it says of its model makes no sense"
        raise ModelPackInvalid(name=pack.name, reason=reason) from None
    except OSError:
        raise ModelPackInvalid(name=pack.name, reason="it cannot be read") from None


@contextmanager
def _open_folder(pack: Path) -> Iterator[tuple[PackManifest, IO[bytes]]]:
    for name in (MANIFEST, MODEL):
        if (pack / name).is_symlink() or not (pack / name).is_file():
            raise TarFault(f"there is no file {name} in it")
    if (pack / MANIFEST).stat().st_size > _MANIFEST_BYTES:
        raise TarFault("what it says of its model is too long")
    manifest = PackManifest.model_validate_json((pack / MANIFEST).read_bytes())
    if (pack / MODEL).stat().st_size != manifest.size_bytes:
        raise TarFault("its model has another size than it says")
    with (pack / MODEL).open("rb") as model:
        yield manifest, model


@contextmanager
def _open_tar(pack: Path) -> Iterator[tuple[PackManifest, IO[bytes]]]:
    if not pack.is_file():
        raise TarFault("there is no such file or folder")
    with pack.open("rb") as file:
        size = read_entry_header(file, MANIFEST)
        if size > _MANIFEST_BYTES:
            raise TarFault("what it says of its model is too long")
        manifest = PackManifest.model_validate_json(file.read(size))
        file.seek(len(tail_bytes(size)), os.SEEK_CUR)
        if read_entry_header(file, MODEL) != manifest.size_bytes:
            raise TarFault("its model has another size than it says")
        yield manifest, file
