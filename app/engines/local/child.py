"""One worker process with its pipe, and the thread that sorts its replies to who waits."""

import contextlib
import multiprocessing
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from app.engines.local.failures import death_sentence
from app.engines.local.protocol import (
    Loaded,
    Loading,
    Reply,
    Request,
    Unload,
    Unloaded,
    receive_reply,
    send,
)
from app.engines.local.worker import serve

_END_S = 3.0
_EXIT_S = 1.0
_LOG_BYTES = 2_000_000


class Death(NamedTuple):
    """The last thing every inbox of a dead child gets: how it ended, in words."""

    reason: str


class Child:
    """Starts a worker. `send` never raises: a dead child's inboxes get a `Death` instead."""

    def __init__(self, log: Path) -> None:
        if log.exists() and log.stat().st_size > _LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, log), name="homeport engine", daemon=True
        )
        self._process.start()
        theirs.close()  # so that the child's death shows as the end of the pipe
        self._inboxes: dict[str | None, SimpleQueue[Reply | Death]] = {}
        self._guard = threading.Lock()
        self._sending = threading.Lock()
        self._death: Death | None = None
        self.last_heard_s = time.monotonic()
        self._listener = threading.Thread(target=self._listen, name="engine replies", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid

    @property
    def is_dead(self) -> bool:
        """True once no reply will come any more."""
        return self._death is not None

    def open_inbox(self, request_id: str | None) -> "SimpleQueue[Reply | Death]":
        """Where the replies to a request will arrive (`None`: to a load)."""
        inbox: SimpleQueue[Reply | Death] = SimpleQueue()
        with self._guard:
            self._inboxes[request_id] = inbox
            if self._death is not None:
                inbox.put(self._death)
        self.last_heard_s = time.monotonic()  # silence before anyone asked is no stall
        return inbox

    def close_inbox(self, request_id: str | None) -> None:
        """Forget a request; replies still under way are dropped."""
        with self._guard:
            self._inboxes.pop(request_id, None)

    def send(self, message: Request) -> None:
        """Send, unless the child is gone."""
        with self._sending, contextlib.suppress(OSError):
            send(self._connection, message)

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._finish()

    def close(self) -> None:
        """Let the worker unload and end; kill it if it does not."""
        inbox = self.open_inbox(None)
        self.send(Unload())
        with contextlib.suppress(Exception):
            inbox.get(timeout=_END_S)
        self._process.terminate()
        self._finish()

    def _finish(self) -> None:
        self._process.join(_END_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._listener.join(_END_S)
        self._connection.close()

    def _listen(self) -> None:
        while True:
            try:
                reply = receive_reply(self._connection)
            except (EOFError, OSError, ValueError):
                break
            self.last_heard_s = time.monotonic()
            with self._guard:
                inbox = self._inboxes.get(_request_id(reply))
            if inbox is not None:
                inbox.put(reply)
        self._process.join(_EXIT_S)  # at the end of a pipe the process is about to be gone
        if self._process.is_alive():
            self._process.kill()  # it sent what no worker of ours sends: it is not itself
        death = Death(death_sentence(self._process.exitcode))
        with self._guard:
            self._death = death
            for inbox in self._inboxes.values():
                inbox.put(death)


def _request_id(reply: Reply) -> str | None:
    return None if isinstance(reply, Loading | Loaded | Unloaded) else reply.id
