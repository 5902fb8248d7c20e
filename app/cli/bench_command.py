"""`homeport bench`: a workload file through the engine, or five seconds of it, with figures."""

from pathlib import Path

from app.cli.json_lines import read_json_lines
from app.cli.output import DONE, FAILED, put, put_models, say
from app.cli.words import many
from app.domain.errors import WorkloadInvalid
from app.domain.ports import Engine
from app.domain.workload import BenchReport, WorkloadTask
from app.pipeline.bench import run_workload
from app.pipeline.first_run import measure_speed
from app.pipeline.house import House
from app.pipeline.speed_test import SpeedTest


def bench_engine(engine: Engine, workload: Path, *, is_json: bool) -> int:
    """Run the workload and print what was measured; the exit code."""
    tasks = read_workload(workload)
    try:
        report = run_workload(engine, tasks)
    finally:
        engine.close()
    if is_json:
        put_models([report])
    else:
        _tell(report)
    return FAILED if report.failed else DONE


def bench_speed(house: House, *, is_json: bool) -> int:
    """The speed test of the first run; what it finds is kept for recommendations."""
    ports = house.ports
    found = measure_speed(house, SpeedTest(ports.engine, ports.clock, ports.new_id))
    if is_json:
        put_models([found])
        return DONE
    put(f"read     {found.read_per_s:,.1f} tokens a second")
    put(f"written  {found.written_per_s:,.1f} tokens a second")
    put(f"with {found.model} on {found.device}, one prompt at a time")
    return DONE


def read_workload(path: Path) -> list[WorkloadTask]:
    """The tasks of a file of JSON lines.

    Raises:
        WorkloadInvalid: with the line and what is wrong with it.
    """
    tasks = list(read_json_lines(path, WorkloadTask, WorkloadInvalid).values())
    if len({task.id for task in tasks}) < len(tasks):
        raise WorkloadInvalid(path=path, line=1, reason="two tasks have the same id")
    return tasks


def _tell(report: BenchReport) -> None:
    tasks = many(report.tasks, "task")
    put(f"{tasks} in {report.seconds:.1f} s: {report.tasks_per_minute:.1f} a minute")
    reused = report.prompt_tokens_reused
    put(f"read {report.prompt_tokens:,} tokens, {reused:,} of them reused")
    put(f"wrote {report.completion_tokens:,} tokens, {report.tokens_per_second:.1f} a second")
    if report.ttft_ms_p50 is not None and report.ttft_ms_p95 is not None:
        put(f"first token after {report.ttft_ms_p50:.0f} ms, 95% under {report.ttft_ms_p95:.0f} ms")
    if report.peak_rss_bytes is not None:
        put(f"peak memory of the engine {report.peak_rss_bytes / 2**20:,.0f} MiB")
    for task_id, reason in report.unguided.items():
        say(f"{task_id}: not guided: {reason}")
    for task_id, code in report.failed.items():
        say(f"{task_id}: failed: {code}")
