"""Children that do not draw: processes that die, are silent, or tell nonsense. Quick to load."""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.page_picture import PageSize
from app.ingest.confinement import OUT_OF_MEMORY, Limits
from app.ingest.page_messages import Drawn, FoundOnPage, Opened


def tell_opened(connection: Connection) -> None:
    connection.send_bytes(Opened(sizes=(PageSize(100.0, 100.0),)).model_dump_json().encode())
    connection.recv_bytes()


def dying(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    os.kill(os.getpid(), signal.SIGKILL)


def out_of_memory(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    os._exit(OUT_OF_MEMORY)


def silent(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    connection.recv_bytes()


def babbling(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    connection.send_bytes(b"not a message")


def lying(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    """Fewer pixels than it has said."""
    tell_opened(connection)
    connection.send_bytes(Drawn(width=10, height=10).model_dump_json().encode())
    connection.send_bytes(b"\0" * 399)


def boasting(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    connection.send_bytes(Drawn(width=100_000, height=100_000).model_dump_json().encode())


def flooding(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    """More pixels than it has said: they are not even taken in."""
    tell_opened(connection)
    connection.send_bytes(Drawn(width=10, height=10).model_dump_json().encode())
    connection.send_bytes(b"\0" * 4_000_000)


def mistaken(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    tell_opened(connection)
    connection.send_bytes(FoundOnPage(boxes=()).model_dump_json().encode())


def killed_at_once(connection: Connection, path: Path, sha256: str, limits: Limits) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
