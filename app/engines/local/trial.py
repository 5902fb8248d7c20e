"""Try a model in a child process of its own, and say what became of it.

The child gets the file's path and nothing else: an empty environment, no open files, a session of
its own, limits on time, memory and files. What it says is read as a stranger's word.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, NamedTuple

from pydantic import ValidationError

import app
from app.domain.errors import AppError, ModelLoadFailed, ModelTooLarge
from app.domain.errors.models import ModelTemplateRefused, ModelTrialFailed
from app.domain.installed import is_bundle
from app.domain.model import TemplateState, TemplateVerdict
from app.engines.local.failures import death_sentence, load_failure
from app.engines.local.trial_words import Limits, TrialOrder, Tried

# How this program is told to be this child; `app.__main__` knows it.
TRIAL_FLAG = "--homeport-model-trial"
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); del sys.argv[1]; "
    "from app.__main__ import main; main()"
)
_LINE_BYTES, _LOG_BYTES = 65_536, 65_536
# A trial has half a dozen stages. What says more than that is not the child that was started.
_MOST_TOLD = 16
_LOOK_S = 0.1
_END_S = 5.0
_STAGES = {
    "start": "before it began",
    "ready": "at its chat template",
    "template": "while it was loaded",
    "loaded": "at its first words",
    "ran": "after its first words",
}


class Outcome(NamedTuple):
    """What a trial found.

    `problem`: why the model is refused; None: it is not. `death`: how it brought the child down;
    empty: it did not.
    """

    template: TemplateVerdict
    problem: AppError | None = None
    death: str = ""


def try_model(
    path: Path,
    template: str,
    limits: Limits,
    is_wanted: Callable[[], None],
    *,
    is_loaded: bool = True,
) -> Outcome:
    """Render a template, then load a model and let it read a conversation, in a child.

    Args:
        path: the file, its header found sound.
        template: its chat template; empty: it has none.
        limits: for the child.
        is_wanted: called while it lasts; what it raises ends the child.
        is_loaded: False: the template alone.
    """
    order = TrialOrder(template=template, path=str(path) if is_loaded else None, limits=limits)
    trial = _Trial(order, path)
    try:
        return trial.run(is_wanted)
    finally:
        trial.end()


class _Trial:
    """One child and what it has said so far."""

    def __init__(self, order: TrialOrder, path: Path) -> None:
        self._order, self._path = order, path
        self._stage = "start"
        self._verdict = TemplateVerdict()
        self._failed: Tried | None = None
        self._told: SimpleQueue[Tried | None] = SimpleQueue()  # None: nothing any more
        self._log = bytearray()
        self._child = _started()
        self._threads = [
            threading.Thread(target=self._read_lines, name="trial lines", daemon=True),
            threading.Thread(target=self._read_log, name="trial log", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def run(self, is_wanted: Callable[[], None]) -> Outcome:
        """Follow the child to its end."""
        limits = self._order.limits
        self._order_it()
        end_s = time.monotonic() + limits.template_s
        while True:
            is_wanted()
            with suppress(Empty):
                told = self._told.get(timeout=_LOOK_S)
                if told is None:
                    return self._outcome()
                self._take(told)
                if told.stage == "template":
                    end_s = time.monotonic() + limits.load_s
            if time.monotonic() > end_s:
                return self._dead(f"it did not end by itself {_STAGES[self._stage]}")

    def end(self) -> None:
        """No child and no thread is left behind."""
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait(_END_S)
        for thread in self._threads:
            thread.join(_END_S)
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _order_it(self) -> None:
        with suppress(OSError):  # a child that is dead already is told by its end
            pipe = _pipe(self._child.stdin)
            pipe.write(self._order.model_dump_json().encode() + b"\n")
            pipe.flush()

    def _take(self, told: Tried) -> None:
        if told.stage == "failed":
            self._failed = told
            return
        self._stage = told.stage
        if told.stage == "template":
            self._verdict = TemplateVerdict(state=told.template, reason=told.reason)

    def _outcome(self) -> Outcome:
        try:
            code = self._child.wait(_END_S)
        except subprocess.TimeoutExpired:
            return self._dead(f"it did not end by itself {_STAGES[self._stage]}")
        name = self._path.name
        if self._failed is not None:
            return Outcome(self._verdict, self._problem(self._failed))
        if self._verdict.state is TemplateState.REFUSED:
            return Outcome(
                self._verdict, ModelTemplateRefused(name=name, reason=self._verdict.reason)
            )
        last = "template" if self._order.path is None else "ran"
        if code == 0 and self._stage == last:
            return Outcome(self._verdict)
        return self._dead(f"{death_sentence(code)}, {_STAGES[self._stage]}")

    def _dead(self, reason: str) -> Outcome:
        return Outcome(self._verdict, death=reason)

    def _problem(self, failed: Tried) -> AppError:
        """Why it could not be loaded, in this process's own words: the child's are a stranger's."""
        name = self._path.name
        if failed.code == ModelLoadFailed.code:
            for thread in self._threads:
                thread.join(_END_S)
            return load_failure(self._path, bytes(self._log).decode(errors="replace"))
        if failed.code == ModelTooLarge.code:
            return ModelTrialFailed(name=name, reason="it wants more memory than its size explains")
        if failed.code == ModelTrialFailed.code:
            return ModelTrialFailed(name=name, reason="its first words are no numbers")
        return ModelTrialFailed(name=name, reason=_STAGES[self._stage])

    def _read_lines(self) -> None:
        pipe = _pipe(self._child.stdout)
        with suppress(OSError, ValueError):
            left = _MOST_TOLD
            while left and (line := pipe.readline(_LINE_BYTES)):
                with suppress(ValidationError):  # libraries may print
                    self._told.put(Tried.model_validate_json(line))
                    left -= 1
        self._told.put(None)

    def _read_log(self) -> None:
        pipe = _pipe(self._child.stderr)
        with suppress(OSError, ValueError):
            while part := pipe.read1(_LOG_BYTES):  # type: ignore[attr-defined]  # a buffered pipe
                self._log += part
                del self._log[:-_LOG_BYTES]


def _started() -> "subprocess.Popen[bytes]":
    """The child: its own session, nothing of ours but three pipes."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(  # noqa: S603 - this very program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        close_fds=True,
        env=_environment(),
        start_new_session=True,
        creationflags=flags,
    )


def _command() -> list[str]:
    if is_bundle():
        return [sys.executable, TRIAL_FLAG]
    return [sys.executable, "-I", "-c", _START, str(Path(app.__file__).parent.parent), TRIAL_FLAG]


def _environment() -> dict[str, str]:
    """Nothing; on Windows what a process cannot start without."""
    if sys.platform == "win32":
        return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    return {}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # pragma: no cover - all three are asked for
        raise RuntimeError("no pipe")
    return pipe
