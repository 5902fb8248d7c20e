"""The way to one host: two answers in a row open it, one failure closes it, probes back off."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.network import Finding, Standing
from app.routing.connectivity import (
    CONFIRM_S,
    Link,
    after_call,
    after_probe,
    doubted,
    hurried,
)

ANSWERED, AWAY, PORTAL = Finding.ANSWERED, Finding.UNREACHABLE, Finding.INTERCEPTED
LONGEST_S = 300.0


def probes(link: Link, *findings: Finding, now_s: float = 0.0) -> Link:
    for finding in findings:
        link = after_probe(link, finding, now_s, chance=1.0)
    return link


def test_nobody_knows_at_first_and_two_answers_in_a_row_are_needed() -> None:
    assert Link().standing is Standing.UNKNOWN
    assert probes(Link(), ANSWERED).standing is Standing.CHECKING
    assert probes(Link(), ANSWERED, ANSWERED).standing is Standing.ONLINE
    away = probes(Link(), AWAY)
    assert away.standing is Standing.OFFLINE
    assert probes(away, ANSWERED).standing is Standing.OFFLINE
    assert probes(away, ANSWERED, AWAY, ANSWERED).standing is Standing.OFFLINE
    assert probes(away, ANSWERED, ANSWERED).standing is Standing.ONLINE


def test_a_sign_in_page_is_told_apart() -> None:
    assert probes(Link(), PORTAL).standing is Standing.SIGN_IN
    assert probes(Link(), PORTAL, AWAY).standing is Standing.OFFLINE


def test_the_second_probe_comes_soon_and_failures_put_it_off_up_to_five_minutes() -> None:
    assert probes(Link(), ANSWERED, now_s=7.0).next_probe_s == 7.0 + CONFIRM_S
    waits = [probes(Link(), *[AWAY] * count).next_probe_s for count in range(1, 9)]
    assert waits == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0]


def test_one_real_answer_is_enough() -> None:
    link = after_call(probes(Link(), AWAY), ANSWERED, 1.0, 1.0)
    assert link.standing is Standing.ONLINE
    assert (link.failures, link.strikes, link.fault) == (0, 0, None)


def test_a_host_that_answers_probes_and_fails_requests_is_asked_later_each_time() -> None:
    link, waits = Link(), []
    for _ in range(5):
        link = after_call(link, AWAY, 0.0, 1.0)
        assert link.standing is Standing.OFFLINE
        waits.append(link.next_probe_s)
        link = probes(link, ANSWERED, ANSWERED)
        assert link.standing is Standing.ONLINE
    assert waits == [0.0, 5.0, 10.0, 20.0, 40.0]
    assert after_call(after_call(link, ANSWERED, 0.0, 1.0), AWAY, 0.0, 1.0).next_probe_s == 0.0


def test_requests_that_were_sent_before_it_was_known_are_no_news() -> None:
    known = probes(Link(), AWAY)
    again = after_call(known, AWAY, 1.0, 1.0)
    assert (again.strikes, again.next_probe_s) == (known.strikes, known.next_probe_s)
    assert after_call(known, PORTAL, 1.0, 1.0).standing is Standing.SIGN_IN


def test_after_a_resume_nothing_is_known_and_it_is_asked_at_once() -> None:
    online = probes(Link(), ANSWERED, ANSWERED)
    assert doubted(online, 50.0).standing is Standing.CHECKING
    assert doubted(online, 50.0).next_probe_s == 50.0
    assert doubted(probes(Link(), *[AWAY] * 9), 50.0).standing is Standing.OFFLINE
    assert doubted(Link(), 50.0).standing is Standing.CHECKING


def test_who_waits_is_asked_at_once_and_what_is_known_stays() -> None:
    away = hurried(probes(Link(), *[AWAY] * 6), 3.0)
    assert (away.standing, away.next_probe_s, away.failures) == (Standing.OFFLINE, 3.0, 0)
    online = probes(Link(), ANSWERED, ANSWERED)
    assert hurried(online, 3.0).standing is Standing.ONLINE


@given(
    findings=st.lists(st.sampled_from(Finding), max_size=30),
    chance=st.floats(0, 1),
    now_s=st.floats(0, 1e6),
)
def test_no_probe_is_sooner_than_a_second_or_later_than_five_minutes(
    findings: list[Finding], chance: float, now_s: float
) -> None:
    link = Link()
    for finding in findings:
        link = after_probe(link, finding, now_s, chance)
        assert link.next_probe_s - now_s + 1e-6 >= CONFIRM_S
        assert link.next_probe_s - now_s <= LONGEST_S + 1e-6


class Network(RuleBasedStateMachine):
    """Probes, requests, resumes and hurries in any order."""

    @initialize()
    def begin(self) -> None:
        self.link, self.now_s = Link(), 0.0
        self.answers = 0  # since the last failure or doubt: probes one each, a request all
        self.is_told = False

    @rule(seconds=st.floats(0, 400))
    def wait(self, seconds: float) -> None:
        self.now_s += seconds

    @rule(finding=st.sampled_from(Finding), chance=st.floats(0, 1))
    def probe(self, finding: Finding, chance: float) -> None:
        self.link = after_probe(self.link, finding, self.now_s, chance)
        self.answers = self.answers + 1 if finding is ANSWERED else 0
        self.is_told = True

    @rule(finding=st.sampled_from(Finding), chance=st.floats(0, 1))
    def call(self, finding: Finding, chance: float) -> None:
        self.link = after_call(self.link, finding, self.now_s, chance)
        self.answers = 2 if finding is ANSWERED else 0
        self.is_told = True

    @rule()
    def resume(self) -> None:
        self.link = doubted(self.link, self.now_s)
        self.answers, self.is_told = 0, True

    @rule()
    def try_now(self) -> None:
        self.link = hurried(self.link, self.now_s)

    @invariant()
    def online_means_two_answers_in_a_row_or_a_request(self) -> None:
        assert (self.link.standing is Standing.ONLINE) is (self.answers >= 2)

    @invariant()
    def work_is_sent_only_when_nothing_speaks_against_it(self) -> None:
        assert self.link.standing.may_try is (self.answers >= 2 or not self.is_told)

    @invariant()
    def a_probe_is_never_more_than_five_minutes_away(self) -> None:
        assert self.link.next_probe_s - self.now_s <= LONGEST_S


TestNetwork = Network.TestCase
