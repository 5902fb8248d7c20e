"""Nothing of a task is sent before the user has seen it and said so; what was seen is sent."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.cloud import CloudModel, Provider
from app.domain.errors import CloudNotSetUp, CloudRefused, ConsentUnknown, NothingLeaves
from app.domain.events import Event, StepFinished
from app.domain.options import Options
from app.domain.route import LOOK_WANTED, Route
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline import run_cloud_step
from app.pipeline.cloud_state import barrier
from app.pipeline.consent import agree, agree_beforehand, agree_to_set, withdraw
from app.pipeline.flight import Flight
from app.pipeline.leaving import leaving, leaving_of_set
from app.pipeline.queries import task_report, task_row
from app.pipeline.queue_changes import retry_tasks
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from app.routing.policy import Barrier
from tests.fakes.house import FakeHouse, fake_house

FILE, LONG = Path("/d/bill.txt"), Path("/d/long.txt")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
WRONG, RIGHT = '{"total": "much"}', '{"total": 1925.5}'
BIG: dict[str, Any] = {"provider": "openai", "model": "big"}
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> FakeHouse:
    monkeypatch.setattr(run_cloud_step, "_SHORT_WAIT_S", 0.0)
    pages = [f"Page {n} speaks of ferry number {n}. " * 900 for n in range(3)]
    documents = {FILE: ["Bill of Nordlys AS. Pay 1,925.50 for Aurora."], LONG: pages}
    made = fake_house(documents, is_all_agreed=False)
    use(made, **BIG)
    return made


def use(house: FakeHouse, privacy: dict[str, Any] | None = None, **cloud: Any) -> None:
    settings = {"cloud_engine": cloud, "privacy": privacy or {}}
    house.settings = Settings.model_validate(settings)


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


def waiting(house: FakeHouse, path: Path = FILE, **changes: Any) -> Task:
    """A task that waits for a look."""
    submit(house, path, **changes)
    task = run(house)
    assert task.state is WAITS
    assert task.waits is not None
    assert task.waits.reason == LOOK_WANTED
    return task


def test_before_the_first_request_the_task_waits_for_a_look(house: FakeHouse) -> None:
    task = waiting(house)
    assert house.cloud.sent == []
    assert house.store.attempts(task.id) == []
    report = task_report(house.ports, task.id)
    assert (report.waits, report.next_try, report.needs_look) == (LOOK_WANTED, None, True)
    assert report.reason == f"complex work is done by the larger model; it {LOOK_WANTED}"
    assert task_row(house.ports, task.id).stage == LOOK_WANTED


def test_no_time_and_no_connection_takes_the_place_of_the_users_word(house: FakeHouse) -> None:
    waiting(house)
    for _ in range(3):
        house.clock.advance(86_400)
        house.store.wake_waiting(house.clock.now())
        assert run(house).state is WAITS
    assert house.cloud.sent == []


def test_what_was_shown_is_what_is_sent(house: FakeHouse) -> None:
    task = waiting(house)
    shown = leaving(house.ports, task.id)
    assert house.cloud.sent == []
    agree(house.ports, shown, is_always=False)
    assert run(house).state is DONE
    [(model, prompt)] = house.cloud.sent
    assert model == "openai/big"
    [request] = shown.requests
    assert json.loads(request.body)["messages"] == [
        {"role": one.role, "content": one.content} for one in prompt.messages
    ]
    assert all(message.content in shown.text for message in prompt.messages)
    [attempt] = house.store.attempts(task.id)
    assert shown.cost_usd == pytest.approx(attempt.cost_estimate_usd)


def test_after_a_retry_the_preview_shows_what_is_sent_then(house: FakeHouse) -> None:
    """Refused answers from before the retry count no more: no repair is shown, and none sent."""
    task = waiting(house, kind=Kind.EXTRACT, options=Options(json_schema=SCHEMA))
    agree(house.ports, leaving(house.ports, task.id), is_always=False)
    house.cloud.script = [WRONG] * 5
    while (ended := run(house)).state is WAITS:
        house.clock.advance(60)
        house.store.wake_waiting(house.clock.now())
    assert ended.state is TaskState.FAILED
    withdraw(house.ports, task.id)
    retry_tasks(house.ports, [task.id])
    assert run(house).state is WAITS
    shown = leaving(house.ports, task.id)
    agree(house.ports, shown, is_always=False)
    house.cloud.script = [RIGHT]
    assert run(house).state is DONE
    [request], (_, prompt) = shown.requests, house.cloud.sent[-1]
    said = [one.model_dump() for one in prompt.messages]
    assert json.loads(request.body)["messages"] == said
    assert said == [one.model_dump() for one in house.cloud.sent[0][1].messages]


def test_the_preview_says_to_whom_how_much_and_of_what(house: FakeHouse) -> None:
    use(house, **BIG, fallback_models=[{"provider": "anthropic", "model": "other"}])
    shown = leaving(house.ports, waiting(house).id)
    places = [(one.provider, one.model, one.host) for one in shown.places]
    assert places == [
        ("openai", "big", "api.openai.com"),
        ("anthropic", "other", "api.anthropic.com"),
    ]
    assert shown.size_bytes == len(shown.requests[0].body.encode())
    assert (shown.pages, shown.chunks, shown.later, shown.is_agreed) == (1, 1, 0, False)
    told = shown.in_words()
    assert f"1 request of {shown.size_bytes:,} bytes would go to big at api.openai.com" in told
    assert "1 chunk of 1 page" in told
    assert "other at api.anthropic.com" in told
    assert "$" in told


def test_what_is_made_of_answers_is_counted_and_paid_for_but_not_shown(house: FakeHouse) -> None:
    task = waiting(house, LONG)
    shown = leaving(house.ports, task.id)
    steps = house.store.steps(task.id)
    assert len(shown.requests) == len(steps) - 1 > 1
    assert shown.later == 1
    assert "1 more request will be made of the answers to these" in shown.in_words()
    assert shown.text.count("=== Request") == len(shown.requests)
    known = sum(request.cost_usd or 0 for request in shown.requests)
    assert (shown.cost_usd or 0) > known
    agree(house.ports, shown, is_always=False)
    assert run(house).state is DONE
    sent = {prompt.messages[-1].content for _, prompt in house.cloud.sent}
    assert sum(content in shown.text for content in sent) == len(shown.requests)


def test_send_once_is_for_one_task(house: FakeHouse) -> None:
    first = waiting(house)
    agree(house.ports, leaving(house.ports, first.id), is_always=False)
    assert run(house).state is DONE
    waiting(house, instruction="Another wish")
    assert len(house.cloud.sent) == 1


def test_always_is_for_the_category_and_all_of_it_that_waits_goes(house: FakeHouse) -> None:
    tasks = [waiting(house, instruction=f"Wish {n}") for n in range(3)]
    other = waiting(house, category=Category.SAFETY_CRITICAL)
    agree(house.ports, leaving(house.ports, tasks[1].id), is_always=True)
    assert {run(house).state for _ in tasks} == {DONE}
    assert house.store.task(other.id).state is WAITS
    submit(house, instruction="Later")
    assert run(house).state is DONE
    assert len(house.cloud.sent) == 4


def test_another_host_is_asked_about_anew(house: FakeHouse) -> None:
    agree(house.ports, leaving(house.ports, waiting(house).id), is_always=True)
    assert run(house).state is DONE
    use(house, **BIG, base_url="https://elsewhere.example/v1")
    task = waiting(house, instruction="Another wish")
    use(house, **BIG, base_url="http://api.openai.com/v1")  # without encryption
    house.store.wake_waiting(house.clock.now().replace(year=2100))
    assert run(house).state is WAITS
    use(house, **BIG)
    house.store.wake_waiting(house.clock.now().replace(year=2100))
    assert run(house).id == task.id
    assert house.store.task(task.id).state is DONE


def test_a_host_that_was_not_shown_gets_nothing_when_the_first_fails(house: FakeHouse) -> None:
    agree(house.ports, leaving(house.ports, waiting(house).id), is_always=True)
    assert run(house).state is DONE
    use(house, **BIG, fallback_models=[{"provider": "anthropic", "model": "other"}])
    house.cloud.script = [CloudRefused(provider="p", reason="r")]
    submit(house, instruction="Another wish")
    task = run(house)
    assert task.waits is not None
    assert (task.state, task.waits.reason) == (WAITS, LOOK_WANTED)
    assert [model for model, _ in house.cloud.sent] == ["openai/big"] * 2
    shown = leaving(house.ports, task.id)
    assert not shown.is_agreed
    assert json.loads(shown.requests[0].body)["model"] == "other"
    agree(house.ports, shown, is_always=False)
    assert run(house).state is DONE
    assert house.cloud.sent[-1][0] == "anthropic/other"


def test_what_is_withdrawn_stops_the_next_request(house: FakeHouse) -> None:
    agree(house.ports, leaving(house.ports, waiting(house).id), is_always=True)
    assert run(house).state is DONE
    assert withdraw(house.ports, "complex") == 1
    task = waiting(house, instruction="Another wish")
    agree(house.ports, leaving(house.ports, task.id), is_always=False)
    withdraw(house.ports, task.id)
    assert run(house).state is WAITS
    assert len(house.cloud.sent) == 1
    for name in ("complex", "safety-critical"):
        with pytest.raises(ConsentUnknown):
            withdraw(house.ports, name)


def test_it_can_be_withdrawn_between_two_steps(house: FakeHouse) -> None:
    task = waiting(house, LONG)
    agree(house.ports, leaving(house.ports, task.id), is_always=False)
    house.hub.subscribe(lambda event: _withdraw_after_a_step(house, task.id, event))
    assert run(house).state is WAITS
    assert len(house.cloud.sent) == 1


def _withdraw_after_a_step(house: FakeHouse, task_id: str, event: Event) -> None:
    if isinstance(event, StepFinished):
        house.consents.withdraw_of(task_id, house.clock.now())


def test_without_a_connection_one_can_look_and_agree(house: FakeHouse) -> None:
    house.has_network = False
    task = waiting(house)
    agree(house.ports, leaving(house.ports, task.id), is_always=False)
    task = run(house)
    assert task.waits is not None
    assert (task.state, task.waits.reason) == (WAITS, "there is no connection")
    house.network.next_probe = house.clock.now() + timedelta(seconds=10)
    report = task_report(house.ports, task.id)
    assert report.next_try == house.network.next_probe
    at = (report.next_try or house.clock.now()).astimezone()
    stage = f"waits: there is no connection; next try at {at:%H:%M}"
    assert task_row(house.ports, task.id).stage == stage
    house.clock.advance(20)
    house.network.next_probe = None  # when it is tried nobody can say
    assert task_row(house.ports, task.id).stage == "waits: there is no connection"
    house.has_network = True
    house.store.wake_waiting(house.clock.now())
    assert run(house).state is DONE


def test_privacy_stands_above_any_consent(house: FakeHouse) -> None:
    agree(house.ports, leaving(house.ports, waiting(house).id), is_always=True)
    assert run(house).state is DONE
    use(house, {"cloud_categories": ["routine"]}, **BIG)
    submit(house, instruction="Another wish")
    task = run(house)
    assert task.waits is not None
    assert task.waits.reason == Barrier.NOT_AGREED.value
    with pytest.raises(NothingLeaves, match="cloud_categories"):
        leaving(house.ports, task.id)
    private = submit(house, privacy=Privacy.LOCAL_ONLY, instruction="Private")
    agree_beforehand(house.ports, [private])
    assert run(house).state is DONE
    assert house.store.task(private.id).decision is not None
    assert len(house.cloud.sent) == 1
    assert [one.task_id for one in house.consents.in_force()] == [None]


def test_json_that_failed_here_waits_for_a_look_and_is_not_lost(house: FakeHouse) -> None:
    house.engine.script = [WRONG, WRONG]
    options = Options(json_schema=SCHEMA)
    task = waiting(house, kind=Kind.EXTRACT, category=Category.ROUTINE, options=options)
    shown = leaving(house.ports, task.id)
    assert len(shown.requests) == 1
    house.cloud.script = [RIGHT]
    agree(house.ports, shown, is_always=False)
    assert run(house).state is DONE
    assert len(house.engine.prompts) == 2


def test_before_this_machine_has_failed_at_it_nothing_of_it_is_to_leave(house: FakeHouse) -> None:
    options = Options(json_schema=SCHEMA)
    task = submit(house, kind=Kind.EXTRACT, category=Category.ROUTINE, options=options)
    with pytest.raises(NothingLeaves, match="planned when its turn comes"):
        leaving(house.ports, task.id)
    house.engine.script = [RIGHT]
    assert run(house).state is DONE
    with pytest.raises(NothingLeaves, match="succeeded"):
        leaving(house.ports, task.id)
    assert house.cloud.sent == []


def test_a_second_look_shows_only_what_is_left(house: FakeHouse) -> None:
    task = waiting(house, LONG)
    first = leaving(house.ports, task.id)
    agree(house.ports, first, is_always=False)
    house.hub.subscribe(lambda event: _go_offline_after(house, 2, event))
    assert run(house).state is WAITS
    second = leaving(house.ports, task.id)
    assert len(second.requests) == len(first.requests) - 2
    assert second.is_agreed


def _go_offline_after(house: FakeHouse, count: int, event: Event) -> None:
    if isinstance(event, StepFinished) and len(house.cloud.sent) == count:
        house.has_network = False


def test_a_word_given_beforehand_is_for_those_tasks_at_those_hosts(house: FakeHouse) -> None:
    task = submit(house)
    assert barrier(house.ports, task) is Barrier.NOT_SEEN
    agree_beforehand(house.ports, [task])
    assert barrier(house.ports, task) is None
    assert run(house).state is DONE
    assert barrier(house.ports, submit(house, instruction="Another wish")) is Barrier.NOT_SEEN
    use(house, **BIG, base_url="https://elsewhere.example/v1")
    assert barrier(house.ports, task) is Barrier.NOT_SEEN


def test_without_a_provider_there_is_nobody_to_send_it_to(house: FakeHouse) -> None:
    task = waiting(house)
    house.settings = Settings()
    with pytest.raises(CloudNotSetUp):
        leaving(house.ports, task.id)
    decision = house.store.task(task.id).decision
    assert decision is not None
    assert decision.route is Route.CLOUD


@pytest.mark.parametrize(
    ("provider", "base_url", "host"),
    [
        ("openai", "", "api.openai.com"),
        ("anthropic", "", "api.anthropic.com"),
        ("openai_compatible", "https://AI.Example:8443/v1", "ai.example:8443"),
        ("openai_compatible", "https://user:word@ai.example/v1", "ai.example"),
        ("openai_compatible", "http://127.0.0.1:80/v1", "http://127.0.0.1:80"),
        ("azure", "https://[::1]:9/x", "[::1]:9"),
        ("azure", "https://[::1/", "https://[::1/"),
    ],
)
def test_who_gets_it_is_the_host(provider: str, base_url: str, host: str) -> None:
    model = CloudModel(provider=Provider(provider), model="m", base_url=base_url)
    assert model.host == host


def waiting_set(house: FakeHouse, count: int, set_id: str = "s") -> list[str]:
    """The tasks of a set that wait for a look."""
    ids = []
    for number in range(count):
        path = Path(f"/d/{number}.txt")
        house.reader.pages[path] = [f"The text of number {number}."]
        house.clock.advance(1)
        ids.append(waiting(house, path, set_id=set_id).id)
    return ids


def test_a_whole_set_is_seen_and_sent_once(house: FakeHouse) -> None:
    ids = waiting_set(house, 3)
    other = waiting(house)
    shown = leaving_of_set(house.ports, "s")
    assert [part.task_id for part in shown.parts] == ids
    assert shown.cost_usd == pytest.approx(sum(part.cost_usd or 0 for part in shown.parts))
    assert "For 3 tasks, 3 requests of" in shown.in_words()
    assert house.cloud.sent == []
    agree_to_set(house.ports, shown)
    for task_id in ids:
        assert run(house).state is DONE
        assert house.store.task(task_id).state is DONE
    words = [part.text for part in shown.parts]
    for (_, prompt), told in zip(house.cloud.sent, words, strict=True):
        assert all(message.content in told for message in prompt.messages)
    assert house.store.task(other.id).state is WAITS
    assert {one.task_id for one in house.consents.in_force()} <= set(ids)
    with pytest.raises(NothingLeaves):
        leaving_of_set(house.ports, "s")


def test_one_of_a_set_that_is_gone_meanwhile_keeps_no_other_from_being_sent(
    house: FakeHouse,
) -> None:
    ids = waiting_set(house, 3)
    shown = leaving_of_set(house.ports, "s")
    house.ports.eraser.erase([ids[1]], house.clock.now())
    agree_to_set(house.ports, shown)
    assert {one.task_id for one in house.consents.in_force()} == {ids[0], ids[2]}
    assert (run(house).state, run(house).state) == (DONE, DONE)


def test_of_a_large_set_so_many_are_seen_as_a_person_can(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.pipeline.leaving.MOST_OF_SET", 2)
    ids = waiting_set(house, 3)
    shown = leaving_of_set(house.ports, "s")
    assert ([part.task_id for part in shown.parts], shown.more) == (ids[:2], 1)
    assert shown.in_words().endswith("1 more task of the set waits for another look.")
    agree_to_set(house.ports, shown)
    run(house)
    run(house)
    assert house.store.task(ids[2]).state is WAITS
    again = leaving_of_set(house.ports, "s")
    assert [part.task_id for part in again.parts] == ids[2:]
    assert again.in_words().startswith("For 1 task, ")
