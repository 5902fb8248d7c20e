"""What one run of one engine gives; the same for ours and for the peers."""

import statistics
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """One run: from the first submit to the last answer, without load and warm-up."""

    seconds: float
    outputs: dict[str, str]
    completion_tokens: int
    peak_rss_bytes: int
    ttft_p50_s: float | None = None  # of the interactive requests
    ttft_p95_s: float | None = None
    ttft_s: dict[str, float] = field(default_factory=dict)  # where the engine tells it per request

    @property
    def tasks_per_minute(self) -> float:
        """Answers per minute over the whole run."""
        return len(self.outputs) * 60 / self.seconds


def percentiles(ttft_s: Mapping[str, float]) -> tuple[float | None, float | None]:
    """The median and the 95th percentile; nothing where nobody waited."""
    waits = sorted(ttft_s.values())
    if not waits:
        return None, None
    return statistics.median(waits), waits[min(len(waits) - 1, round(0.95 * len(waits)))]


def peak_rss_bytes() -> int:
    """The most memory that this process has held."""
    import resource  # not on Windows

    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss on Linux also counts what the parent held at the fork
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
