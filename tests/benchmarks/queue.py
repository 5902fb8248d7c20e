"""A queue of 100,000 tasks: how long adding, claiming, looking take, and how smooth the window is.

`python -m tests.benchmarks.queue --tasks 100000` needs no model; `--window` needs a display.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil

from app.bootstrap import build
from app.domain.listing import Listing, Position, TaskFilter, TaskSort
from app.domain.ports import Lease, Place, Ports
from app.domain.task import Kind, TaskState
from app.pipeline.house import House
from app.pipeline.queries import page_of_rows
from app.pipeline.submit import Order, submit_tasks
from tests.benchmarks.queue_tasks import fill

_STATES = (TaskState.SUCCEEDED, TaskState.FAILED, TaskState.WAITING_FOR_NETWORK)
_TIMES = 300


def main() -> None:
    """Fill a queue, take the times, print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--window", action="store_true", help="look at the window, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        house = build(Path(place))
        begun = time.perf_counter()
        ids = fill(house.ports, given.tasks)
        _tell(f"{given.tasks:,} tasks added at once: {time.perf_counter() - begun:.2f} s")
        _measure(house, ids)
        if given.window:
            _watch_window(house)
        house.close()


def _measure(house: House, ids: list[str]) -> None:
    ports = house.ports
    lease = Lease("bench", ports.clock.now())
    chance = random.Random(3)
    some, many = chance.sample(ids[1000:], _TIMES), ids[2000:]

    def claim(only: list[str] | frozenset[str] | None = None) -> None:
        assert ports.store.claim_task(ports.clock.now(), only, None, lease)

    _repeat("claim, all queued", claim)
    one = iter(some)
    _repeat("claim, one named", lambda: claim([next(one)]))
    named = frozenset(many)
    _repeat("claim, nearly all named", lambda: claim(named))
    for at, task_id in enumerate(ids[: len(ids) * 3 // 4 : 97]):
        if ports.store.task(task_id).state is TaskState.RUNNING:
            ports.store.end_task(task_id, _STATES[at % 3], ports.clock.now())
    _mix(house, ids)
    _repeat("claim, states mixed", claim)
    left = [key for key in some if ports.store.task(key).state is TaskState.QUEUED] or ids[-50:]
    _repeat("move to the front", lambda: ports.queue.move(left[0], Place.FIRST, ports.clock.now()))
    _repeat("turn in the queue", lambda: ports.queue.turn(ids[-1]))
    _repeat("look for changes", lambda: ports.queue.changes(ports.queue.newest_mark(), 1000))
    _measure_pages(ports, ids)
    orders = [Order(Kind.SUMMARIZE, Path(f"/more/{n}.txt"), set_id="set") for n in range(2000)]
    begun = time.perf_counter()
    submit_tasks(ports, orders)
    _tell(f"2,000 orders submitted on top: {time.perf_counter() - begun:.2f} s")


def _measure_pages(ports: Ports, ids: list[str]) -> None:
    _repeat("newest 200 rows", lambda: page_of_rows(ports, None, 200), times=10)
    middle = ports.store.task(ids[len(ids) // 2])
    after = Position(middle.created_at, middle.created_at, middle.id)
    _repeat("200 rows in the middle", lambda: page_of_rows(ports, after, 200), times=10)
    for sort in TaskSort:
        listing = Listing(sort=sort)
        _repeat(f"by {sort}", partial(page_of_rows, ports, None, 200, listing), times=10)
    rare = TaskFilter(words="ff00", states=frozenset({TaskState.QUEUED}))
    _repeat("words in names", lambda: page_of_rows(ports, None, 200, Listing(rare)), times=10)
    _repeat("how many there are", lambda: ports.queue.count(rare), times=10)


def _mix(house: House, ids: list[str]) -> None:
    """Every second task has ended, failed, waits or is paused."""
    ports, now = house.ports, house.ports.clock.now()
    ports.queue.pause(ids[3::8], now)
    for task_id in ids[5 : len(ids) // 10 : 8]:
        ports.store.cancel_task(task_id, now)


def _repeat(what: str, work: Callable[[], object], times: int = _TIMES) -> None:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    _tell(f"{what}: p50 {p50:.2f} ms, p95 {p95:.2f} ms")


class _Pulse:
    """A timer of 1 ms: the longest time between its beats, by the clock and of this thread.

    On a machine that others use, too, the thread's own time says what the window itself does.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._last = (0.0, 0.0)
        self._gaps: list[tuple[float, float]] = []
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self._gaps.append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def spend(self, seconds: float, what: str, work: Callable[[], object] | None = None) -> None:
        """Let the window live so long, doing some work at each turn, and tell the gaps."""
        from PySide6.QtWidgets import QApplication

        self._gaps.clear()
        end = time.perf_counter() + seconds
        self._last = (time.perf_counter(), time.thread_time())
        while time.perf_counter() < end:
            QApplication.processEvents()
            if work is not None:
                work()
        walls, owns = zip(*self._gaps, strict=True)
        longest = f"{max(walls) * 1000:.0f} ms, {max(owns) * 1000:.0f} ms of its own"
        _tell(f"window, {what}: longest gap {longest} ({len(walls):,} beats)")


def _watch_window(house: House) -> None:
    """Gaps of the event loop while the window opens, scrolls, and tasks change behind it."""
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow

    application = QApplication(["bench"])
    before = psutil.Process().memory_info().rss
    pulse = _Pulse()
    window = MainWindow(house, with_sample=False)
    window.show()
    pulse.spend(3, "opened")
    pulse.spend(5, "idle")
    bar = window.table.verticalScrollBar()
    pulse.spend(8, "scrolling down", lambda: bar.setValue(bar.value() + 3))
    stop = threading.Event()
    claims = threading.Thread(target=_claim_until, args=(house, stop))
    claims.start()
    pulse.spend(6, "tasks claimed meanwhile")
    stop.set()
    claims.join()
    grown = (psutil.Process().memory_info().rss - before) / 1e6
    _tell(f"window: {window.model.rowCount():,} rows read, {grown:.0f} MB more than without it")
    window.close()
    del application


def _claim_until(house: House, stop: threading.Event) -> None:
    ports = house.ports
    lease = Lease("bench", ports.clock.now())
    while not stop.wait(0.02):
        ports.store.claim_task(ports.clock.now(), None, None, lease)


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
