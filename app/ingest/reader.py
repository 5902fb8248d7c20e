"""The parent's side of reading: cheap checks here, everything else in a limited child."""

import multiprocessing
import os
import signal
import stat
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain import errors
from app.domain.document import Page, Reading
from app.domain.errors import AppError
from app.ingest.child import file_sha256, serve
from app.ingest.confinement import OUT_OF_MEMORY, Limits
from app.ingest.kept_child import KeptChild
from app.ingest.messages import Ended, Message, PageRead, Refused, Started, messages

_END_S = 5.0


class LimitedReader:
    """A DocumentReader that reads each file in a limited process.

    Each has one of its own, but for short plain text: of that a child reads a pile.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._kept = KeptChild(self._limits)

    def read(self, path: Path) -> Reading:
        """The file's pages; see `domain.ports.DocumentReader`."""
        check_file(path)
        said = self._kept.read(path)
        return _reading(self._messages(path) if said is None else said, path)

    def close(self) -> None:
        """End the child that is kept for the next file."""
        self._kept.close()

    def fingerprint(self, path: Path) -> str:
        """The file's SHA-256."""
        check_file(path)
        try:
            return file_sha256(path)
        except OSError:
            raise errors.DocumentNotReadable(name=path.name) from None

    def _messages(self, path: Path) -> Iterator[Message]:
        """What a child of its own says, up to its end; raises how it died."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=serve, args=(theirs, path, self._limits), name="homeport reader", daemon=True
        )
        process.start()
        theirs.close()  # so that the child's death shows as the end of the pipe
        try:
            with ours:
                message: Message | None = None
                while not isinstance(message, Ended | Refused):
                    message = self._receive(ours, path)
                    yield message
        except (EOFError, OSError, ValueError):
            process.join(_END_S)
            raise death(process.exitcode, path) from None
        finally:
            process.kill()
            process.join()

    def _receive(self, connection: Connection, path: Path) -> Message:
        if not connection.poll(self._limits.silence_s):
            raise errors.ReadingTookTooLong(name=path.name)
        return messages.validate_json(connection.recv_bytes())


def _reading(said: Iterable[Message], path: Path) -> Reading:
    """What the messages of a child make; raises what it refused."""
    started: Started | None = None
    refused: Refused | None = None
    pages: list[Page] = []
    for message in said:  # to its end, so that the child is gone by then
        if isinstance(message, Started):
            started = message
        elif isinstance(message, PageRead):
            pages.append(message.page)
        elif isinstance(message, Refused):
            refused = message
    if refused is not None:
        raise refused_error(refused, path)
    if started is None:
        raise errors.DocumentDamaged(name=path.name)
    if not any(page.text.strip() for page in pages):
        raise errors.DocumentHasNoText(name=path.name, pages=len(pages))
    return Reading(**started.model_dump(exclude={"type"}), pages=tuple(pages))


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
