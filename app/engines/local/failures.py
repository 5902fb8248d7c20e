"""A process death or a load that failed becomes a sentence."""

import re
import signal
from pathlib import Path

from app.domain import errors
from app.domain.errors import AppError

_TAIL_BYTES = 8192
# llama.cpp's own messages, most specific first.
_LOAD_FAULTS: tuple[tuple[re.Pattern[str], type[AppError]], ...] = (
    (re.compile(r"not within the file bounds|corrupted or incomplete"), errors.ModelDamaged),
    (re.compile(r"unknown model architecture|unknown pre-tokenizer"), errors.ModelUnsupported),
    (re.compile(r"invalid magic|is not a GGUF"), errors.ModelNotGguf),
    (
        re.compile(
            r"failed to read|unexpectedly reached end|gguf_init_from_file|error loading model "
            r"(hyperparameters|vocabulary)|missing tensor|wrong shape|key not found|wrong number"
        ),
        errors.ModelDamaged,
    ),
)


def log_size(log: Path) -> int:
    """Where the next line of the log will start."""
    return log.stat().st_size if log.exists() else 0


def log_tail(log: Path, since: int = 0) -> str:
    """The end of the engine's log, from `since` on; empty when there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(since, log_size(log) - _TAIL_BYTES))
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def load_failure(model: Path, tail: str) -> AppError:
    """Why a model could not be loaded, from what llama.cpp wrote while trying."""
    for pattern, error in _LOAD_FAULTS:
        if pattern.search(tail):
            return error(name=model.name)
    return errors.ModelLoadFailed(name=model.name)


def death_sentence(exit_code: int | None) -> str:
    """How a process ended, in words."""
    if exit_code is None:
        return "it closed its end of the pipe"
    if exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        name = signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"
    known = {
        "SIGKILL": "killed from outside: the system may be out of memory",
        "SIGABRT": "llama.cpp gave up",
        "SIGSEGV": "a fault inside llama.cpp",
        "SIGXCPU": "it used up its processor time",
    }
    return known.get(name, name)


def error_from_code(code: str, facts: dict[str, str | int | float]) -> AppError:
    """The AppError that the worker raised, made again on this side of the pipe."""
    for kind in _all_errors(AppError):
        if getattr(kind, "code", None) == code:
            return kind(**facts)
    return errors.EngineFailed(reason=code)


def _all_errors(kind: type[AppError]) -> list[type[AppError]]:
    return [kind] + [found for sub in kind.__subclasses__() for found in _all_errors(sub)]
