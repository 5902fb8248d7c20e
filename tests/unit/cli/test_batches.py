"""Batches as the command line shows them."""

import json
from pathlib import Path

import pytest

from app.domain.settings import Settings
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command


@pytest.fixture
def batching(folder_house: FakeHouse) -> FakeHouse:
    cloud = {"provider": "openai", "model": "big", "batch": "backlog", "batch_from": 3}
    folder_house.settings = Settings.model_validate({"cloud_engine": cloud})
    return folder_house


def run_folder(command: Command, folder: Path) -> int:
    return command("run", "summarize", folder, "--cloud", "--category", "complex", "--json")


def test_a_folder_goes_in_a_batch_and_drain_brings_it_back(
    command: Command, folder: Path, batching: FakeHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_folder(command, folder) == 3
    told = capsys.readouterr()
    assert "sent as a batch, at half the price" in told.err
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert {report["waits"].partition(",")[0] for report in reports} == {"in a batch at openai"}
    assert command("queue", "batches", "--json") == 0
    [batch] = json.loads(capsys.readouterr().out)
    expected = {"provider": "openai", "host": "api.openai.com", "items": 3, "waiting": 3}
    assert {key: batch[key] for key in expected} == expected
    assert (batch["state"], batch["remote_id"]) == ("submitted", "remote-1")
    assert batch["next_poll_at"]
    assert command("queue", "batches") == 0
    line = capsys.readouterr().out
    assert "0 of 3 done" in line
    assert "asked again at" in line
    batching.batch_cloud.answer_all("remote-1")
    assert command("queue", "drain", "--json") == 0  # the user asks: nothing is waited for
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {report["receipt"]["batch_steps"] for report in reports} == {1}
    assert {report["state"] for report in reports} == {"succeeded"}
    assert batching.cloud.sent == []


def test_a_task_can_be_taken_out_and_goes_by_itself(
    command: Command, folder: Path, batching: FakeHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    run_folder(command, folder)
    task_id = json.loads(capsys.readouterr().out.splitlines()[0])["task_id"]
    assert command("queue", "unbatch", task_id) == 0
    assert command("queue", "drain") == 3  # the others wait
    assert len(batching.cloud.sent) == 1
    assert batching.store.task(task_id).state.value == "succeeded"
    assert command("queue", "unbatch", task_id) == 2
    assert "is in no batch" in capsys.readouterr().err


def test_without_the_setting_nothing_is_collected(
    command: Command, folder: Path, batching: FakeHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    batching.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    assert run_folder(command, folder) == 0
    assert len(batching.cloud.sent) == 3
    assert command("queue", "batches") == 0
    assert "No batch was ever sent" in capsys.readouterr().err


def test_another_process_that_works_sees_to_the_batches(
    command: Command, folder: Path, batching: FakeHouse
) -> None:
    run_folder(command, folder)
    batching.batch_cloud.answer_all("remote-1")
    batching.clock.advance(100)
    batching.lock.is_held_elsewhere = True
    assert command("queue", "batches") == 0
    assert batching.batches.unfinished()


def test_a_plan_of_a_folder_tells_both_prices(
    command: Command, folder: Path, batching: FakeHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("run", "summarize", folder, "--cloud", "--category", "complex", "--plan")
    assert command(*words, "--json") == 0
    plans = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(2 * one["batch_cost_usd"] == pytest.approx(one["cost_usd"]) for one in plans)
    assert len(plans) == 3
    assert command(*words) == 0
    assert "in a batch" in capsys.readouterr().out
