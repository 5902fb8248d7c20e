"""A ledger in memory, a permit for tests, and a guard that writes into that ledger."""

import threading
from collections.abc import Callable
from datetime import datetime

import httpx

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    LedgerRow,
    LeftSum,
    Permit,
    Purpose,
    permit_without_documents,
)
from app.domain.errors import LeavesNot
from app.system.clock import SystemClock
from app.system.egress import EgressGuard

HELLO: Permit = permit_without_documents(Purpose.KEY_TEST)
_TO_PROVIDERS = {Purpose.GENERATE, Purpose.BATCH}


class FakeLedger:
    """A Ledger in a list. `local_only` are the tasks that may not leave by now."""

    def __init__(self) -> None:
        self.local_only: set[str] = set()
        self._rows: list[LedgerRow] = []
        self._processes: list[str] = []
        self._lock = threading.Lock()

    def begin(self, departure: Departure) -> int:
        permit = departure.permit
        if permit.purpose in _TO_PROVIDERS and permit.task_id in self.local_only:
            raise LeavesNot
        with self._lock:
            row = LedgerRow(
                id=len(self._rows) + 1,
                at=departure.at,
                purpose=permit.purpose,
                method=departure.method,
                host=departure.host,
                port=departure.port,
                via=departure.via,
                is_staying=departure.is_staying,
                task_id=permit.task_id,
                attempt_id=permit.attempt_id,
            )
            self._rows.append(row)
            self._processes.append(departure.process)
            return row.id

    def end(self, row_id: int, ending: Ending) -> bool:
        with self._lock:
            row = self._rows[row_id - 1]
            if row.outcome is not None:
                return False
            facts = {**ending._asdict(), "ended_at": ending.at}
            facts.pop("at")
            self._rows[row_id - 1] = row.model_copy(update=facts)
            return True

    def close_orphans(self, is_running: Callable[[str], bool], at: datetime) -> int:
        pairs = zip(self._rows, self._processes, strict=True)
        left = [row.id for row, process in pairs if not row.outcome and not is_running(process)]
        return sum(self.end(row_id, Ending(at, EgressOutcome.UNKNOWN)) for row_id in left)

    def rows(self, since: datetime, most: int) -> list[LedgerRow]:
        found = [row for row in reversed(self._rows) if row.at >= since]
        return found[:most]

    def left(self, since: datetime) -> LeftSum:
        gone = EgressOutcome.NOT_CONNECTED
        rows = [
            row
            for row in self._rows
            if row.at >= since and not row.is_staying and row.outcome is not gone
        ]
        sizes = [(row.bytes_out or 0, row.bytes_in or 0) for row in rows]
        return LeftSum(len(rows), sum(size[0] for size in sizes), sum(size[1] for size in sizes))

    @property
    def all(self) -> list[LedgerRow]:
        """All rows, the oldest first."""
        return list(self._rows)


def open_guard(
    ledger: FakeLedger | None = None, is_offline: Callable[[], bool] = lambda: False
) -> EgressGuard:
    """A real guard over real sockets; its ledger is in memory."""
    return EgressGuard(ledger or FakeLedger(), is_offline, SystemClock())


def open_transport(*, is_direct: bool = False) -> httpx.BaseTransport:
    """A real network for an engine under test."""
    return open_guard().transport(is_direct=is_direct)
