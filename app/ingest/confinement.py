"""What holds a child process that opens strangers' files: limits, no output, no life of its own."""

import os
import signal
import sys
import threading
from contextlib import suppress
from math import ceil
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import NamedTuple

OUT_OF_MEMORY = 4
_PARENT_GONE = 3


class Limits(NamedTuple):
    """What reading one file may use; `page_cpu_s` more for each page that is read."""

    memory_bytes: int = 2_000_000_000
    cpu_s: int = 600
    page_cpu_s: int = 60  # recognizing a scanned page takes up to half of it
    silence_s: float = 120.0


def confine(limits: Limits) -> None:
    """Bind this process, before it opens anything."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    _silence()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _limit(limits)


def allow_more(cpu_s: int) -> None:
    """A page was read, so there may be more of them: as much time for each."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft + cpu_s, hard))


def allow_from_now(cpu_s: int) -> None:
    """So much time for what comes next; what earlier work has left over is forfeit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        most = ceil(used.ru_utime + used.ru_stime) + cpu_s
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _silence() -> None:
    """Native code may print; nobody wants it on their terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _limit(limits: Limits) -> None:
    """Where the system knows such limits; the parent's clock holds everywhere."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    wanted = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for what, value in wanted:
        _, hard = resource.getrlimit(what)
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(what, (ceiling, ceiling))
        except (OSError, ValueError):  # macOS refuses some of them
            continue
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, -1))


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(_PARENT_GONE)
