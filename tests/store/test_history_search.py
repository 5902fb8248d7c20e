"""However the history is searched, by rows or task by task, the same is found in the same order."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.history_words import search_terms
from app.domain.ports.history import HistoryFilter, TaskTexts
from app.domain.task import Kind
from app.store import history_query
from app.store.database import Database, open_database
from app.store.history import SqlHistory
from app.store.task_store import SqlTaskStore
from tests.contract.samples import START, add, make_reading, make_task

_TASKS = 60
_SEARCHES = ("common", "some", "old", "common some", "com*", "seldom", "nowhere")
# Few rows, tasks at a time, patience, many rows, how wide the index is read.
_WAYS = {
    "walked": (0, 2, 4, 1000, 0, 1000),
    "walked, all rows known": (0, 2, 4, 1000, 0, 0),
    "walked, then by rows": (0, 2, 2, 4, 1000, 1000),
    "walked though there are many": (0, 3, 3, 3, 5, 1000),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Tasks whose pages were stored in another order than they were asked for."""
    database = open_database(Path(tmp_path_factory.mktemp("history")), START)
    store, history, chance = SqlTaskStore(database), SqlHistory(database), random.Random(4)
    order = list(range(_TASKS))
    chance.shuffle(order)
    for number in order:
        words = ["common"] + ["some"] * (number % 3 == 0) + ["seldom"] * (number == 31)
        words += ["old"] * (number < 12)
        task_id, text = f"t{number:02}", " ".join(words)
        add(store, make_task(task_id, created=number // 2), f"/in/{number}.txt")
        pages = [text, "Nothing.", text] if number % 2 else ["Nothing."]
        store.save_reading(f"{task_id}-document", make_reading(pages))
        result = "" if number % 4 == 1 else text
        history.put_texts([TaskTexts(task_id, f"{number}.txt", "", result)])
    yield database
    database.close()


def found(database: Database, typed: str) -> list[history_query.Found]:
    """All of it, seven at a time."""
    wanted = HistoryFilter(terms=search_terms(typed))
    all_found: list[history_query.Found] = []
    with database.read() as connection:
        after = None
        while page := history_query.select_found(connection, wanted, after, 7):
            all_found += page
            after = page[-1].task_id
    return all_found


@pytest.mark.parametrize("way", _WAYS.values(), ids=list(_WAYS))
def test_every_way_finds_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch, way: tuple[int, ...]
) -> None:
    by_rows = {typed: found(database, typed) for typed in _SEARCHES}
    assert len(by_rows["common"]) == _TASKS
    assert [one.task_id for one in by_rows["old"]] == [
        *("t10", "t11", "t08", "t09", "t06", "t07", "t04", "t05", "t02", "t03", "t00", "t01"),
    ]
    assert by_rows["nowhere"] == []
    names = ("_FEW", "_FIRST_BITE", "_LARGEST_BITE", "_PATIENCE", "_MANY", "_WIDE")
    for name, value in zip(names, way, strict=True):
        monkeypatch.setattr(history_query, name, value)
    for typed, expected in by_rows.items():
        assert found(database, typed) == expected


def test_a_filter_that_nothing_fits_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_query, "_FEW", 0)
    monkeypatch.setattr(history_query, "_FIRST_BITE", 4)
    wanted = HistoryFilter(terms=search_terms("common"), kinds=(Kind.ASK,))
    with database.read() as connection:
        assert history_query.select_found(connection, wanted, None, 5) == []
