"""Homeport's engine, run as its own command, like a user would."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.outcome import Outcome
from tests.benchmarks.workloads import BenchTask, write_jsonl


def run_homeport(
    model: Path, tasks: list[BenchTask], threads: int, parallel: int | None = None
) -> Outcome:
    """One run; without `parallel` the engine chooses how many prompts run at once."""
    with tempfile.TemporaryDirectory() as folder:
        workload = Path(folder) / "workload.jsonl"
        write_jsonl(tasks, workload)
        command = [sys.executable, "-m", "app", "bench", "engine", "--workload", str(workload)]
        command += ["--model", str(model), "--json"]
        if parallel is not None:
            command += ["--parallel", str(parallel)]
        if threads != os.cpu_count():  # all cores are the default
            command += ["--threads", str(threads)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return parse(json.loads(done.stdout))


def parse(report: dict[str, Any]) -> Outcome:
    """The command's JSON as the figures that all engines share."""
    return Outcome(
        seconds=report["seconds"],
        outputs=report["outputs"],
        completion_tokens=report["completion_tokens"],
        peak_rss_bytes=report["peak_rss_bytes"],
        ttft_p50_s=_seconds(report["ttft_ms_p50"]),
        ttft_p95_s=_seconds(report["ttft_ms_p95"]),
    )


def _seconds(ms: float | None) -> float | None:
    return None if ms is None else ms / 1000
