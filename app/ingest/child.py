"""The process that opens a stranger's file: limits, no output, nothing worth stealing."""

import hashlib
import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import (
    AppError,
    DocumentChanged,
    DocumentMissing,
    DocumentNotReadable,
    well_formed,
)
from app.ingest.formats import detect_format, read_pages
from app.ingest.messages import Ended, Message, PageRead, Refused, Started
from app.ingest.source import Source

OUT_OF_MEMORY = 4
_PARENT_GONE = 3
_BLOCK_BYTES = 1 << 20


class Limits(NamedTuple):
    """What reading one file may use; `page_cpu_s` more for each page that is read."""

    memory_bytes: int = 2_000_000_000
    cpu_s: int = 600
    page_cpu_s: int = 60  # recognizing a scanned page takes up to half of it
    silence_s: float = 120.0


def serve(connection: Connection, path: Path, limits: Limits) -> None:
    """Read one file and send its pages. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    _silence()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _limit(limits)
    try:
        _read(connection, path, limits)
    except AppError as error:
        facts: dict[str, str | int | float] = {
            name: fact if isinstance(fact, int) else well_formed(str(fact))
            for name, fact in error.facts.items()
        }
        _send(connection, Refused(code=error.code, facts=facts))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # too little is left to say it in a message


def _read(connection: Connection, path: Path, limits: Limits) -> None:
    """All messages of one file, if it stays as it is until its last page has been read."""
    try:
        before = _state(path)
        source = Source(path.name, path)
        media_type = detect_format(source)
        sha256 = file_sha256(path)
        size_bytes, _ = before
        _send(connection, Started(media_type=media_type, sha256=sha256, size_bytes=size_bytes))
        for page in read_pages(source, media_type):
            _send(connection, PageRead(page=page))
            _allow_more(limits.page_cpu_s)
        if _state(path) != before:
            raise DocumentChanged(name=path.name)
    except FileNotFoundError:
        raise DocumentMissing(name=path.name) from None
    except BrokenPipeError:
        raise  # nobody listens any more
    except OSError:
        raise DocumentNotReadable(name=path.name) from None
    _send(connection, Ended())


def _state(path: Path) -> tuple[int, int]:
    """What changes when a file is written to."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def file_sha256(path: Path) -> str:
    """The file's SHA-256 as lower-case hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _send(connection: Connection, message: Message) -> None:
    connection.send_bytes(message.model_dump_json().encode())


def _silence() -> None:
    """Native code may print; nobody wants it on their terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit(limits: Limits) -> None:
    """Where the system knows such limits; the parent's clock holds everywhere."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    wanted = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for what, value in wanted:
        _, hard = resource.getrlimit(what)
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(what, (ceiling, ceiling))
        except (OSError, ValueError):  # macOS refuses some of them
            continue
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, -1))


def _allow_more(cpu_s: int) -> None:
    """A page was read, so there may be more of them: as much time for each."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft + cpu_s, hard))


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(_PARENT_GONE)
