"""The guard: a permit, the offline switch and a row in the ledger come before any byte."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import psutil

from app.domain.egress import Departure, EgressOutcome, Ending, Permit, stays_here
from app.domain.errors import AppError, LeavesNot, OfflineSwitchOn
from app.domain.ports import Clock, Ledger
from app.system.egress.line import Crossing, Line, addresses, new_socket
from app.system.egress.pump import pumped

if TYPE_CHECKING:
    import httpx

_log = logging.getLogger(__name__)
_LOOK_S = 0.25
_PATIENCE_S = 1.0


class EgressGuard:
    """Opens connections for the whole app. Any number of threads may call it.

    Args:
        is_offline: whether the offline switch is on, this very moment.
    """

    def __init__(self, ledger: Ledger, is_offline: Callable[[], bool], clock: Clock) -> None:
        self._ledger, self._is_offline, self._clock = ledger, is_offline, clock
        self._lock = threading.Lock()
        self._lines: set[Line] = set()
        self._pumps: list[threading.Thread] = []
        self._watcher: threading.Thread | None = None
        self._process = process_name(os.getpid())

    def transport(
        self, *, is_direct: bool = False, proxy: str | None = None
    ) -> "httpx.BaseTransport":
        """The network for an `httpx.Client`: each request carries `extensions["permit"]`.

        Args:
            is_direct: no proxy, and no certificates that the environment names. Otherwise the
                system's proxies and certificates count, a company's among them.
            proxy: this one instead of the system's, for all hosts but this machine.
        """
        from app.system.egress.http import GuardedTransport  # noqa: PLC0415 - httpx loads when used

        return GuardedTransport(self, is_direct=is_direct, proxy=proxy)

    def open_socket(
        self, host: str, port: int, permit: Permit, timeout_s: float | None
    ) -> socket.socket:
        """A connection for what is not HTTP. TLS may be put on it; closing it ends its row.

        Raises:
            OfflineSwitchOn, LeavesNot: nothing was sent, nor was a name looked up.
            OSError: there is no connection.
        """
        crossing = self.begin(permit, "TCP", host, port)
        try:
            line = self.connect(crossing, host, port, timeout_s)
        except BaseException:
            self.end(crossing, has_answered=False)
            raise
        theirs, pump = pumped(line, lambda: self.end(crossing, has_answered=crossing.bytes_in > 0))
        with self._lock:
            self._pumps = [one for one in self._pumps if one.is_alive()] + [pump]
        return theirs

    def close(self) -> None:
        """End what is still open, and have its rows closed."""
        for pump in self._pumps:
            pump.join(_PATIENCE_S)
        with self._lock:
            lines = list(self._lines)
        for line in lines:
            line.hang_up()
        for pump in self._pumps:
            pump.join(_PATIENCE_S)

    def close_orphans(self) -> int:
        """Close the rows that dead processes left open; how many."""
        return self._ledger.close_orphans(_is_running, self._clock.now())

    def begin(self, permit: object, method: str, host: str, port: int, via: str = "") -> Crossing:
        """Let a request begin: its row is committed when this returns.

        Raises:
            LeavesNot: it has no permit, or one for another host.
            OfflineSwitchOn: the switch is on, and it would leave.
        """
        if not isinstance(permit, Permit) or permit.host not in {None, host}:
            raise LeavesNot
        is_staying = not via and stays_here(permit, host)
        if not is_staying and self._is_offline():
            raise OfflineSwitchOn
        now = self._clock.now()
        row = Departure(now, permit, method, host, port, via, is_staying, self._process)
        return Crossing(self._ledger.begin(row), is_staying=is_staying)

    def connect(self, crossing: Crossing, host: str, port: int, timeout_s: float | None) -> Line:
        """A connection for a request that has begun.

        Raises:
            OfflineSwitchOn: the switch was turned on meanwhile.
            OSError: there is no connection.
        """
        fault: OSError | None = None
        for address in addresses(host, port):
            self._require_open(crossing)
            line = Line(new_socket(address), crossing)
            self._keep(line)
            try:
                line.connect(address, timeout_s)
            except OSError as error:
                line.close()
                fault = error
                continue
            self._require_open(crossing)
            return line
        self._require_open(crossing)
        raise fault or OSError("the name leads nowhere")

    def end(self, crossing: Crossing, *, has_answered: bool) -> None:
        """Close a request's row. An answer is not lost because its row cannot be closed."""
        with self._lock:
            if crossing.is_ended:
                return
            crossing.is_ended = True
        outcome = _outcome(crossing, has_answered=has_answered)
        sizes = crossing.bytes_out, crossing.bytes_in
        ending = Ending(self._clock.now(), outcome, *sizes, crossing.address)
        try:
            self._ledger.end(crossing.row_id, ending)
        except AppError as error:
            _log.warning("a row of the ledger stays open: %s", error.code)

    def _require_open(self, crossing: Crossing) -> None:
        if crossing.is_cut or (not crossing.is_staying and self._is_offline()):
            crossing.is_cut = True
            raise OfflineSwitchOn

    def _keep(self, line: Line) -> None:
        """Have a line watched until it is closed."""
        line.on_close = self._drop
        with self._lock:
            self._lines.add(line)
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, daemon=True, name="egress")
                self._watcher.start()

    def _drop(self, line: Line) -> None:
        with self._lock:
            self._lines.discard(line)

    def _watch(self) -> None:
        """Cut what leaves as soon as the switch is on; ends when no line is open."""
        pause = threading.Event()
        while True:
            with self._lock:
                if not self._lines:
                    self._watcher = None
                    return
                leaving = [one for one in self._lines if not one.crossing.is_staying]
            if leaving and self._is_offline():
                for line in leaving:
                    line.cut()
            pause.wait(_LOOK_S)


def process_name(pid: int) -> str:
    """A process by its number and the moment it began: numbers are used again."""
    return f"{pid}@{psutil.Process(pid).create_time():.2f}"


def _is_running(name: str) -> bool:
    pid = name.partition("@")[0]
    try:
        return pid.isdecimal() and process_name(int(pid)) == name
    except psutil.Error:
        return False


def _outcome(crossing: Crossing, *, has_answered: bool) -> EgressOutcome:
    if crossing.is_cut:
        return EgressOutcome.SWITCHED_OFF
    if has_answered:
        return EgressOutcome.ANSWERED
    return EgressOutcome.BROKEN if crossing.bytes_out else EgressOutcome.NOT_CONNECTED
