"""Model files copied and hashed in one pass, with progress, and only where there is room."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from app.domain.errors import ModelMissing
from app.domain.errors.models import ModelNoRoom, ModelNotWritten
from app.domain.model import ModelProgress, ModelStage
from app.domain.ports.models import OnModelProgress
from app.engines.local.model_file import missing, parts_of

_BLOCK_BYTES = 4 << 20
_TELL_BYTES = 32 << 20
# What must stay free for everything else.
_RESERVE_BYTES = 200_000_000
_MB = 1_000_000


def file_sha256(path: Path, on_progress: OnModelProgress) -> str:
    """A file's SHA-256 in lower-case hex.

    Raises:
        ModelMissing: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return pour(file, None, os.fstat(file.fileno()).st_size, on_progress)
    except OSError:
        raise ModelMissing(path=path) from None


def hash_model(path: Path, on_progress: OnModelProgress) -> tuple[str, ...]:
    """The SHA-256 of each file of a model, given the first one.

    Raises:
        ModelMissing, ModelPartMissing: one cannot be read.
    """
    paths = parts_of(path)
    try:
        sizes = [part.stat().st_size for part in paths]
    except OSError:
        raise missing(path) from None
    tellers = along(on_progress, sizes)
    return tuple(file_sha256(part, tell) for part, tell in zip(paths, tellers, strict=True))


def along(on_progress: OnModelProgress, sizes: Sequence[int]) -> Iterator[OnModelProgress]:
    """For files that are read one after another: each tells of all of them."""
    total, before = sum(sizes), 0
    for size in sizes:

        def tell(progress: ModelProgress, before: int = before) -> None:
            done = before + progress.done_bytes
            on_progress(ModelProgress(progress.stage, done, total))

        yield tell
        before += size


def copy_file(source: Path, target: Path, on_progress: OnModelProgress) -> str:
    """Copy a file's content; its SHA-256. The target must not be there.

    Raises:
        ModelMissing, ModelNotWritten: nothing is left of the target.
    """
    try:
        file = source.open("rb")
    except OSError:
        raise ModelMissing(path=source) from None
    with file, written(target) as copy:
        return pour(file, copy, os.fstat(file.fileno()).st_size, on_progress)


def pour(
    source: IO[bytes], target: IO[bytes] | None, size_bytes: int, on_progress: OnModelProgress
) -> str:
    """Read so many bytes, write them where a target is given; their SHA-256.

    What ends early is shorter than it should be: its hash says so.
    """
    stage = ModelStage.HASH if target is None else ModelStage.COPY
    digest, done, told = hashlib.sha256(), 0, 0
    on_progress(ModelProgress(stage, 0, size_bytes))
    while done < size_bytes and (block := source.read(min(_BLOCK_BYTES, size_bytes - done))):
        digest.update(block)
        if target is not None:
            target.write(block)
        done += len(block)
        if done - told >= _TELL_BYTES or done == size_bytes:
            told = done
            on_progress(ModelProgress(stage, done, size_bytes))
    return digest.hexdigest()


@contextmanager
def written(target: Path) -> Iterator[IO[bytes]]:
    """A new file, all on the disk at the end; nothing of it is left when anything fails.

    Raises:
        ModelNotWritten.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        with suppress(OSError):
            target.unlink()
        raise not_written(target, fault) from None
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def not_written(target: Path, fault: OSError) -> ModelNotWritten:
    """Why a file could not be written, in words."""
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EACCES: "Homeport may not write there",
        errno.EPERM: "Homeport may not write there",
        errno.EROFS: "it can only be read there",
        errno.EEXIST: "there is such a file already",
        errno.EFBIG: "that disk takes no files of this size",
    }
    reason = words.get(fault.errno or 0, "the system refused it")
    return ModelNotWritten(name=target.name, reason=reason)


def require_room(folder: Path, name: str, size_bytes: int) -> None:
    """Refuse before anything is written what the disk has no room for.

    Raises:
        ModelNoRoom.
    """
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        free = shutil.disk_usage(there).free
    except OSError:
        return  # whoever writes will find out
    if free < size_bytes + _RESERVE_BYTES:
        raise ModelNoRoom(
            name=name,
            needed_mb=f"{(size_bytes + _RESERVE_BYTES) // _MB:,}",
            free_mb=f"{free // _MB:,}",
        )
