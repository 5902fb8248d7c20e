"""The port of the egress ledger."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app.domain.egress import Departure, Ending, LedgerRow, LeftSum


class Ledger(Protocol):
    """Durable, in the tasks' file; rows are only ever added, and each is closed once.

    They outlive the tasks that they name.
    """

    def begin(self, departure: Departure) -> int:
        """Write a row; it is committed when this returns. Its id.

        Raises:
            LeavesNot: its task is local only by now.
            StoreError: it could not be written, so nothing may be sent.
        """
        ...

    def end(self, row_id: int, ending: Ending) -> bool:
        """Close a row; False when it is closed already."""
        ...

    def close_orphans(self, is_running: Callable[[str], bool], at: datetime) -> int:
        """Close what dead processes left open, as unknown; how many rows it were.

        Args:
            is_running: whether a process, named as in `Departure`, is still there.
        """
        ...

    def rows(self, since: datetime, most: int) -> list[LedgerRow]:
        """The rows begun since then, the newest first."""
        ...

    def left(self, since: datetime) -> LeftSum:
        """The sum over all rows begun since then of what left this machine."""
        ...
