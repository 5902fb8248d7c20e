"""What the house costs: a task through store, pipe, lane and events, against the bare loop.

`python -m tests.benchmarks.app_level --model starter --runs 3` summarizes the sample document with
the whole house, then runs the same prompts on a bare `Runner`, and prints the ratio of the medians.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.bootstrap import build
from app.cli.follow import run_to_end
from app.domain.attempt import Completion
from app.domain.events import Event, StepStarted
from app.domain.ports import Engine, Progress
from app.domain.prompt import Prompt
from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order, submit_task
from tests.benchmarks.compare import model_path

_SETTINGS = "routing:\n  local_context_limit: 1024\nlocal_engine:\n  model: {model}\n"


def main() -> None:
    """Run both in turn and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="gemma")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bare", type=Path, help="(used by itself) run these prompts")
    words = parser.parse_args()
    model = model_path(words.model)
    if words.bare is not None:
        sys.stdout.write(f"{_run_bare(model, words.bare)}\n")
        return
    house_s, bare_s = [], []
    for _ in range(words.runs):
        with tempfile.TemporaryDirectory() as folder:
            prompts = Path(folder) / "prompts.jsonl"
            house_s.append(_run_house(model, Path(folder) / "home", prompts))
            bare_s.append(_in_a_child(words.model, prompts))
        sys.stdout.write(f"house {house_s[-1]:.1f} s, bare loop {bare_s[-1]:.1f} s\n")
    ratio = statistics.median(bare_s) / statistics.median(house_s)
    sys.stdout.write(f"the house has {ratio:.3f} of the bare loop's throughput\n")


def _run_house(model: Path, home: Path, prompts: Path) -> float:
    """Seconds from the first step's start to the task's end; its prompts are written down."""
    home.mkdir()
    (home / "settings.yaml").write_text(_SETTINGS.format(model=model))
    house = build(home)
    started: list[float] = []

    def on_event(event: Event) -> None:
        if isinstance(event, StepStarted):
            started.append(time.monotonic())

    house.hub.subscribe(on_event)
    asked = _listen(house.ports.engine)
    try:
        task = submit_task(house.ports, Order(Kind.SUMMARIZE, house.sample))
        run_to_end(house, [task.id])
        seconds = time.monotonic() - started[0]
        assert house.ports.store.task(task.id).state is TaskState.SUCCEEDED
    finally:
        house.close()
    prompts.write_text("\n".join(prompt.model_dump_json() for prompt in asked))
    return seconds


def _listen(engine: Engine) -> Sequence[Prompt]:
    asked: list[Prompt] = []
    generate = engine.generate

    def listening(prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        asked.append(prompt)
        return generate(prompt, on_progress)

    engine.generate = listening  # type: ignore[method-assign]  # this one object only
    return asked


def _in_a_child(model: str, prompts: Path) -> float:
    command = [sys.executable, "-m", __spec__.name, "--model", model, "--bare", str(prompts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


def _run_bare(model: Path, prompts: Path) -> float:
    """All prompts but the last at once, then the last, which is the merge of the others."""
    from app.engines.local.loading import load_runner
    from app.engines.local.protocol import Load

    asked = [Prompt.model_validate_json(line) for line in prompts.read_text().splitlines()]
    load = Load(model_path=str(model), context_limit=1024)
    runner, _ = load_runner(load, AssertionError, lambda _: None)  # type: ignore[arg-type]
    started_s = time.monotonic()
    for group in (asked[:-1], asked[-1:]):
        for prompt in group:
            runner.submit(prompt)
        while not runner.is_idle:
            list(runner.pump())
    return time.monotonic() - started_s


if __name__ == "__main__":
    main()
