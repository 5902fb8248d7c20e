"""Batches the whole way: queue, store, formats and wire, to a provider on this machine."""

import itertools
import logging
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from app.domain.attempt import AttemptOutcome
from app.domain.batch import Batch, BatchState
from app.domain.egress import EgressOutcome, Purpose
from app.domain.options import Options
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.batches import leave_batch, poll_batches
from app.pipeline.queries import task_report
from app.pipeline.submit import Order, cancel_task, submit_task
from app.store.database import Database
from tests.process.batch_provider import BatchProvider
from tests.process.cloud_house import KEY, CloudHouse

SECRET = "CANARY-HERRING-2208"
FILES = [Path(f"/d/{number}.txt") for number in range(3)]
DOCUMENTS = {file: [f"{SECRET} {file}"] for file in FILES}
NOWHERE = "http://127.0.0.1:9/v1"
DIALECTS = ["openai", "anthropic"]
SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
DONE, WAITS = TaskState.SUCCEEDED, TaskState.WAITING_FOR_NETWORK
# 100 read at 1 dollar a million and 10 written at 2, at half the price.
COST_USD = 0.5 * (100 * 1.0 + 10 * 2.0) / 1e6


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CloudHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    made = CloudHouse(tmp_path / "home", DOCUMENTS, NOWHERE)
    made.folder.mkdir()
    return made


@pytest.fixture
def provider(house: CloudHouse) -> Iterator[BatchProvider]:
    made = BatchProvider(house.fakes.clock.now)
    yield made
    made.close()


def use(house: CloudHouse, provider: BatchProvider, dialect: str) -> None:
    base = provider.address + ("/v1" if dialect == "openai" else "")
    house.use(provider=dialect, model="any", base_url=base, batch="backlog", batch_from=2)


