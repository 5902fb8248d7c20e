"""What every PiiRecords promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.pii import PiiKind
from app.domain.ports import PiiRecords, TaskStore
from app.domain.task import Privacy, Task, TaskState
from app.store.pii import SqlPiiRecords
from app.store.task_store import SqlTaskStore
from tests.contract.samples import add, make_reading, make_task, moment
from tests.fakes.pii import FakePiiRecords
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database

Both = tuple[TaskStore, PiiRecords]
COUNTS = {PiiKind.EMAIL: 2, PiiKind.IBAN: 1}


@pytest.fixture(params=["fake", "sql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Both]:
    if request.param == "fake":
        fake = FakeTaskStore()
        yield fake, FakePiiRecords(fake)
        return
    database = made_database(tmp_path)
    yield SqlTaskStore(database), SqlPiiRecords(database)
    database.close()


def open_task(store: TaskStore, task_id: str = "a") -> Task:
    """A task that may leave, and has read its document."""
    changes = {"privacy": Privacy.CLOUD_ALLOWED}
    task = add(store, make_task(task_id).model_copy(update=changes))
    store.save_reading(task.document_ids[0], make_reading(["Some words."]))
    return task


def test_what_was_found_is_kept_by_kind_and_number(both: Both) -> None:
    store, records = both
    document = store.document(open_task(store).document_ids[0])
    assert records.found(document) is None
    records.save_found(document, {})
    assert records.found(document) == {}
    records.save_found(document, COUNTS)
    assert records.found(document) == COUNTS
    records.save_found(document, {PiiKind.PHONE: 1})
    assert records.found(document) == {PiiKind.PHONE: 1}


def test_a_confirmation_is_of_a_content_and_of_kinds(both: Both) -> None:
    _, records = both
    records.confirm("ab", [], moment(0))
    assert records.confirmed("ab") == frozenset()
    assert not records.withdraw("ab")
    records.confirm("ab", [PiiKind.EMAIL], moment(0))
    records.confirm("ab", [PiiKind.EMAIL, PiiKind.IBAN], moment(1))
    assert records.confirmed("ab") == {PiiKind.EMAIL, PiiKind.IBAN}
    assert records.confirmed("cd") == frozenset()
    assert records.withdraw("ab")
    assert records.confirmed("ab") == frozenset()


def test_a_raised_task_is_local_only_and_says_why(both: Both) -> None:
    store, records = both
    open_task(store)
    assert records.raised("a") == {}
    records.raise_task("a", COUNTS)
    assert store.task("a").privacy is Privacy.LOCAL_ONLY
    assert records.raised("a") == COUNTS
    records.raise_task("a", {PiiKind.IBAN: 3})
    assert records.raised("a") == {PiiKind.IBAN: 3}


def test_what_is_taken_back_keeps_all_that_has_not_ended(both: Both) -> None:
    store, records = both
    for task_id in ("a", "b", "c"):
        task = open_task(store, task_id)
        records.save_found(store.document(task.document_ids[0]), COUNTS)
    sha256 = make_reading(["x"]).sha256
    add(store, make_task("other").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED}))
    records.confirm(sha256, list(COUNTS), moment(0))
    assert store.claim_task(moment(1), only=["b"])
    assert store.claim_task(moment(1), only=["c"])
    store.end_task("c", TaskState.SUCCEEDED, moment(2))
    assert records.withdraw(sha256)
    privacies = {task.id: task.privacy for task in store.tasks()}
    assert privacies == {
        "a": Privacy.LOCAL_ONLY,
        "b": Privacy.LOCAL_ONLY,
        "c": Privacy.CLOUD_ALLOWED,
        "other": Privacy.CLOUD_ALLOWED,
    }
    assert (records.raised("a"), records.raised("c")) == (COUNTS, {})
