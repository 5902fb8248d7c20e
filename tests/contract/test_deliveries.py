"""What every record of deliveries promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import ErrorInfo
from app.domain.ports import Deliveries, TaskStore
from app.domain.sync import Due, KnownTarget
from app.domain.task import Privacy, TaskState
from app.store.deliveries import SqlDeliveries
from app.store.task_store import SqlTaskStore
from tests.contract.samples import add, make_task, moment
from tests.fakes.deliveries import FakeDeliveries
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

Both = tuple[TaskStore, Deliveries]
HERE = "folder:aa"


@pytest.fixture(params=["fake", "sql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Both]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield fake, FakeDeliveries(fake)
        return
    database = made_database(tmp_path)
    yield SqlTaskStore(database), SqlDeliveries(database)
    database.close()


def finished(store: TaskStore, task_id: str, at: float, *, is_private: bool = False) -> Due:
    """A task that succeeded then."""
    privacy = Privacy.LOCAL_ONLY if is_private else Privacy.CLOUD_ALLOWED
    add(store, make_task(task_id).model_copy(update={"privacy": privacy}))
    assert store.claim_task(moment(0), only=[task_id])
    assert store.end_task(task_id, TaskState.SUCCEEDED, moment(at))
    return Due(task_id, moment(at))


def due(deliveries: Deliveries, *, is_trusted: bool = False, after: Due | None = None) -> list[str]:
    found = deliveries.due(HERE, is_trusted=is_trusted, with_refused=True, after=after, most=10)
    return [one.task_id for one in found]


def begin(deliveries: Deliveries, one: Due, *, is_trusted: bool = False) -> int | None:
    return deliveries.begin(one, HERE, is_trusted=is_trusted, at=moment(60))


def test_those_that_ended_first_come_first_and_only_those_that_succeeded(both: Both) -> None:
    store, deliveries = both
    finished(store, "c", 30)
    finished(store, "b", 10)
    finished(store, "a", 10)
    add(store, make_task("queued"))
    add(store, make_task("failed"))
    assert store.claim_task(moment(0), only=["failed"])
    assert store.end_task("failed", TaskState.FAILED, moment(5))
    assert due(deliveries) == ["a", "b", "c"]
    assert due(deliveries, after=Due("a", moment(10))) == ["b", "c"]
    found = deliveries.due(HERE, is_trusted=False, with_refused=False, after=None, most=2)
    assert [one.task_id for one in found] == ["a", "b"]


def test_what_is_there_is_not_due_there_and_is_due_elsewhere(both: Both) -> None:
    store, deliveries = both
    one = finished(store, "a", 10)
    assert begin(deliveries, one) == 1
    assert due(deliveries) == ["a"]  # begun is not there
    assert begin(deliveries, one) == 1  # after a crash: the same revision
    deliveries.delivered(one, HERE, 1, moment(61))
    assert due(deliveries) == []
    assert begin(deliveries, one) is None
    assert deliveries.due("other", is_trusted=False, with_refused=True, after=None, most=9) == [one]
    assert deliveries.forget(HERE) == 1
    assert due(deliveries) == ["a"]


def test_local_only_results_are_for_trusted_targets(both: Both) -> None:
    store, deliveries = both
    secret = finished(store, "a", 10, is_private=True)
    assert due(deliveries) == []
    assert begin(deliveries, secret) is None
    assert deliveries.counts(HERE, is_trusted=False) == (0, 0, 1, 0)
    assert due(deliveries, is_trusted=True) == ["a"]
    assert begin(deliveries, secret, is_trusted=True) == 1
    assert deliveries.counts(HERE, is_trusted=True) == (0, 1, 0, 0)
    # No more trusted: what is under way is not due either.
    assert due(deliveries) == []
    assert begin(deliveries, secret) is None


def test_a_result_that_was_refused_is_asked_for_by_a_person_only(both: Both) -> None:
    store, deliveries = both
    one = finished(store, "a", 10)
    begin(deliveries, one)
    deliveries.refused(one, HERE, "sync_refused", moment(61))
    assert deliveries.counts(HERE, is_trusted=False) == (0, 1, 0, 1)
    assert due(deliveries) == ["a"]
    assert deliveries.due(HERE, is_trusted=False, with_refused=False, after=None, most=9) == []
    assert begin(deliveries, one) == 1
    deliveries.delivered(one, HERE, 3, moment(62))
    assert deliveries.counts(HERE, is_trusted=False) == (1, 0, 0, 0)


def test_another_end_than_the_tasks_own_is_not_begun(both: Both) -> None:
    store, deliveries = both
    finished(store, "a", 10)
    assert begin(deliveries, Due("a", moment(9))) is None


def test_a_homeport_has_one_name(both: Both) -> None:
    _, deliveries = both
    assert deliveries.installation("first") == "first"
    assert deliveries.installation("second") == "first"


def test_what_is_known_of_a_place(both: Both) -> None:
    _, deliveries = both
    assert deliveries.target("/share") == KnownTarget()
    problem = ErrorInfo(code="c", title="T", hint="H", is_retryable=True)
    known = KnownTarget(HERE, problem, 2, moment(90))
    deliveries.remember_target("/share", known, moment(1))
    assert deliveries.target("/share") == known
    deliveries.remember_target("/share", KnownTarget(HERE), moment(2))
    assert deliveries.target("/share") == KnownTarget(HERE)
