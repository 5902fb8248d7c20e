"""From a file to a summary with its receipt: the real program, model, store and reader."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport, done_steps, wait_for, write_story

pytestmark = pytest.mark.real_model


def require_whole(report: dict[str, dict[str, object]]) -> None:
    receipt = report["receipt"]
    assert receipt["pages_read"] == receipt["pages_total"]
    assert receipt["chunks_read"] == receipt["chunks_total"]
    assert receipt["tokens_dropped"] == 0
    assert receipt["pages_unreadable"] == []
    assert receipt["bytes_left_machine"] == 0


@pytest.fixture
def newcomer(homeport: Homeport, monkeypatch: pytest.MonkeyPatch) -> Homeport:
    """On a machine without a display, and with no setting made."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    (homeport.home / "settings.yaml").unlink()
    return homeport


@pytest.mark.usefixtures("on_quick_model")
def test_a_newcomer_without_a_display_sees_the_sample_being_read(
    newcomer: Homeport, sample_document: Path
) -> None:
    """What `make run` does there, as far as two steps of many."""
    with newcomer.start("--sample") as process:
        wait_for(process, lambda: len(done_steps(newcomer)) >= 2)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert "no display" in err
    assert f"{sample_document.name}: step 2 of " in err
    [row] = newcomer.json("queue", "list")
    receipt = newcomer.json("queue", "show", row["task_id"])["receipt"]
    assert receipt["pages_total"] >= 20
    assert receipt["chunks_total"] > 5
    assert receipt["model"] == "SmolLM2-135M-Instruct.Q4_1.gguf"


@pytest.mark.heavy  # one to two minutes
def test_a_newcomer_without_a_display_gets_the_sample_read_whole(
    newcomer: Homeport, sample_document: Path
) -> None:
    homeport = newcomer
    done = homeport.run("--sample")
    assert done.returncode == 0
    assert "no display" in done.stderr
    [row] = homeport.json("queue", "list")
    assert row["document"] == sample_document.name
    report = homeport.json("queue", "show", row["task_id"])
    assert report["result"] == done.stdout.strip()
    require_whole(report)
    receipt = report["receipt"]
    assert receipt["steps"] == receipt["attempts"] == receipt["local_steps"]


@pytest.mark.heavy  # about a minute
def test_a_real_document_is_read_whole(homeport: Homeport, shared_data: Path) -> None:
    (homeport.home / "settings.yaml").unlink()
    path = shared_data / "documents" / "files" / "multicolumn.pdf"
    report = homeport.json("run", "summarize", path)
    assert report["state"] == "succeeded"
    assert report["receipt"]["pages_total"] == 3
    require_whole(report)


@pytest.mark.heavy  # three quarters of a minute
def test_the_same_document_again_is_a_new_task_that_reads_the_same(
    homeport: Homeport, story: Path
) -> None:
    """Not the same words: what shares a batch decides the order of sums, and so near ties."""
    first = homeport.json("run", "summarize", story)
    second = homeport.json("run", "summarize", story, "--again")
    assert first["task_id"] != second["task_id"]
    read = ("pages_read", "chunks_read", "tokens_read", "tokens_dropped", "steps")
    assert [first["receipt"][name] for name in read] == [second["receipt"][name] for name in read]
    assert second["result"]
    require_whole(first)


def test_a_terminal_user_sees_progress_and_the_result(homeport: Homeport, story: Path) -> None:
    done = homeport.run("run", "summarize", story)
    assert done.returncode == 0
    assert len(done.stdout) > 50
    assert "story.txt: step 1 of " in done.stderr
    assert "tokens/s" in done.stderr
    assert "left" in done.stderr
    assert "0 dropped" in done.stderr


def test_the_base_model_with_a_quarter_million_tokens_works_by_one_setting(
    homeport: Homeport, gemma_model: Path, tmp_path: Path
) -> None:
    story = write_story(tmp_path / "story.txt", days=4)
    settings = f"routing:\n  local_context_limit: 1024\nlocal_engine:\n  model: {gemma_model}\n"
    (homeport.home / "settings.yaml").write_text(settings)
    report = homeport.json("run", "summarize", story)
    assert report["receipt"]["model"] == gemma_model.name
    require_whole(report)


def test_doctor_finds_the_starter_model(homeport: Homeport) -> None:
    report = homeport.json("doctor")
    findings = {finding["part"]: finding for finding in report["findings"]}
    assert set(findings) == {
        "program",
        "llama.cpp",
        "devices",
        "graphics",
        "engine",
        "model",
        "starter model",
        "memory",
        "disk",
        "keyring",
        "network",
        "encryption",
        "telemetry",
    }
    assert "SmolLM2" in findings["engine"]["detail"]
    assert findings["starter model"]["verdict"] == "ok"


@pytest.mark.usefixtures("on_quick_model")
def test_it_works_with_no_network_at_all(homeport: Homeport, story: Path) -> None:
    """In a network namespace of its own there is not even a loopback device that is up."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("needs Linux and unshare")
    probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    if probe.returncode != 0:
        pytest.skip("this account may not make a network namespace")
    words = ["-m", "app", "--home", str(homeport.home), "run", "summarize", str(story)]
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "left this machine: nothing" in done.stderr
