"""How long a folder of 10,000 files takes to be listed, queued, shown and exported.

`python -m tests.benchmarks.many_files --files 10000` needs no model.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.bootstrap import build
from app.domain.export import Export, ExportForm
from app.domain.task import Kind
from app.pipeline.house import House
from app.pipeline.queries import task_rows
from app.pipeline.submit import Order, submit_tasks
from app.pipeline.table import file_results, find_tasks, make_table

_PER_FOLDER = 100
_Given = TypeVar("_Given")


def main() -> None:
    """Make the files, take the times, print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        _make_files(folder, count)
        house = build(Path(place) / "home")
        listing = _timed("listed", lambda: house.list_folder(folder))
        orders = [Order(Kind.SUMMARIZE, file.path, set_id="set") for file in listing.files]
        tasks = _timed("queued", lambda: submit_tasks(house.ports, orders))
        _timed("queued again (all are twins)", lambda: submit_tasks(house.ports, orders))
        _timed("shown", lambda: task_rows(house.ports))
        _timed("exported", lambda: _export(house, Path(place) / "results.csv"))
        ids = [task.id for task in tasks]
        _timed("100 claimed of these alone", lambda: _claim(house, ids, 100))
        house.close()


def _export(house: House, path: Path) -> None:
    files = file_results(house.ports, [task.id for task in find_tasks(house.ports, "set")])
    reports = [file.report for file in files]
    house.write_export(Export(ExportForm.CSV, reports, make_table(files)), path)


def _claim(house: House, task_ids: list[str], times: int) -> None:
    for _ in range(times):
        house.ports.store.claim_task(house.ports.clock.now(), task_ids)


def _make_files(folder: Path, count: int) -> None:
    for at in range(count):
        below = folder / f"{at // _PER_FOLDER:03d}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"letter {at}.txt").write_text(f"Letter number {at} of the harbour master.")


def _timed(what: str, work: Callable[[], _Given]) -> _Given:
    start = time.perf_counter()
    given = work()
    sys.stdout.write(f"{what}: {time.perf_counter() - start:.2f} s\n")
    sys.stdout.flush()
    return given


if __name__ == "__main__":
    main()
