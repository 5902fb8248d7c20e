"""What every DayBook promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.attempt import Attempt, AttemptOutcome, Completion, Remarks
from app.domain.days import DayFigures
from app.domain.ports import DayBook, TaskStore
from app.domain.route import Decision, Route
from app.domain.task import Kind, Privacy, TaskState
from app.pipeline.kinds import JSON_KINDS
from app.store.days import SqlDayBook
from app.store.register import SqlRegister
from app.store.task_store import SqlTaskStore
from tests.contract.samples import COMPLETION, START, add, make_attempt, make_plan, make_task
from tests.contract.samples import moment as after
from tests.fakes.days import FakeDayBook
from tests.fakes.register import FakeRegister
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

Three = tuple[TaskStore, DayBook, FakeRegister | SqlRegister]
FALLBACK = Decision(route=Route.LOCAL_WITH_FALLBACK, reason="Routine JSON.")
DAY_S = 86_400
# START is at nine; these days begin at a quarter past nine, as no zone's do, to see the quarters.
BOUNDS = [START + timedelta(days=n, minutes=15) for n in range(-1, 5)]


@pytest.fixture(params=["fake", "sql"])
def three(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Three]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield fake, FakeDayBook(fake), FakeRegister(fake)
        return
    database = made_database(tmp_path)
    yield SqlTaskStore(database), SqlDayBook(database), SqlRegister(database, JSON_KINDS)
    database.close()


def running(store: TaskStore, task_id: str) -> None:
    allowed = {"privacy": Privacy.CLOUD_ALLOWED, "kind": Kind.EXTRACT}
    task = add(store, make_task(task_id).model_copy(update=allowed))
    assert store.claim_task(after(1), only=[task_id])
    assert store.save_plan(task_id, make_plan(task), FALLBACK)


def request_of(task_id: str, position: int, at: float) -> Attempt:
    sent = {"route": Route.CLOUD, "engine": "openai", "model": "big", "cost_estimate_usd": 0.5}
    return make_attempt(task_id, position, 1, at).model_copy(update=sent)


def end(
    store: TaskStore,
    attempt: Attempt,
    outcome: AttemptOutcome,
    completion: Completion | None = COMPLETION,
    remarks: Remarks | None = None,
) -> None:
    assert store.begin_attempt(attempt)
    result = "{}" if outcome is AttemptOutcome.DONE else None
    at = attempt.started_at + timedelta(seconds=3)
    store.finish_attempt(attempt.id, outcome, at, completion, result, remarks or Remarks())


def test_an_empty_store_has_days_without_anything(three: Three) -> None:
    _, book, _ = three
    span = book.look(BOUNDS)
    assert span.days == tuple(DayFigures(start) for start in BOUNDS[:-1])
    assert span.tasks_sent == 0
    assert span.days[0].written_per_second is None
    assert span.days[0].valid_share is None


def test_each_day_has_the_sums_of_what_began_on_it(three: Three) -> None:
    store, book, _ = three
    running(store, "a")
    end(store, make_attempt("a", 0), AttemptOutcome.VALIDATION_FAILED)
    end(store, make_attempt("a", 0, 2, at=4), AttemptOutcome.DONE)
    late = DAY_S + 20 * 60
    end(store, make_attempt("a", 1, at=late), AttemptOutcome.DONE)
    end(store, request_of("a", 2, late + 9), AttemptOutcome.DONE, remarks=Remarks(cost_usd=0.25))
    first, second = book.look(BOUNDS).days[0], book.look(BOUNDS).days[2]
    assert first._replace(work_s=0) == DayFigures(
        starts_at=BOUNDS[0],
        dispatched=2,
        refused_here=1,
        judged=2,
        refused=1,
        read_tokens=240,
        reused_tokens=80,
        written_tokens=6,
        local_read_tokens=240,
        local_written_tokens=6,
    )
    assert first.work_s == pytest.approx(3)
    assert first.written_per_second == pytest.approx(2)
    assert first.valid_share == 0.5
    assert (second.dispatched, second.escalated, second.cost_usd) == (1, 1, 0.25)
    assert (second.read_tokens, second.local_read_tokens) == (240, 120)


def test_what_is_worked_on_together_is_worked_on_once(three: Three) -> None:
    """Each takes a second and a half, and ends three seconds after it was begun."""
    store, book, _ = three
    for number, at in enumerate((2, 2.5, 2, 60, 3.25)):
        running(store, f"t{number}")
        end(store, make_attempt(f"t{number}", 0, at=at), AttemptOutcome.DONE)
    assert book.look(BOUNDS).days[0].work_s == pytest.approx(2.75 + 1.5, abs=0.01)


def test_requests_that_never_left_are_not_counted_and_a_cost_unknown_is_not_nothing(
    three: Three,
) -> None:
    store, book, _ = three
    for task_id in ("a", "b"):
        running(store, task_id)
    unreachable = Remarks(error_code="cloud_unreachable")
    end(store, request_of("a", 0, 2), AttemptOutcome.FAILED, None, unreachable)
    end(store, request_of("b", 0, 3), AttemptOutcome.DONE)
    end(store, request_of("b", 1, 4), AttemptOutcome.DONE, remarks=Remarks(cost_usd=0.5))
    span = book.look(BOUNDS)
    assert (span.days[0].escalated, span.tasks_sent) == (2, 1)
    assert (span.days[0].cost_usd, span.days[0].unpriced) == (0.5, 1)


def test_tasks_are_counted_on_the_day_they_ended(three: Three) -> None:
    store, book, _ = three
    ends = {"a": 14 * 60, "b": 15 * 60, "c": DAY_S + 14 * 60, "d": 100 * DAY_S}
    for task_id, seconds in ends.items():
        running(store, task_id)
        state = TaskState.FAILED if task_id == "c" else TaskState.SUCCEEDED
        assert store.end_task(task_id, state, after(seconds))
    counts = [(day.tasks_done, day.tasks_failed) for day in book.look(BOUNDS).days]
    assert counts == [(1, 0), (1, 1), (0, 0), (0, 0), (0, 0)]


def test_days_long_past_are_looked_at_again_when_attempts_of_them_are_gone(three: Three) -> None:
    store, book, register = three
    running(store, "a")
    end(store, make_attempt("a", 0), AttemptOutcome.DONE)
    assert store.end_task("a", TaskState.CANCELLED, after(9))
    assert [day.dispatched for day in book.look(BOUNDS).days] == [1, 0, 0, 0, 0]
    assert book.look(BOUNDS) == book.look(BOUNDS)
    assert register.forget_figures(after(99), 500) == 1
    assert [day.dispatched for day in book.look(BOUNDS).days] == [0, 0, 0, 0, 0]
