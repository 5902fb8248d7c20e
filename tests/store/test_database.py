"""The file itself: its settings, its faults, and processes that share it or die over it."""

import os
import random
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2  # two SQLites in one process do not see each other's locks

from app.domain.attempt import AttemptOutcome
from app.domain.errors import DiskFull, HomeNotWritable, StoreBusy, StoreDamaged
from app.domain.task import Task
from app.store import database as database_module
from app.store.database import FILE_NAME, Database, open_database
from app.store.task_store import SqlTaskStore
from tests.conftest import REPOSITORY
from tests.contract.samples import START, add, make_attempt, make_task, moment, running_task
from tests.made_store import made_database

FULL_SYNC = 2


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = made_database(tmp_path)
    yield database
    database.close()


def start_writer(stack: ExitStack, home: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(home), name, str(count)]
    writer = subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    stack.callback(writer.kill)  # called before it is waited for
    return stack.enter_context(writer)


def tell_to_begin(writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None
    writer.stdin.write("\n")
    writer.stdin.flush()


def stored_ids(home: Path) -> set[str]:
    store = SqlTaskStore(open_database(home, moment(60)))
    ids = {task.id for task in store.tasks()}
    store.close()
    return ids


# --- settings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", FULL_SYNC),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_keeps_to_the_rules(
    database: Database, pragma: str, value: object
) -> None:
    with database.read() as first, database.write() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_closed_attempt_cannot_be_changed(database: Database) -> None:
    store = SqlTaskStore(database)
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", AttemptOutcome.FAILED, moment(3))
    before = store.attempts("a")
    change = "UPDATE attempts SET outcome = 'done', model = 'other'"
    with (
        pytest.raises(RuntimeError, match="a closed attempt is never changed"),
        database.write() as connection,
    ):
        connection.exec_driver_sql(change)
    assert store.attempts("a") == before


def test_a_transaction_that_fails_changes_nothing(database: Database) -> None:
    store = SqlTaskStore(database)
    add(store, make_task("a"))
    change = "UPDATE tasks SET instruction = 'changed'"
    with pytest.raises(RuntimeError, match="no such table"), database.write() as connection:
        [connection.exec_driver_sql(sql) for sql in (change, "DELETE FROM nowhere")]
    assert store.task("a").instruction == ""


def test_no_error_carries_text_of_the_user(database: Database) -> None:
    store = SqlTaskStore(database)
    secret = "the doctor said"
    add(store, make_task("a", words=secret))
    with pytest.raises(RuntimeError) as fault:
        add(store, make_task("a", words=secret))
    told = "".join(traceback.format_exception(fault.value)) + str(fault.value.__context__)
    assert "UNIQUE constraint failed" in told
    assert secret not in told


# --- faults -------------------------------------------------------------------------------


def test_a_file_that_is_no_store_is_damaged_and_left_alone(tmp_path: Path) -> None:
    rubbish = random.Random(1).randbytes(8192)
    (tmp_path / FILE_NAME).write_bytes(rubbish)
    with pytest.raises(StoreDamaged) as fault:
        open_database(tmp_path, START)
    assert fault.value.facts == {"path": tmp_path / FILE_NAME}
    assert (tmp_path / FILE_NAME).read_bytes() == rubbish


def test_a_store_with_damaged_pages_is_damaged(tmp_path: Path) -> None:
    store = SqlTaskStore(open_database(tmp_path, START))
    add(store, make_task("a"))
    store.close()
    with (tmp_path / FILE_NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)  # the first page holds the tables' names
        file.write(random.Random(1).randbytes(size - 4096))
    with pytest.raises(StoreDamaged):
        SqlTaskStore(open_database(tmp_path, START)).tasks()


def test_a_home_that_is_a_file_is_not_writable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_bytes(b"")
    with pytest.raises(HomeNotWritable) as fault:
        open_database(home, START)
    assert fault.value.facts == {"path": home}


def test_a_home_that_is_not_there_is_not_writable(tmp_path: Path) -> None:
    with pytest.raises(HomeNotWritable):
        open_database(tmp_path / "gone", START)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is write-protected for root"
)
def test_a_home_without_write_permission_is_not_writable(tmp_path: Path) -> None:
    open_database(tmp_path, START).close()
    (tmp_path / FILE_NAME).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(HomeNotWritable):
            add(SqlTaskStore(open_database(tmp_path, START)), make_task("a"))
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_is_told_and_loses_nothing(small_disk: Path) -> None:
    store = SqlTaskStore(open_database(small_disk, START))
    tasks = [
        make_task(f"{number:02}", created=-number, words="long " * 5000) for number in range(50)
    ]
    added: list[Task] = []
    with pytest.raises(DiskFull):
        added.extend(add(store, task) for task in tasks)
    assert 0 < len(added) < len(tasks)
    assert store.tasks() == added
    store.close()
    assert stored_ids(small_disk) == {task.id for task in added}


def test_a_disk_that_was_full_at_the_start_is_told(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"), (small_disk / "other").open("wb") as file:
        file.write(bytes(6_000_000))
    with pytest.raises(DiskFull):
        open_database(small_disk, START)


# --- other programs and processes ---------------------------------------------------------


def test_a_new_file_that_another_process_is_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(dbapi2.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waits: list[float] = []

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 2:
                other.execute("COMMIT")

        monkeypatch.setattr(database_module, "sleep", sleep)
        open_database(tmp_path, START).close()
        assert len(waits) == 2


def test_a_store_that_another_program_keeps_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "sleep", lambda seconds: None)
    with closing(dbapi2.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            open_database(tmp_path, START)


def test_writing_while_another_program_writes_is_busy(database: Database) -> None:
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with closing(dbapi2.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            add(SqlTaskStore(database), make_task("a"))
        assert SqlTaskStore(database).tasks() == []
        other.execute("ROLLBACK")
    add(SqlTaskStore(database), make_task("a"))


def test_two_processes_make_a_file_and_write_to_it_at_once(tmp_path: Path) -> None:
    with ExitStack() as stack:
        writers = [start_writer(stack, tmp_path, name, 40) for name in ("left", "right")]
        for writer in writers:
            tell_to_begin(writer)
        said = [writer.communicate()[0].split() for writer in writers]
        assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(ids) for ids in said] == [40, 40]
    assert stored_ids(tmp_path) == {*said[0], *said[1]}


@pytest.mark.parametrize("killed_after", [1, 17])
def test_a_killed_writer_loses_nothing_that_was_committed(
    tmp_path: Path, killed_after: int
) -> None:
    with ExitStack() as stack:
        writer = start_writer(stack, tmp_path, "a", 100_000)
        tell_to_begin(writer)
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(killed_after)]
        writer.kill()
        said += writer.stdout.readlines()
    committed = {line.strip() for line in said if line.endswith("\n")}
    assert len(committed) >= killed_after
    stored = stored_ids(tmp_path)
    assert committed <= stored
    assert len(stored - committed) <= 1  # it may have died between committing and saying so
    with closing(dbapi2.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
