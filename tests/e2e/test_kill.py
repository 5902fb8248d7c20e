"""It never loses work: kill -9 of the engine, of the app, Ctrl+C, and another process's cancel."""

import json
import os
import random
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.plan import StepState
from tests.e2e.conftest import Homeport, done_steps, engine_child, write_story

pytestmark = [pytest.mark.real_model, pytest.mark.usefixtures("on_quick_model")]


def test_kill_nine_of_the_engine_costs_one_attempt_of_each_step_under_way(
    homeport: Homeport,
    running: "subprocess.Popen[str]",
) -> None:
    child = engine_child(running)
    assert child is not None
    child.kill()
    out, err = running.communicate(timeout=300)
    assert running.returncode == 0, err
    receipt = json.loads(out)["receipt"]
    died = homeport.attempts_that_ended(AttemptOutcome.ENGINE_DIED)
    assert died
    assert len({attempt.step_id for attempt in died}) == len(died)
    assert receipt["attempts"] == receipt["steps"] + len(died)
    assert receipt["tokens_dropped"] == 0


def test_kill_nine_of_the_app_loses_no_finished_step(
    homeport: Homeport, long_story: Path, running: "subprocess.Popen[str]"
) -> None:
    child = engine_child(running)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=60)
    before = done_steps(homeport)
    assert before
    if child is not None:
        child.wait(timeout=20)  # it must not outlive the app
    report = homeport.json("run", "summarize", long_story)
    after = done_steps(homeport)
    assert report["state"] == "succeeded"
    assert {position: after[position] for position in before} == before
    interrupted = homeport.attempts_that_ended(AttemptOutcome.INTERRUPTED)
    assert report["receipt"]["attempts"] == len(after) + len(interrupted)
    assert len({attempt.step_id for attempt in interrupted}) == len(interrupted)
    finished = {step.id for step in homeport.steps() if step.position in before}
    assert finished.isdisjoint(attempt.step_id for attempt in interrupted)
    assert len(homeport.json("queue", "list")) == 1


def test_drain_goes_on_after_a_kill(homeport: Homeport, running: "subprocess.Popen[str]") -> None:
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=60)
    before = done_steps(homeport)
    [row] = homeport.json("queue", "list")
    assert row["state"] == "queued"  # whatever the dead process wrote
    report = homeport.json("queue", "drain")
    assert report["state"] == "succeeded"
    after = done_steps(homeport)
    assert {position: after[position] for position in before} == before


@pytest.mark.parametrize("long_story", [80], indirect=True)
def test_control_c_stops_soon_and_keeps_what_is_done(
    homeport: Homeport, running: "subprocess.Popen[str]"
) -> None:
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Finished steps are kept" in err
    assert "Traceback" not in err
    [row] = homeport.json("queue", "list")
    assert row["state"] == "queued"
    assert row["steps_done"] >= 1
    assert {step.state for step in homeport.steps()} == {StepState.DONE, StepState.PENDING}


@pytest.mark.parametrize("long_story", [80], indirect=True)
def test_another_process_cancels_a_running_task(
    homeport: Homeport, running: "subprocess.Popen[str]"
) -> None:
    [row] = homeport.json("queue", "list")
    assert row["state"] == "running"
    shown = homeport.json("queue", "show", row["task_id"][:6])
    assert shown["receipt"]["chunks_read"] >= 1
    homeport.json("queue", "cancel", row["task_id"])
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 1
    assert json.loads(out)["state"] == "cancelled"


def test_a_second_process_waits_for_the_first_and_then_works(
    homeport: Homeport, running: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The harbour master, Per Olund, closed the second berth for repairs. " * 5)
    report = homeport.json("run", "summarize", other)
    assert report["state"] == "succeeded"
    running.communicate(timeout=300)
    assert running.returncode == 0


@pytest.mark.parametrize(
    ("kills", "days"),
    [(2, 12), pytest.param(25, 80, marks=pytest.mark.heavy)],
    ids=["short", "long"],
)
def test_the_kill_loop(homeport: Homeport, tmp_path: Path, kills: int, days: int) -> None:
    """Kill the whole app again and again at random moments; each time no finished step is lost."""
    story = write_story(tmp_path / "story.txt", days)
    moments = random.Random(7)
    kept: dict[int, str | None] = {}
    for _ in range(kills):
        with homeport.start("run", "summarize", story, "--json") as process:
            with pytest.raises(subprocess.TimeoutExpired):  # it must not get done before
                process.wait(moments.uniform(0.5, 3.0))
            family = psutil.Process(process.pid).children(recursive=True)
            process.kill()
            process.communicate(timeout=60)
            psutil.wait_procs(family, timeout=20)
        found = done_steps(homeport)
        assert {position: found.get(position) for position in kept} == kept
        kept = found
    report = homeport.json("run", "summarize", story)
    assert report["state"] == "succeeded"
    assert report["receipt"]["tokens_dropped"] == 0
    after = done_steps(homeport)
    assert {position: after[position] for position in kept} == kept
