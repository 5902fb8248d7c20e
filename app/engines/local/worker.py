"""The child process: takes requests from the pipe, runs them one at a time, streams replies.

It points its output at the log before llama_cpp is imported, ends itself when its parent is
gone, never opens the database, and holds no secret.
"""

import heapq
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.attempt import Completion
from app.domain.errors import AppError, Bug, EngineFailed, GenerationCancelled, ModelLoadFailed
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from app.domain.task import Priority
from app.engines.local.failures import load_failure, log_size, log_tail
from app.engines.local.protocol import (
    Advanced,
    Cancel,
    Count,
    Counted,
    Done,
    Failed,
    Generate,
    Load,
    Loaded,
    Request,
    Unload,
    Unloaded,
    receive_request,
    send,
)

if TYPE_CHECKING:
    from app.engines.local.session import Session

_PARENT_GONE = 3


def serve(connection: Connection, log: Path) -> None:
    """Run until the parent closes the pipe or dies. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    _redirect_output(log)
    threading.Thread(target=_die_with_parent, name="watchdog", daemon=True).start()
    Worker(connection, log).run()


class Worker:
    """Requests wait in order of priority, then arrival; one runs at a time."""

    def __init__(self, connection: Connection, log: Path) -> None:
        self._connection = connection
        self._log = log
        self._session: Session | None = None
        self._waiting: list[tuple[bool, int, Prompt]] = []
        self._arrivals = 0
        self._running: tuple[str, Iterator[Progress | Completion]] | None = None

    def run(self) -> None:
        """Handle what has come, then do one slice of work; block only when idle."""
        try:
            while True:
                is_idle = self._running is None and not self._waiting
                while self._connection.poll(None if is_idle else 0):
                    self._handle(receive_request(self._connection))
                    is_idle = False
                self._advance()
        except (EOFError, OSError):
            return

    def _handle(self, request: Request) -> None:
        match request:
            case Load():
                self._load(request)
            case Unload():
                self._unload()
                send(self._connection, Unloaded())
            case Count():
                self._count(request)
            case Generate(prompt=prompt):
                self._arrivals += 1
                is_background = prompt.priority is Priority.BACKGROUND
                heapq.heappush(self._waiting, (is_background, self._arrivals, prompt))
            case Cancel():
                self._cancel(request.id)

    def _load(self, request: Load) -> None:
        from app.engines.local.session import Session

        self._unload()
        mark = log_size(self._log)
        path = Path(request.model_path)
        try:
            self._session = Session(path, request.context_limit, request.threads or _threads())
        except ModelLoadFailed:
            self._fail(None, load_failure(path, log_tail(self._log, since=mark)))
        except AppError as error:
            self._fail(None, error)
        else:
            session = self._session
            loaded = Loaded(
                model=session.name, context_tokens=session.context_tokens, device=session.device
            )
            send(self._connection, loaded)

    def _unload(self) -> None:
        if self._session is not None:
            self._running = None
            self._session.close()
            self._session = None

    def _count(self, request: Count) -> None:
        if self._session is None:
            self._fail(request.id, EngineFailed(reason="no model is loaded"))
            return
        counts = tuple(self._session.count(text) for text in request.texts)
        send(self._connection, Counted(id=request.id, counts=counts))

    def _cancel(self, request_id: str) -> None:
        if self._running is not None and self._running[0] == request_id:
            self._running = None
        elif request_id in {prompt.id for _, _, prompt in self._waiting}:
            self._waiting = [entry for entry in self._waiting if entry[2].id != request_id]
            heapq.heapify(self._waiting)
        else:
            return  # it has ended already
        self._fail(request_id, GenerationCancelled())

    def _advance(self) -> None:
        """One slice of the running request's prompt, or one token; or start the next request."""
        if self._running is None:
            self._start_next()
            return
        request_id, steps = self._running
        try:
            step = next(steps)
        except AppError as error:
            self._running = None
            self._fail(request_id, error)
        except (ValueError, RuntimeError, MemoryError) as bug:
            self._running = None
            self._fail(request_id, Bug(kind=type(bug).__name__))
        else:
            self._report(request_id, step)

    def _start_next(self) -> None:
        if not self._waiting:
            return
        prompt = heapq.heappop(self._waiting)[2]
        if self._session is None:
            self._fail(prompt.id, EngineFailed(reason="no model is loaded"))
        else:
            self._running = (prompt.id, self._session.run(prompt))

    def _report(self, request_id: str, step: Progress | Completion) -> None:
        if isinstance(step, Completion):
            self._running = None
            send(self._connection, Done(id=request_id, completion=step))
        else:
            send(
                self._connection,
                Advanced(
                    id=request_id,
                    tokens_done=step.tokens_done,
                    tokens_total=step.tokens_total,
                    text=step.text,
                ),
            )

    def _fail(self, request_id: str | None, error: AppError) -> None:
        facts = {
            name: fact if isinstance(fact, str | int | float) else str(fact)
            for name, fact in error.facts.items()
        }
        send(self._connection, Failed(id=request_id, code=error.code, facts=facts))


def _redirect_output(log: Path) -> None:
    """Send everything native code prints to the log, at the level of file descriptors."""
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
    # A windowed app has no standard streams; llama_cpp prints its log through sys.stderr.
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False, errors="replace")
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False, errors="replace")


def _die_with_parent() -> None:
    """Without this a busy child outlives a killed app, holding gigabytes."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(_PARENT_GONE)


def _threads() -> int:
    """Physical cores: hyper-threads slow llama.cpp down. Two at least, where there are two."""
    import psutil

    logical = psutil.cpu_count() or 1
    return max(psutil.cpu_count(logical=False) or 1, min(2, logical))
