"""When the provider is probed, what drains, and what `try now` does. Only its answers are fakes."""

import dataclasses
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import CloudIntercepted, CloudNotSetUp, CloudUnreachable, OfflineSwitchOn
from app.domain.network import Finding, Hint, Standing
from app.domain.ports import Ports
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline.cloud_state import barrier, may_drain
from app.pipeline.connection import (
    check_connection,
    connection,
    is_settling,
    next_try,
    probe_now,
    try_now,
)
from app.pipeline.flight import Flight
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from app.routing.policy import Barrier
from app.system.connectivity import Connectivity
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/d/a.txt")
WAITS, DONE = TaskState.WAITING_FOR_NETWORK, TaskState.SUCCEEDED
AWAY, PORTAL = Finding.UNREACHABLE, Finding.INTERCEPTED


class Home:
    """A house of fakes whose connection is remembered as in the app. Work for the cloud alone."""

    def __init__(self) -> None:
        self.fakes: FakeHouse = fake_house({FILE: ["A ferry left the harbour. " * 9]})
        self.route: str | None = "10.0.0.7"
        network = Connectivity(self.fakes.clock, lambda: 1.0, lambda _: self.route)
        self.ports: Ports = dataclasses.replace(self.fakes.ports, network=network)
        self.set()

    def set(self, **sections: dict[str, Any]) -> None:
        cloud = {"provider": "openai", "model": "big"}
        self.fakes.settings = Settings.model_validate({"cloud_engine": cloud, **sections})

    def submit(self, words: str = "", category: Category = Category.COMPLEX) -> str:
        order = Order(Kind.SUMMARIZE, FILE, words, category, Privacy.CLOUD_ALLOWED)
        return submit_task(self.ports, order).id

    def run(self, task_id: str) -> Task:
        """Take it up as a lane would: once it is due, and only if the connection is confirmed."""
        ports = self.ports
        if may_drain(ports):
            ports.store.wake_waiting(ports.clock.now())
        task = ports.store.claim_task(ports.clock.now(), [task_id])
        if task is not None:
            pools = Pools(StepPool(1), StepPool(1))
            run_task(ports, task, Flight(ports.engine, ports.cloud), pools)
            pools.close()
        return ports.store.task(task_id)

    def fail(self, task_id: str) -> Task:
        """Have its first request fail for want of a connection."""
        self.fakes.cloud.script = [CloudUnreachable(provider="openai", reason="no connection")]
        return self.run(task_id)

    def probe(self, *findings: Finding, pause_s: float = 1.0) -> list[bool]:
        """Let time pass and look, once for each finding; whether the way was found each time."""
        found = []
        for finding in findings:
            self.fakes.clock.advance(pause_s)
            self.fakes.cloud.probe_script = [finding]
            found.append(check_connection(self.ports))
        return found

    @property
    def probes(self) -> int:
        return len(self.fakes.cloud.probed)


@pytest.fixture
def home() -> Home:
    return Home()


def test_a_request_that_cannot_go_waits_for_the_next_probe_and_drains_after_two(
    home: Home,
) -> None:
    task_id = home.submit()
    task = home.fail(task_id)
    assert (task.state, task.waits and task.waits.reason) == (WAITS, Barrier.NO_NETWORK.value)
    assert next_try(home.ports, task) == home.fakes.clock.now()  # a probe follows at once
    assert home.probe(AWAY) == [False]
    assert next_try(home.ports, task) == home.fakes.clock.now() + timedelta(seconds=5)
    assert task_report(home.ports, task_id).next_try == next_try(home.ports, task)
    assert home.probe(Finding.ANSWERED, pause_s=5.1) == [False]
    assert home.run(task_id).state is WAITS  # one answer is not enough
    assert home.probe(Finding.ANSWERED) == [True]
    assert home.run(task_id).state is DONE
    assert len(home.fakes.cloud.sent) == 2


def test_a_portal_that_got_a_request_stops_all_others(home: Home) -> None:
    first, second = home.submit(), home.submit("another")
    home.fakes.cloud.script = [CloudIntercepted(provider="openai", reason="a page, no answer")]
    task = home.run(first)
    assert (task.state, task.waits and task.waits.reason) == (WAITS, Barrier.SIGN_IN.value)
    assert home.run(second).state is WAITS
    assert len(home.fakes.cloud.sent) == 1
    home.probe(PORTAL, Finding.ANSWERED, Finding.ANSWERED, pause_s=6.0)
    home.fakes.clock.advance(5)
    assert home.run(first).state is DONE
    assert home.run(second).state is DONE


def test_nothing_is_probed_while_nothing_waits(home: Home) -> None:
    assert home.probe(Finding.ANSWERED) == [False]
    home.ports.network.doubt()
    assert home.probe(Finding.ANSWERED) == [False]
    assert home.probes == 0


@pytest.mark.parametrize(
    "sections",
    [
        {"privacy": {"offline": True}},
        {"cloud_engine": {}},
        {"privacy": {"cloud_categories": ["routine"]}},
        {"cloud_engine": {"provider": "openai", "model": "big", "monthly_budget": 0}},
    ],
)
def test_nothing_is_probed_when_a_connection_would_not_help(
    home: Home, sections: dict[str, dict[str, Any]]
) -> None:
    home.fail(home.submit())
    home.set(**sections)
    assert home.probe(Finding.ANSWERED, Finding.ANSWERED) == [False, False]
    assert home.probes == 0


def test_a_paused_provider_is_not_probed(home: Home) -> None:
    home.fail(home.submit())
    home.ports.register.pause("openai", "cloud_key_refused", home.fakes.clock.now())
    home.probe(Finding.ANSWERED)
    assert home.probes == 0