def submit(house: CloudHouse) -> list[str]:
    order = Order(Kind.EXTRACT, FILES[0], category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    order = order._replace(options=Options(json_schema=SCHEMA))
    return [submit_task(house.ports, order._replace(path=file)).id for file in FILES]


def run_queue(house: CloudHouse) -> None:
    for _ in range(50):
        if house.run_next() is None:
            return
    raise AssertionError("a task is taken up again and again")


def begun(house: CloudHouse) -> list[str]:
    """Three tasks that are in a batch, or were on the way into one."""
    task_ids = submit(house)
    run_queue(house)
    poll_batches(house.ports)
    return task_ids


def work_off(house: CloudHouse, provider: BatchProvider, rounds: int = 8) -> None:
    """As the scheduler does, as time goes by; the provider is done with all that it has."""
    for _ in range(rounds):
        house.fakes.clock.advance(400)
        provider.finish()
        poll_batches(house.ports)
        run_queue(house)


def states(house: CloudHouse, task_ids: list[str]) -> list[TaskState]:
    return [house.ports.store.task(key).state for key in task_ids]


def batch_states(house: CloudHouse) -> list[tuple[BatchState, str | None]]:
    return [(one.state, one.error_code) for one in house.ports.batches.batches()]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_batch_comes_back_at_half_the_price_and_nothing_is_left_there(
    house: CloudHouse, provider: BatchProvider, dialect: str, caplog: pytest.LogCaptureFixture
) -> None:
    use(house, provider, dialect)
    with house.opened(), caplog.at_level(logging.DEBUG, "app"):
        task_ids = begun(house)
        assert states(house, task_ids) == [WAITS] * 3
        [sent] = provider.batches.values()
        attempts = [one for key in task_ids for one in house.ports.store.attempts(key)]
        assert [one["custom_id"] for one in sent["requests"]] == [one.id for one in attempts]
        body = sent["requests"][0]["body" if dialect == "openai" else "params"]
        assert body["model"] == "any"
        assert "stream" not in body
        work_off(house, provider, 2)
        assert states(house, task_ids) == [DONE] * 3
        report = task_report(house.ports, task_ids[0])
        assert report.result == {"total": 1925.5}
        assert report.receipt.cost_usd == pytest.approx(COST_USD)
        assert report.receipt.batch_steps == 1
        assert report.receipt.bytes_left_machine > len(SECRET)
        assert provider.files == {}
        assert ("DELETE" in {method for method, _ in provider.requests}) is True
        assert provider.keys == {KEY}
        assert KEY not in caplog.text
        assert SECRET not in caplog.text
        # Every request has its row.
        rows = house.ledger.all
        assert len(rows) == len(provider.requests)
        assert {row.purpose for row in rows} == {Purpose.BATCH}
        assert {row.outcome for row in rows} == {EgressOutcome.ANSWERED}
        assert sum(row.bytes_out or 0 for row in rows) > provider.bytes_in
    assert KEY.encode() not in house.files()


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("fault", ["shuffled", "duplicate", "foreign", "garbage"])
def test_noise_in_the_results_changes_nothing(
    house: CloudHouse, provider: BatchProvider, dialect: str, fault: str
) -> None:
    use(house, provider, dialect)
    provider.fault = fault
    with house.opened():
        task_ids = begun(house)
        work_off(house, provider, 2)
        assert states(house, task_ids) == [DONE] * 3
        reports = [task_report(house.ports, key) for key in task_ids]
        assert [one.result for one in reports] == [{"total": 1925.5}] * 3
        assert sum(one.receipt.attempts for one in reports) == 3


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("missing", AttemptOutcome.UNKNOWN),
        ("giant", AttemptOutcome.UNKNOWN),
        ("expired", AttemptOutcome.FAILED),
        ("errored", AttemptOutcome.FAILED),
    ],
)
def test_an_item_without_an_answer_waits_for_its_own_request_and_keeps_no_other(
    house: CloudHouse,
    provider: BatchProvider,
    dialect: str,
    fault: str,
    outcome: AttemptOutcome,
) -> None:
    use(house, provider, dialect)
    provider.fault = fault
    with house.opened():
        task_ids = begun(house)
        house.use(provider="openai", model="any", base_url=NOWHERE)
        house.fakes.clock.advance(400)
        provider.finish()
        poll_batches(house.ports)
        run_queue(house)
        assert states(house, task_ids) == [WAITS, DONE, DONE]
        first = house.ports.store.attempts(task_ids[0])[0]
        assert first.outcome is outcome
        receipt = task_report(house.ports, task_ids[0]).receipt
        assert (receipt.possible_cost_usd > 0) is (outcome is AttemptOutcome.UNKNOWN)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_results_that_are_cut_off_are_fetched_again(
    house: CloudHouse, provider: BatchProvider, dialect: str
) -> None:
    use(house, provider, dialect)
    with house.opened():
        task_ids = begun(house)
        provider.fault = "cut results"
        work_off(house, provider, 2)
        assert [state for state, _ in batch_states(house)] == [BatchState.SUBMITTED]
        provider.fault = ""
        work_off(house, provider, 2)
        assert states(house, task_ids) == [DONE] * 3
        assert set(provider.done.values()) == {1}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_batch_that_was_taken_with_a_server_fault_is_found_and_not_sent_again(
    house: CloudHouse, provider: BatchProvider, dialect: str
) -> None:
    use(house, provider, dialect)
    provider.fault = "500 after accepting"
    with house.opened():
        task_ids = begun(house)
        assert [state for state, _ in batch_states(house)] == [BatchState.SUBMITTING]
        provider.fault = ""
        work_off(house, provider)
        assert states(house, task_ids) == [DONE] * 3
        assert len(provider.batches) == 1
        assert [len(house.ports.store.attempts(key)) for key in task_ids] == [1, 1, 1]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_of_batches_alike_ours_is_told_by_what_is_in_it(
    house: CloudHouse, provider: BatchProvider, dialect: str
) -> None:
    """Somebody else with the same key has sent as many requests at the same time."""
    use(house, provider, dialect)
    with house.opened():
        others = [{"custom_id": f"other-{number}"} for number in range(3)]
        provider.make(dialect, others, {})["input_file_id"] = "theirs"
        provider.fault = "500 after accepting"
        task_ids = begun(house)
        provider.make(dialect, others, {})["input_file_id"] = "theirs"
        provider.fault = ""
        work_off(house, provider)
        assert states(house, task_ids) == [DONE] * 3
        assert [one.remote_id for one in house.ports.batches.batches()] == [
            list(provider.batches)[1]
        ]
        assert len(provider.batches) == 3


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("fault", ["500 for nothing", "cut"])
def test_a_batch_that_did_not_get_there_is_sent_again_later(
    house: CloudHouse, provider: BatchProvider, dialect: str, fault: str
) -> None:
    use(house, provider, dialect)
    provider.fault = fault
    with house.opened():
        task_ids = begun(house)
        provider.fault = ""
        work_off(house, provider)
        assert states(house, task_ids) == [DONE] * 3
        assert batch_states(house) == [
            (BatchState.ENDED, None),
            (BatchState.REFUSED, "cloud_batch_broken"),
        ]
        assert set(provider.done.values()) == {1}
        receipt = task_report(house.ports, task_ids[0]).receipt
        assert receipt.possible_cost_usd == 0
        assert receipt.cost_usd == pytest.approx(COST_USD)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_batch_that_is_refused_goes_as_single_requests(
    house: CloudHouse, provider: BatchProvider, dialect: str
) -> None:
    use(house, provider, dialect)
    provider.fault = "413"
    with house.opened():
        task_ids = begun(house)
        assert batch_states(house) == [(BatchState.REFUSED, "cloud_batch_failed")]
        asked = len(provider.requests)
        house.use(provider=dialect, model="any", base_url=NOWHERE)
        run_queue(house)
        reasons = [house.ports.store.task(key).waits for key in task_ids]
        assert [one.reason for one in reasons if one] == [f"{dialect}: it cannot be reached"] * 3
        assert len(provider.requests) == asked


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_nobody_wants_any_more_is_cancelled_there(
    house: CloudHouse, provider: BatchProvider, dialect: str
) -> None:
    use(house, provider, dialect)
    with house.opened():
        task_ids = begun(house)
        for task_id in task_ids:
            cancel_task(house.ports, task_id)
        house.fakes.clock.advance(100)
        poll_batches(house.ports)
        assert [state for state, _ in batch_states(house)] == [BatchState.CANCELLING]
        assert provider.requests[-1][1].endswith("/cancel")
        work_off(house, provider, 2)
        assert [state for state, _ in batch_states(house)] == [BatchState.ENDED]
        assert states(house, task_ids) == [TaskState.CANCELLED] * 3


