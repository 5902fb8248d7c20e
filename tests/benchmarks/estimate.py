"""How good `--plan` is: each plan's estimated seconds beside what the run took.

`python -m tests.benchmarks.estimate` plans and runs two documents for each kind with the starter
model: the first in a fresh home, whose speed is known from the trial alone, the second after it. It
prints the ratios and the median error. Run nothing else beside it.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.bootstrap import build
from app.cli.follow import run_to_end
from app.domain.example_row import schema_of_example
from app.domain.options import Label, Options
from app.domain.task import Kind, Priority
from app.pipeline.house import House
from app.pipeline.preview import preview_order
from app.pipeline.submit import Order, submit_task
from tests.benchmarks.compare import model_path

_REPOSITORY = Path(__file__).parent.parent.parent
_SAMPLE = _REPOSITORY / "resources" / "sample" / "harbour-report.pdf"
_DECISIONS = _REPOSITORY / "docs" / "decisions"
_LABELS = tuple(Label(name=name) for name in ("report", "decision", "letter"))
_SCHEMA = schema_of_example({"subject": "ferries", "year": 1815, "names": ["Ada"]})
_WHAT = "What was decided, and why?"
_READERS, _QUEUE = _DECISIONS / "0014-readers.md", _DECISIONS / "0002-queue-in-sqlite.md"
_BATCHING = _DECISIONS / "0009-continuous-batching.md"

# For each kind two documents of unlike length, and what is asked.
_CASES: dict[Kind, tuple[tuple[Path, Path], str, Options]] = {
    Kind.SUMMARIZE: ((_SAMPLE, _BATCHING), "", Options()),
    Kind.ASK: ((_BATCHING, _SAMPLE), _WHAT, Options()),
    Kind.CLASSIFY: ((_READERS, _SAMPLE), "", Options(labels=_LABELS)),
    Kind.EXTRACT: ((_QUEUE, _READERS), "", Options(json_schema=_SCHEMA)),
    Kind.TRANSLATE: ((_QUEUE, _READERS), "", Options(language="Spanish")),
    Kind.REWRITE: ((_QUEUE, _READERS), "plain language", Options()),
}


class Figure(NamedTuple):
    """One plan and its run, in seconds of wall time."""

    case: str
    estimated_s: float
    taken_s: float

    @property
    def ratio(self) -> float:
        """Estimated for each second taken: 1 is right."""
        return self.estimated_s / self.taken_s


def main() -> None:
    """Plan, run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="starter", help="starter, gemma, or a GGUF file")
    parser.add_argument("--kind", action="append", type=Kind, help="only this kind")
    words = parser.parse_args()
    figures = []
    for kind in words.kind or _CASES:
        for figure in _measure(kind, model_path(words.model)):
            sys.stdout.write(
                f"{figure.case:<44} estimated {figure.estimated_s:6.1f} s, "
                f"taken {figure.taken_s:6.1f} s, ratio {figure.ratio:.2f}\n"
            )
            sys.stdout.flush()
            figures.append(figure)
    errors = [abs(figure.ratio - 1) for figure in figures]
    sys.stdout.write(f"median error {statistics.median(errors):.0%} of {len(errors)} plans\n")


def _measure(kind: Kind, model: Path) -> Iterator[Figure]:
    paths, instruction, options = _CASES[kind]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "settings.yaml").write_text(f"local_engine:\n  model: {model}\n")
        house = build(home)
        try:
            for path, when in zip(paths, ("fresh", "after"), strict=True):
                order = Order(kind, path, instruction, options=options)
                estimated_s = preview_order(house.ports, order).seconds or 0.0
                name = f"{kind.value} {path.name[:24]} ({when})"
                yield Figure(name, estimated_s, _run(house, order))
        finally:
            house.close()


def _run(house: House, order: Order) -> float:
    """Seconds from the order to the end of its task."""
    start_s = time.monotonic()
    task = submit_task(house.ports, order._replace(priority=Priority.INTERACTIVE))
    run_to_end(house, [task.id])
    return time.monotonic() - start_s


if __name__ == "__main__":
    main()