def test_without_a_route_nothing_is_probed_and_its_return_is_noticed(home: Home) -> None:
    task_id = home.submit()
    home.route = None
    task = home.run(task_id)
    assert task.waits is not None
    assert task.waits.reason == Barrier.NO_NETWORK.value
    assert home.probe(Finding.ANSWERED, pause_s=600) == [False]
    assert home.probes == 0
    home.route = "10.0.0.7"
    assert home.probe(Finding.ANSWERED, Finding.ANSWERED) == [False, True]
    assert home.run(task_id).state is DONE


def test_a_metered_connection_waits_unless_it_is_allowed(home: Home) -> None:
    home.ports.network.hint(Hint(is_metered=True))
    task_id = home.submit()
    task = home.run(task_id)
    assert task.waits is not None
    assert task.waits.reason == Barrier.METERED.value
    assert not home.ports.has_network()
    home.probe(Finding.ANSWERED)
    assert home.probes == 0
    home.set(network={"allow_metered": True})
    assert home.ports.has_network()
    home.probe(Finding.ANSWERED, Finding.ANSWERED)
    home.fakes.clock.advance(10)
    assert home.run(task_id).state is DONE


def test_a_real_answer_needs_no_probe(home: Home) -> None:
    assert home.run(home.submit()).state is DONE
    assert home.ports.network.view([]).standing is Standing.OFFLINE  # of no host at all
    assert may_drain(home.ports)
    assert home.probes == 0


def test_a_backlog_is_not_sent_to_find_out(home: Home) -> None:
    """At a start nobody knows; work that is ordered now may try, what waits is asked for first."""
    task_id = home.submit()
    home.set(privacy={"offline": True})
    assert home.run(task_id).state is WAITS
    home.set()
    home.fakes.clock.advance(20)
    assert barrier(home.ports) is None
    assert home.run(task_id).state is WAITS
    assert home.fakes.cloud.sent == []
    home.probe(Finding.ANSWERED, Finding.ANSWERED)
    assert home.run(task_id).state is DONE


def test_after_a_resume_work_waits_until_it_is_confirmed(home: Home) -> None:
    home.run(home.submit())
    home.ports.network.doubt()
    task_id = home.submit("another")
    task = home.run(task_id)
    assert task.waits is not None
    assert task.waits.reason == Barrier.UNCHECKED.value
    home.probe(Finding.ANSWERED, Finding.ANSWERED)
    assert home.run(task_id).state is DONE


def test_try_now_asks_at_once_and_takes_up_what_waits(home: Home) -> None:
    task_id = home.submit()
    home.fail(task_id)
    home.probe(*[AWAY] * 6, pause_s=200)
    home.fakes.clock.advance(1)
    assert home.probe(Finding.ANSWERED, pause_s=0) == [False]
    probes = home.probes
    assert try_now(home.ports) == 0
    home.probe(Finding.ANSWERED, pause_s=0)
    assert home.probes == probes + 1
    home.probe(Finding.ANSWERED)
    assert try_now(home.ports) == 1
    assert home.ports.store.task(task_id).state is TaskState.QUEUED


def test_what_the_window_shows(home: Home) -> None:
    shown = connection(home.ports)
    assert shown is not None
    assert (shown.standing, shown.is_waiting, shown.next_try) == (Standing.UNKNOWN, False, None)
    home.fail(home.submit())
    home.probe(AWAY)
    shown = connection(home.ports)
    assert shown is not None
    assert (shown.standing, shown.is_waiting) == (Standing.OFFLINE, True)
    assert shown.next_try == home.fakes.clock.now() + timedelta(seconds=5)
    home.ports.network.hint(Hint(is_metered=True))
    shown = connection(home.ports)
    assert shown is not None
    assert (shown.is_metered, shown.next_try) == (True, None)
    home.set(privacy={"offline": True})
    assert connection(home.ports) is None


def test_who_runs_a_command_waits_for_a_connection_that_may_soon_be_back(home: Home) -> None:
    task_id = home.submit()
    assert is_settling(home.ports, home.fail(task_id))
    home.probe(AWAY, pause_s=0)
    assert is_settling(home.ports, home.ports.store.task(task_id))
    home.probe(*[AWAY] * 4, pause_s=50)
    assert not is_settling(home.ports, home.ports.store.task(task_id))
    home.route = None
    assert not is_settling(home.ports, home.ports.store.task(task_id))


def test_a_probe_by_hand_asks_every_host_and_nothing_without_leave(home: Home) -> None:
    home.fakes.cloud.probe_script = [AWAY]
    [(model, finding)] = probe_now(home.ports)
    assert (model.name, finding) == ("openai/big", AWAY)
    home.set(privacy={"offline": True})
    with pytest.raises(OfflineSwitchOn):
        probe_now(home.ports)
    home.set(cloud_engine={})
    with pytest.raises(CloudNotSetUp):
        probe_now(home.ports)
    assert home.probes == 1


def test_a_guard_that_lets_nothing_out_is_told(home: Home) -> None:
    home.fail(home.submit())
    home.fakes.cloud.probe_script = [OfflineSwitchOn()]
    with pytest.raises(OfflineSwitchOn):
        check_connection(home.ports)


def test_another_host_is_used_while_the_first_is_away(home: Home) -> None:
    spare = {"provider": "anthropic", "model": "spare"}
    cloud = {"provider": "openai", "model": "big", "fallback_models": [spare]}
    home.set(cloud_engine=cloud)
    task_id = home.submit()
    task = home.fail(task_id)
    assert task.state is DONE
    assert [name for name, _ in home.fakes.cloud.sent] == ["openai/big", "anthropic/spare"]
    assert home.run(home.submit("another")).state is DONE
    assert home.fakes.cloud.sent[-1][0] == "openai/big"  # a probe of it was due: it is the probe
