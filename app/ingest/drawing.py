"""The parent's side of drawing: a confined child for each document that is looked at."""

import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from app.domain import errors
from app.domain.errors import AppError
from app.domain.page_picture import Box, PagePicture, PageSize, PassageOnPage
from app.ingest.confinement import Limits
from app.ingest.messages import Refused
from app.ingest.page_child import serve_pages
from app.ingest.page_messages import (
    MOST_PIXELS,
    Draw,
    Drawn,
    Find,
    FoundOnPage,
    Opened,
    Wish,
    answers,
)
from app.ingest.reader import check_file, death, refused_error

_BYTES = 4
_DEATH_S = 2.0
_MOST_ANSWER_BYTES = 8_000_000
AnAnswer = TypeVar("AnAnswer", Opened, Drawn, FoundOnPage)
# Somebody looks at it and waits: less of everything than for reading.
DRAWING_LIMITS = Limits(memory_bytes=1_000_000_000, cpu_s=30, page_cpu_s=10, silence_s=20.0)


class LimitedDrawer:
    """A PageDrawer whose pages are drawn in a process of their own."""

    def __init__(self, limits: Limits = DRAWING_LIMITS) -> None:
        self._limits = limits

    def open(self, path: Path, sha256: str) -> "LimitedPages":
        """The file's pages; see `domain.ports.PageDrawer`."""
        check_file(path)
        return LimitedPages(path, sha256, self._limits)


class LimitedPages:
    """An open document. When a page has killed its child, the next one gets another child."""

    def __init__(self, path: Path, sha256: str, limits: Limits) -> None:
        self._path, self._sha256, self._limits = path, sha256, limits
        self._guard = threading.Lock()
        self._closed = threading.Event()
        self._child: _Child | None = None
        self._sizes = self._begin()

    @property
    def sizes(self) -> Sequence[PageSize]:
        """The pages' sizes."""
        return self._sizes

    def draw(self, number: int, width_px: int) -> PagePicture:
        """A page's picture; see `domain.ports.OpenPages`."""
        child = self._ask(Draw(number=number, width_px=max(1, width_px)))
        with self._told(child, number):
            drawn = child.answer(Drawn)
            if drawn.width * drawn.height > MOST_PIXELS:
                raise _Nonsense
            return PagePicture(drawn.width, drawn.height, child.pixels(drawn.width, drawn.height))

    def find(self, number: int, passage: PassageOnPage) -> Sequence[Box]:
        """A passage's boxes; see `domain.ports.OpenPages`."""
        child = self._ask(Find(number=number, passage=passage))
        with self._told(child, number):
            return child.answer(FoundOnPage).boxes

    def close(self) -> None:
        """End the child, one that is being started too. From any thread."""
        with self._guard:
            self._closed.set()
            child = self._child
        if child is not None:
            child.end()

    def _ask(self, wish: Wish) -> "_Child":
        """Ask the child, or a new one where the last one has died."""
        if not 1 <= wish.number <= len(self._sizes):
            raise errors.PageNotDrawable(name=self._path.name, page=wish.number)
        if self._child is None:
            self._begin()
        child = self._child
        assert child is not None  # noqa: S101 - it has just begun
        with self._told(child, wish.number):
            child.ask(wish)
        return child

    def _begin(self) -> Sequence[PageSize]:
        if self._closed.is_set():
            raise errors.DocumentNotReadable(name=self._path.name)
        child = _Child(self._path, self._sha256, self._limits)
        with (
            self._guard
        ):  # who closes it ends the child that is here; else we see that it is closed
            self._child = child
            is_closed = self._closed.is_set()
        if is_closed:
            child.end()
            raise errors.DocumentNotReadable(name=self._path.name)
        try:
            return child.answer(Opened).sizes
        except _Gone:
            self._child = None
            raise death(child.end(), self._path) from None
        except AppError:
            self._child = None
            child.end()
            raise

    @contextmanager
    def _told(self, child: "_Child", number: int) -> Iterator[None]:
        """A child that dies, is silent or talks nonsense over a page: that page is to blame."""
        try:
            yield
        except (_Gone, _Nonsense):
            child.end()
            self._child = None
            raise errors.PageNotDrawable(name=self._path.name, page=number) from None
        except (errors.SourceChanged, errors.DocumentMissing):
            child.end()
            self._child = None
            raise


class _Gone(Exception):
    """The child has died, or has said nothing for too long."""


class _Nonsense(Exception):
    """The child has said what it never says."""


class _Child:
    """The process, and the pipe to it."""

    def __init__(self, path: Path, sha256: str, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._path, self._silence_s = path, limits.silence_s
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve_pages,
            args=(theirs, path, sha256, limits),
            name="homeport pages",
            daemon=True,
        )
        self._process.start()
        theirs.close()  # so that the child's death shows as the end of the pipe
        self._guard = threading.Lock()
        self._exit_code: int | None = None
        self._is_ended = False

    def ask(self, wish: Wish) -> None:
        """Send a wish."""
        try:
            self._pipe.send_bytes(wish.model_dump_json().encode())
        except (OSError, ValueError):
            raise _Gone from None

    def answer(self, kind: type[AnAnswer]) -> AnAnswer:
        """The next answer; raises what the child refused."""
        try:
            answer = answers.validate_json(self._receive(_MOST_ANSWER_BYTES))
        except ValidationError:
            raise _Nonsense from None
        if isinstance(answer, Refused):
            raise refused_error(answer, self._path)
        if not isinstance(answer, kind):
            raise _Nonsense
        return answer

    def pixels(self, width: int, height: int) -> bytes:
        """The picture that follows."""
        size = width * height * _BYTES
        pixels = self._receive(size)
        if len(pixels) != size:
            raise _Nonsense
        return pixels

    def end(self) -> int | None:
        """Kill it, from any thread; the exit code it had before, if it was dead."""
        with self._guard:
            if not self._is_ended:
                self._is_ended = True
                self._process.join(_DEATH_S if self._is_hung_up else 0)
                self._exit_code = self._process.exitcode
                self._process.kill()
                self._process.join()
                with suppress(OSError):
                    self._pipe.close()
            return self._exit_code

    _is_hung_up = False

    def _receive(self, most_bytes: int) -> bytes:
        try:
            if not self._pipe.poll(self._silence_s):
                raise _Gone
            return self._pipe.recv_bytes(most_bytes)
        except (
            EOFError,
            OSError,
            ValueError,
        ):
            self._is_hung_up = True
            raise _Gone from None
