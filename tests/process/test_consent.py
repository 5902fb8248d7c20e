"""Offline, waiting, seen, agreed to, sent: what a provider really gets, and what it never gets."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.options import Options
from app.domain.route import LOOK_WANTED
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.consent import agree, withdraw
from app.pipeline.leaving import leaving
from app.pipeline.queries import task_report
from app.pipeline.reroute import keep_here
from app.pipeline.submit import Order, submit_task
from tests.process.cloud_house import CloudHouse
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import STORY, ModelServer

pytestmark = pytest.mark.real_model
FILE, TABLE = Path("/d/story.txt"), Path("/d/rows.csv")
ROWS = "| text |\n| --- |\n| first “ship” |\n| второй корабль |\n"
SCHEMA = {
    "type": "object",
    "properties": {"ship": {"type": "string", "maxLength": 20, "description": 'a "name"'}},
    "required": ["ship"],
    "additionalProperties": False,
}
LABELS = [{"name": "sea", "description": "of the sea"}, {"name": "land"}]
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED
NO_CONNECTION = "there is no connection"


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
    documents = {FILE: [STORY], TABLE: [ROWS]}
    made = CloudHouse(tmp_path / "home", documents, f"http://127.0.0.1:{proxy.port}/v1")
    made.is_agreed = False
    made.folder.mkdir()
    with made.opened():
        yield made


def submit(house: CloudHouse, kind: Kind = Kind.SUMMARIZE, wish: str = "", **options: Any) -> str:
    path = TABLE if kind is Kind.CLASSIFY else FILE
    order = Order(kind, path, wish, Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    return submit_task(house.ports, order._replace(options=Options.model_validate(options))).id


def run(house: CloudHouse) -> Task:
    task = house.run_next()
    assert task is not None
    return task


def reason(task: Task) -> str:
    return task.waits.reason if task.waits is not None else ""


def bodies(proxy: FaultProxy) -> list[str]:
    return [request.partition(b"\r\n\r\n")[2].decode() for request in proxy.requests]


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, names included."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from (name, *strings(part))
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def is_shown(words: str, text: str) -> bool:
    """As they are, or in a schema as JSON quotes them."""
    return words in text or json.dumps(words, ensure_ascii=False)[1:-1] in text


@pytest.mark.parametrize("provider", ["openai_compatible", "anthropic"])
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (Kind.SUMMARIZE, {"length": "short"}),
        (Kind.EXTRACT, {"json_schema": SCHEMA}),
        (Kind.CLASSIFY, {"labels": LABELS, "is_by_row": True}),
    ],
    ids=["text", "schema", "rows"],
)
def test_from_the_train_to_the_provider_letter_by_letter(
    house: CloudHouse, proxy: FaultProxy, provider: str, kind: Kind, options: dict[str, Any]
) -> None:
    base = f"http://127.0.0.1:{proxy.port}" + ("" if provider == "anthropic" else "/v1")
    house.use(provider=provider, model="any", base_url=base)
    house.fakes.has_network = False
    task_id = submit(house, kind, **options)
    assert reason(run(house)) == LOOK_WANTED

    shown = leaving(house.ports, task_id)
    assert [place.host for place in shown.places] == [f"http://127.0.0.1:{proxy.port}"]
    for request in shown.requests:
        words = set(strings(json.loads(request.body))) - {"messages", "role", "content"}
        assert [one for one in words if not is_shown(one, request.text)] == []
    agree(house.ports, shown, is_always=False)
    assert reason(run(house)) == NO_CONNECTION
    assert proxy.requests == []

    is_answered = provider == "openai_compatible" and kind is Kind.SUMMARIZE
    proxy.fault = "" if is_answered else "503"  # what comes back is not what this is about
    house.fakes.has_network = True
    task = house.run_out(task_id, 1)
    assert sorted(bodies(proxy)) == sorted(request.body for request in shown.requests)
    assert len(shown.requests) == (2 if kind is Kind.CLASSIFY else 1)
    assert (task.state is DONE) is is_answered
    assert task_report(house.ports, task_id).receipt.bytes_left_machine > 0
    if is_answered:
        assert task_report(house.ports, task_id).receipt.bytes_left_machine == shown.size_bytes


def test_a_word_outlives_the_app_and_ends_when_it_is_taken_back(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    first = submit(house)
    assert reason(run(house)) == LOOK_WANTED
    agree(house.ports, leaving(house.ports, first), is_always=True)
    assert run(house).state is DONE
    house.ports.store.close()
    with house.opened():
        submit(house, wish="In one sentence.")
        assert run(house).state is DONE
        withdraw(house.ports, "complex")
    with house.opened():
        submit(house, wish="In two sentences.")
        assert reason(run(house)) == LOOK_WANTED
    assert len(proxy.requests) == 2


def test_a_provider_that_says_nothing_is_hung_up_on_when_the_task_is_kept_here(
    house: CloudHouse, proxy: FaultProxy
) -> None:
    proxy.fault = "hang"
    task_id = submit(house)
    run(house)
    agree(house.ports, leaving(house.ports, task_id), is_always=False)
    lane = threading.Thread(target=house.run_next, daemon=True)
    lane.start()
    while not proxy.requests:
        time.sleep(0.01)
    keep_here(house.ports, task_id)
    lane.join(60)  # the request itself would have five minutes
    assert not lane.is_alive()
    assert run(house).state is DONE
    assert len(proxy.requests) == 1
    outcomes = [one.outcome for one in house.ports.store.attempts(task_id)]
    assert outcomes == [AttemptOutcome.CANCELLED, AttemptOutcome.DONE]
    receipt = task_report(house.ports, task_id).receipt
    assert (receipt.local_steps, receipt.cloud_steps) == (1, 0)
    assert receipt.possible_cost_usd > 0
    assert receipt.bytes_left_machine > len(STORY)
