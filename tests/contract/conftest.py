"""The stores whose promises are compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.ports import Queue, TaskStore
from app.store.queue import SqlQueue
from app.store.task_store import SqlTaskStore
from tests.fakes.queue import FakeQueue
from tests.fakes.store import FakeTaskStore
from tests.made_store import made_database


@pytest.fixture(params=["fake", "sql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TaskStore]:
    store: TaskStore = (
        FakeTaskStore() if request.param == "fake" else SqlTaskStore(made_database(tmp_path))
    )
    yield store
    store.close()


@pytest.fixture
def queue(store: TaskStore) -> Queue:
    """The queue of the same tasks."""
    return queue_of(store)


def queue_of(store: TaskStore) -> Queue:
    """The queue over a store, fake or real."""
    if isinstance(store, FakeTaskStore):
        return FakeQueue(store)
    assert isinstance(store, SqlTaskStore)
    return SqlQueue(store._database)
