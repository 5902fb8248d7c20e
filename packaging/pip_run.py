"""Run pip quietly: its noise goes to a log, the reader gets a few sentences.

A compile is noticed in the log itself, so it is announced only when it really happens.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from typing import TYPE_CHECKING

from console import SetupError, say
from toolchain import missing_tools_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_POLL_S = 0.2
_HEARTBEAT_S = 30.0
_STOP_S = 10.0
_LINES_SHOWN = 15
_COMPILE_STARTS = "Building wheel for llama-cpp-python"
_COMPILE_ENDS = "Created wheel for llama-cpp-python"
_PERCENT = re.compile(r"\[ *(\d+)%\]")
_FRACTION = re.compile(r"\[(\d+)/(\d+)\]")

# What pip's log says, and what that means for the reader. The first that matches is told.
_MEANINGS = (
    (r"No space left on device", "The disk is full. Free about 3 GB, then run the same command."),
    (
        r"DO NOT MATCH THE HASHES",
        "A downloaded file is not the one in the lock (packaging/lock-*.txt). It was not installed."
        " Check which package index pip is set to use.",
    ),
    (
        r"Killed signal terminated|out of memory|Cannot allocate memory",
        "The compiler ran out of memory. Close other programs, then run:"
        " CMAKE_BUILD_PARALLEL_LEVEL=1 make run",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        "The package index shows a certificate that is not trusted here. Where a company's proxy"
        " does that, name its certificate file: PIP_CERT=FILE make run",
    ),
    (
        r"name resolution|NewConnectionError|ConnectTimeout|Network is unreachable|ProxyError"
        r"|Connection (refused|reset)|Read timed out|SSLError|Name or service not known",
        "The package index could not be reached. Check the connection (or pip's proxy settings),"
        " then run the same command: what is already here is kept.",
    ),
    (
        r"Could not find a version|No matching distribution",
        "The package index does not offer a version that the lock names."
        " Check which index pip is set to use, and that this Python is 3.11 to 3.14.",
    ),
)


class BuildWatch:
    """Follows a compile through pip's log and says how far it is."""

    def __init__(self) -> None:
        """Start with no compile seen."""
        self.is_compiling = False
        self._started_s = self._spoken_s = time.monotonic()
        self._progress = ""

    def read(self, text: str) -> None:
        """Take in what the log gained."""
        if _COMPILE_STARTS in text and not self.is_compiling:
            self.is_compiling = True
            self._started_s = self._spoken_s = time.monotonic()
            say(
                "Compiling llama-cpp-python from source: about 6 minutes on 2 cores"
                f" (this machine has {os.cpu_count()})."
            )
        self._progress = _last_progress(text) or self._progress
        if self.is_compiling and _COMPILE_ENDS in text:
            self.is_compiling = False
            self._spoken_s = time.monotonic()
            say(f"Compiled in {_duration(self._spoken_s - self._started_s)}.")

    def beat(self) -> None:
        """Show now and then that it is alive."""
        now_s = time.monotonic()
        if now_s - self._spoken_s >= _HEARTBEAT_S:
            self._spoken_s = now_s
            what = f"compiling{self._progress}" if self.is_compiling else "at it"
            say(f"  still {what}, {_duration(now_s - self._started_s)} so far")


def run_pip(python: Path, arguments: Sequence[str], log: Path) -> None:
    """Run pip in the environment of `python`; a failure becomes a SetupError in plain words."""
    command = [str(python), "-m", "pip", "-v", "--no-input", "--disable-pip-version-check"]
    failed, text = run_logged([*command, *arguments], log)
    if failed:
        raise SetupError(_explain(text, log))


def run_logged(command: Sequence[str], log: Path) -> tuple[bool, str]:
    """Run a command into the log. Gives whether it failed, and what it wrote."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as sink:
        sink.write(f"\n$ {' '.join(command)}\n")
        sink.flush()
        begin = sink.tell()
        # A group of its own, so that a stop reaches pip's compilers too. close_fds=False lets it
        # hold the set-up lock for as long as it works, even when this process is killed.
        process = subprocess.Popen(
            list(command), stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT,
            start_new_session=True, close_fds=False, env=_environment(),
        )  # fmt: skip
    try:
        text = _follow(process, log, begin)
    finally:
        _stop(process)
    return process.returncode != 0, text


def _environment() -> dict[str, str]:
    """Hand on ours, less what our own make would tell the make that compiles llama.cpp."""
    kept = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    kept.setdefault("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count() or 1))
    return kept


def _follow(process: subprocess.Popen[bytes], log: Path, begin: int) -> str:
    watch = BuildWatch()
    parts: list[str] = []
    with log.open(encoding="utf-8", errors="replace") as source:
        source.seek(begin)
        is_over = False
        while not is_over:
            try:
                process.wait(_POLL_S)
                is_over = True
            except subprocess.TimeoutExpired:
                watch.beat()
            parts.append(source.read())
            watch.read(parts[-1])
    return "".join(parts)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGINT)  # on INT pip removes its half-built files, on TERM not
    try:
        process.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def last_lines(text: str) -> str:
    """Give the end of a command's output, marked as such."""
    tail = [line for line in text.splitlines() if line.strip()][-_LINES_SHOWN:]
    return "\n".join(f"  | {line}" for line in tail)


def _explain(text: str, log: Path) -> str:
    return f"{last_lines(text)}\n{_meaning(text)}\nThe whole log is in {log}."


def _meaning(text: str) -> str:
    if _COMPILE_STARTS in text and (sentence := missing_tools_sentence()):
        return sentence
    for pattern, sentence in _MEANINGS:
        if re.search(pattern, text):
            return sentence
    return "This step failed. The lines above are the last that pip wrote."


def _last_progress(text: str) -> str:
    if percents := _PERCENT.findall(text):
        return f" ({percents[-1]} %)"
    if fractions := _FRACTION.findall(text):
        done, total = fractions[-1]
        return f" ({100 * int(done) // int(total)} %)"
    return ""


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
