"""What each fault of a network means for a task: the state it ends in, the requests it may cost.

The whole way: queue, store, router, retries and wire, to llama.cpp's real server.
"""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import trustme

from app.domain.attempt import AttemptOutcome
from app.domain.egress import EgressOutcome
from app.domain.events import Event, StepFinished, StepStarted
from app.domain.options import Label, Options
from app.domain.plan import StepState
from app.domain.settings import PrivacySettings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.queries import task_report
from app.pipeline.submit import Order, submit_task
from tests.process.cloud_house import KEY, CloudHouse
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import STORY, ModelServer

pytestmark = pytest.mark.real_model
FILE, ROWS = Path("/d/story.txt"), Path("/d/rows.csv")
SECRET = "CANARY-HERRING-2208"
TABLE = "| text |\n| --- |\n| first ship |\n| second ship |\n| third ship |\n"
SCHEMA = {
    "type": "object",
    "properties": {"ship": {"type": "string", "maxLength": 20}},
    "required": ["ship"],
    "additionalProperties": False,
}
ROUNDS = 7
WAITS, FAILED, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.FAILED, TaskState.SUCCEEDED


class Row(NamedTuple):
    """What becomes of a task that meets a fault each time it is taken up, seven times at most.

    `first` is its state after the first time. `least_wait_s` is how long it waits then, at least.
    """

    fault: str
    first: TaskState
    last: TaskState
    requests: int
    code: str | None
    is_charge_possible: bool = False
    least_wait_s: float = 0.0


