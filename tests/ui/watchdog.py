"""Measures how long the event loop is held, and says by what.

A timer of 1 ms beats on the main thread. A gap is the time between two beats, by the clock and of
the main thread's own time: on a machine that others use too, only the latter says what the window
itself did. Another thread looks in while a gap lasts, and notes where the main thread is.
"""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

_BEAT_MS = 1
_LOOK_S = 0.005
_FRAMES = 6
_APP = str(Path(__file__).parent.parent.parent / "app")


class Gap(NamedTuple):
    """A time without a beat, and the lines of the app that were seen at work in it.

    `own_s` is the main thread's time, `process_s` that of all threads: where the latter is about
    `wall_s` and the former is not, another thread of ours was in the way.
    """

    wall_s: float
    own_s: float
    process_s: float
    seen: tuple[str, ...] = ()

    def in_words(self) -> str:
        """For a person to read."""
        told = (
            f"{self.wall_s * 1000:.0f} ms, {self.own_s * 1000:.0f} ms of its own, "
            f"{self.process_s * 1000:.0f} ms of all our threads"
        )
        return told + "".join(f"\n      {line}" for line in self.seen)


class Watchdog:
    """Watches between `with` and its end. Gaps shorter than `least_s` are only counted."""

    def __init__(self, least_s: float = 0.02) -> None:
        self.gaps: list[Gap] = []
        self.beats = 0
        self._least_s = least_s
        self._last = (0.0, 0.0, 0.0)
        self._seen: list[str] = []
        self._is_over = threading.Event()
        self._main = threading.main_thread().ident or 0
        self._timer = QTimer(interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._look, name="watchdog")

    def __enter__(self) -> "Watchdog":
        self._last = _now()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self._beat()
        self._timer.stop()
        self._is_over.set()
        self._thread.join()

    def longest(self) -> Gap:
        """The longest by the main thread's own time."""
        return max(self.gaps, key=lambda gap: gap.own_s, default=Gap(0.0, 0.0, 0.0))

    def longest_wall(self) -> Gap:
        """The longest by the clock."""
        return max(self.gaps, key=lambda gap: gap.wall_s, default=Gap(0.0, 0.0, 0.0))

    def turn_until(self, is_over: Callable[[], bool], timeout_s: float) -> bool:
        """Let the window live until something has happened; False: it has not in time."""
        end = time.perf_counter() + timeout_s
        while not is_over():
            if time.perf_counter() > end:
                return False
            QApplication.processEvents()
            time.sleep(0.0005)  # as an idle event loop: others get the processor
        return True

    def _beat(self) -> None:
        now = _now()
        wall_s, own_s, process_s = (a - b for a, b in zip(now, self._last, strict=True))
        self._last, seen, self._seen = now, self._seen, []
        self.beats += 1
        if wall_s >= self._least_s:
            self.gaps.append(Gap(wall_s, own_s, process_s, tuple(dict.fromkeys(seen))))

    def _look(self) -> None:
        while not self._is_over.wait(_LOOK_S):
            if time.perf_counter() - self._last[0] > self._least_s / 2:
                self._seen.append(_where(sys._current_frames().get(self._main)))


def _now() -> tuple[float, float, float]:
    return (time.perf_counter(), time.thread_time(), time.process_time())


def _where(frame: FrameType | None) -> str:
    """The innermost lines of the app in a stack."""
    lines: list[str] = []
    while frame is not None and len(lines) < _FRAMES:
        code = frame.f_code
        if code.co_filename.startswith(_APP):
            lines.append(f"{Path(code.co_filename).name}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return " < ".join(lines)
