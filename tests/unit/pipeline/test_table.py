"""Rows and columns from the results of a set."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import JsonValue

from app.domain.errors import DocumentDamaged, TaskUnknown
from app.domain.options import Label, Options
from app.domain.result import Receipt, ReportedError, TaskReport
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.pipeline.submit import Order, submit_tasks
from app.pipeline.table import FileResult, file_results, find_tasks, make_table
from tests.fakes.house import FakeHouse, fake_house
from tests.unit.pipeline.test_sets import run_one

FILES = [Path(f"/docs/{number}.txt") for number in range(3)]
FIXED = ("document", "path", "state", "error")
SCHEMA = {"type": "object", "properties": {"sum": {"type": "number"}, "state": {"type": "string"}}}
RECEIPT = Receipt.model_construct()


def result(
    kind: Kind, value: JsonValue, name: str = "a.txt", options: Options | None = None
) -> FileResult:
    state = TaskState.RUNNING if value is None else TaskState.SUCCEEDED
    task = Task(
        id=name,
        kind=kind,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        priority=Priority.BACKGROUND,
        options=options or Options(),
        document_ids=("d",),
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    report = TaskReport(
        task_id=name,
        document=name,
        state=state,
        kind=kind,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        route=None,
        reason=None,
        result=value,
        citations=(),
        receipt=RECEIPT,
        error=None,
    )
    return FileResult(task, f"/docs/{name}", report)


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (Kind.SUMMARIZE, "summary"),
        (Kind.ASK, "answer"),
        (Kind.TRANSLATE, "text"),
        (Kind.REWRITE, "text"),
    ],
)
def test_a_text_has_a_column(kind: Kind, column: str) -> None:
    grid = make_table([result(kind, "Words."), result(kind, None, "b.txt")])
    assert grid.columns == (*FIXED, column)
    assert grid.rows == (
        ("a.txt", "/docs/a.txt", "succeeded", None, "Words."),
        ("b.txt", "/docs/b.txt", "running", None, None),
    )


def test_a_label_has_its_probability() -> None:
    value: JsonValue = {"label": "bill", "probabilities": {"bill": 0.75, "letter": 0.25}}
    options = Options(labels=(Label(name="bill"), Label(name="letter")))
    grid = make_table([result(Kind.CLASSIFY, value, options=options)])
    assert grid.columns == (*FIXED, "label", "probability")
    assert grid.rows[0][4:] == ("bill", 0.75)


def test_fields_are_in_the_order_of_the_schema_before_there_is_a_result() -> None:
    options = Options(json_schema=SCHEMA)
    values: list[JsonValue] = [None, {"extra": [1], "state": "paid", "sum": 3.5}]
    grid = make_table([result(Kind.EXTRACT, value, options=options) for value in values])
    assert grid.columns == (*FIXED, "sum", "state (field)", "extra")
    assert [row[4:] for row in grid.rows] == [(None, None, None), (3.5, "paid", [1])]


def test_a_label_for_each_row_gives_a_row_for_each() -> None:
    rows: JsonValue = [{"row": 1, "label": "x", "text": "a"}, {"row": 2, "label": "y", "text": "b"}]
    grid = make_table([result(Kind.CLASSIFY, rows)])
    assert grid.columns == (*FIXED, "label", "probability", "row", "text")
    assert [row[4:] for row in grid.rows] == [("x", None, 1, "a"), ("y", None, 2, "b")]


def test_a_result_that_is_a_list_of_words_is_one_cell() -> None:
    grid = make_table([result(Kind.SUMMARIZE, ["a", "b"])])
    assert grid.rows[0][4:] == (["a", "b"],)


def test_no_files_make_an_empty_table() -> None:
    assert make_table([]) == (FIXED, ())


# --- from the store -----------------------------------------------------------------------


@pytest.fixture
def house() -> FakeHouse:
    pages = {path: [f"Text of {path.name}. " * 9] for path in FILES}
    return fake_house({**pages, FILES[1]: DocumentDamaged(name="1.txt")})


def queue(house: FakeHouse, set_id: str) -> list[Task]:
    orders = [Order(Kind.SUMMARIZE, path, set_id=set_id) for path in FILES]
    return submit_tasks(house.ports, orders)


def test_a_table_is_live(house: FakeHouse) -> None:
    tasks = queue(house, "set1")
    run_one(house, tasks[0].id)
    run_one(house, tasks[1].id)
    found = find_tasks(house.ports, "set1")
    assert [task.id for task in found] == [task.id for task in tasks]
    grid = make_table(file_results(house.ports, [task.id for task in found]))
    assert [row[2] for row in grid.rows] == ["succeeded", "failed", "queued"]
    assert grid.rows[0][4]
    assert grid.rows[1][3] == ReportedError.of(DocumentDamaged(name="1.txt").info).title


def test_a_set_or_a_task_is_found_by_the_beginning_of_its_id(house: FakeHouse) -> None:
    tasks = queue(house, "set1")
    assert len(find_tasks(house.ports, "set")) == 3
    assert [task.id for task in find_tasks(house.ports, tasks[1].id)] == [tasks[1].id]
    for unknown in ("none", ""):
        with pytest.raises(TaskUnknown):
            find_tasks(house.ports, unknown)


def test_of_a_file_that_is_there_twice_the_newest_counts(house: FakeHouse) -> None:
    first = queue(house, "set1")
    run_one(house, first[0].id)
    house.clock.advance(1)
    second = queue(house, "set1")
    found = {task.id for task in find_tasks(house.ports, "set1")}
    assert found == {second[0].id, first[1].id, first[2].id}
