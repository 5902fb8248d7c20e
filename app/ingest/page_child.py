"""The process that draws the pages of a stranger's file, as confined as the one that reads it."""

import os
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel

from app.domain.errors import (
    AppError,
    DocumentMissing,
    DocumentNotReadable,
    PageNotDrawable,
    PagesNotDrawable,
    SourceChanged,
)
from app.ingest.child import file_state, open_file_sha256
from app.ingest.confinement import OUT_OF_MEMORY, Limits, allow_from_now, confine
from app.ingest.formats import JPEG, PDF, PNG, TIFF, detect_format
from app.ingest.messages import Refused
from app.ingest.page_messages import Draw, Drawn, FoundOnPage, Opened, Wish, wishes
from app.ingest.source import Source

_LIBRARIES = {
    PDF: "pdf_pages",
    PNG: "picture_pages",
    JPEG: "picture_pages",
    TIFF: "picture_pages",
}


def serve_pages(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    """Open one file and draw what is asked for. The target of the spawned process."""
    confine(limits)
    try:
        with path.open("rb") as file:
            state = file_state(path)
            if open_file_sha256(file) != sha256:
                raise SourceChanged(name=path.name)
            _serve(connection, file, _Opened(path, state, limits), _library(path))
    except FileNotFoundError:
        _send(connection, Refused.of(DocumentMissing(name=path.name)))
    except AppError as error:
        _send(connection, Refused.of(error))
    except (BrokenPipeError, EOFError):
        return  # nobody listens any more
    except OSError:
        _send(connection, Refused.of(DocumentNotReadable(name=path.name)))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


class _Opened:
    """The file that was opened, as it was then."""

    def __init__(self, path: Path, state: tuple[int, int], limits: Limits) -> None:
        self.path, self._state, self._limits = path, state, limits

    def next_wish(self, connection: Connection) -> Wish:
        """What is asked for next; it gets its own time."""
        wish = wishes.validate_json(connection.recv_bytes())
        allow_from_now(self._limits.page_cpu_s)
        return wish

    def require_same(self) -> None:
        """Refuse to draw what was not read."""
        try:
            is_same = file_state(self.path) == self._state
        except FileNotFoundError:
            raise DocumentMissing(name=self.path.name) from None
        if not is_same:
            raise SourceChanged(name=self.path.name)


def _library(path: Path) -> Any:  # noqa: ANN401 - a module: `open_file`, `page_sizes`, `draw`…
    """What draws pages of a file's format: only that is loaded."""
    name = _LIBRARIES.get(detect_format(Source(path.name, path)))
    if name is None:
        raise PagesNotDrawable(name=path.name)
    return import_module(f"app.ingest.{name}")


def _serve(connection: Connection, file: BinaryIO, opened: _Opened, library: Any) -> None:  # noqa: ANN401
    with closing(library.open_file(file, opened.path.name)) as document:
        _send(connection, Opened(sizes=library.page_sizes(document)))
        while True:
            wish = opened.next_wish(connection)
            try:
                opened.require_same()
                for message in _answer(library, document, wish, opened.path.name):
                    _send(connection, message)
            except AppError as error:
                _send(connection, Refused.of(error))


def _answer(library: Any, document: Any, wish: Wish, name: str) -> Iterator[BaseModel | bytes]:  # noqa: ANN401
    try:
        if isinstance(wish, Draw):
            picture = library.draw(document, wish.number, wish.width_px)
            yield Drawn(width=picture.width, height=picture.height)
            yield picture.pixels
        else:
            yield FoundOnPage(boxes=library.find(document, wish.number, wish.passage))
    except (MemoryError, OSError):
        raise
    except Exception:  # noqa: BLE001 - a stranger's file makes a library raise anything
        raise PageNotDrawable(name=name, page=wish.number) from None


def _send(connection: Connection, message: BaseModel | bytes) -> None:
    if isinstance(message, BaseModel):
        message = message.model_dump_json().encode()
    connection.send_bytes(message)
