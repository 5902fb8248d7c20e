"""The child process: takes requests from the pipe, runs them together, streams replies.

It points its output at the log before llama_cpp is imported, ends itself when its parent is
gone, and never opens the database. The only secret it holds is the key of document memory.
"""

import os
import signal
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.attempt import Completion
from app.domain.errors import AppError, Bug, EngineFailed, GenerationCancelled
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from app.domain.task import Priority
from app.engines.local.failures import load_failure, log_size, log_tail
from app.engines.local.inbox import Inbox
from app.engines.local.protocol import (
    Advanced,
    Cancel,
    Count,
    Counted,
    Done,
    Examine,
    Examined,
    Failed,
    Forget,
    Generate,
    Load,
    Loaded,
    Loading,
    Measure,
    Measured,
    Request,
    Unload,
    Unloaded,
    send,
)

if TYPE_CHECKING:
    from app.engines.local.runner import Runner

_PARENT_GONE = 3
# On two cores: as fast as without it when nothing else runs, and beside two busy programs twice as
# many tokens read a second.
_SPINS = "3000"
# How often a grammar that is being made is looked for.
_LOOK_S = 0.005
# The screen is redrawn at 10 Hz at most: more messages than that would only cost time.
_REPORT_S = {Priority.INTERACTIVE: 0.05, Priority.BACKGROUND: 0.25}


