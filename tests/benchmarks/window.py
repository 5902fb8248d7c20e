"""How soon the window opens, how long it is held by anything, and how much memory it takes.

`python -m tests.benchmarks.window` needs a display (`make bench-window` has one), and for its part
`engine` the starter model. Each part runs in a process of its own. Run nothing else beside it: the
targets are for a quiet machine. A gap's own time is the main thread's, whatever else the machine
does; lines of the app below it are where it was seen.

    start   time to the first paint, against an empty window of PySide6; target 1.5 times; then
            until documents can be dropped, and until the whole window is there
    engine  longest gap while the engine runs full; target 50 ms
    drop    longest gap while a folder of 10,000 files is listed, read, planned, queued; 50 ms
    pdf     longest gap while a PDF of 1,000 pages is read and planned; 50 ms
    memory  of the window's process with 100,000 tasks; 300 MB
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from tests.benchmarks import window_parts

_RUNS = 7
_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Empty(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv[:1])
window = Empty()
window.resize(1120, 700)
window.show()
application.exec()
"""


def main() -> None:
    """Run the parts that are asked for, one after another."""
    parts: dict[str, Callable[[argparse.Namespace], None]] = {
        "start": _start,
        "engine": _in_a_process("engine"),
        "drop": _in_a_process("drop"),
        "pdf": _in_a_process("pdf"),
        "memory": _in_a_process("memory"),
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(parts), help=", ".join(parts))
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60, help="at most so long, of a part")
    parser.add_argument("--here", action="store_true", help="in this process: one part only")
    given = parser.parse_args()
    for name in given.parts:
        if given.here:
            window_parts.PARTS[name](given)
        else:
            parts[name](given)


def _in_a_process(part: str) -> Callable[[argparse.Namespace], None]:
    def run(given: argparse.Namespace) -> None:
        numbers = [("files", given.files), ("pages", given.pages), ("tasks", given.tasks)]
        options = [f"--{name}={value}" for name, value in [*numbers, ("seconds", given.seconds)]]
        command = [sys.executable, "-m", "tests.benchmarks.window", part, "--here", *options]
        subprocess.run(command, check=False)

    return run


def _start(_given: argparse.Namespace) -> None:
    """In turn, so that both meet the same machine; medians by the clock and of processor time."""
    with tempfile.TemporaryDirectory() as home:
        ours = [sys.executable, "-m", "app", "--home", home]
        kinds: dict[str, tuple[list[str], dict[str, str]]] = {
            "empty": ([sys.executable, "-c", _EMPTY], {}),
            "first paint": (ours, {"HOMEPORT_QUIT_AFTER_FIRST_PAINT": "1"}),
            "drop zone": (ours, {"HOMEPORT_QUIT_AFTER_FIRST_PAINT": "desk"}),
            "whole window": (ours, {"HOMEPORT_QUIT_AFTER_FIRST_PAINT": "window"}),
        }
        for command, changes in kinds.values():  # once, so that all is in the disk's cache
            _timed(command, changes)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
        for _ in range(_RUNS):
            for name, (command, changes) in kinds.items():
                taken[name].append(_timed(command, changes))
    medians = {
        name: tuple(statistics.median(column) for column in zip(*runs, strict=True))
        for name, runs in taken.items()
    }
    for name, (wall_s, own_s) in medians.items():
        ratios = [a / b for a, b in zip((wall_s, own_s), medians["empty"], strict=True)]
        window_parts.tell(
            f"start, {name}: {wall_s * 1000:.0f} ms ({ratios[0]:.2f} times the empty window's), "
            f"{own_s * 1000:.0f} ms of processor time ({ratios[1]:.2f} times)"
        )


def _timed(command: list[str], changes: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor; with compiled files, as a person has them."""
    env = {**os.environ, **changes}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before, begun = os.times(), time.perf_counter()
    subprocess.run(command, env=env, check=True)
    wall_s, after = time.perf_counter() - begun, os.times()
    own_s = after.children_user - before.children_user
    return wall_s, own_s + after.children_system - before.children_system


if __name__ == "__main__":
    main()
