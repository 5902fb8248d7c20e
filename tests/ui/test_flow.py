"""The layout whose widgets stand on as many lines as they need."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.flow import FlowLayout

SIZES = ((60, 30), (60, 10), (60, 20))


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Three parts of other heights, and a hidden one."""
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row, spacing=10)
    for width, height in SIZES:
        part = QWidget()
        part.setFixedSize(width, height)
        layout.addWidget(part)
    hidden = QWidget()
    hidden.setFixedSize(500, 500)
    hidden.hide()
    layout.addWidget(hidden)
    return row


def places(row: QWidget, width: int) -> list[tuple[int, int]]:
    layout = row.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    widgets = [item.widget() for at in range(3) if (item := layout.itemAt(at)) is not None]
    return [(widget.x(), widget.y()) for widget in widgets if widget is not None]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (200, 30, [(0, 0), (70, 10), (140, 5)]),
        (199, 60, [(0, 0), (70, 10), (0, 40)]),
        (10, 80, [(0, 0), (0, 40), (0, 60)]),
    ],
)
def test_parts_stand_in_the_middle_of_lines_that_they_fill(
    row: QWidget, width: int, height: int, expected: list[tuple[int, int]]
) -> None:
    assert places(row, width) == expected
    layout = row.layout()
    assert layout is not None
    assert layout.heightForWidth(width) == height


def test_it_begins_at_the_right_where_one_reads_from_there(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(row, 200) == [(140, 0), (70, 10), (0, 5)]


def test_nothing_takes_no_room(qtbot: QtBot) -> None:
    empty = QWidget()
    qtbot.addWidget(empty)
    assert FlowLayout(empty, spacing=10).heightForWidth(100) == 0