def serve(connection: Connection, log: Path) -> None:
    """Run until the parent closes the pipe or dies. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    redirect_output(log)
    # llama.cpp's threads wait for each other some hundred times a token. One that spins for long
    # keeps the core from the one it waits for as soon as another program wants one too; one that
    # does not spin at all has to be woken each time. libgomp reads this when it is loaded.
    os.environ.setdefault("GOMP_SPINCOUNT", _SPINS)
    threading.Thread(target=die_with_parent, name="watchdog", daemon=True).start()
    Worker(connection, log).run()


class Worker:
    """Between the pipe and the runner: messages in, outcomes out."""

    def __init__(self, connection: Connection, log: Path) -> None:
        self._connection = connection
        self._log = log
        self._runner: Runner | None = None
        self._progress: dict[str, _Unsent] = {}
        self._examining: dict[str, Future[str | None]] = {}
        self._inbox = Inbox(connection)

    def run(self) -> None:
        """Handle what has come, then run one decode; block only when idle."""
        with suppress(EOFError, OSError):
            while True:
                for request in self._inbox.take(self._patience_s()):
                    self._handle(request)
                self._pump()
                self._tell_examined()

    def _patience_s(self) -> float | None:
        if self._runner is None or self._runner.is_idle:
            return _LOOK_S if self._examining else None
        return _LOOK_S if self._runner.is_waiting else 0

    def _handle(self, request: Request) -> None:
        match request:
            case Load():
                self._load(request)
            case Unload():
                self._unload()
                send(self._connection, Unloaded())
            case Cancel():
                self._cancel(request.id)
            case Forget():
                if self._runner is not None:
                    self._runner.forget(request.document_id)
            case Count() | Generate() | Examine() | Measure():
                self._answer(request)

    def _load(self, request: Load) -> None:
        from app.engines.local.loading import load_runner

        self._unload()
        path, mark = Path(request.model_path), log_size(self._log)

        def diagnose() -> AppError:
            return load_failure(path, log_tail(self._log, since=mark))

        def tell(way: int) -> None:
            send(self._connection, Loading(way=way))

        try:
            self._runner, fit = load_runner(request, diagnose, tell)
        except AppError as error:
            self._fail(None, error)
        else:
            self._runner.context.interrupt_when(self._inbox.is_urgent)
            send(self._connection, _loaded(self._runner, fit.reason))

    def _unload(self) -> None:
        self._progress.clear()
        if self._runner is not None:
            self._runner.close()
            self._runner = None

    def _answer(self, request: Count | Generate | Examine | Measure) -> None:
        """What needs a model; a request that cannot be served fails alone."""
        name = request.prompt.id if isinstance(request, Generate) else request.id
        try:
            if self._runner is None:
                raise EngineFailed(reason="no model is loaded")
            self._serve(self._runner, request)
        except AppError as error:
            self._fail(name, error)
        except (ValueError, RuntimeError, MemoryError, RecursionError) as bug:
            self._fail(name, Bug(kind=type(bug).__name__))

    def _serve(self, runner: "Runner", request: Count | Generate | Examine | Measure) -> None:
        match request:
            case Count():
                counts = tuple(runner.count(text) for text in request.texts)
                send(self._connection, Counted(id=request.id, counts=counts))
            case Examine():
                self._examining[request.id] = runner.examine(request.constraint)
            case Measure():
                figures = Measured(
                    id=request.id, peak_rss_bytes=_peak_rss_bytes(), busy_share=runner.busy_share
                )
                send(self._connection, figures)
            case Generate(prompt=prompt):
                runner.submit(prompt)
                self._progress[prompt.id] = _Unsent(prompt)

    def _tell_examined(self) -> None:
        for request_id, made in list(self._examining.items()):
            if not made.done():
                continue
            del self._examining[request_id]
            if made.cancelled() or made.exception() is not None:
                self._fail(request_id, EngineFailed(reason="the constraint was not examined"))
            else:
                send(self._connection, Examined(id=request_id, problem=made.result()))

    def _cancel(self, prompt_id: str) -> None:
        if self._runner is not None and self._runner.cancel(prompt_id):
            self._fail(prompt_id, GenerationCancelled())

    def _pump(self) -> None:
        if self._runner is None:
            return
        for outcome in self._runner.pump():
            match outcome.what:
                case Progress() as progress:
                    self._report(outcome.id, progress)
                case Completion() as completion:
                    self._flush(outcome.id)
                    del self._progress[outcome.id]
                    send(self._connection, Done(id=outcome.id, completion=completion))
                case AppError() as error:
                    self._fail(outcome.id, error)

    def _report(self, prompt_id: str, progress: Progress) -> None:
        unsent = self._progress[prompt_id]
        is_first_text = unsent.add(progress)
        if is_first_text or time.monotonic() >= unsent.next_s:
            self._flush(prompt_id)

    def _flush(self, prompt_id: str) -> None:
        progress = self._progress[prompt_id].take(time.monotonic())
        if progress is not None:
            send(self._connection, Advanced(id=prompt_id, **progress._asdict()))

    def _fail(self, request_id: str | None, error: AppError) -> None:
        self._progress.pop(request_id or "", None)
        facts = {
            name: fact if isinstance(fact, str | int | float) else str(fact)
            for name, fact in error.facts.items()
        }
        send(self._connection, Failed(id=request_id, code=error.code, facts=facts))


class _Unsent:
    """Progress that waits until it is time for the next message."""

    def __init__(self, prompt: Prompt) -> None:
        self._period_s = _REPORT_S[prompt.priority]
        self._latest: Progress | None = None
        self._has_text = False
        self.next_s = 0.0

    def add(self, progress: Progress) -> bool:
        """True for the first text: nobody waits for that longer than need be."""
        text = (self._latest.text if self._latest else "") + progress.text
        self._latest = progress._replace(text=text)
        is_first_text = bool(progress.text) and not self._has_text
        self._has_text = self._has_text or is_first_text
        return is_first_text

    def take(self, now_s: float) -> Progress | None:
        latest, self._latest = self._latest, None
        self.next_s = now_s + self._period_s
        return latest


def _loaded(runner: "Runner", fit: str) -> Loaded:
    from app.engines.local.quantization import read_quantization
    from app.engines.local.session.devices import device_name

    quantization = read_quantization(runner.model.path)
    return Loaded(
        model=runner.model.name,
        context_tokens=runner.prompt_tokens,
        device=device_name(),
        parallel=runner.parallel,
        fit=fit,
        quantization=quantization.name,
        grain=quantization.grain,
    )


def redirect_output(log: Path) -> None:
    """Send everything native code prints to the log, at the level of file descriptors."""
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
    # A windowed app has no standard streams; llama_cpp prints its log through sys.stderr.
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False, errors="replace")
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False, errors="replace")


def die_with_parent() -> None:
    """Without this a busy child outlives a killed app, holding gigabytes."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(_PARENT_GONE)


def _peak_rss_bytes() -> int:
    """The most memory this process has had."""
    import psutil

    peak = getattr(psutil.Process().memory_info(), "peak_wset", None)
    if peak is not None:  # Windows
        return int(peak)
    import resource

    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kilobytes here
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
