"""A request under way that another thread may end."""

import socket
import threading
from contextlib import suppress
from typing import Any

from app.domain.errors import GenerationCancelled


class Exchange:
    """A request under way, which another thread may end at any time.

    Its socket is shut down, not closed: on Linux a close leaves a thread that waits in recv
    where it is, a shutdown wakes it. So a cancel also works while the server reads a long prompt.

    Args:
        attempt_id: the try that it is part of; a prompt has its attempt's id.
    """

    def __init__(self, attempt_id: str | None = None) -> None:
        self.attempt_id = attempt_id
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cancelled = False

    def cancel(self) -> None:
        """End it; its thread gets GenerationCancelled."""
        with self._lock:
            self._is_cancelled = True
            self._hang_up()

    def require_wanted(self) -> None:
        """Raises GenerationCancelled when it has been cancelled."""
        if self._is_cancelled:
            raise GenerationCancelled

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take the new connection's socket (httpcore's `trace` extension calls this)."""
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        with self._lock:
            self._socket = info["return_value"].get_extra_info("socket")
            if self._is_cancelled:
                self._hang_up()

    def _hang_up(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # it was closed already
                # Not the TLS socket's own shutdown, which takes the reader's state away.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
