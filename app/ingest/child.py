"""The process that opens a stranger's file: limits, no output, nothing worth stealing."""

import hashlib
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import (
    AppError,
    DocumentChanged,
    DocumentMissing,
    DocumentNotReadable,
)
from app.ingest.confinement import OUT_OF_MEMORY, Limits, allow_from_now, allow_more, confine
from app.ingest.formats import detect_format, detect_plain, read_pages
from app.ingest.messages import Ended, Message, NotPlain, PageRead, Refused, Started
from app.ingest.source import Source

_BLOCK_BYTES = 1 << 20


def serve(connection: Connection, path: Path, limits: Limits) -> None:
    """Read one file and send its pages. The target of the spawned process."""
    confine(limits)
    _tell(connection, path, limits, detect_format)


def serve_plain(connection: Connection, limits: Limits) -> None:
    """Read one file of plain text after another, as their paths come; nothing but plain text.

    The target of a spawned process. Each file has the time that a file has.
    """
    confine(limits)
    try:
        while True:
            path = Path(os.fsdecode(connection.recv_bytes()))
            allow_from_now(limits.cpu_s)
            _tell(connection, path, limits, detect_plain)
    except (EOFError, OSError):
        return  # nobody asks any more


def _tell(
    connection: Connection, path: Path, limits: Limits, detect: Callable[[Source], str | None]
) -> None:
    """All messages of one file, or what is refused."""
    try:
        _read(connection, path, limits, detect)
    except AppError as error:
        _send(connection, Refused.of(error))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # too little is left to say it in a message


def _read(
    connection: Connection, path: Path, limits: Limits, detect: Callable[[Source], str | None]
) -> None:
    """All messages of one file, if it stays as it is until its last page has been read."""
    try:
        before = file_state(path)
        source = Source(path.name, path)
        media_type = detect(source)
        if media_type is None:
            _send(connection, NotPlain())
            return
        sha256 = file_sha256(path)
        size_bytes, _ = before
        _send(connection, Started(media_type=media_type, sha256=sha256, size_bytes=size_bytes))
        for page in read_pages(source, media_type):
            _send(connection, PageRead(page=page))
            allow_more(limits.page_cpu_s)
        if file_state(path) != before:
            raise DocumentChanged(name=path.name)
    except FileNotFoundError:
        raise DocumentMissing(name=path.name) from None
    except BrokenPipeError:
        raise  # nobody listens any more
    except OSError:
        raise DocumentNotReadable(name=path.name) from None
    _send(connection, Ended())


def file_state(path: Path) -> tuple[int, int]:
    """What changes when a file is written to."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def file_sha256(path: Path) -> str:
    """The file's SHA-256 as lower-case hex."""
    with path.open("rb") as file:
        return open_file_sha256(file)


def open_file_sha256(file: BinaryIO) -> str:
    """The same of a file that is open, from where it stands."""
    digest = hashlib.sha256()
    while block := file.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()


def _send(connection: Connection, message: Message) -> None:
    connection.send_bytes(message.model_dump_json().encode())
