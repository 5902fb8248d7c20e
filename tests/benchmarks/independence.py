"""How often does a greedy answer depend on what else was in the batch?

`python -m tests.benchmarks.independence --model gemma` runs the same requests one at a time and
many at once, and counts the answers that differ. Sums of floats in another order can turn a tie.
"""

import argparse
import sys

from tests.benchmarks.compare import model_path
from tests.benchmarks.ours import run_homeport
from tests.benchmarks.workloads import WORKLOADS

_KINDS = ("chunks", "classify", "extract")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="gemma")
    parser.add_argument("--size", type=float, default=0.6)
    words = parser.parse_args()
    model = model_path(words.model)
    total = different = 0
    for kind in _KINDS:
        tasks = WORKLOADS[kind](words.size)
        alone = run_homeport(model, tasks, 2, 1).outputs
        together = run_homeport(model, tasks, 2, None).outputs
        changed = sum(alone[name] != together[name] for name in alone)
        sys.stdout.write(f"{kind}: {changed} of {len(alone)} answers differ\n")
        total, different = total + len(alone), different + changed
    sys.stdout.write(f"all: {different} of {total}\n")


if __name__ == "__main__":
    main()
