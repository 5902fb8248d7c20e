"""Which model is asked next, and that nothing can loop."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.cloud import CloudModel, Provider
from app.domain.route import Route
from app.routing.retries import MOST_BUSY, backoff_s, in_vain, next_try

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BIG = CloudModel(provider=Provider.OPENAI, model="big")
OTHER = CloudModel(provider=Provider.ANTHROPIC, model="other")
CHAIN = (BIG, OTHER)


def tried(
    code: str | None,
    model: CloudModel = BIG,
    outcome: AttemptOutcome = AttemptOutcome.FAILED,
    wait_s: float | None = None,
) -> Attempt:
    return Attempt(
        id="a",
        task_id="t",
        step_id="s",
        number=1,
        engine=model.provider.value,
        model=model.model,
        route=Route.CLOUD,
        started_at=NOW,
        outcome=outcome,
        error_code=code,
        retry_at=None if wait_s is None else NOW + timedelta(seconds=wait_s),
    )


def asked(*tries: Attempt, chain: tuple[CloudModel, ...] = CHAIN) -> tuple[str, float] | None:
    """The model asked next and the seconds until then."""
    found = next_try(chain, tries, 1, NOW)
    if found is None:
        return None
    wait = found.not_before - NOW if found.not_before else timedelta()
    return found.model.model, wait.total_seconds()


UNKNOWN = tried("cloud_uncertain", outcome=AttemptOutcome.UNKNOWN)
INVALID = tried("wrong form", outcome=AttemptOutcome.VALIDATION_FAILED)


@pytest.mark.parametrize(
    ("tries", "following"),
    [
        ([], ("big", 0)),
        ([tried("cloud_busy", wait_s=30)], ("other", 0)),
        ([tried("cloud_busy", wait_s=30), tried("cloud_busy", OTHER, wait_s=10)], ("other", 10)),
        ([tried("cloud_busy", wait_s=-1)], ("big", 0)),
        ([tried("cloud_busy", wait_s=-1)] * MOST_BUSY, ("other", 0)),
        ([tried("cloud_busy")] * 5 + [tried("cloud_busy", OTHER)] * 5, None),
        ([tried("cloud_refused")], ("other", 0)),
        ([tried("cloud_refused"), tried("cloud_refused", OTHER)], None),
        ([tried("cloud_unreachable", wait_s=-1)] * 99, ("big", 0)),
        ([UNKNOWN], ("big", 0)),
        ([UNKNOWN] * 2, None),
        ([INVALID], ("big", 0)),
        ([INVALID] * 2, ("other", 0)),
        ([tried("cloud_key_refused")], ("big", 0)),
    ],
)
def test_table(tries: list[Attempt], following: tuple[str, float] | None) -> None:
    assert asked(*tries) == following


def test_a_paused_provider_is_not_in_the_chain() -> None:
    assert asked(tried("cloud_key_refused"), chain=(OTHER,)) == ("other", 0)
    assert asked(chain=()) is None


def test_the_wait_doubles_up_to_five_minutes_and_a_server_is_heard() -> None:
    assert [backoff_s(n, 0, 1.0) for n in range(8)] == [5, 10, 20, 40, 80, 160, 300, 300]
    assert backoff_s(0, 0, 0.0) == 2.5
    assert backoff_s(0, 3600, 0.5) == 3600


@given(st.integers(0, 10_000), st.floats(0, 86_400), st.floats(0, 1))
def test_a_wait_is_never_shorter_than_asked_nor_endless(
    earlier: int, least: float, chance: float
) -> None:
    assert least <= backoff_s(earlier, least, chance) <= max(least, 300)
    assert backoff_s(earlier, 0, chance) >= 2.5


def test_an_answer_ends_the_count_of_tries_in_vain() -> None:
    gone = tried("cloud_unreachable")
    assert in_vain(BIG, [gone, gone]) == 2
    assert in_vain(BIG, [gone, INVALID, gone]) == 1
    assert in_vain(OTHER, [gone]) == 0


outcomes = st.sampled_from(
    [
        (AttemptOutcome.FAILED, "cloud_busy"),
        (AttemptOutcome.FAILED, "cloud_refused"),
        (AttemptOutcome.UNKNOWN, "cloud_uncertain"),
        (AttemptOutcome.VALIDATION_FAILED, "wrong form"),
    ]
)


@given(st.lists(outcomes, min_size=30, max_size=30))
def test_whatever_comes_back_it_ends_unless_nothing_was_sent(
    came: list[tuple[AttemptOutcome, str]],
) -> None:
    tries: list[Attempt] = []
    for outcome, code in came:
        following = next_try(CHAIN, tries, 1, NOW)
        if following is None:
            break
        tries.append(tried(code, following.model, outcome))
    assert next_try(CHAIN, tries, 1, NOW) is None
    assert len(tries) <= 2 * (MOST_BUSY + 2) + 2


@pytest.mark.parametrize(
    ("code", "back_s", "wait_s"),
    [
        ("cloud_unreachable", 1, 0),
        ("cloud_intercepted", 1, 0),
        ("cloud_unreachable", -1, 300),
        ("cloud_busy", 1, 300),
        ("cloud_keyring_closed", 1, 300),
    ],
)
def test_a_connection_that_is_back_since_is_not_waited_for(
    code: str, back_s: float, wait_s: float
) -> None:
    back_since = NOW + timedelta(seconds=back_s)
    found = next_try((BIG,), [tried(code, wait_s=300)], 1, NOW, back_since)
    assert found is not None
    assert found.not_before == (NOW + timedelta(seconds=wait_s) if wait_s else None)
