"""What a soak has instead of the world: time, documents and a local model that cost nothing."""

import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.attempt import Completion
from app.domain.document import Page, Reading
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from tests.fakes.engine import FakeEngine


class SoakClock:
    """Time that the test moves, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now, self._monotonic_s = datetime(2026, 3, 2, 0, 0, tzinfo=UTC), 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self._now += timedelta(seconds=seconds)
            self._monotonic_s += seconds

    def jump(self, seconds: float) -> None:
        """Set the wall clock alone."""
        with self._lock:
            self._now += timedelta(seconds=seconds)


class MarkedReader:
    """Documents whose text follows from their name: `000123-long-pii.txt` holds canary-000123."""

    def read(self, path: Path) -> Reading:
        pages = _pages(path)
        return Reading(
            media_type="text/plain",
            sha256=self.fingerprint(path),
            size_bytes=sum(map(len, pages)),
            pages=tuple(Page(number=at, text=page) for at, page in enumerate(pages, start=1)),
        )

    def fingerprint(self, path: Path) -> str:
        return hashlib.sha256("".join(_pages(path)).encode()).hexdigest()

    def close(self) -> None:
        """Nothing is kept."""


class QuietEngine(FakeEngine):
    """A FakeEngine that keeps no prompts."""

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        try:
            return super().generate(prompt, on_progress)
        finally:
            self.prompts.clear()


def _pages(path: Path) -> list[str]:
    """One page or three long ones, each with the canary; personal data if the name says so."""
    number, *kinds = path.stem.split("-")
    sentence = f"The ferry canary-{number} left the harbour at nine with forty passengers. "
    private = "Pay to IBAN DE89 3704 0044 0532 0130 00, please. " if "pii" in kinds else ""
    count, length = (3, 140) if "long" in kinds else (1, 1)
    return [private + sentence * length for _ in range(count)]