FAULTS = [
    # Nobody knows whether it was answered: once more, and no third time.
    Row("rst", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("hang", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("slow loris", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("cut", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("garbled", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("empty", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    Row("1 GB", WAITS, FAILED, 2, "cloud_uncertain", is_charge_possible=True),
    # Refused for now: a few times, not before it was asked for.
    Row("429 seconds", WAITS, FAILED, 5, "cloud_busy", least_wait_s=90),
    Row("429 date", WAITS, FAILED, 5, "cloud_busy", least_wait_s=110),
    Row("529", WAITS, FAILED, 5, "cloud_busy", least_wait_s=2),
    Row("503", WAITS, FAILED, 5, "cloud_busy", least_wait_s=2),
    # Only the user can mend it: not another request until then.
    Row("401", WAITS, WAITS, 1, None),
    Row("429 money", WAITS, WAITS, 1, None),
    # This request never succeeds there.
    Row("400", FAILED, FAILED, 1, "cloud_refused"),
    # Somebody else answers, and has read it: tried as long as it takes, and every byte is booked.
    Row("portal page", WAITS, WAITS, ROUNDS, None, least_wait_s=2),
    Row("portal redirect", WAITS, WAITS, ROUNDS, None, least_wait_s=2),
    # An answer without counts is an answer; nobody knows what it cost.
    Row("no usage", DONE, DONE, 1, None),
]


@pytest.fixture
def proxy(server: ModelServer) -> Iterator[FaultProxy]:
    proxy = FaultProxy(int(server.address.rpartition(":")[2]))
    yield proxy
    proxy.close()


@pytest.fixture
def house(
    tmp_path: Path, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CloudHouse]:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    documents = {FILE: [f"{SECRET}. {STORY}"], ROWS: [TABLE]}
    made = CloudHouse(tmp_path / "home", documents, f"http://127.0.0.1:{proxy.port}/v1")
    made.folder.mkdir()
    with made.opened():
        yield made


def submit(house: CloudHouse, kind: Kind = Kind.SUMMARIZE, options: Options | None = None) -> str:
    path = ROWS if kind is Kind.CLASSIFY else FILE
    order = Order(kind, path, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    return submit_task(house.ports, order._replace(options=options or Options())).id


@pytest.mark.parametrize("provider", ["openai_compatible", "anthropic"])
@pytest.mark.parametrize("row", FAULTS, ids=[row.fault for row in FAULTS])
def test_each_fault_ends_in_its_state_after_so_many_requests(
    house: CloudHouse,
    proxy: FaultProxy,
    row: Row,
    provider: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    base = f"http://127.0.0.1:{proxy.port}" + ("" if provider == "anthropic" else "/v1")
    is_slow = row.fault in {"hang", "slow loris"}
    house.use(provider=provider, model="any", base_url=base, deadline_s=0.7 if is_slow else None)
    proxy.fault = row.fault
    with caplog.at_level(logging.DEBUG, "app"):
        task_id = submit(house)
        first = house.run_next()
        assert first is not None
        assert (first.state, len(proxy.requests)) == (row.first, 1)
        if row.first is WAITS:
            assert first.waits is not None
            assert first.waits.until is not None
            waited_s = (first.waits.until - house.ports.clock.now()).total_seconds()
            assert waited_s >= row.least_wait_s
            assert ("sign-in page" in first.waits.reason) is row.fault.startswith("portal")
        last = house.run_out(task_id, ROUNDS - 1)
    assert (last.state, len(proxy.requests)) == (row.last, row.requests)
    assert (last.error.code if last.error else None) == row.code
    receipt = task_report(house.ports, task_id).receipt
    assert receipt.bytes_left_machine >= row.requests * len(f"{SECRET}. {STORY}")
    assert (receipt.possible_cost_usd > 0) is row.is_charge_possible
    if row.last is DONE:
        assert receipt.cost_usd is None
    told = f"{last.error} {last.waits} {caplog.text}"
    assert KEY not in told
    assert SECRET not in told
    assert KEY.encode() not in house.files()


@pytest.mark.parametrize("fault", ["closed port", "no such name", "certificate"])
def test_what_cannot_be_reached_waits_and_nothing_was_sent(
    house: CloudHouse, server: ModelServer, fault: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    stranger = FaultProxy(int(server.address.rpartition(":")[2]), context)
    base = {
        "closed port": f"http://127.0.0.1:{port}/v1",
        "no such name": "http://nowhere.invalid/v1",
        "certificate": f"https://127.0.0.1:{stranger.port}/v1",
    }[fault]
    house.use(provider="openai_compatible", model="any", base_url=base)
    task_id = submit(house)
    house.run_next()
    task = house.run_out(task_id, ROUNDS)
    stranger.close()
    assert task.state is WAITS
    assert stranger.requests == []
    receipt = task_report(house.ports, task_id).receipt
    assert (receipt.bytes_left_machine, receipt.possible_cost_usd) == (0, 0.0)


def test_no_restart_makes_it_try_an_unknown_outcome_again(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    proxy.fault = "rst"
    task_id = submit(house)
    for _ in range(4):
        house.ports.store.close()
        with house.opened():
            house.run_out(task_id, 2)
    with house.opened():
        assert house.ports.store.task(task_id).state is FAILED
        outcomes = [one.outcome for one in house.ports.store.attempts(task_id)]
    assert outcomes == [AttemptOutcome.UNKNOWN] * 2
    assert len(proxy.requests) == 2


def test_a_key_refused_in_mid_run_costs_one_request_and_no_finished_step(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    def revoke(event: Event) -> None:
        if isinstance(event, StepFinished) and len(proxy.requests) == 1:
            proxy.fault = "401"

    house.fakes.hub.subscribe(revoke)
    labels = (Label(name="sea"), Label(name="land"))
    task_id = submit(house, Kind.CLASSIFY, Options(labels=labels, is_by_row=True))
    task = house.run_next()
    assert task is not None
    assert (task.state, len(proxy.requests)) == (WAITS, 2), task.error
    before = _done(house, task)
    proxy.fault = ""
    house.ports.register.resume("openai_compatible")
    task = house.run_out(task_id, 2)
    assert task.state is DONE
    assert len(proxy.requests) == 4  # three rows, and the one that was refused
    assert {key: _done(house, task)[key] for key in before} == before


def _done(house: CloudHouse, task: Task) -> dict[int, str | None]:
    steps = house.ports.store.steps(task.id)
    return {step.position: step.result for step in steps if step.state is StepState.DONE}


def test_an_answer_that_was_cut_off_at_its_length_is_repaired_once(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    proxy.fault = "length"
    task_id = submit(house, Kind.EXTRACT, Options(json_schema=SCHEMA))
    house.run_next()
    task = house.run_out(task_id, ROUNDS)
    assert task.state is FAILED
    assert task.error is not None
    assert task.error.code == "result_invalid"
    assert len(proxy.requests) == 2
    report = task_report(house.ports, task_id)
    assert report.raw_text == '{"ship": "Au'
    assert report.receipt.cost_usd


def test_the_offline_switch_ends_a_request_and_its_task_waits(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    proxy.fault = "hang"
    task_id = submit(house)
    online = house.fakes.settings
    off = online.model_copy(update={"privacy": PrivacySettings(offline=True)})

    def turn(event: Event) -> None:
        if isinstance(event, StepStarted) and proxy.fault:
            threading.Timer(0.2, setattr, (house.fakes, "settings", off)).start()

    house.fakes.hub.subscribe(turn)
    task = house.run_next()
    assert task is not None
    assert (task.state, len(proxy.requests)) == (WAITS, 1)
    [attempt] = house.ports.store.attempts(task_id)
    assert attempt.outcome is AttemptOutcome.UNKNOWN
    [row] = house.ledger.all
    assert (row.outcome, row.attempt_id) == (EgressOutcome.SWITCHED_OFF, attempt.id)
    assert house.run_out(task_id, 3).state is WAITS  # and nothing more is sent
    assert len(proxy.requests) == len(house.ledger.all) == 1
    proxy.fault, house.fakes.settings = "", online
    assert house.run_out(task_id, 3).state is DONE
