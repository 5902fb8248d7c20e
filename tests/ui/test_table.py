"""The table's model, without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.route import Route
from app.domain.task import Kind, TaskState
from app.pipeline.queries import TaskRow
from app.ui.task_model import DOCUMENT, LEFT, PROGRESS, SPEED, STAGE, TaskTableModel

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def row(number: int, **changes: object) -> TaskRow:
    base = TaskRow(
        id=f"t{number}",
        document=f"{number}.pdf",
        path=f"/docs/{number}.pdf",
        kind=Kind.SUMMARIZE,
        state=TaskState.RUNNING,
        route=Route.LOCAL,
        stage="map 3 of 9",
        steps_done=2,
        steps_total=11,
        tokens_per_second=80.4,
        seconds_left=95.0,
        created_at=NOON + timedelta(seconds=number),
        error=None,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def texts(model: QAbstractItemModel, place: int) -> list[str]:
    return [model.index(place, column).data() for column in range(model.columnCount())]


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = TaskTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.apply([row(1), row(2)])
    model.apply([row(2, stage="merge 1 of 1"), row(3)])
    assert model.rowCount() == 3


def test_cells_say_where_a_task_is() -> None:
    model = TaskTableModel()
    model.apply([row(1)])
    cells = texts(model, 0)
    assert cells[DOCUMENT] == "1.pdf"
    assert cells[STAGE] == "map 3 of 9"
    assert cells[PROGRESS] == "2 of 11"
    assert cells[SPEED] == "80 tokens/s"
    assert cells[LEFT] == "about 2 min"


def test_a_failed_row_says_why() -> None:
    model = TaskTableModel()
    model.apply([row(1, state=TaskState.FAILED, error=DiskFull().info)])
    assert texts(model, 0)[STAGE] == "The disk is full"


def test_new_rows_come_on_top_in_order_and_changed_ones_stay_in_place() -> None:
    model = TaskTableModel()
    model.apply([row(2), row(1)])
    model.apply([row(1, stage="succeeded"), row(3)])
    assert [texts(model, place)[DOCUMENT] for place in range(3)] == ["3.pdf", "2.pdf", "1.pdf"]
    assert texts(model, 2)[STAGE] == "succeeded"


def test_an_unchanged_row_is_not_announced(qtbot: QtBot) -> None:
    model = TaskTableModel()
    model.apply([row(1)])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.apply([row(1)])
    with qtbot.waitSignal(model.dataChanged):
        model.apply([row(1, steps_done=3)])


def test_a_screen_reader_hears_column_and_value() -> None:
    model = TaskTableModel()
    model.apply([row(1)])
    assert model.index(0, STAGE).data(Qt.ItemDataRole.AccessibleTextRole) == "Stage: map 3 of 9"


def test_many_rows_are_told_at_once(qtbot: QtBot) -> None:
    model = TaskTableModel()
    signals: list[str] = []
    model.rowsInserted.connect(lambda *_: signals.append("new"))
    model.dataChanged.connect(lambda *_: signals.append("changed"))
    model.apply([row(number) for number in range(100)])
    model.apply([row(number, stage="succeeded") for number in range(200)])
    assert signals == ["new", "changed", "new"]
    assert texts(model, 0)[DOCUMENT] == "199.pdf"
    assert texts(model, 199)[DOCUMENT] == "0.pdf"
