"""Whatever the code does: the ledger tells what left, and what was found keeps a document here."""

from pathlib import Path

import pytest

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    Purpose,
    permit_without_documents,
)
from app.domain.errors import LeavesNot
from app.domain.pii import PiiKind
from app.domain.route import Route
from app.domain.task import Privacy
from app.store.ledger import SqlLedger
from app.store.pii import SqlPiiRecords
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    LOCAL,
    START,
    add,
    make_attempt,
    make_plan,
    make_task,
    running_task,
)
from tests.made_store import made_database


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM egress",
        "UPDATE egress SET host = 'elsewhere.example' WHERE id = 1",
        "UPDATE egress SET at = '2000'",
        "UPDATE egress SET bytes_out = 0 WHERE id = 1",
        "UPDATE egress SET outcome = NULL WHERE id = 1",
    ],
)
def test_no_statement_changes_what_the_ledger_says(tmp_path: Path, change: str) -> None:
    database = made_database(tmp_path)
    ledger = SqlLedger(database)
    permit = permit_without_documents(Purpose.PROBE)
    row_id = ledger.begin(Departure(START, permit, "GET", "h.example", 443, "", False, "1@1"))
    ledger.end(row_id, Ending(START, EgressOutcome.ANSWERED, 10, 20))
    before = ledger.rows(START, 9)
    with pytest.raises(RuntimeError, match="ledger"), database.write() as connection:
        connection.exec_driver_sql(change)
    assert ledger.rows(START, 9) == before
    database.close()


def test_the_file_itself_refuses_a_row_for_a_local_only_task(tmp_path: Path) -> None:
    database = made_database(tmp_path)
    running_task(SqlTaskStore(database))
    insert = (
        "INSERT INTO egress (at, purpose, method, host, port, via, is_staying, task_id, process)"
        " VALUES ('2026', ?, 'POST', 'h.example', 443, '', 0, 'a', '1@1')"
    )
    with pytest.raises(RuntimeError, match="never leaves"), database.write() as connection:
        connection.exec_driver_sql(insert, ("generate",))
    with database.write() as connection:  # a private server may have it
        connection.exec_driver_sql(insert, ("endpoint",))


def test_a_task_that_personal_data_has_raised_has_no_request_either(tmp_path: Path) -> None:
    database = made_database(tmp_path)
    store, records = SqlTaskStore(database), SqlPiiRecords(database)
    task = make_task("a").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED})
    add(store, task)
    assert store.claim_task(START)
    assert store.save_plan("a", make_plan(task), LOCAL)
    records.raise_task("a", {PiiKind.IBAN: 1})
    with pytest.raises(LeavesNot):
        store.begin_attempt(make_attempt("a").model_copy(update={"route": Route.CLOUD}))
    with (
        pytest.raises(RuntimeError, match="only be raised"),
        database.write() as connection,
    ):
        connection.exec_driver_sql("UPDATE tasks SET privacy = 'cloud_allowed'")
    database.close()
