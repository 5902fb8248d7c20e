"""A model on its way into the folder: linked, moved or copied to a place of its own first."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from app.domain.model_parts import part_name, whole_sha256
from app.domain.ports.models import OnModelProgress
from app.engines.local.model_file import missing, parts_of
from app.engines.shelf.copying import along, copy_file, file_sha256, not_written, require_room

_RANDOM_BYTES = 6


class Held(NamedTuple):
    """A model in the waiting room: its first file, and the SHA-256 of all of them in order."""

    path: Path
    hashes: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The model's."""
        return whole_sha256(self.hashes)

    @property
    def parts(self) -> tuple[str, ...]:
        """The hashes, as records keep them: of a model in several files only."""
        return self.hashes if len(self.hashes) > 1 else ()


@contextmanager
def waiting_room(incoming: Path) -> Iterator[Path]:
    """A folder that is gone at the end with all that is still in it.

    Those of processes that died are gone, too.
    """
    _clear(incoming)
    room = incoming / f"{os.getpid()}-{secrets.token_hex(_RANDOM_BYTES)}"
    try:
        room.mkdir(parents=True)
    except OSError as fault:
        raise not_written(incoming, fault) from None
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def bring(source: Path, room: Path, on_progress: OnModelProgress, *, is_moved: bool) -> Held:
    """Have a model's files in the room under their own names, given the first of them.

    They are linked where the file system can: what is refused, or interrupted, is still where it
    was. Else what need not stay is moved, and other files are copied.

    Raises:
        ModelMissing, ModelPartMissing, ModelNoRoom, ModelNotWritten.
    """
    paths = parts_of(source)
    try:
        sizes = [path.stat().st_size for path in paths]
    except OSError:
        raise missing(source) from None
    tellers = along(on_progress, sizes)
    hashes = []
    for number, (path, tell) in enumerate(zip(paths, tellers, strict=True)):
        rest_bytes = sum(sizes[number:])
        hashes.append(_bring_file(path, room, tell, rest_bytes, is_moved=is_moved))
    return Held(room / source.name, tuple(hashes))


def _bring_file(
    source: Path, room: Path, on_progress: OnModelProgress, rest_bytes: int, *, is_moved: bool
) -> str:
    """One of them; its SHA-256. `rest_bytes` is what a copy of it and of all after it takes."""
    target, ways = room / source.name, (os.link, os.replace) if is_moved else (os.link,)
    for way in ways:
        with suppress(OSError):
            way(source.resolve(), target)
            return file_sha256(target, on_progress)
    require_room(room, source.name, rest_bytes)
    return copy_file(source, target, on_progress)


def settle(held: Path, folder: Path) -> Path:
    """Give a model that was found good its place; one with its name gets a number behind it.

    Of several files the first goes last: it is by that one that a model is found.
    """
    place, number = folder / held.name, 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while any(one.exists() or one.is_symlink() for one in parts_of(place)):
            number += 1
            place = folder / _numbered(held, number)
        pairs = list(zip(parts_of(held), parts_of(place), strict=True))
        _move_all(pairs[::-1])
    except OSError as fault:
        raise not_written(place, fault) from None
    return place


def _numbered(held: Path, number: int) -> str:
    part = part_name(held.name)
    if part is not None:
        return part._replace(stem=f"{part.stem}-{number}").at(1)
    return f"{held.stem}-{number}{held.suffix}"


def _move_all(pairs: list[tuple[Path, Path]]) -> None:
    """All or nothing."""
    moved: list[Path] = []
    try:
        for source, target in pairs:
            moved.append(source.replace(target))
    except OSError:
        for target in moved:
            with suppress(OSError):
                target.unlink()
        raise


def _clear(incoming: Path) -> None:
    with suppress(OSError):
        for room in incoming.iterdir():
            pid, _, _ = room.name.partition("-")
            if pid.isdigit() and not psutil.pid_exists(int(pid)):
                shutil.rmtree(room, ignore_errors=True)
