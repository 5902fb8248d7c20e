"""Looks that may hang, each on a thread of its own: who waits does so for a limited time only."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.domain.errors import AppError
from app.domain.finding import Finding, Verdict

# Looks at a part of the machine; may give several findings.
Look = Callable[[], Sequence[Finding]]


class Part(NamedTuple):
    """A part of the machine, what looks at it, and how long that may take."""

    name: str
    look: Look
    limit_s: float


def looked_at(parts: Sequence[Part]) -> Iterator[Finding]:
    """All parts' findings, in order. All looks begin at once; one that hangs is left behind."""
    running = [_Looking(part) for part in parts]
    for one in running:
        yield from one.findings()


class _Looking:
    def __init__(self, part: Part) -> None:
        self._part = part
        self._found: Sequence[Finding] = ()
        self._done = threading.Event()
        threading.Thread(target=self._run, daemon=True, name=f"look at {part.name}").start()

    def findings(self) -> Sequence[Finding]:
        if self._done.wait(self._part.limit_s):
            return self._found
        detail = f"there was no answer within {self._part.limit_s:.0f} s"
        hint = "Something hangs there: look at it, or restart the computer, then try again."
        return [Finding(part=self._part.name, verdict=Verdict.PROBLEM, detail=detail, hint=hint)]

    def _run(self) -> None:
        try:
            self._found = self._part.look()
        except AppError as error:
            self._found = [self._fault(error.info.title, error.info.hint)]
        except Exception as fault:  # noqa: BLE001 - one part that fails hides no other
            self._found = [self._fault(f"it could not be looked at ({type(fault).__name__})", "")]
        finally:
            self._done.set()

    def _fault(self, detail: str, hint: str) -> Finding:
        return Finding(part=self._part.name, verdict=Verdict.PROBLEM, detail=detail, hint=hint)
