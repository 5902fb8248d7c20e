"""What was to leave is done here after all, or decided anew by another category."""

import threading
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import CategoryFixed, LocalModelUnfit, NotKeepable
from app.domain.events import Event, StepFinished
from app.domain.options import Options
from app.domain.plan import Chunk, Step, StepRole, StepState
from app.domain.quantization import Grain, Quantization
from app.domain.route import Decision, Route
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.domain.terms import Terms
from app.pipeline import hang_up, run_cloud_step
from app.pipeline.flight import Flight
from app.pipeline.lane import Lane
from app.pipeline.queries import task_report
from app.pipeline.reroute import change_category, keep_here
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from app.planning.replan import carry_over
from tests.fakes.house import FakeHouse, fake_house

FILE, LONG = Path("/d/bill.txt"), Path("/d/long.txt")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
}
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}
LOCAL = Decision(route=Route.LOCAL, reason="r")
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED
WAIT_S = 10


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> FakeHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    monkeypatch.setattr(hang_up, "_LOOK_S", 0.01)
    pages = [f"Page {n} speaks of ferry number {n}. " * 900 for n in range(3)]
    documents = {FILE: ["Bill of Nordlys AS. Pay 1,925.50 for Aurora."], LONG: pages}
    return fake_house(documents, Settings.model_validate(CLOUD))


def submit(house: FakeHouse, path: Path = FILE, **changes: Any) -> Task:
    order = Order(Kind.SUMMARIZE, path, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    return submit_task(house.ports, order._replace(**changes))


def run(house: FakeHouse) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(1), StepPool(1))
    run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
    pools.close()
    return house.store.task(task.id)


def offline(house: FakeHouse, path: Path = FILE, **changes: Any) -> Task:
    """A task that waits for the network."""
    house.has_network = False
    submit(house, path, **changes)
    task = run(house)
    assert task.state is WAITS
    return task


def test_a_task_that_waits_is_done_here(house: FakeHouse) -> None:
    task = offline(house)
    kept = keep_here(house.ports, task.id)
    assert kept.state is TaskState.QUEUED
    done = run(house)
    assert (done.state, done.id) == (DONE, task.id)
    assert done.decision is not None
    assert (done.decision.route, done.decision.reason) == (
        Route.LOCAL,
        "you said so: this machine",
    )
    assert house.cloud.sent == []
    assert task_report(house.ports, task.id).receipt.local_steps == 1


def test_a_long_document_is_cut_anew_for_this_machine(house: FakeHouse) -> None:
    task = offline(house, LONG)
    before = house.store.steps(task.id)
    keep_here(house.ports, task.id)
    assert run(house).state is DONE
    after = house.store.steps(task.id)
    assert len(after) > len(before)
    assert not {step.id for step in before} & {step.id for step in after}
    receipt = task_report(house.ports, task.id).receipt
    assert (receipt.chunks_read, receipt.tokens_dropped) == (receipt.chunks_total, 0)


def test_what_is_done_stays_done_and_what_it_cost_is_booked(house: FakeHouse) -> None:
    table = "| text |\n| --- |\n" + "".join(f"| ship {n} |\n" for n in range(4))
    house.reader.pages[FILE] = [table]
    options = Options.model_validate({"labels": [{"name": "a"}, {"name": "b"}], "is_by_row": True})
    submit(house, kind=Kind.CLASSIFY, options=options)

    def cut(event: Event) -> None:
        house.has_network = not (isinstance(event, StepFinished) and len(house.cloud.sent) == 2)

    house.hub.subscribe(lambda event: cut(event) if house.has_network else None)
    task = run(house)
    assert task.state is WAITS
    done = {s.id: s.result for s in house.store.steps(task.id) if s.state is StepState.DONE}
    assert 2 <= len(done) < len(house.store.steps(task.id))  # some need no model
    keep_here(house.ports, task.id)
    assert run(house).state is DONE
    steps = house.store.steps(task.id)
    assert {s.id: s.result for s in steps if s.id in done} == done
    assert len(house.cloud.sent) == 2
    receipt = task_report(house.ports, task.id).receipt
    assert (receipt.cloud_steps, receipt.local_steps) == (2, len(steps) - 2)
    assert len(house.engine.prompts) == 2
    assert (receipt.cost_usd or 0) > 0


def test_a_request_under_way_is_hung_up_and_booked_as_possible(house: FakeHouse) -> None:
    house.cloud.gate = threading.Event()  # the provider says nothing
    task = submit(house)
    lane = Lane(house.ports, house.lock)
    house.hub.subscribe(lane.on_event)
    sent = threading.Event()
    house.hub.subscribe(lambda event: sent.set() if "StepStarted" in repr(event) else None)
    ended = threading.Event()

    def on_event(event: Event) -> None:
        if house.store.task(task.id).state.is_final:
            ended.set()
        else:
            lane.wake()

    lane.start()
    assert sent.wait(WAIT_S)
    house.hub.subscribe(on_event)
    keep_here(house.ports, task.id)
    assert ended.wait(WAIT_S)
    lane.stop(WAIT_S)
    assert house.store.task(task.id).state is DONE
    outcomes = [(a.route, a.outcome) for a in house.store.attempts(task.id)]
    assert outcomes == [
        (Route.CLOUD, AttemptOutcome.CANCELLED),
        (Route.LOCAL, AttemptOutcome.DONE),
    ]
    receipt = task_report(house.ports, task.id).receipt
    assert receipt.possible_cost_usd > 0
    assert receipt.bytes_left_machine > 0


