"""A set as a table: live, sorted, filtered, copied, exported; a row leads to its result."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.options import Label, Options
from app.domain.task import Kind
from app.pipeline.set_view import SetRow, SetTable
from app.pipeline.submit import Order
from app.ui.main_window import MainWindow
from app.ui.set_grid import SetGrid
from app.ui.set_grid_model import SetGridModel, cell_line
from tests.fakes.house import FakeHouse
from tests.ui.conftest import BROKEN, LONG, SHORT
from tests.ui.hands import press

LABELS = Options(labels=(Label(name="bill"), Label(name="letter")))


@pytest.fixture
def grid(qtbot: QtBot, window: MainWindow) -> Iterator[SetGrid]:
    """The table of a set of three files, one of them damaged."""
    window.order(Order(Kind.CLASSIFY, Path(), options=LABELS), [SHORT, LONG, BROKEN])
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    window.table.selectRow(0)
    window.work.show_set()
    grid = window.findChild(SetGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: "3 of 3" in grid.state.text(), timeout=15_000)
    yield grid
    grid.close()


def column(grid: SetGrid, name: str) -> list[str]:
    titles = [
        grid.model.headerData(at, Qt.Orientation.Horizontal)
        for at in range(grid.model.columnCount())
    ]
    at = titles.index(name)
    return [grid.model.index(row, at).data() for row in range(grid.model.rowCount())]


def test_each_file_has_a_row_and_each_field_a_column(grid: SetGrid) -> None:
    assert column(grid, "document") == ["broken.pdf", "long.txt", "short.txt"]
    assert column(grid, "state") == ["failed", "succeeded", "succeeded"]
    assert column(grid, "label") == ["", "bill", "bill"]
    assert "damaged" in column(grid, "error")[0]


def test_it_is_sorted_filtered_and_copied(grid: SetGrid) -> None:
    grid.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert column(grid, "document") == ["short.txt", "long.txt", "broken.pdf"]
    grid.filter.setText("SHORT")
    assert column(grid, "document") == ["short.txt"]
    grid.grid.selectRow(0)
    grid.copy()
    assert QGuiApplication.clipboard().text().split("\t")[0] == "short.txt"


def test_enter_on_a_row_shows_its_result(qtbot: QtBot, window: MainWindow, grid: SetGrid) -> None:
    grid.grid.setCurrentIndex(grid.model.index(2, 0))
    press(grid.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "short.txt" in window.pane._title.text())
    assert grid.isVisible()


@pytest.mark.parametrize("name", ["out.csv", "out"])
def test_it_is_exported_and_says_where(
    qtbot: QtBot, grid: SetGrid, fakes: FakeHouse, tmp_path: Path, name: str
) -> None:
    asked = len(fakes.engine.prompts)
    grid.export_to(tmp_path / name)
    qtbot.waitUntil(grid.export_button.isEnabled)
    qtbot.waitUntil(lambda: str(tmp_path) in grid.state.text())
    grid._look_again()
    qtbot.waitUntil(lambda: not grid._is_reading)
    assert str(tmp_path) in grid.state.text()  # another look leaves it
    assert "3 of 3" in grid.state.text()
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["document"] for row in rows] == ["broken.pdf", "long.txt", "short.txt"]
    assert len(fakes.engine.prompts) == asked  # nothing is run again


def test_an_export_that_cannot_be_written_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, grid: SetGrid, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    grid.export_to(tmp_path / "file" / "out.csv")
    qtbot.waitUntil(window.notice.isVisible)
    assert grid.export_button.isEnabled()


def test_it_fills_while_tasks_run(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> None:
    import threading

    fakes.engine.gate = threading.Event()
    window.order(Order(Kind.SUMMARIZE, Path()), [SHORT, LONG])
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    window.table.selectRow(0)
    window.work.show_set()
    grid = window.findChild(SetGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: grid.model.rowCount() == 2)
    assert "0 of 2" in grid.state.text()
    fakes.engine.gate.set()
    qtbot.waitUntil(lambda: "2 of 2" in grid.state.text(), timeout=15_000)
    assert all(column(grid, "summary"))
    grid.close()


def test_a_grid_that_is_closed_while_it_reads_is_no_error(qtbot: QtBot, window: MainWindow) -> None:
    window.order(Order(Kind.SUMMARIZE, Path()), [SHORT, LONG])
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    window.table.selectRow(0)
    window.work.show_set()
    grid = window.findChild(SetGrid)
    assert grid is not None
    grid.close()
    qtbot.wait(300)


def test_a_task_by_itself_has_no_table(qtbot: QtBot, window: MainWindow) -> None:
    window.order(Order(Kind.SUMMARIZE, Path()), [SHORT])
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    window.table.selectRow(0)
    window.work.show_set()
    assert window.notice.isVisible()
    assert window.findChild(SetGrid) is None


def test_numbers_are_sorted_by_size_and_empty_cells_stand_last() -> None:
    model = SetGridModel()
    cells = (10, 9.5, None, "ten", True, "Nine")
    rows = tuple(SetRow(str(number), (cell,)) for number, cell in enumerate(cells))
    model.apply(SetTable(("value",), rows, 6, 6, 0))
    model.sort(0)
    shown = [model.index(row, 0).data() for row in range(6)]
    assert shown == ["9.5", "10", "Nine", "ten", "true", ""]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(6)][-1] == ""


def test_a_cell_is_one_line_of_plain_text() -> None:
    assert cell_line("two\nlines \u202eback <b>") == cell_line("two lines \u202eback <b>")
    assert "\u202e" not in cell_line("\u202eback")
    assert len(cell_line("long " * 500)) < 310
