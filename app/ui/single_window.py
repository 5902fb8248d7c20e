"""A home has one window: a second start hands its files to the first and ends.

Who holds the lock has the window. The other speaks to it through a local socket, which is a file or
a pipe of this user on this machine, never the network. What comes through it is taken for hostile:
one line of JSON, bounded, with absolute paths; it can open the plan sheet for them and raise the
window, nothing else.
"""

import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.errors import WindowElsewhere
from app.ui.main_window import MainWindow

_log = logging.getLogger(__name__)
MOST_BYTES = 1_000_000
MOST_PATHS = 10_000
_MOST_PATH_CHARS = 4096
_MOST_PEERS = 8
_PATIENCE_S, _PEER_MS, _LOOK_AGAIN_S = 10.0, 5000, 0.05
_TAKEN = b"taken\n"
# A socket's path is kept in 108 bytes, on macOS in 104 (sun_path).
_MOST_SOCKET_BYTES = 100


class Doorbell(QObject):
    """The first window's ear. `rung` carries the paths that a second start was given."""

    rung = Signal(list)

    def __init__(self, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._heard: dict[QLocalSocket, bytearray] = {}
        for address in _addresses(home):
            QLocalServer.removeServer(address)  # a dead window's: the lock is ours
            if self._server.listen(address):
                return
        _log.warning("a second start cannot reach this window: no local socket")

    def close(self) -> None:
        """Hear nothing more."""
        self._server.close()

    @Slot()
    def _greet(self) -> None:
        while (peer := self._server.nextPendingConnection()) is not None:
            if len(self._heard) >= _MOST_PEERS:
                peer.abort()
                peer.deleteLater()
                continue
            self._heard[peer] = bytearray()
            peer.readyRead.connect(partial(self._hear, peer))
            peer.disconnected.connect(partial(self._forget, peer))
            QTimer.singleShot(_PEER_MS, peer, peer.abort)
            self._hear(peer)

    def _hear(self, peer: QLocalSocket) -> None:
        heard = self._heard.get(peer)
        if heard is None:
            return
        heard += peer.read(MOST_BYTES + 1 - len(heard)).data()
        if b"\n" not in heard:
            if len(heard) > MOST_BYTES:
                peer.abort()
            return
        del self._heard[peer]
        paths = read_paths(bytes(heard))
        if paths is None:
            _log.warning("a local program rang with something that is no list of files")
            peer.abort()
            return
        peer.write(_TAKEN)
        peer.disconnectFromServer()
        self.rung.emit(paths)

    def _forget(self, peer: QLocalSocket) -> None:
        self._heard.pop(peer, None)
        peer.deleteLater()


def hang_doorbell(home: Path, window: MainWindow, files: Sequence[Path] = ()) -> Doorbell:
    """Open the plan sheet for the files, and later for what others bring who ring."""
    doorbell = Doorbell(home, window)
    doorbell.rung.connect(partial(_on_rung, window))
    paths = [path.expanduser().absolute() for path in files]
    QTimer.singleShot(0, partial(window.show_plan, paths))
    return doorbell


def ring(home: Path, files: Sequence[Path], is_gone: Callable[[], bool]) -> bool:
    """Hand files to the window that is open on a home, and have it raised; False: it is gone.

    Args:
        is_gone: whether it has been closed meanwhile.

    Raises:
        WindowElsewhere: it does not answer.
    """
    paths = [str(path.expanduser().absolute()) for path in files]
    line = json.dumps({"open": paths}).encode() + b"\n"
    ends_at = time.monotonic() + _PATIENCE_S
    while time.monotonic() < ends_at:  # it may just be starting
        for address in _addresses(home):
            if _is_ours(address) and _tell(address, line, ends_at):
                return True
        if is_gone():
            return False
        time.sleep(_LOOK_AGAIN_S)
    raise WindowElsewhere(home=home)


def read_paths(heard: bytes) -> list[Path] | None:
    """The absolute paths of a message; None: it is not one."""
    line, _, _ = heard.partition(b"\n")
    if len(line) > MOST_BYTES:
        return None
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    named = message.get("open") if isinstance(message, dict) and len(message) == 1 else None
    if not isinstance(named, list) or len(named) > MOST_PATHS:
        return None
    return [Path(path) for path in named] if all(map(_is_path, named)) else None


def _is_path(path: object) -> bool:
    if not isinstance(path, str) or not 0 < len(path) <= _MOST_PATH_CHARS or "\0" in path:
        return False
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return Path(path).is_absolute()


def _addresses(home: Path) -> Iterator[str]:
    """Where the window may be spoken to: in its home; where that cannot be, by the home's name."""
    name = "homeport-" + hashlib.sha256(os.fsencode(home.absolute())).hexdigest()[:24]
    if sys.platform == "win32":
        yield name
        return
    near = home.absolute() / "window.sock"
    if len(os.fsencode(near)) <= _MOST_SOCKET_BYTES:
        yield str(near)
    yield str(Path(tempfile.gettempdir()) / f"{name}.sock")


def _is_ours(address: str) -> bool:
    """Whether a socket is there and is this user's: another's would learn our files' names."""
    if sys.platform == "win32":
        return True  # the pipe lets only its own user in
    try:
        found = os.lstat(address)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _tell(address: str, line: bytes, ends_at: float) -> bool:
    """Send a line and wait until it is taken."""

    def left_ms() -> int:
        return max(1, round(1000 * (ends_at - time.monotonic())))

    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(left_ms()):
        return False
    socket.write(line)
    while socket.bytesToWrite() and socket.waitForBytesWritten(left_ms()):
        pass
    while not socket.canReadLine() and socket.waitForReadyRead(left_ms()):
        pass
    return socket.read(len(_TAKEN)).data() == _TAKEN


def _on_rung(window: MainWindow, paths: list[Path]) -> None:
    window.come_forward()
    if paths and window.sheet.isVisible():  # what it was open for is not lost
        paths = list(dict.fromkeys([*(row.path for row in window.sheet.model.rows), *paths]))
    window.show_plan(paths)
