"""The guard in the file itself: it holds whatever the code does. And the next revision."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update

from app.domain.sync import Due
from app.store.database import Database
from app.store.deliveries import SqlDeliveries
from app.store.rows import time_to_text
from app.store.tables import tasks
from app.store.tables_sync import deliveries
from app.store.task_store import SqlTaskStore
from tests.contract.samples import add, make_task, moment
from tests.contract.test_deliveries import finished
from tests.made_store import made_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = made_database(tmp_path)
    yield database
    database.close()


def test_the_file_refuses_a_local_only_result_for_a_target_that_is_not_trusted(
    database: Database,
) -> None:
    add(SqlTaskStore(database), make_task("a"))
    row = {"task_id": "a", "target": "t", "finished_at": "x", "revision": 1, "state": "begun"}
    with pytest.raises(RuntimeError, match="trusted target only"), database.write() as connection:
        connection.execute(insert(deliveries).values(**row, is_trusted=0, changed_at="x"))
    with database.write() as connection:
        connection.execute(insert(deliveries).values(**row, is_trusted=1, changed_at="x"))


def test_a_task_that_is_done_anew_is_due_again_as_its_next_revision(database: Database) -> None:
    record = SqlDeliveries(database)
    first = finished(SqlTaskStore(database), "a", 10)
    assert record.begin(first, "t", is_trusted=False, at=moment(20)) == 1
    record.delivered(first, "t", 1, moment(21))
    with database.write() as connection:
        connection.execute(update(tasks).values(finished_at=time_to_text(moment(30))))
    [again] = record.due("t", is_trusted=False, with_refused=False, after=None, most=9)
    assert again == Due("a", moment(30))
    assert record.begin(again, "t", is_trusted=False, at=moment(31)) == 2


def test_a_task_that_is_deleted_takes_its_deliveries_with_it(database: Database) -> None:
    record = SqlDeliveries(database)
    first = finished(SqlTaskStore(database), "a", 10)
    record.begin(first, "t", is_trusted=False, at=moment(20))
    with database.write() as connection:
        connection.execute(text("DELETE FROM tasks"))
    assert record.forget("t") == 0
