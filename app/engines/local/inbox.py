"""What has come through the pipe, taken off it while the worker is busy with a long decode."""

import threading
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue

from app.domain.task import Priority
from app.engines.local.protocol import Cancel, Generate, Request, Unload, receive_request


class Inbox:
    """A thread reads the pipe, so that a decode can see that a person has come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._urgent = threading.Event()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def is_urgent(self) -> bool:
        """True when something has come that should not wait for a long decode to end."""
        return self._urgent.is_set()

    def take(self, patience_s: float | None) -> list[Request]:
        """All that has come; waits for the first so long, `None` for ever.

        Raises:
            EOFError: the supervisor is gone.
        """
        self._urgent.clear()
        found = []
        try:
            request = self._requests.get(block=patience_s != 0, timeout=patience_s)
            while request is not None:
                found.append(request)
                request = self._requests.get_nowait()
        except Empty:
            return found
        raise EOFError

    def _read(self) -> None:
        try:
            while True:
                request = receive_request(self._connection)
                self._requests.put(request)
                if _is_urgent(request):
                    self._urgent.set()
        except (EOFError, OSError):
            self._requests.put(None)
            self._urgent.set()


def _is_urgent(request: Request) -> bool:
    if isinstance(request, Generate):
        prompt = request.prompt
        return prompt.priority is Priority.INTERACTIVE and not prompt.is_part
    return isinstance(request, Cancel | Unload)
