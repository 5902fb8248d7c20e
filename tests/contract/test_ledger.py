"""What every Ledger promises; the fake and the real one keep the same promises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    Permit,
    Purpose,
    permit_for,
    permit_for_endpoint,
    permit_without_documents,
)
from app.domain.errors import LeavesNot
from app.domain.ports import Ledger, TaskStore
from app.domain.task import Privacy
from app.store.ledger import SqlLedger
from app.store.task_store import SqlTaskStore
from tests.contract.samples import add, make_attempt, make_task, moment, running_task
from tests.fakes.egress import FakeLedger
from tests.made_store import made_database

PROBE = permit_without_documents(Purpose.PROBE)


@pytest.fixture(params=["fake", "sql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    if request.param == "fake":
        yield FakeLedger()
        return
    database = made_database(tmp_path)
    yield SqlLedger(database)
    database.close()


def departure(permit: Permit = PROBE, at: float = 1, process: str = "7@1.00") -> Departure:
    return Departure(moment(at), permit, "GET", "host.example", 443, "", False, process)


def test_a_row_says_what_and_where_and_is_closed_once(ledger: Ledger) -> None:
    row_id = ledger.begin(departure())
    [row] = ledger.rows(moment(0), 9)
    assert (row.id, row.at, row.purpose) == (row_id, moment(1), Purpose.PROBE)
    assert (row.method, row.host, row.port, row.via) == ("GET", "host.example", 443, "")
    assert (row.outcome, row.bytes_out, row.bytes_in) == (None, None, None)
    assert ledger.end(row_id, Ending(moment(2), EgressOutcome.ANSWERED, 10, 20, "192.0.2.7:443"))
    assert not ledger.end(row_id, Ending(moment(3), EgressOutcome.BROKEN, 1, 1))
    [row] = ledger.rows(moment(0), 9)
    assert (row.ended_at, row.outcome) == (moment(2), EgressOutcome.ANSWERED)
    assert (row.bytes_out, row.bytes_in, row.address) == (10, 20, "192.0.2.7:443")


def test_rows_come_newest_first_from_a_moment_on(ledger: Ledger) -> None:
    ids = [ledger.begin(departure(at=at)) for at in (1, 2, 3)]
    assert [row.id for row in ledger.rows(moment(2), 9)] == [ids[2], ids[1]]
    assert [row.id for row in ledger.rows(moment(0), 1)] == [ids[2]]


def test_the_sum_is_of_what_left_and_of_all_rows(ledger: Ledger) -> None:
    """Neither of what stayed on this machine, nor of what found nobody to go to."""
    outcomes = [EgressOutcome.ANSWERED, EgressOutcome.NOT_CONNECTED, EgressOutcome.BROKEN, None]
    for at, outcome in enumerate(outcomes, start=1):
        row_id = ledger.begin(departure(at=at))
        if outcome is not None:
            ledger.end(row_id, Ending(moment(9), outcome, 10 * at, 100 * at))
    ledger.begin(departure(at=5)._replace(is_staying=True))
    assert ledger.left(moment(0)) == (3, 40, 400)
    assert ledger.left(moment(2)) == (2, 30, 300)
    assert ledger.left(moment(99)) == (0, 0, 0)


def test_what_a_dead_process_left_open_is_closed_as_unknown(ledger: Ledger) -> None:
    dead, alive = ledger.begin(departure(process="1@0.50")), ledger.begin(departure())
    closed = ledger.begin(departure(process="1@0.50"))
    ledger.end(closed, Ending(moment(2), EgressOutcome.ANSWERED, 1, 1))
    assert ledger.close_orphans(lambda name: name == "7@1.00", moment(9)) == 1
    assert ledger.close_orphans(lambda name: name == "7@1.00", moment(9)) == 0
    rows = {row.id: row for row in ledger.rows(moment(0), 9)}
    assert (rows[dead].outcome, rows[dead].ended_at) == (EgressOutcome.UNKNOWN, moment(9))
    assert (rows[dead].bytes_out, rows[alive].outcome) == (None, None)
    assert rows[closed].outcome is EgressOutcome.ANSWERED


@pytest.fixture
def sql(tmp_path: Path) -> Iterator[tuple[SqlTaskStore, SqlLedger]]:
    database = made_database(tmp_path)
    yield SqlTaskStore(database), SqlLedger(database)
    database.close()


def cloud_task(store: TaskStore) -> Permit:
    task = add(store, make_task("a").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED}))
    return permit_for(Purpose.GENERATE, [task], "a-0-try1")


def test_a_task_that_has_become_local_only_gets_no_row(
    sql: tuple[SqlTaskStore, SqlLedger], tmp_path: Path
) -> None:
    store, ledger = sql
    fake = FakeLedger()
    permit = cloud_task(store)
    for one in (ledger, fake):
        one.begin(departure(permit))
    database = made_database(tmp_path)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE tasks SET privacy = 'local_only'")
    fake.local_only.add("a")
    for one in (ledger, fake):
        with pytest.raises(LeavesNot):
            one.begin(departure(permit))
        assert len(one.rows(moment(0), 9)) == 1
    database.close()


def test_rows_outlive_their_task(sql: tuple[SqlTaskStore, SqlLedger], tmp_path: Path) -> None:
    store, ledger = sql
    ledger.begin(departure(cloud_task(store)))
    database = made_database(tmp_path)
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM tasks")
    database.close()
    [row] = ledger.rows(moment(0), 9)
    assert (row.task_id, row.attempt_id) == ("a", "a-0-try1")


def test_a_request_to_an_endpoint_is_booked_on_its_attempts_task(
    sql: tuple[SqlTaskStore, SqlLedger],
) -> None:
    store, ledger = sql
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    permit = permit_for_endpoint("127.0.0.1", (), "a-0-try1")
    ledger.begin(departure(permit)._replace(is_staying=True))
    ledger.begin(departure(permit_for_endpoint("127.0.0.1", (), "no-attempt")))
    second, first = ledger.rows(moment(0), 9)
    assert (first.task_id, first.is_staying, second.task_id) == ("a", True, None)
