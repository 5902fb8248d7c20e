"""The real clocks."""

import time
from datetime import UTC, datetime


class SystemClock:
    """Wall time in UTC, and seconds that never jump."""

    def now(self) -> datetime:
        """The wall clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()
