"""What was measured as a table: medians, ratios against the targets, how good the answers are."""

import json
import statistics
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from tests.benchmarks.json_check import valid_share
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.workloads import WORKLOADS, BenchTask

_WIDTH = 125  # the table's; a log file has none of its own

Figures = dict[str, dict[str, list[Outcome]]]  # workload, engine, runs

# How many times as many tasks per minute as the peer.
_SPEED_TARGETS = {
    ("chunks", "llama"): 1.5,
    ("chunks", "server"): 1.3,
    ("classify", "llama"): 2.5,
    ("classify", "server"): 6.0,
    ("extract", "llama"): 4.5,
    ("extract", "server"): 1.4,
}
# How much of the peer's wait for a chat's first token, at most.
_WAIT_TARGETS = {("mixed", "server"): 0.5}

_COLUMNS = ("workload", "engine", "runs", "seconds", "tasks/min", "tokens/s", "TTFT p50 ms",
            "TTFT p95 ms", "peak MiB", "same text", "valid JSON")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """The medians of one engine on one workload."""

    runs: int
    seconds: float
    tasks_per_minute: float
    tokens_per_second: float
    ttft_p50_s: float | None
    ttft_p95_s: float | None
    peak_mib: float


def medians(outcomes: list[Outcome]) -> Row:
    """Each figure's median over the runs."""

    def of(figure: Callable[[Outcome], float]) -> float:
        return statistics.median(figure(outcome) for outcome in outcomes)

    return Row(
        runs=len(outcomes),
        seconds=of(lambda o: o.seconds),
        tasks_per_minute=of(lambda o: o.tasks_per_minute),
        tokens_per_second=of(lambda o: o.completion_tokens / o.seconds),
        ttft_p50_s=_median_wait([o.ttft_p50_s for o in outcomes]),
        ttft_p95_s=_median_wait([o.ttft_p95_s for o in outcomes]),
        peak_mib=of(lambda o: o.peak_rss_bytes / 2**20),
    )


def _median_wait(waits: list[float | None]) -> float | None:
    known = [wait for wait in waits if wait is not None]
    return statistics.median(known) if known else None


def ratio_lines(workload: str, rows: dict[str, Row]) -> list[str]:
    """Ours against each peer, in words."""
    lines = []
    ours = rows["ours"]
    for peer, row in rows.items():
        if peer == "ours":
            continue
        speed = ours.tasks_per_minute / row.tasks_per_minute
        target = _SPEED_TARGETS.get((workload, peer))
        lines.append(f"{workload}: {speed:.2f}x the tasks/min of {peer}{_at_least(speed, target)}")
        if ours.ttft_p50_s is not None and row.ttft_p50_s is not None:
            wait = ours.ttft_p50_s / row.ttft_p50_s
            most = _WAIT_TARGETS.get((workload, peer))
            lines.append(f"{workload}: {wait:.2f}x the chat TTFT of {peer}{_at_most(wait, most)}")
    return lines


def _at_least(ratio: float, target: float | None) -> str:
    if target is None:
        return ""
    return f" (target: at least {target}x, {'met' if ratio >= target else 'missed'})"


def _at_most(ratio: float, target: float | None) -> str:
    if target is None:
        return ""
    return f" (target: at most {target}x, {'met' if ratio <= target else 'missed'})"


def same_texts(reference: dict[str, str], outputs: dict[str, str]) -> int:
    """How many answers are alike: the same text, or the same JSON value however it is spaced."""
    return sum(_value(outputs.get(name, "")) == _value(text) for name, text in reference.items())


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _cells(row: Row, same: str, valid: float | None) -> list[str]:
    return [
        str(row.runs),
        f"{row.seconds:.1f}",
        f"{row.tasks_per_minute:.1f}",
        f"{row.tokens_per_second:.1f}",
        _ms(row.ttft_p50_s),
        _ms(row.ttft_p95_s),
        f"{row.peak_mib:.0f}",
        same,
        "" if valid is None else f"{valid:.0%}",
    ]


def _ms(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:.0f}"


def _add_workload(
    table: Table, workload: str, tasks: list[BenchTask], engines: dict[str, list[Outcome]]
) -> None:
    first = "ours" if "ours" in engines else next(iter(engines))
    reference = engines[first][0].outputs
    for name, outcomes in engines.items():
        # Over all runs: a server's batches differ from run to run, and with them its answers.
        answers = [outcome.outputs for outcome in outcomes]
        same = statistics.mean(same_texts(reference, outputs) for outputs in answers)
        valid = [share for out in answers if (share := valid_share(tasks, out)) is not None]
        cells = _cells(
            medians(outcomes),
            f"{same:.1f}/{len(tasks)}",
            statistics.mean(valid) if valid else None,
        )
        table.add_row(workload, name, *cells)
    table.add_section()


def show(figures: Figures, size: float) -> None:
    """Print the table, then the ratios of medians."""
    console = Console(width=_WIDTH)
    table = Table(*_COLUMNS, caption="medians; 'same text': as our first run, or the first peer's")
    for workload, engines in figures.items():
        _add_workload(table, workload, WORKLOADS[workload](size), engines)
    console.print(table)
    for workload, engines in figures.items():
        if "ours" in engines:
            rows = {name: medians(outcomes) for name, outcomes in engines.items()}
            for line in ratio_lines(workload, rows):
                console.print(line)
