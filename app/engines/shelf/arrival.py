"""A model on its way into the folder: linked, moved or copied to a place of its own first."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from app.domain.ports.models import OnModelProgress
from app.engines.shelf.copying import copy_file, file_sha256, not_written, require_room

_RANDOM_BYTES = 6


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


def bring(source: Path, room: Path, on_progress: OnModelProgress, *, is_moved: bool) -> str:
    """Have a file's content in the room under the file's own name; its SHA-256.

    A file that need not stay is moved; another is linked where the file system can, else copied.

    Raises:
        ModelMissing, ModelNoRoom, ModelNotWritten.
    """
    target = room / source.name
    bring_by = os.replace if is_moved else os.link
    try:
        bring_by(source.resolve(), target)
    except OSError:
        require_room(room, source.name, source.stat().st_size if source.exists() else 0)
        sha256 = copy_file(source, target, on_progress)
        if is_moved:
            with suppress(OSError):
                source.unlink()
        return sha256
    return file_sha256(target, on_progress)


def settle(held: Path, folder: Path) -> Path:
    """Give a file that was found good its place; one with its name gets a number behind it."""
    place, number = folder / held.name, 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while place.exists() or place.is_symlink():
            number += 1
            place = folder / f"{held.stem}-{number}{held.suffix}"
        return held.replace(place)
    except OSError as fault:
        raise not_written(place, fault) from None


def _clear(incoming: Path) -> None:
    with suppress(OSError):
        for room in incoming.iterdir():
            pid, _, _ = room.name.partition("-")
            if pid.isdigit() and not psutil.pid_exists(int(pid)):
                shutil.rmtree(room, ignore_errors=True)
