"""One confined child for a pile of plain text files: it is kept from one file to the next.

To start a process takes a hundred times longer than to read a letter in it. What makes this safe
enough is in `docs/decisions/0049-a-pile-of-files.md`.
"""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.domain import errors
from app.ingest.child import serve_plain
from app.ingest.confinement import Limits
from app.ingest.formats import PLAIN_SUFFIXES
from app.ingest.messages import Ended, Message, NotPlain, Refused, messages

_MOST_BYTES = 1_000_000
# Whatever a child may have gathered, it ends with it.
_MOST_FILES = 1000
# Without a file for so long, it ends.
_IDLE_S = 5.0
_END_S = 5.0


class KeptChild:
    """The child of one reader: started when it is needed, replaced when something goes wrong."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._guard = threading.Lock()
        self._child: _PlainChild | None = None

    def read(self, path: Path) -> list[Message] | None:
        """All that the child says of a file, to its end; None: a child of its own is to read it.

        So it is where the file is large or no plain text, another thread's file is being read, or
        the child has died or talked nonsense: nothing that came before decides about a file.

        Raises:
            ReadingTookTooLong: there was no word of it for too long.
        """
        if not _may_be_plain(path) or not self._guard.acquire(blocking=False):
            return None
        try:
            return self._read(path)
        finally:
            self._guard.release()

    def close(self) -> None:
        """End the child, once its file has been read."""
        if self._guard.acquire(timeout=_END_S):
            self._end()
            self._guard.release()

    def _read(self, path: Path) -> list[Message] | None:
        """A kept child may have ended since: then a new one is tried."""
        is_new = False
        while not is_new:
            is_new = self._child is None
            child = self._child or self._start()
            try:
                said = list(child.read(path))
            except (EOFError, OSError, ValueError):
                self._end()
                continue
            except BaseException:  # a silence, Ctrl+C: what may still come is not of the next file
                self._end()
                raise
            if child.files >= _MOST_FILES:
                self._end()
            return None if isinstance(said[-1], NotPlain) else said
        return None

    def _start(self) -> "_PlainChild":
        child = self._child = _PlainChild(self._limits)
        threading.Thread(
            target=self._end_when_idle, args=(child,), name="plain reader", daemon=True
        ).start()
        return child

    def _end_when_idle(self, child: "_PlainChild") -> None:
        files = -1
        while files != child.files:  # it was used since the last look
            files = child.files
            if child.is_ended.wait(_IDLE_S):
                return
        with self._guard:
            if self._child is child:
                self._end()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _PlainChild:
    """The process, and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.files = 0
        self.is_ended = threading.Event()
        self._silence_s = limits.silence_s
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve_plain, args=(theirs, limits), name="homeport plain reader", daemon=True
        )
        self._process.start()
        theirs.close()  # so that the child's death shows as the end of the pipe

    def read(self, path: Path) -> Iterator[Message]:
        """The messages of one file, the last one too."""
        self.files += 1
        self._pipe.send_bytes(os.fsencode(path))
        message: Message | None = None
        while not isinstance(message, Ended | Refused | NotPlain):
            if not self._pipe.poll(self._silence_s):
                raise errors.ReadingTookTooLong(name=path.name)
            message = messages.validate_json(self._pipe.recv_bytes())
            yield message

    def end(self) -> None:
        """Kill it. Its object is left to go by itself: at the app's end others may hold it."""
        self.is_ended.set()
        with suppress(OSError):
            self._pipe.close()
        self._process.kill()
        self._process.join()


def _may_be_plain(path: Path) -> bool:
    """By its name, to spare the others the way; the child looks at what it is."""
    try:
        return path.suffix.lower() in PLAIN_SUFFIXES and path.stat().st_size <= _MOST_BYTES
    except OSError:
        return False
