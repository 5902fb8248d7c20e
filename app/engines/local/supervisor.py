"""The parent's side: starts the worker, hands out requests, turns its death into an error."""

import itertools
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from app.domain.attempt import Completion
from app.domain.errors import AppError, EngineCrashed, EngineFailed, EngineStalled, ModelLoadFailed
from app.domain.ports import EngineFacts, EngineFigures, Progress
from app.domain.prompt import Constraint, Prompt
from app.domain.quantization import Quantization
from app.domain.settings import LocalEngineSettings
from app.engines.local.child import Child, Death
from app.engines.local.document_memory import MemoryFolder, forget_document
from app.engines.local.failures import error_from_code
from app.engines.local.model_file import check_model_file, model_fingerprint
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
    Reply,
    text_batches,
)

_LOOK_S = 0.5
# A prompt is given to so many children in a row that died before it began.
_MOST_CHILDREN = 5


class LocalEngine:
    """An Engine whose model lives in a child process; a dead child is replaced at the next call.

    Args:
        find_model: gives the model's path, or raises what is wrong with it.
        context_limit: the most tokens a prompt with its answer may have.
        log: where llama.cpp's own output goes.
        settings: threads, parallelism and memory.
        memory: where document memory lies; None: none is kept.
        require_usable: refuses a file that must not be loaded.
        stall_s: silence after which a busy child is taken for hung.
    """

    def __init__(  # noqa: PLR0913 - each is a fact of its own
        self,
        find_model: Callable[[], Path],
        context_limit: int,
        log: Path,
        *,
        settings: LocalEngineSettings | None = None,
        memory: MemoryFolder | None = None,
        require_usable: Callable[[Path], None] = check_model_file,
        stall_s: float = 300.0,
    ) -> None:
        self._find_model, self._require_usable = find_model, require_usable
        self._context_limit = context_limit
        self._settings = settings or LocalEngineSettings()
        self._memory = memory
        self._log = log
        self._stall_s = stall_s
        self._lifecycle = threading.Lock()
        self._child: Child | None = None
        self._loaded: Loaded | None = None
        self._fingerprint = ""
        self._counts = itertools.count()

    @property
    def child_pid(self) -> int | None:
        """The worker's process id while there is one."""
        child = self._child
        return child.pid if child is not None else None

    def facts(self) -> EngineFacts:
        """What is loaded, loading it first if need be."""
        return _facts(self._ready_child()[1])

    def loaded(self) -> EngineFacts | None:
        """What the living child has loaded."""
        child, loaded = self._child, self._loaded
        return _facts(loaded) if child and loaded and not child.is_dead else None

    def is_outdated(self) -> bool:
        """Whether the file that would be loaded now is another one than the one that is."""
        if not self._fingerprint:
            return False
        try:
            return self._fingerprint != model_fingerprint(self._find_model())
        except AppError:
            return True  # the next call says what is wrong

    def fingerprint(self) -> str:
        """Of the model file that is loaded, or that would be."""
        return self._fingerprint or model_fingerprint(self._find_model())

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's own token count of each text."""
        counts: list[int] = []
        for batch in text_batches(texts):
            child, _ = self._ready_child()
            request = Count(id=self._next_id("count"), texts=batch)
            with closing(self._replies(child, request.id, request)) as replies:
                counts += next(reply.counts for reply in replies if isinstance(reply, Counted))
        return counts

    def unsupported(self, constraint: Constraint) -> str | None:
        """Why guided decoding cannot express a constraint; None: it can."""
        child, _ = self._ready_child()
        request = Examine(id=self._next_id("examine"), constraint=constraint)
        with closing(self._replies(child, request.id, request)) as replies:
            return next(reply.problem for reply in replies if isinstance(reply, Examined))

    def figures(self) -> EngineFigures:
        """The worker's own figures."""
        child, _ = self._ready_child()
        request = Measure(id=self._next_id("measure"))
        with closing(self._replies(child, request.id, request)) as replies:
            measured = next(reply for reply in replies if isinstance(reply, Measured))
        return EngineFigures(measured.peak_rss_bytes, measured.busy_share)

    def forget(self, document_id: str) -> None:
        """Delete what document memory keeps of a document, whether or not a model is loaded."""
        if self._memory is not None:
            forget_document(self._memory.folder, document_id)
        child = self._child
        if child is not None:
            child.send(Forget(document_id=document_id))

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        """Run one prompt to its end; see `domain.ports.Engine`.

        A prompt that was still waiting when the child died had no part in that: the next child
        gets it.
        """
        for _ in range(_MOST_CHILDREN):
            has_begun = threading.Event()
            try:
                return self._generate(prompt, on_progress, has_begun)
            except (EngineCrashed, EngineStalled) as death:
                if has_begun.is_set():
                    raise
                last = death
        raise last

    def _generate(
        self, prompt: Prompt, on_progress: Callable[[Progress], None], has_begun: threading.Event
    ) -> Completion:
        child, _ = self._ready_child()
        # Closed at once, not by the garbage collector: a late cancel could hit another prompt.
        with closing(self._replies(child, prompt.id, Generate(prompt=prompt))) as replies:
            for reply in replies:
                if isinstance(reply, Done):
                    return reply.completion
                if isinstance(reply, Advanced):
                    has_begun.set()
                    on_progress(Progress(reply.tokens_done, reply.tokens_total, reply.text))
        raise EngineFailed(reason="no answer")  # pragma: no cover - _replies ends by raising

    def cancel(self, prompt_id: str) -> None:
        """Stop a prompt at its next slice or token."""
        child = self._child
        if child is not None:
            child.send(Cancel(id=prompt_id))

    def close(self) -> None:
        """Unload the model and end the child."""
        with self._lifecycle:
            child, self._child, self._loaded = self._child, None, None
            self._fingerprint = ""
        if child is not None:
            child.close()

    def _next_id(self, kind: str) -> str:
        return f"{kind}-{next(self._counts)}"

    def _replies(
        self, child: Child, request_id: str, request: Count | Generate | Examine | Measure
    ) -> Generator[Reply]:
        """Send a request and yield its replies; raises what failed, or how the child died."""
        inbox = child.open_inbox(request_id)
        is_ended = False
        child.send(request)
        try:
            while not is_ended:
                reply = self._next_reply(child, inbox)
                is_ended = not isinstance(reply, Advanced)
                if isinstance(reply, Failed):
                    raise error_from_code(reply.code, reply.facts)
                yield reply
        finally:
            if not (is_ended or child.is_dead):  # the caller's handling of progress failed
                child.send(Cancel(id=request_id))
                with suppress(AppError):
                    while not isinstance(self._next_reply(child, inbox), Failed | Done):
                        pass
            child.close_inbox(request_id)

    def _next_reply(self, child: Child, inbox: "SimpleQueue[Reply | Death]") -> Reply:
        """Wait for a reply as long as the child shows signs of life."""
        while True:
            try:
                reply = inbox.get(timeout=_LOOK_S)
            except Empty:
                self._require_life(child)
                continue
            if isinstance(reply, Death):
                raise EngineCrashed(reason=reply.reason)
            return reply

    def _require_life(self, child: Child) -> None:
        silent_s = time.monotonic() - child.last_heard_s
        if silent_s > self._stall_s:
            child.kill()
            raise EngineStalled(seconds=round(silent_s))

    def _ready_child(self) -> tuple[Child, Loaded]:
        """The living child with its model loaded; a new one when the last has died."""
        with self._lifecycle:
            if self._child is None or self._loaded is None or self._child.is_dead:
                self._child, self._loaded = self._start()
            return self._child, self._loaded

    def _start(self) -> tuple[Child, Loaded]:
        """A child with the model loaded. One that dies of a load shows the next what to avoid.

        Raises:
            AppError: the model is missing, damaged, or cannot be loaded in any way.
        """
        path = self._find_model()
        self._require_usable(path)
        self._fingerprint = model_fingerprint(path)
        way: int | None = -1
        while way is not None:
            child = Child(self._log)
            try:
                loaded = self._load(child, self._load_message(path, way + 1))
            except BaseException:
                child.kill()
                raise
            if isinstance(loaded, Loaded):
                return child, loaded
            child.kill()
            way = loaded if loaded != way else None
        raise ModelLoadFailed(name=path.name)

    def _load_message(self, path: Path, first_way: int) -> Load:
        settings = self._settings
        return Load(
            model_path=str(path),
            context_limit=self._context_limit,
            threads=settings.threads,
            parallel=settings.parallel,
            max_batch_tokens=settings.max_batch_tokens,
            gpu_memory_utilization=settings.gpu_memory_utilization,
            first_way=first_way,
            memory_folder=str(self._memory.folder) if self._memory else None,
            memory_limit_bytes=settings.document_memory_mb * 1_000_000,
            # By the pipe: others can read arguments and the environment.
            memory_key=self._memory.key.hex() if self._memory else "",
        )

    def _load(self, child: Child, load: Load) -> Loaded | int:
        """The loaded model, or the number of the way that the child died of."""
        inbox = child.open_inbox(None)
        child.send(load)
        way = load.first_way - 1
        try:
            while isinstance(reply := inbox.get(timeout=self._stall_s), Loading):
                way = reply.way
        except Empty:
            raise EngineStalled(seconds=round(self._stall_s)) from None
        finally:
            child.close_inbox(None)
        if isinstance(reply, Failed):
            raise error_from_code(reply.code, reply.facts)
        return reply if isinstance(reply, Loaded) else way


def _facts(loaded: Loaded) -> EngineFacts:
    about = (loaded.model, loaded.context_tokens, loaded.device, loaded.parallel, loaded.fit)
    return EngineFacts("local", *about, Quantization(loaded.quantization, loaded.grain))
