"""How text, times and paths lie in the file, and what is told when they cannot be read."""

import os
import traceback
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import StoreDamaged
from app.store.database import FILE_NAME, open_database
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    START,
    add,
    make_attempt,
    make_reading,
    make_task,
    moment,
    running_task,
)
from tests.made_store import made_database

SECRET = b"the doctor said \xff"
EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.fixture
def store(tmp_path: Path) -> SqlTaskStore:
    return SqlTaskStore(made_database(tmp_path))


def change(home: Path, statement: str, *values: object) -> None:
    """Write to the file beside the store."""
    with closing(dbapi2.connect(home / FILE_NAME)) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(dbapi2.connect(home / FILE_NAME)) as connection:
        return list(connection.execute(query))


@pytest.mark.parametrize("how", ["pages", "text"])
def test_a_page_that_is_not_utf_8_is_damage_and_is_not_quoted(
    store: SqlTaskStore, tmp_path: Path, how: str
) -> None:
    add(store, make_task("a"))
    store.save_reading("a-document", make_reading(["A page."]))
    change(tmp_path, "UPDATE pages SET text = CAST(? AS TEXT)", SECRET)
    with pytest.raises(StoreDamaged) as fault:
        store.pages("a-document") if how == "pages" else store.text("a-document", 0, 7)
    assert fault.value.facts == {"path": tmp_path / FILE_NAME}
    assert_untold(fault.value)


def test_a_task_that_is_not_utf_8_is_damage_and_is_not_quoted(
    store: SqlTaskStore, tmp_path: Path
) -> None:
    add(store, make_task("a"))
    change(tmp_path, "UPDATE tasks SET instruction = CAST(? AS TEXT)", SECRET)
    with pytest.raises(StoreDamaged) as fault:
        store.task("a")
    assert_untold(fault.value)


def assert_untold(fault: StoreDamaged) -> None:
    told = "".join(traceback.format_exception(fault)) + f"{fault.info!r}"
    assert "doctor" not in told
    assert fault.__cause__ is None


def test_every_time_lies_in_the_file_in_utc(store: SqlTaskStore, tmp_path: Path) -> None:
    running_task(store, "x")
    task = make_task("a").model_copy(update={"created_at": moment(5).astimezone(EAST)})
    add(store, task)
    attempt = make_attempt("x").model_copy(update={"started_at": moment(6).astimezone(EAST)})
    assert store.begin_attempt(attempt)
    assert store.cancel_task("x", moment(7).astimezone(EAST))
    [(created,)] = ask(tmp_path, "SELECT created_at FROM tasks WHERE id = 'a'")
    [(finished,)] = ask(tmp_path, "SELECT finished_at FROM tasks WHERE id = 'x'")
    [(started,)] = ask(tmp_path, "SELECT started_at FROM attempts")
    assert created == "2026-03-02T09:00:05.000000+00:00"
    assert started == "2026-03-02T09:00:06.000000+00:00"
    assert finished == "2026-03-02T09:00:07.000000+00:00"


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_a_path_lies_in_the_file_as_the_bytes_of_its_name(
    store: SqlTaskStore, tmp_path: Path
) -> None:
    add(store, make_task("a"), "/home/me/café.txt")
    add(store, make_task("b"), os.fsdecode(b"/home/me/caf\xe9.txt"), name="caf\ufffd.txt")
    paths = ask(tmp_path, "SELECT path FROM documents ORDER BY id")
    assert paths == [("/home/me/café.txt",), (b"/home/me/caf\xe9.txt",)]


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize(
    "name", ["a?mode=ro", "a#b", "50%", "%2e%2e", "a b&c=d;e", "é’名", "file:x"]
)
def test_a_home_may_have_any_name(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    home.mkdir()
    for task_id in ("a", "b"):  # made, then opened again
        store = SqlTaskStore(open_database(home, START))
        add(store, make_task(task_id))
        assert store.task(task_id).id == task_id
        store.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert [path.name for path in home.iterdir()] == [FILE_NAME]