def test_local_json_that_failed_may_be_tried_here_again(house: FakeHouse) -> None:
    """By a better model, perhaps: its tries are counted anew, and it never goes to the cloud."""
    house.engine.script = ['{"total": "much"}'] * 2
    options = Options(json_schema=SCHEMA)
    task = offline(house, kind=Kind.EXTRACT, category=Category.ROUTINE, options=options)
    keep_here(house.ports, task.id)
    house.engine.script = ['{"total": 7}']
    assert run(house).state is DONE
    assert len(house.store.attempts(task.id)) == 3
    house.engine.script = ['{"total": "much"}'] * 4
    task = offline(house, kind=Kind.EXTRACT, category=Category.ROUTINE, instruction="x",
                   options=options)  # fmt: skip
    keep_here(house.ports, task.id)
    house.has_network = True
    assert run(house).state is TaskState.FAILED
    assert house.cloud.sent == []


def test_what_cannot_be_done_here_is_refused_and_nothing_changes(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = offline(house)
    coarse = house.engine.facts()._replace(quantization=Quantization("Q2_K", Grain.COARSE))
    monkeypatch.setattr(house.engine, "facts", lambda: coarse)
    with pytest.raises(LocalModelUnfit, match="Q2_K"):
        keep_here(house.ports, task.id)
    assert house.store.task(task.id) == task
    assert not house.reroutes.is_kept(task.id)


def test_what_makes_no_sense_is_refused(house: FakeHouse) -> None:
    cases = {
        "it never leaves anyway": submit(house, privacy=Privacy.LOCAL_ONLY),
        "the draft stays": submit(house, terms=Terms(refines="x")),
        "to be compared": submit(house, preset="comparison", instruction="x"),
        "it has ended": cancel_task(house.ports, submit(house, instruction="y").id),
    }
    for words, task in cases.items():
        with pytest.raises(NotKeepable, match=words):
            keep_here(house.ports, task.id)
    local = submit_task(house.ports, Order(Kind.SUMMARIZE, FILE, privacy=Privacy.CLOUD_ALLOWED))
    house.store.change_task(local.id, [TaskState.QUEUED], decision=LOCAL)
    with pytest.raises(NotKeepable, match="done here anyway"):
        keep_here(house.ports, local.id)


def test_a_task_that_has_no_plan_yet_is_planned_for_this_machine(house: FakeHouse) -> None:
    task = submit(house)
    keep_here(house.ports, task.id)
    done = run(house)
    assert done.state is DONE
    assert done.decision is not None
    assert done.decision.route is Route.LOCAL
    assert house.cloud.sent == []


def test_another_category_is_decided_anew(house: FakeHouse) -> None:
    task = offline(house, LONG)
    change_category(house.ports, task.id, Category.ROUTINE)
    done = run(house)
    assert (done.state, done.category) == (DONE, Category.ROUTINE)
    assert done.decision is not None
    assert done.decision.reason == "routine work is done on this machine"
    with pytest.raises(CategoryFixed, match="succeeded"):
        change_category(house.ports, task.id, Category.COMPLEX)


def test_work_of_this_machine_may_become_work_of_the_cloud_but_waits_for_a_look(
    house: FakeHouse,
) -> None:
    house.consents.is_all_agreed = False
    task = submit(house, category=Category.ROUTINE)
    change_category(house.ports, task.id, Category.SAFETY_CRITICAL)
    waits = run(house)
    assert waits.state is WAITS
    assert house.cloud.sent == []


def step(position: int, inputs: tuple[int, ...] = (), start: int = 0, **facts: Any) -> Step:
    chunk = Chunk(document_id="d", page_first=1, page_last=1, char_start=start,
                  char_end=start + 9, tokens=3)  # fmt: skip
    is_map = not inputs
    role = StepRole.MAP if is_map else StepRole.MERGE
    made = Step(id=f"new{position}", position=position, role=role, inputs=inputs,
                chunk=chunk if is_map else None, max_tokens=9)  # fmt: skip
    return made.model_copy(update=facts)


def test_steps_that_did_the_same_from_the_same_are_carried_over() -> None:
    done: dict[str, Any] = {"state": StepState.DONE, "result": "r"}
    old = [
        step(0, start=0, id="a", **done),
        step(1, start=9, id="b"),
        step(2, start=18, id="c", **done),
        step(3, (0, 2), id="d", **done),
    ]
    new = [step(0, start=18), step(1, start=0), step(2, start=9), step(3, (1, 0)), step(4, (0, 2))]
    found = carry_over(old, new)
    assert [one.id for one in found] == ["c", "a", "new2", "d", "new4"]
    assert [one.position for one in found] == [0, 1, 2, 3, 4]
    assert found[3].inputs == (1, 0)
