"""What is remembered of several hosts, their routes, and the system's hints."""

import pytest

from app.domain.cloud import CloudModel, Provider
from app.domain.network import Finding, Hint, Standing
from app.system.connectivity import Connectivity
from app.system.egress.route import has_route, local_address
from tests.fakes.clock import FakeClock

BIG = CloudModel(provider=Provider.OPENAI, model="big")
BIGGER = CloudModel(provider=Provider.OPENAI, model="bigger")
SPARE = CloudModel(provider=Provider.ANTHROPIC, model="spare")
HERE = CloudModel(provider=Provider.GATEWAY, model="any", base_url="http://127.0.0.1:8000/v1")
CHAIN = [BIG, BIGGER, SPARE]
ANSWERED, AWAY = Finding.ANSWERED, Finding.UNREACHABLE


class Routes:
    """The way out, which a test changes; this machine can always be reached."""

    def __init__(self) -> None:
        self.outside: str | None = "10.0.0.7"

    def __call__(self, host: str) -> str | None:
        return "127.0.0.1" if host == "127.0.0.1" else self.outside


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def routes() -> Routes:
    return Routes()


@pytest.fixture
def network(clock: FakeClock, routes: Routes) -> Connectivity:
    return Connectivity(clock, lambda: 1.0, routes)


def go_online(network: Connectivity, model: CloudModel) -> None:
    network.probed(model, ANSWERED)
    network.probed(model, ANSWERED)


def test_each_host_is_probed_once_in_the_order_of_the_chain(network: Connectivity) -> None:
    assert network.view(CHAIN).standing is Standing.UNKNOWN
    assert network.due(CHAIN) == [BIG, SPARE]
    network.probed(BIG, AWAY)
    assert network.due(CHAIN) == [SPARE]
    assert network.view([BIGGER]).standing is Standing.OFFLINE  # the same host


def test_one_host_that_answers_is_enough_and_nothing_more_is_asked(network: Connectivity) -> None:
    network.probed(BIG, AWAY)
    go_online(network, SPARE)
    assert network.view(CHAIN).standing is Standing.ONLINE
    assert network.due(CHAIN) == []
    assert network.passable(CHAIN) == [SPARE]


def test_a_host_that_is_away_may_be_tried_again_when_its_time_has_come(
    network: Connectivity, clock: FakeClock
) -> None:
    network.probed(BIG, AWAY)
    go_online(network, SPARE)
    clock.advance(5.1)
    assert network.passable(CHAIN) == CHAIN
    network.called(BIG, AWAY)
    clock.advance(0.1)
    network.called(BIG, AWAY)
    assert network.passable(CHAIN) == [SPARE]


def test_when_every_host_is_away_all_are_named(network: Connectivity) -> None:
    network.probed(BIG, AWAY)
    network.probed(SPARE, AWAY)
    assert network.passable(CHAIN) == CHAIN


def test_the_next_probe_is_told_by_the_wall_clock(network: Connectivity, clock: FakeClock) -> None:
    network.probed(BIG, AWAY)
    view = network.view([BIG])
    assert view.next_probe is not None
    assert (view.next_probe - clock.now()).total_seconds() == pytest.approx(5.0)
    assert view.back_since is None
    go_online(network, BIG)
    assert network.view([BIG]).back_since == clock.now()


def test_without_a_route_it_is_offline_and_nothing_is_probed(
    network: Connectivity, routes: Routes
) -> None:
    go_online(network, BIG)
    routes.outside = None
    view = network.view(CHAIN)
    assert (view.standing, view.next_probe) == (Standing.OFFLINE, None)
    assert network.due(CHAIN) == []
    routes.outside = "10.0.0.7"
    assert network.view(CHAIN).standing is Standing.CHECKING
    assert network.due(CHAIN) == [BIG, SPARE]


def test_another_network_is_asked_anew(network: Connectivity, routes: Routes) -> None:
    go_online(network, BIG)
    routes.outside = "192.168.1.20"
    assert network.view([BIG]).standing is Standing.CHECKING
    assert network.due([BIG]) == [BIG]


def test_a_server_on_this_machine_needs_no_network(network: Connectivity, routes: Routes) -> None:
    routes.outside = None
    network.hint(Hint(is_metered=True))
    view = network.view([HERE])
    assert (view.standing, view.is_metered) == (Standing.UNKNOWN, False)
    assert network.view([BIG]).is_metered


def test_a_hint_is_a_reason_to_ask_and_never_the_truth(network: Connectivity) -> None:
    network.hint(Hint(is_reachable=True))
    assert network.view([BIG]).standing is Standing.UNKNOWN  # the first is no news
    go_online(network, BIG)
    network.hint(Hint(is_reachable=True, is_metered=True))
    assert network.view([BIG]).standing is Standing.ONLINE
    network.hint(Hint(is_reachable=False, is_metered=True))
    assert network.view([BIG]).standing is Standing.CHECKING
    go_online(network, BIG)
    assert network.view([BIG]).standing is Standing.ONLINE


def test_after_a_resume_no_host_is_trusted_one_that_was_never_asked_included(
    network: Connectivity,
) -> None:
    go_online(network, BIG)
    network.doubt()
    assert network.view([BIG]).standing is Standing.CHECKING
    assert network.view([SPARE]).standing is Standing.CHECKING
    network.called(SPARE, ANSWERED)
    assert network.view(CHAIN).standing is Standing.ONLINE


def test_try_now_asks_at_once(network: Connectivity) -> None:
    for _ in range(5):
        network.probed(BIG, AWAY)
    assert network.due([BIG]) == []
    network.hurry()
    assert network.due([BIG]) == [BIG]


def test_this_machine_can_be_reached_and_an_address_of_nobody_only_over_a_route() -> None:
    assert local_address("127.0.0.1") == "127.0.0.1"
    assert local_address("localhost") in {"127.0.0.1", "::1"}
    assert has_route() is (local_address("api.example.org") is not None)
