"""Run a workload on an engine, as fast as it goes, and measure."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.errors import AppError
from app.domain.ports import Engine, Progress
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.task import Priority
from app.domain.workload import BenchReport, WorkloadTask
from app.pipeline.metrics import quantile

# Requests under way for each that the engine runs: the next one is always there already.
_AHEAD = 4
_PERSONS = 8


class _Run(NamedTuple):
    task: WorkloadTask
    completion: Completion | None
    first_token_s: float | None
    error: str | None


def run_workload(engine: Engine, tasks: Sequence[WorkloadTask]) -> BenchReport:
    """Run all tasks; the model is loaded and its grammars are compiled before the clock starts.

    Raises:
        AppError: the model cannot be loaded. A task that fails is reported instead.
    """
    facts = engine.facts()
    unguided = _unguided(engine, tasks)
    prompts = {task.id: _prompt(task, unguided) for task in tasks}
    warm_up(engine)
    started_s = time.monotonic()
    runs = _run_all(engine, tasks, prompts, facts.parallel, started_s)
    seconds = time.monotonic() - started_s
    completions = [run.completion for run in runs if run.completion is not None]
    first = _first_tokens(runs)
    batch = [c.batch_size for c in completions if c.batch_size is not None]
    written = sum(c.completion_tokens for c in completions)
    return BenchReport(
        model=facts.model,
        parallel=facts.parallel,
        tasks=len(tasks),
        seconds=round(seconds, 3),
        tasks_per_minute=round(60 * len(completions) / seconds, 2),
        prompt_tokens=sum(c.prompt_tokens for c in completions),
        prompt_tokens_reused=sum(c.prompt_tokens_reused or 0 for c in completions),
        completion_tokens=written,
        tokens_per_second=round(written / seconds, 2),
        ttft_ms_p50=quantile(first, 0.5),
        ttft_ms_p95=quantile(first, 0.95),
        peak_rss_bytes=engine.figures().peak_rss_bytes,
        batch_size_mean=round(sum(batch) / len(batch), 2) if batch else None,
        outputs={run.task.id: run.completion.text for run in runs if run.completion is not None},
        unguided=unguided,
        failed={run.task.id: run.error for run in runs if run.error is not None},
    )


def _unguided(engine: Engine, tasks: Sequence[WorkloadTask]) -> dict[str, str]:
    """Which tasks' schemas the grammar cannot express, each distinct schema asked once."""
    problems: dict[str, str | None] = {}
    found = {}
    for task in tasks:
        constraint = task.as_prompt().constraint
        if constraint is None:
            continue
        key = constraint.model_dump_json()
        if key not in problems:
            problems[key] = engine.unsupported(constraint)
        problem = problems[key]
        if problem is not None:
            found[task.id] = problem
    return found


def _prompt(task: WorkloadTask, unguided: dict[str, str]) -> Prompt:
    prompt = task.as_prompt()
    return prompt.model_copy(update={"constraint": None}) if task.id in unguided else prompt


def warm_up(engine: Engine) -> None:
    """The first decode touches memory for the first time; nothing that is measured is used."""
    hello = (Message(role="user", content="Hello"),)
    prompt = Prompt(id="warm-up", messages=hello, max_tokens=2, sampling=GREEDY, is_raw=True)
    engine.generate(prompt, lambda _: None)


def _run_all(
    engine: Engine,
    tasks: Sequence[WorkloadTask],
    prompts: dict[str, Prompt],
    parallel: int,
    started_s: float,
) -> list[_Run]:
    def run(task: WorkloadTask) -> _Run:
        threading.Event().wait(max(0.0, started_s + task.at_s - time.monotonic()))
        return _run(engine, task, prompts[task.id], started_s + task.at_s)

    persons = [task for task in tasks if task.priority is Priority.INTERACTIVE]
    others = [task for task in tasks if task.priority is not Priority.INTERACTIVE]
    with (
        ThreadPoolExecutor(max(1, min(len(persons), _PERSONS))) as front,
        ThreadPoolExecutor(max(1, min(len(others), _AHEAD * parallel))) as back,
    ):
        waiting = [front.submit(run, task) for task in persons]
        waiting += [back.submit(run, task) for task in others]
        return [future.result() for future in waiting]


def _run(engine: Engine, task: WorkloadTask, prompt: Prompt, arrived_s: float) -> _Run:
    first_s: list[float] = []

    def on_progress(progress: Progress) -> None:
        if progress.text and not first_s:
            first_s.append(time.monotonic() - arrived_s)

    try:
        completion = engine.generate(prompt, on_progress)
    except AppError as error:
        return _Run(task, None, None, error.code)
    first = first_s[0] if first_s else time.monotonic() - arrived_s
    return _Run(task, completion, first, None)


def _first_tokens(runs: Sequence[_Run]) -> list[float]:
    """Milliseconds to the first token, sorted."""
    persons = [run for run in runs if run.task.priority is Priority.INTERACTIVE]
    return sorted(1000 * run.first_token_s for run in persons or runs if run.first_token_s)
