"""What this machine computes with, found out in a child: a driver may hang or crash there.

The child says each part as soon as it knows it, so that what came before a hang is not lost.
"""

import contextlib
import multiprocessing
import os
import platform
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
from pydantic import ValidationError

from app.domain.model_memory import Device, Machine
from app.domain.survey import Survey
from app.engines.local.worker import die_with_parent, redirect_output

LIMIT_S = 20.0
_END_S = 2.0
# The order in which the child looks; a message is a Survey with that part more.
_PARTS = ("drivers", "llama.cpp", "devices")


class LocalSurvey:
    """Looks at the machine when it is asked.

    Args:
        log: what native code prints goes there.
        limit_s: how long the child may take.
    """

    def __init__(self, log: Path, limit_s: float = LIMIT_S) -> None:
        self._log, self._limit_s = log, limit_s

    def look(self) -> Survey:
        """All that can be found out in time; never raises."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(
            target=serve, args=(theirs, self._log), name="homeport survey", daemon=True
        )
        child.start()
        theirs.close()
        try:
            return self._collect(ours)
        finally:
            ours.close()
            child.kill()
            child.join(_END_S)

    def machine(self) -> Machine:
        """The devices; without an answer those that are always there: processor and RAM."""
        found = self.look().machine
        if found is not None:
            return found
        free_bytes = psutil.virtual_memory().available
        cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
        return Machine((Device("CPU", "cpu", 0, 0),), free_bytes, cores)

    def _collect(self, ours: Connection) -> Survey:
        """The newest message, and what came of the rest."""
        known, parts = _nothing(), list(_PARTS)
        until_s = time.monotonic() + self._limit_s
        while parts:
            if not ours.poll(max(0.0, until_s - time.monotonic())):
                return known.model_copy(update={"hung_at": parts[0]})
            try:
                known = Survey.model_validate_json(ours.recv_bytes())
            except (EOFError, OSError, ValidationError):
                told = known.fault or f"it ended while it looked at the {parts[0]}"
                return known.model_copy(update={"fault": told})
            parts.pop(0)
        return known


def serve(connection: Connection, log: Path) -> None:
    """The child: look at one part after the other. The target of the spawned process."""
    with contextlib.suppress(OSError):
        redirect_output(log)
    threading.Thread(target=die_with_parent, name="watchdog", daemon=True).start()
    known = _nothing()
    from app.engines.local.session.drivers import look_at_drivers  # noqa: PLC0415 - after the log

    known = known.model_copy(update={"drivers": look_at_drivers()})
    _say(connection, known)
    try:
        from app.engines.local.session import devices  # noqa: PLC0415 - loads llama.cpp
    except Exception as fault:  # noqa: BLE001 - whatever keeps a native library from loading
        _say(connection, known.model_copy(update={"fault": _why(fault)}))
        os._exit(0)
    known = known.model_copy(update={"build": devices.build()})
    _say(connection, known)
    _say(connection, known.model_copy(update={"machine": devices.machine()}))


def _say(connection: Connection, survey: Survey) -> None:
    connection.send_bytes(survey.model_dump_json().encode())


def _nothing() -> Survey:
    return Survey(
        system=platform.system(),
        processor=platform.machine(),
        is_translated=_is_translated(),
    )


def _is_translated() -> bool:
    """An Intel Python on Apple silicon: Rosetta gives the processor another name."""
    return sys.platform == "darwin" and "VirtualApple" in platform.processor()


def _why(fault: Exception) -> str:
    """The library that is missing, where the loader names one; never a path."""
    words = str(fault).split(":")[0].split("/")[-1]
    is_name = words.startswith("lib") or words.endswith(".dll")
    return f"{words} is missing" if is_name and words.isprintable() else type(fault).__name__
