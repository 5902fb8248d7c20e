"""The parent's side of reading: cheap checks here, everything else in a limited child."""

import multiprocessing
import os
import signal
import stat
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain import errors
from app.domain.document import Page, Reading
from app.domain.errors import AppError
from app.ingest.child import file_sha256, serve
from app.ingest.confinement import OUT_OF_MEMORY, Limits
from app.ingest.messages import Ended, Message, PageRead, Refused, Started, messages

_END_S = 5.0


class LimitedReader:
    """A DocumentReader that reads each file in a process of its own."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def read(self, path: Path) -> Reading:
        """The file's pages; see `domain.ports.DocumentReader`."""
        check_file(path)
        started: Started | None = None
        pages: list[Page] = []
        for message in self._messages(path):
            if isinstance(message, Started):
                started = message
            elif isinstance(message, PageRead):
                pages.append(message.page)
        if started is None:
            raise errors.DocumentDamaged(name=path.name)
        if not any(page.text.strip() for page in pages):
            raise errors.DocumentHasNoText(name=path.name, pages=len(pages))
        facts = started.model_dump(exclude={"type"})
        return Reading(**facts, pages=tuple(pages))

    def fingerprint(self, path: Path) -> str:
        """The file's SHA-256."""
        check_file(path)
        try:
            return file_sha256(path)
        except OSError:
            raise errors.DocumentNotReadable(name=path.name) from None

    def _messages(self, path: Path) -> Iterator[Message]:
        """What the child says, up to its end; raises what it refused, or how it died."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=serve, args=(theirs, path, self._limits), name="homeport reader", daemon=True
        )
        process.start()
        theirs.close()  # so that the child's death shows as the end of the pipe
        try:
            with ours:
                while not isinstance(message := self._receive(ours, path), Ended):
                    if isinstance(message, Refused):
                        raise refused_error(message, path)
                    yield message
        except (EOFError, OSError, ValueError):
            process.join(_END_S)
            raise death(process.exitcode, path) from None
        finally:
            process.kill()
            process.join()
            process.close()

    def _receive(self, connection: Connection, path: Path) -> Message:
        if not connection.poll(self._limits.silence_s):
            raise errors.ReadingTookTooLong(name=path.name)
        return messages.validate_json(connection.recv_bytes())


def check_file(path: Path) -> None:
    """Refuse what needs no look inside; a pipe or a device is not even opened."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise errors.DocumentIsFolder(name=path.name)
        if not stat.S_ISREG(mode):
            raise errors.DocumentFormatUnknown(name=path.name)
        if path.stat().st_size == 0:
            raise errors.DocumentEmpty(name=path.name)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise errors.DocumentMissing(name=path.name) from None
    except OSError:
        raise errors.DocumentNotReadable(name=path.name) from None
    if not os.access(path, os.R_OK):
        raise errors.DocumentNotReadable(name=path.name)


_REFUSALS: dict[str, type[AppError]] = {
    kind.code: kind
    for kind in (
        errors.DocumentChanged,
        errors.DocumentDamaged,
        errors.DocumentEmpty,
        errors.DocumentEncrypted,
        errors.DocumentFormatUnknown,
        errors.DocumentMissing,
        errors.DocumentNotReadable,
        errors.DocumentTooLarge,
        errors.DocumentTooLong,
        errors.DocumentUnsafe,
        errors.PageNotDrawable,
        errors.PagesNotDrawable,
        errors.SourceChanged,
    )
}


def refused_error(refused: Refused, path: Path) -> AppError:
    """The document error that a child has told."""
    kind = _REFUSALS.get(refused.code)
    return kind(**refused.facts) if kind else errors.DocumentDamaged(name=path.name)


def death(exit_code: int | None, path: Path) -> AppError:
    """A child that used up its time or memory is told apart from one that a file broke."""
    limits = {OUT_OF_MEMORY, -getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)}
    if exit_code in limits - {0}:
        return errors.ReadingTookTooLong(name=path.name)
    return errors.DocumentDamaged(name=path.name)
