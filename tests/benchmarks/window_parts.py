"""The parts of the window's benchmark that need the window; see `tests.benchmarks.window`."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.domain.task import Kind, Privacy
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from app.ui.plan_sheet import PlanSheet
from app.ui.theme import Theme
from tests.ui.watchdog import Watchdog

_PER_FOLDER = 500
_PREPARED_S = 20.0
_SETTLE_S = 2.0
_REPEATS = (6, 12, 25, 60)  # of the words below: 500 bytes to 5 kB
_WORDS = "The ferry leaves at nine and carries forty cars. The harbour master writes it down. "


def tell(words: str) -> None:
    """A line of the result."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


@contextmanager
def _window(home: Path, *, has_lane: bool = False) -> Iterator[tuple[House, MainWindow]]:
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    Theme(application)
    house = build(home)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    window = MainWindow(house, with_sample=False)
    window.show()
    _watch("start, until all is made", lambda: window.is_prepared, _PREPARED_S)
    if has_lane:
        lane.start()
    try:
        yield house, window
    finally:
        window.close()
        lane.stop(5.0)
        house.close()


@contextmanager
def _window_and_folder(*, has_lane: bool = False) -> Iterator[tuple[MainWindow, Path]]:
    """A window on a home of its own, and a folder for files."""
    with (
        tempfile.TemporaryDirectory() as place,
        _window(Path(place) / "home", has_lane=has_lane) as (_house, window),
    ):
        yield window, Path(place)


def _tell_gaps(what: str, dog: Watchdog, seconds: float) -> None:
    over = [gap for gap in dog.gaps if gap.own_s > 0.05]
    tell(f"{what}: {seconds:.0f} s, {dog.beats:,} beats, {len(over)} gaps over 50 ms of its own")
    tell(f"   longest by its own time: {dog.longest().in_words()}")
    tell(f"   longest by the clock: {dog.longest_wall().in_words()}")


def _watch(what: str, is_over: Callable[[], bool], timeout_s: float) -> bool:
    begun = time.perf_counter()
    with Watchdog() as dog:
        is_done = dog.turn_until(is_over, timeout_s)
    _tell_gaps(what if is_done else f"{what} (not over yet)", dog, time.perf_counter() - begun)
    return is_done


def _engine(given: argparse.Namespace) -> None:
    with _window_and_folder(has_lane=True) as (window, place):
        files = _make_files(place / "in", 60, (120,))
        window.order(Order(Kind.SUMMARIZE, files[0]), files)
        _watch("engine", lambda: False, given.seconds)
        row = window.model.row(0)
        tell(f"   {window.model.rowCount()} tasks; the first: {row.stage if row else None}")


def _drop(given: argparse.Namespace) -> None:
    with _window_and_folder() as (window, place):
        _make_files(place / "in", given.files, _REPEATS)
        _settle(window)
        window.show_plan([place / "in"])
        sheet = window.sheet
        rows = sheet.model
        _watch("drop, listing", lambda: rows.rowCount() == given.files, given.seconds)
        is_first = partial(_is_planned, sheet, 2)
        _watch("drop, the model is loaded and tried", is_first, given.seconds)
        with _told_speed(sheet):
            _watch("drop, looking and planning", lambda: sheet.work.is_idle, given.seconds)
        leaving = Order(Kind.SUMMARIZE, Path(), privacy=Privacy.CLOUD_ALLOWED)
        sheet.options.show_order(leaving)
        _watch("drop, changed: may leave", lambda: not sheet.work.is_idle, given.seconds)
        with _told_speed(sheet):
            _watch("drop, planning anew", lambda: sheet.work.is_idle, given.seconds)

        def is_queued() -> bool:
            return bool(window.model.counts[1] == given.files)

        sheet.start()
        _watch("drop, queueing", is_queued, 10 * given.seconds)


def _settle(window: MainWindow) -> None:
    """What a window does after its first paint is not what is measured."""
    end = time.perf_counter() + _SETTLE_S
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _is_planned(sheet: PlanSheet, least: int) -> bool:
    return sheet.model.sums.plans.count >= least


@contextmanager
def _told_speed(sheet: PlanSheet) -> Iterator[None]:
    """Files planned in a second, by the clock and of this process's time (not the children's)."""
    before, begun, own = sheet.model.sums.plans.count, time.perf_counter(), time.process_time()
    yield
    wall_s, own_s = time.perf_counter() - begun, time.process_time() - own
    total = sheet.model.sums.plans.count
    done = total - before
    tell(
        f"   {total:,} of {sheet.model.rowCount():,} files planned, {done / wall_s:.0f} a second, "
        f"{own_s / max(1, done) * 1000:.1f} ms of processor time each"
    )


def _pdf(given: argparse.Namespace) -> None:
    with _window_and_folder() as (window, place):
        path = place / "long.pdf"
        _make_pdf(path, given.pages)
        window.show_plan([path])
        sheet = window.sheet
        _watch("pdf, looking and planning", lambda: sheet.work.is_idle, given.seconds)
        tell(f"   {sheet.figures.text()}")
        sheet.start()
        _watch("pdf, queueing", lambda: window.model.rowCount() == 1, given.seconds)


def _memory(given: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        # By another process: what it takes to make so many tasks is not the window's.
        code = (
            "import sys; from pathlib import Path; from app.bootstrap import build; "
            "from tests.benchmarks.queue_tasks import fill; "
            f"house = build(Path(sys.argv[1])); fill(house.ports, {given.tasks}); house.close()"
        )
        subprocess.run([sys.executable, "-c", code, str(home)], check=True)
        with _window(home) as (_house, window):
            total = given.tasks
            _watch("memory, first rows", lambda: window.model.counts[1] == total, given.seconds)
            bar = window.table.verticalScrollBar()
            _tell_memory("with the first rows", window)

            def scroll() -> bool:
                bar.setValue(bar.maximum())
                return not window.model.has_more

            _watch("memory, scrolling to the end", scroll, given.seconds)
            _tell_memory("scrolled so far", window)


def _tell_memory(what: str, window: MainWindow) -> None:
    now = psutil.Process().memory_info().rss
    tell(f"memory, {what} ({window.model.rowCount():,} rows read): {now / 1e6:.0f} MB")


def _make_files(folder: Path, count: int, repeats: Sequence[int]) -> list[Path]:
    paths = []
    for at in range(count):
        path = folder / f"{at // _PER_FOLDER:03d}" / f"note {at:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Note {at}. {_WORDS * repeats[at % len(repeats)]}", encoding="utf-8")
        paths.append(path)
    return paths


def _make_pdf(path: Path, pages: int) -> None:
    from reportlab.pdfgen.canvas import Canvas  # in this part only: memory is measured

    canvas = Canvas(str(path))
    for number in range(pages):
        for line in range(40):
            canvas.drawString(60, 780 - 18 * line, f"{number + 1}.{line} {_WORDS}"[:95])
        canvas.showPage()
    canvas.save()


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "engine": _engine,
    "drop": _drop,
    "pdf": _pdf,
    "memory": _memory,
}