def test_what_was_taken_out_is_not_sent_in_another_batch(
    house: CloudHouse, provider: BatchProvider
) -> None:
    use(house, provider, "openai")
    with house.opened():
        task_ids = begun(house)
        for task_id in task_ids:
            leave_batch(house.ports, task_id)
        poll_batches(house.ports)
        assert len(provider.batches) == 1


# Which commits one run of the kill test is about: each so many-th.
_EVERY = 9


def _killed_after(commits: int, house: CloudHouse, provider: BatchProvider) -> bool:
    """A process of its own that works from what is in the store, and is killed after so many
    commits; False when it came to its end.
    """
    pid = os.fork()
    if pid == 0:
        signal.alarm(30)  # a child that hangs is no death that counts
        _kill_after(commits)
        try:
            _live(house, provider)
        finally:
            os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in {0, -signal.SIGKILL}
    return code != 0


def _kill_after(commits: int) -> None:
    """Let so many transactions be committed in this process; at the next one it is killed."""
    left = itertools.count(commits, -1)
    write = Database.write

    @contextmanager
    def counted(database: Database) -> Iterator[Connection]:
        if next(left) <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        with write(database) as connection:
            yield connection

    Database.write = counted  # type: ignore[assignment,method-assign]


def _live(house: CloudHouse, provider: BatchProvider) -> None:
    """Work from what is in the store to the end of everything."""
    with house.opened():
        run_queue(house)
        poll_batches(house.ports)
        for _ in range(4):
            house.fakes.clock.advance(400)
            httpx.post(f"{provider.address}/finish", content=b"{}", trust_env=False)
            poll_batches(house.ports)
            run_queue(house)


@pytest.mark.skipif(sys.platform == "win32", reason="a process that is born whole")
@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "first", [1, *(pytest.param(first, marks=pytest.mark.heavy) for first in range(2, _EVERY + 1))]
)
def test_a_kill_between_any_two_commits_loses_nothing_and_sends_nothing_twice(
    house: CloudHouse, provider: BatchProvider, dialect: str, first: int
) -> None:
    use(house, provider, dialect)
    with house.opened():
        task_ids = submit(house)
        run_queue(house)
    before = house.folder.with_name("before")
    shutil.copytree(house.folder, before)
    for commits in range(first, 200, _EVERY):
        provider.batches.clear()
        provider.done.clear()
        shutil.rmtree(house.folder)
        shutil.copytree(before, house.folder)
        if not _killed_after(commits, house, provider):
            break
        house.fakes.clock.advance(3600)
        _live(house, provider)
        with house.opened():
            _require_all_done_once(house, provider, task_ids)
    assert 15 < commits < 190


def _require_all_done_once(house: CloudHouse, provider: BatchProvider, task_ids: list[str]) -> None:
    assert states(house, task_ids) == [DONE] * 3
    assert set(provider.done.values()) == {1}
    assert len(provider.done) == 3
    known = house.ports.register.spending(house.fakes.clock.now().replace(year=2020)).known_usd
    assert known == pytest.approx(3 * COST_USD)
    assert not house.ports.batches.unfinished()
    every = house.ports.store.attempts_since(house.fakes.clock.now().replace(year=2020))
    assert all(one.outcome is not None for one in every)


def test_a_hostile_name_of_a_batch_leads_nowhere(
    house: CloudHouse, provider: BatchProvider
) -> None:
    use(house, provider, "openai")
    with house.opened():
        begun(house)
        [batch] = house.ports.batches.batches()
        assert house.ports.batches.move(batch.model_copy(update={"remote_id": "../files/x"}))
        asked = len(provider.requests)
        house.fakes.clock.advance(400)
        poll_batches(house.ports)
        assert len(provider.requests) == asked
        kept: Batch = house.ports.batches.batches()[0]
        assert kept.state is BatchState.SUBMITTED
