"""How fast, and in how much memory, long PDF files are read: `python -m tests.benchmarks.reading`.

Bare pypdfium2 runs in a fresh process too, over the same file; so both pay for their start.
"""

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from app.ingest.messages import Message, PageRead
from app.ingest.reader import LimitedReader

_WORDS = "The quarterly report says that the harbour was dredged again in spring, at some cost. "
_LINES = 48
_WATCH_EVERY_S = 0.01


def make_pdf(path: Path, pages: int) -> Path:
    """Pages full of text, about 4,000 characters each, no two alike."""
    canvas = Canvas(str(path))
    for page in range(pages):
        for line in range(_LINES):
            canvas.drawString(40, 800 - 16 * line, f"{page}.{line} {_WORDS}")
        canvas.showPage()
    canvas.save()
    return path


class _TimedReader(LimitedReader):
    """Notes when the first page came, and the most memory that its child held."""

    def __init__(self) -> None:
        super().__init__()
        self.first_page_s: float | None = None
        self.peak_mb = 0.0
        self._start = time.perf_counter()

    def _receive(self, connection: Connection, path: Path) -> Message:
        message = super()._receive(connection, path)
        if self.first_page_s is None and isinstance(message, PageRead):
            self.first_page_s = time.perf_counter() - self._start
        return message

    def watch(self, done: threading.Event) -> None:
        """Look at the child's memory until the reading is done."""
        while not done.wait(_WATCH_EVERY_S):
            for child in multiprocessing.active_children():
                try:
                    rss = psutil.Process(child.pid).memory_info().rss
                except psutil.NoSuchProcess:
                    continue
                self.peak_mb = max(self.peak_mb, rss / 1e6)


def read_ours(path: Path) -> dict[str, float]:
    """Seconds to the end and to the first page, and the child's peak in MB."""
    reader, done = _TimedReader(), threading.Event()
    watcher = threading.Thread(target=reader.watch, args=(done,))
    watcher.start()
    start = time.perf_counter()
    reader.read(path)
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    first_page_s = reader.first_page_s or seconds
    return {"seconds": seconds, "first_page_s": first_page_s, "peak_mb": reader.peak_mb}


def _extract(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        textpage.get_text_bounded()
        textpage.close()
        page.close()


def read_bare(path: Path) -> dict[str, float]:
    """Seconds of pypdfium2 alone: in a fresh process, and without its start."""
    process: Any = multiprocessing.get_context("spawn").Process(target=_extract, args=(path,))
    start = time.perf_counter()
    process.start()
    process.join()
    spawned = time.perf_counter() - start
    start = time.perf_counter()
    _extract(path)
    return {"spawned_s": spawned, "bare_s": time.perf_counter() - start}


def _median(runs: int, measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    results = [measure() for _ in range(runs)]
    return {name: statistics.median(result[name] for result in results) for name in results[0]}


def main() -> None:
    """Print the figures of a 1,000-page and of a 100-page file."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        for pages in (1000, 100):
            path = make_pdf(Path(folder) / f"{pages}.pdf", pages)
            ours = _median(runs, lambda path=path: read_ours(path))  # type: ignore[misc]
            bare = _median(runs, lambda path=path: read_bare(path))  # type: ignore[misc]
            sys.stdout.write(
                f"{pages} pages: {ours['seconds']:.2f} s, first page after"
                f" {ours['first_page_s']:.2f} s, child's peak {ours['peak_mb']:.0f} MB; pypdfium2"
                f" {bare['bare_s']:.2f} s, ratio {bare['bare_s'] / ours['seconds']:.2f}"
                f" ({bare['spawned_s']:.2f} s and {bare['spawned_s'] / ours['seconds']:.2f}"
                " with its own process)\n"
            )


if __name__ == "__main__":
    main()
