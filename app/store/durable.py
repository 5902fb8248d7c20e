"""Files that are there whole or not at all, whatever happens on the way."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

_BLOCK_BYTES = 1 << 20


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one step; it is on the disk when this returns. Only its owner reads it."""
    partial = path.with_name(f"{path.name}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    move(partial, path)


def flush(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("r+b") as file:  # Windows refuses to flush what it may only read
        os.fsync(file.fileno())


def move(source: Path, target: Path) -> None:
    """Rename in one step, over what is there, and wait until the folders know it."""
    source.replace(target)
    for folder in {source.parent, target.parent}:
        flush_folder(folder)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file; it is on the disk when this returns."""
    shutil.copyfile(source, target)
    flush(target)


def flush_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk; Windows has no such thing."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def overwrite(path: Path) -> None:
    """Write zeros over a file; where a disk writes elsewhere instead, this cannot help it."""
    with path.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            file.write(bytes(min(left, _BLOCK_BYTES)))
            left -= _BLOCK_BYTES
    flush(path)
